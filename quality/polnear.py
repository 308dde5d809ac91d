"""Scores the attribution head on PolNeAR instances. In: a file of one instance a line. Out: exact F1 by role.

In: (`tokens`, `labels`, `id`), gzipped or not; consecutive instances with one `id` are paragraphs of one document. Out:
precision, recall and F1 of spans with both ends right (exact), by role; with ``--tokens`` F1 of single tokens, for
``adaq-ru`` (`tokens` as pairs of word and role). Deliberately missing: matching across roles.

    python -m quality.polnear INSTANCES [--tokens] [--language ru]
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from callup.model import Span
from callup.reading.encoder import Encode, Encoder
from callup.reading.heads import Heads
from callup.reading.load import packaged
from callup.reading.page import EncodedPage
from callup.reading.pieces import CLOSE, OPEN, Cutter, windows

# Treebank's names of marks, marks that stand against the word before or after, and words that stand against the one before.
PRINTED = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "--": "—"}
CLOSING = frozenset(",.;:!?)]”%…»")
OPENING = frozenset("([“$£€«#")
CLITIC = re.compile(r"n’t|’(?:s|re|ve|ll|d|m)?", re.IGNORECASE)
ROLES = ("source", "cue", "content")
Labels = list[str]


class Tagger:
    """The attribution head over texts given as words."""

    def __init__(self, cutter: Cutter, encode: Encode, heads: Heads) -> None:
        self._cutter, self._encode, self._heads = cutter, encode, heads

    @classmethod
    def load(cls) -> Tagger:
        """With the weights that come with the package."""
        return cls(Cutter.read(packaged()), Encoder.read(packaged()), Heads.read(packaged()))

    def tag(self, paragraphs: Sequence[Sequence[str]]) -> list[Labels]:
        """A label for each word of consecutive paragraphs."""
        text, places = "", []
        for words in paragraphs:
            own = []
            for word, apart in as_printed(words):
                text += " " * apart
                own.append((len(text), len(text) + len(word)))
                text += word
            places.append(own)
            text += "\n\n"
        spans = list(self._spans(text))
        return [_labels(own, spans) for own in places]

    def _spans(self, text: str) -> Iterator[tuple[str, Span]]:
        cut = self._cutter.cut(text, Span(0, len(text)))
        for window in windows(text, cut):
            states = self._encode([OPEN, *cut.ids[window.first : window.after], CLOSE])
            page = EncodedPage(text, cut, window, states, self._heads)
            own = window.own - window.first
            yield from ((role, page.chars(span)) for role, span in page.said if span.start >= own)


def as_printed(tokens: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Words as they stood in print, each with whether a blank stands before it: nobody prints a comma apart.

    >>> "".join(" " * apart + word for word, apart in as_printed(["``", "We", "wo", "n't", ",", "''", "he", "said"]))
    '“We won’t,” he said'
    """
    tight, straight = True, False
    for token in tokens:
        word = PRINTED.get(token, token.replace("'", "’"))
        if token == '"':
            straight = not straight
            word = "“" if straight else "”"
        yield word, not (tight or word in CLOSING or CLITIC.fullmatch(word))
        tight = word in OPENING


def _labels(words: Sequence[tuple[int, int]], spans: Sequence[tuple[str, Span]]) -> Labels:
    labels = ["O"] * len(words)
    for role, span in spans:
        inside = [i for i, (a, b) in enumerate(words) if a < span.end and b > span.start]
        for n, i in enumerate(inside):
            labels[i] = ("B-" if n == 0 else "I-") + role
    return labels


def label_spans(labels: Sequence[str]) -> list[tuple[str, int, int]]:
    """Role, first word and the word after, of every labelled stretch."""
    found: list[tuple[str, int, int]] = []
    for at, label in enumerate(labels):
        edge, _, role = label.partition("-")
        if edge == "I" and found and found[-1][0] == role and found[-1][2] == at:
            found[-1] = (role, found[-1][1], at + 1)
        elif edge in {"B", "I"}:
            found.append((role, at, at + 1))
    return found


def rates(right: int, said: int, true: int) -> dict[str, float]:
    """Precision, recall and F1 in hundredths."""
    precision, recall = right / max(1, said), right / max(1, true)
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    numbers = {"precision": precision, "recall": recall, "f1": f1}
    return {name: round(100 * number, 1) for name, number in numbers.items()}


def exact(gold: Iterable[Labels], found: Iterable[Labels]) -> dict[str, dict[str, float]]:
    """Spans with both ends right, by role."""
    counts = {role: [0, 0, 0] for role in ROLES}
    for truth, answer in zip(gold, found, strict=True):
        wanted, given = set(label_spans(truth)), set(label_spans(answer))
        for role in ROLES:
            counts[role][0] += sum(x in given for x in wanted if x[0] == role)
            counts[role][1] += sum(x[0] == role for x in given)
            counts[role][2] += sum(x[0] == role for x in wanted)
    return {role: rates(*counts[role]) for role in ROLES}


def measure(path: Path, tagger: Tagger | None = None) -> dict[str, dict[str, float]]:
    """Tag every document of a file and score the answer against the labels in the file."""
    tagger = tagger or Tagger.load()
    gold, found = [], []
    for _, group in groupby(_rows(path), key=lambda x: x.get("id")):
        document = list(group)
        gold += [item["labels"] for item in document]
        found += tagger.tag([item["tokens"] for item in document])
    return exact(gold, found)


def measure_tokens(path: Path, tagger: Tagger | None = None) -> dict[str, dict[str, float]]:
    """Single tokens of sentences marked as pairs of word and role."""
    tagger = tagger or Tagger.load()
    counts = {role: [0, 0, 0] for role in ROLES}
    for item in _rows(path):
        words = [word for word, _ in item["tokens"]]
        [labels] = tagger.tag([words])
        for (_, wanted), label in zip(item["tokens"], labels, strict=True):
            given = label.partition("-")[2]
            for role in ROLES:
                counts[role][0] += wanted == role == given
                counts[role][1] += given == role
                counts[role][2] += wanted == role
    return {role: rates(*counts[role]) for role in ROLES}


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    opener: Callable[..., Iterable[str]] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf8") as lines:  # type: ignore[attr-defined]
        for line in lines:
            yield json.loads(line)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("instances", type=Path)
    parser.add_argument("--tokens", action="store_true")
    given = parser.parse_args()
    print(json.dumps((measure_tokens if given.tokens else measure)(given.instances), indent=1))


if __name__ == "__main__":
    main()
