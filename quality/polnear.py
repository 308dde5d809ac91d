"""Score the shipped attribution tagger on PolNeAR instances.

In: a file of one instance a line (`tokens`, `labels`, `id`), gzipped or not; consecutive instances
with one `id` are paragraphs of one document. Out: precision, recall and F1 of spans with both ends
right (exact), with the first word right (begin), and the mean overlap of words (jaccard), by role.
Deliberately missing: matching across roles, and credit for almost right ends in `exact`.

    python quality/polnear.py INSTANCES [--fill] [--json]
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from callup.reading.labelpath import label_spans
from callup.reading.tagger import Tagger

ROLES = ("source", "cue", "content")
Stretch = tuple[int, int]
Labelled = Sequence[Sequence[str]]


def overlap(one: Stretch, other: Stretch) -> float:
    """Return the share of the words of either stretch that both hold."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


def rates(right: int, said: int, true: int) -> dict[str, float]:
    """Return precision, recall and F1 in hundredths."""
    precision, recall = right / max(1, said), right / max(1, true)
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    numbers = {"precision": precision, "recall": recall, "f1": f1}
    return {name: round(100 * number, 1) for name, number in numbers.items()}


def score_role(role: str, gold: Labelled, found: Labelled) -> dict[str, Any]:
    """Compare the spans of one role, instance by instance."""
    said = true = exact = begin = 0
    overlaps: list[float] = []
    for truth, answer in zip(gold, found, strict=True):
        wanted = [(a, b) for r, a, b in label_spans(truth) if r == role]
        given = [(a, b) for r, a, b in label_spans(answer) if r == role]
        true, said = true + len(wanted), said + len(given)
        exact += len(set(wanted) & set(given))
        begin += len({a for a, _ in wanted} & {a for a, _ in given})
        overlaps += [max((overlap(w, g) for g in given), default=0.0) for w in wanted]
        overlaps += [0.0 for g in given if not any(overlap(w, g) for w in wanted)]
    return {
        "exact": rates(exact, said, true),
        "begin": rates(begin, said, true),
        "jaccard": round(100 * sum(overlaps) / max(1, len(overlaps)), 1),
        "gold": true,
        "found": said,
    }


def read_documents(path: Path) -> list[list[dict[str, Any]]]:
    """Read instances and gather those of one document."""
    opener: Callable[..., Iterable[str]] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf8") as lines:  # type: ignore[attr-defined]
        instances = [json.loads(line) for line in lines]
    return [list(group) for _, group in groupby(instances, key=lambda x: x.get("id"))]


def measure(path: Path, tagger: Tagger | None = None, *, fill: bool = False) -> dict[str, Any]:
    """Tag every document of a file and score the answer against the labels in the file.

    With fill, spans with doubtful ends count too, as they do when texts are read for claims.
    """
    tagger = tagger or Tagger.load()
    documents = read_documents(Path(path))
    begun = time.perf_counter()
    found = [
        own for d in documents for own in tagger.tag_words([x["tokens"] for x in d], fill=fill)
    ]
    spent = time.perf_counter() - begun
    gold = [x["labels"] for d in documents for x in d]
    result: dict[str, Any] = {role: score_role(role, gold, found) for role in ROLES}
    count = sum(map(len, gold))
    return result | {"words": count, "words_per_second": round(count / spent)}


def table(result: dict[str, Any]) -> str:
    """Write the figures for people."""
    lines = ["role      exact P     R    F1   begin F1  jaccard   gold  found"]
    for role in ROLES:
        own = result[role]
        exact = "".join(f"{own['exact'][k]:6.1f}" for k in ("precision", "recall", "f1"))
        rest = f"{own['begin']['f1']:11.1f}{own['jaccard']:9.1f}{own['gold']:7}{own['found']:7}"
        lines.append(f"{role:11}{exact}{rest}")
    return "\n".join([*lines, f"{result['words']} words, {result['words_per_second']} a second"])


def main() -> None:
    """Print the figures of one file."""
    parser = argparse.ArgumentParser(description="Score the attribution tagger.")
    parser.add_argument("instances", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--fill", action="store_true", help="count spans with doubtful ends")
    options = parser.parse_args()
    result = measure(options.instances, fill=options.fill)
    sys.stdout.write((json.dumps(result, indent=1) if options.json else table(result)) + "\n")


if __name__ == "__main__":
    main()
