"""Fit the triage: a weight for each piece and each hashed pair of neighbours. In: examples. Out: ``triage.npz``.

    python training/triage.py --data DATA --out src/callup/reading/weights --base BASE --russian devset.jsonl

Logistic regression on whether a window holds a claim, of any country; the threshold lets one in ten windows of unseen random
news pass, at which all but about one in a hundred windows with a core claim do (printed, by house, over windows left out in
turn). Deliberately missing: words in their order beyond pairs.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sources
import store
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from store import Example

from callup.model import Span
from callup.reading.pieces import CLOSE, OPEN, Cutter
from callup.reading.triage import PAIRS, pairs

PIECES = 53925
DEVELOPMENT = frozenset({"isw-dev", "tv-dev", "seeds", "held", "held-near"})
KEPT = 0.10  # Share of random news that is shown to the encoder all the same.
FOLDS = 4
STRENGTH = 0.3
POSITIVE_WEIGHT = 4.0
POST = 80  # Pieces of a post.


def features(example: Example) -> np.ndarray:
    """The numbers of a window's distinct pieces, then of its pairs."""
    ids = np.asarray(example["ids"][1:-1], np.int64)
    return np.concatenate([np.unique(ids), PIECES + np.unique(pairs(ids))])


def fit(rows: list[np.ndarray], holds: np.ndarray) -> np.ndarray:
    """The weights of a logistic regression over sets of features."""
    at = np.concatenate([np.full(len(row), i) for i, row in enumerate(rows)])
    table = csr_matrix(
        (np.ones(len(at), np.float32), (at, np.concatenate(rows))),
        shape=(len(rows), PIECES + PAIRS),
    )
    model = LogisticRegression(
        C=STRENGTH, solver="liblinear", class_weight={0: 1.0, 1: POSITIVE_WEIGHT}, max_iter=200
    )
    model.fit(table, holds)
    found: np.ndarray = model.coef_[0].astype(np.float32)
    return found


def off_matter(path: Path, cutter: Cutter) -> list[Example]:
    """Every other Russian news document, in stretches as long as posts; the rest stays unseen, to be measured."""
    found = []
    for text in sources.factrueval(path, 2):
        ids = cutter.cut(text.text, Span(0, len(text.text))).ids
        found += [
            {"ids": [OPEN, *ids[at : at + POST], CLOSE], "claim": [0] * POST, "spans": [], "house": text.house, "set": text.set}
            for at in range(0, len(ids), POST)
        ]  # fmt: skip
    return found


@dataclass
class Table:
    """Windows: their features, whether they hold a claim, whether a core one, and whose they are."""

    rows: list[np.ndarray]
    holds: np.ndarray
    core: np.ndarray
    houses: dict[str, list[int]]

    @classmethod
    def of(cls, examples: list[Example]) -> Table:
        """The table of examples."""
        houses: dict[str, list[int]] = defaultdict(list)
        for i, x in enumerate(examples):
            houses[x["house"]].append(i)
        return cls(
            [features(x) for x in examples],
            np.array([any(tag > 0 for tag in x["claim"]) for x in examples]),
            np.array([any(span.get("core") == 1 for span in x["spans"]) for x in examples]),
            houses,
        )

    def fit(self, kept: list[int]) -> np.ndarray:
        """Weights from some windows."""
        return fit([self.rows[i] for i in kept], self.holds[kept])

    def scores(self, weights: np.ndarray, asked: list[int]) -> np.ndarray:
        """The scores of some windows."""
        return np.array([weights[self.rows[i]].sum() for i in asked])


def levels(table: Table) -> Iterator[float]:
    """The threshold of each fold, set on random news nobody saw; prints how many claims pass it, by house."""
    unseen = table.houses["background"][::2]
    passed: dict[str, int] = defaultdict(int)
    asked: dict[str, int] = defaultdict(int)
    seen = sorted({*range(len(table.rows))} - {*unseen})
    for part in range(FOLDS):
        weights = table.fit([i for i in seen if i % FOLDS != part])
        level = float(np.quantile(table.scores(weights, unseen), 1 - KEPT))
        yield level
        aside = {i for i in seen if i % FOLDS == part}
        for house, windows in sorted(table.houses.items()):
            mine = [i for i in windows if i in aside and table.core[i]]
            passed[house] += int((table.scores(weights, mine) > level).sum())
            asked[house] += len(mine)
    for house, count in asked.items():
        if count:
            share = f"{passed[house]} of {count} windows with core claims pass"
            print(f"{house}: {share} ({passed[house] / count:.3f})")


def main() -> None:
    """Leave parts out in turn, set the threshold, fit on all, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--base", type=Path, help="the cutter, for --russian")
    parser.add_argument(
        "--russian", type=Path, help="factRuEval's documents: Russian news off the matter"
    )
    given = parser.parse_args()
    examples, _ = store.read(given.data)
    examples = [x for x in examples if x["set"] not in DEVELOPMENT]
    if given.russian:
        examples += off_matter(given.russian, Cutter.read(given.base))
    table = Table.of(examples)
    least = float(np.mean([*levels(table)]))
    weights = table.fit([*range(len(table.rows))])
    single, pair = np.split(weights.astype(np.float16), [PIECES])
    np.savez_compressed(given.out / "triage.npz", single=single, pair=pair, least=least)
    share = (table.scores(weights, table.houses["background"]) > least).mean()
    print(f"threshold {least:.2f}; of background windows it was fitted to {share:.3f} are kept")


if __name__ == "__main__":
    main()
