"""Score the joining of near copies on a planted set.

In: news articles (`id`, `title`, `text`), gzipped lines of JSON. Made of them by a fixed seed: each article alone, or with
up to five copies, truncated, re-led, with numbers respelled, all of that at once, or joined with another story on one
page; some in windows of a few sentences, as short as a post. Out: precision, recall and F1 of the pairs of documents
that share a story, and the pairs missed by kind. Deliberately missing: translations, and copies with other words.

    python quality/lineage.py ARTICLES [--show N]
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np

from callup.evidence.copies import families, in_order, likenesses
from callup.model import Document, Span, document_id

SEED = 20_230_324
ARTICLES = 600
SHORT = 0.4
"""Share of the stories that are cut to the size of a post first."""
NATURAL, QUOTED = 10, 0.05
"""Two articles with more than a twentieth of their runs of ten words in common are one by nature, less is quotation."""
UNITS = "zero one two three four five six seven eight nine ten eleven twelve".split()
SENTENCE = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“])")


class Planted(NamedTuple):
    """A document, the stories it carries, and how it was made."""

    document: Document
    stories: frozenset[int]
    made: str


def articles(path: Path) -> list[str]:
    """The texts; of articles that are copies of each other by nature, as a run of ten words tells, only the first."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    texts = [row["text"] for row in sorted(rows, key=lambda row: row["id"])]
    seen: Counter[str] = Counter()
    kept = []
    for text in texts:
        words = text.casefold().split()
        runs = {" ".join(words[at : at + NATURAL]) for at in range(len(words) - NATURAL + 1)}
        if sum(run in seen for run in runs) <= QUOTED * len(runs):
            kept.append(text)
        seen.update(runs)
    return kept


def truncated(text: str, chance: np.random.Generator) -> str:
    """The first third to four fifths of the sentences, at least three."""
    parts = SENTENCE.split(text)
    return " ".join(parts[: max(3, int(len(parts) * chance.uniform(0.33, 0.8)))])


class Leads:
    """Leads for stories: sentences of articles that are not in the set."""

    def __init__(self, texts: list[str]) -> None:
        self._sentences = [
            s for text in texts for s in SENTENCE.split(text) if 15 <= len(s.split()) <= 40
        ]

    def re_led(self, text: str, chance: np.random.Generator) -> str:
        """Another lead in the place of the first sentence or two."""
        parts = SENTENCE.split(text)
        gone = min(int(chance.integers(1, 3)), max(0, len(parts) - 3))
        lead = self._sentences[int(chance.integers(len(self._sentences)))]
        return " ".join([lead, *parts[gone:]])


def renumbered(text: str, chance: np.random.Generator) -> str:
    """Figures spelled another way: small ones in words, great ones with a space, or rounded to thousands."""

    def other(found: re.Match[str]) -> str:
        digits = found[0].replace(",", "")
        number = int(digits)
        if number < len(UNITS):
            return UNITS[number]
        if number >= 1000 and number % 1000 == 0:
            return f"{number // 1000} thousand"
        return f"{number:,}".replace(",", " ") if "," in found[0] else digits

    def spelled(found: re.Match[str]) -> str:
        return str(UNITS.index(found[0].casefold()))

    text = re.sub(r"(?<![\w.,])\d{1,3}(?:,\d{3})+|(?<![\w.,])\d+(?![\w.,]\d)", other, text)
    if chance.random() < 0.5:
        text = re.sub(rf"\b(?:{'|'.join(UNITS[2:])})\b", spelled, text)
    return text


def ways(leads: Leads) -> dict[str, Callable[[str, np.random.Generator], str]]:
    """How copies are made, by name."""
    return {
        "truncated": truncated,
        "re-led": leads.re_led,
        "renumbered": renumbered,
        "all three": lambda text, chance: renumbered(
            leads.re_led(truncated(text, chance), chance), chance
        ),
    }


