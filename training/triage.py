"""Fit the triage: a weight for each piece and each hashed pair of neighbours. In: examples. Out: ``triage.npz``.

    python training/triage.py --data DATA --out src/callup/reading/weights

Logistic regression on whether a window holds a claim, of any country; the threshold lets one in ten windows of unseen random
news pass, at which all but about one in a hundred windows with a core claim do (printed, by house, over windows left out in
turn). Deliberately missing: words in their order beyond pairs.
"""

from __future__ import annotations

import argparse
import gzip
import pickle
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from callup.reading.triage import PAIRS, pairs

PIECES = 53925
DEVELOPMENT = frozenset({"isw-dev", "tv-dev", "seeds"})
KEPT = 0.10  # Share of random news that is shown to the encoder all the same.
FOLDS = 4
STRENGTH = 0.3
POSITIVE_WEIGHT = 4.0


def features(example: dict[str, Any]) -> np.ndarray:
    """The numbers of a window's distinct pieces, then of its pairs."""
    ids = np.asarray(example["ids"][1:-1], np.int64)
    return np.concatenate([np.unique(ids), PIECES + np.unique(pairs(ids))])


def fit(rows: list[np.ndarray], holds: np.ndarray) -> np.ndarray:
    """The weights of a logistic regression over sets of features."""
    at = np.concatenate([np.full(len(row), i) for i, row in enumerate(rows)])
    table = csr_matrix((np.ones(len(at), np.float32), (at, np.concatenate(rows))), shape=(len(rows), PIECES + PAIRS))
    model = LogisticRegression(C=STRENGTH, solver="liblinear", class_weight={0: 1.0, 1: POSITIVE_WEIGHT}, max_iter=200)
    model.fit(table, holds)
    found: np.ndarray = model.coef_[0].astype(np.float32)
    return found


def scores(weights: np.ndarray, rows: list[np.ndarray]) -> np.ndarray:
    """The score of each window."""
    return np.array([weights[row].sum() for row in rows])


def main() -> None:
    """Leave houses out in turn, set the threshold, fit on all, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    examples = pickle.loads(gzip.decompress((given.data / "examples.pkl.gz").read_bytes()))  # noqa: S301 (our own file)
    examples = [x for x in examples if x["set"] not in DEVELOPMENT]
    rows = [features(x) for x in examples]
    holds = np.array([any(tag > 0 for tag in x["claim"]) for x in examples])
    core = np.array([any(span.get("core") == 1 for span in x["spans"]) for x in examples])
    houses: dict[str, list[int]] = defaultdict(list)
    passed: dict[str, int] = defaultdict(int)
    asked: dict[str, int] = defaultdict(int)
    for i, x in enumerate(examples):
        houses[x["house"]].append(i)
    background = houses["background"]
    half = set(background[::2])  # Every second background item stays unseen, to be scored too.
    levels = []
    for part in range(FOLDS):
        aside = {i for i in range(len(rows)) if i % FOLDS == part and i not in half}
        kept = [i for i in range(len(rows)) if i not in aside | half]
        weights = fit([rows[i] for i in kept], holds[kept])
        level = float(np.quantile(scores(weights, [rows[i] for i in sorted(half)]), 1 - KEPT))
        levels.append(level)
        for house in sorted(houses):
            mine = [i for i in houses[house] if i in aside and core[i]]
            let = scores(weights, [rows[i] for i in mine]) > level
            passed[house] += int(let.sum())
            asked[house] += len(mine)
    for house, count in asked.items():
        if count:
            print(f"{house}: {passed[house]} of {count} windows with core claims pass ({passed[house] / count:.3f})")
    least = float(np.mean(levels))
    weights = fit(rows, holds)
    np.savez_compressed(given.out / "triage.npz", single=weights[:PIECES].astype(np.float16), pair=weights[PIECES:].astype(np.float16), least=least)
    print(f"threshold {least:.2f}; of background windows it was fitted to {(scores(weights, [rows[i] for i in background]) > least).mean():.3f} are kept")


if __name__ == "__main__":
    main()