def planted(texts: list[str], seed: int = SEED) -> list[Planted]:
    """The planted set: originals on the first of the month, copies later, in no order."""
    chance = np.random.default_rng(seed)
    mixed = [texts[i] for i in chance.permutation(len(texts))]
    chosen, made_by = mixed[:ARTICLES], ways(Leads(mixed[ARTICLES:]))
    stories = [_window(text, chance) if chance.random() < SHORT else text for text in chosen]
    made = [_planted(text, {number}, "original", 1) for number, text in enumerate(stories)]
    for number, text in enumerate(stories):
        for _ in range(int(chance.integers(0, 6)) if chance.random() < 0.6 else 0):
            way = list(made_by)[int(chance.integers(len(made_by)))]
            made.append(_planted(made_by[way](text, chance), {number}, way, len(made) % 27 + 2))
        if chance.random() < 0.2:
            other = int(chance.integers(len(stories)))
            one, two = text, stories[other]
            if chance.random() < 0.5:
                one, two = truncated(one, chance), truncated(two, chance)
            made.append(_planted(f"{one}\n\n{two}", {number, other}, "joined", len(made) % 27 + 2))
    return [made[i] for i in chance.permutation(len(made))]


def _window(text: str, chance: np.random.Generator) -> str:
    """Four to nine sentences that stand together."""
    parts = SENTENCE.split(text)
    size = int(chance.integers(4, 10))
    begin = int(chance.integers(max(1, len(parts) - size)))
    return " ".join(parts[begin : begin + size])


def _planted(text: str, stories: set[int], made: str, day: int) -> Planted:
    document = Document(
        id=document_id(text, f"{made}-{day}"),
        file=made,
        text=text,
        body=Span(0, len(text)),
        language="en",
        published=f"2023-03-{day:02}",
    )
    return Planted(document, frozenset(stories), made)


def measure(path: Path) -> dict[str, float]:
    """Precision, recall and F1 of pairs."""
    made = planted(articles(path))
    wanted, found = _wanted(made), _found(made)
    right = len(wanted & found)
    precision, recall = right / max(1, len(found)), right / max(1, len(wanted))
    return {
        "pairwise F1": 2 * precision * recall / max(1e-9, precision + recall),
        "precision": precision,
        "recall": recall,
        "documents": float(len(made)),
        "pairs": float(len(wanted)),
    }


Pair = tuple[str, str]


def _wanted(made: list[Planted]) -> set[Pair]:
    return {
        _pair(one.document.id, other.document.id)
        for one, other in combinations(made, 2)
        if one.stories & other.stories
    }


def _found(made: list[Planted]) -> set[Pair]:
    ordered = in_order(item.document for item in made)
    parents = families([document.id for document in ordered], likenesses(ordered))
    holders: dict[str, set[str]] = {}
    for document in ordered:
        own = parents[document.id]
        for story in {own.root, *own.parts}:
            holders.setdefault(story, set()).add(document.id)
    return {_pair(*pair) for held in holders.values() for pair in combinations(held, 2)}


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def faults(made: list[Planted]) -> Iterator[tuple[str, Planted, Planted]]:
    """The pairs missed and the pairs made up."""
    by_id = {item.document.id: item for item in made}
    wanted, found = _wanted(made), _found(made)
    for name, pairs in (("missed", wanted - found), ("made up", found - wanted)):
        for one, other in sorted(pairs):
            yield name, by_id[one], by_id[other]


def main() -> None:
    """Print the figures and some of the faults."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--show", type=int, default=0)
    given = parser.parse_args()
    print(json.dumps(measure(given.articles), indent=1))
    if not given.show:
        return
    wrong = list(faults(planted(articles(given.articles))))
    kinds = Counter((name, *sorted((one.made, other.made))) for name, one, other in wrong)
    for kind, count in kinds.most_common():
        print(count, *kind, file=sys.stderr)
    for name, one, other in wrong[:: max(1, len(wrong) // given.show)]:
        print(f"--- {name}: {one.made} | {other.made}", file=sys.stderr)
        for item in (one, other):
            print(
                f"    {len(item.document.text.split())} {item.document.text[:300]!r}",
                file=sys.stderr,
            )


if __name__ == "__main__":
    main()
