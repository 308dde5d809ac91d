"""Ledgers of any size for measuring, made by chance and a seed. In: a size. Out: documents with claims, or a ledger.

Each document holds a few sentences of a pattern, each with one claim whose words, figure and region stand in the text;
one document in twenty repeats an earlier text under another publisher. Days run evenly over the span. Speakers are the
case's public actors, invented ones, and the texts' own voice. Deliberately missing: natural language; no reader is run.

    python -m benchmarks._synthetic LEDGER.db CLAIMS [DAYS]
"""

import datetime as dt
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from callup.case import Case, load_case
from callup.case.places import load_places
from callup.ledger import Kept, Ledger
from callup.model import (
    Bound,
    Certainty,
    Claim,
    Document,
    Evidence,
    Method,
    Period,
    PeriodKind,
    Place,
    Quantity,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    claim_id,
    document_id,
)
from callup.privacy.gate import MARK, edition

CLAIMS_A_DOCUMENT = 4
COPIED = 0.05
OUTLETS = 200
INVENTED = 2000
START = "2022-10-01"
READER = "synthetic-1"
BATCH = 2000
STANCES = (
    [Stance.REPORTS] * 8
    + [Stance.ASSERTS] * 4
    + [Stance.PLANS] * 2
    + [Stance.PREDICTS] * 2
    + [Stance.DENIES] * 3
    + [Stance.DEMANDS, Stance.DOUBTS]
)
CERTAINTIES = [Certainty.PLAIN] * 8 + [Certainty.HEDGED, Certainty.CONDITIONAL]
WORDS = [
    f"{a}{b}{c}"
    for a in "ba de fi go ku la me ni po ru sa te".split()
    for b in "lmo nti rke sha vou xir zul".split()
    for c in "d ga ks lem mi nor p re st tan u wy z".split()
]
"""A thousand words: about as many as make up most of a news text, so that runs of five are seldom shared."""


class Maker:
    """Makes documents one after the other."""

    def __init__(self, case: Case, days: int, size: int, seed: int = 1) -> None:
        self._chance = np.random.default_rng(seed)
        self._signals = list(case.signals)
        self._gate = edition(case.name)
        self._measure = {
            name: next((m.name for m in case.measures.values() if name in m.signals), None)
            for name in self._signals
        }
        places = load_places(case.name)
        self._places = [Place(code=c, name=r.name) for c, r in places.regions.items()]
        self._speakers = self._voices(case)
        self._days, self._size = days, size
        self._start = dt.date.fromisoformat(START)
        self._last: tuple[str, list[tuple[int, int, int, int]]] | None = None

    @staticmethod
    def _voices(case: Case) -> list[Speaker]:
        known = [
            Speaker(name=a.name, actor=key, kind=SpeakerKind(a.kind), role=a.role)
            for key, a in case.actors.items()
        ]
        invented = [
            Speaker(name=f"Observer {n:04d}", kind=SpeakerKind.ORGANISATION)
            for n in range(INVENTED)
        ]
        own = [Speaker(name=None, kind=SpeakerKind.AUTHOR)] * (INVENTED // 2)
        return [*known * 10, *invented, *own]

    def documents(self) -> Iterator[Kept]:
        """All of them, oldest first."""
        count = max(1, self._size // CLAIMS_A_DOCUMENT)
        for number in range(count):
            day = self._start + dt.timedelta(days=number * self._days // count)
            yield self._document(number, day.isoformat())

    def _document(self, number: int, day: str) -> Kept:
        if self._last is None or self._chance.random() > COPIED:
            self._last = self._text()
        text, spots = self._last
        url = f"https://example.org/{number}"
        document = Document(
            id=document_id(text, url),
            file=f"{number}.txt",
            text=text,
            body=Span(0, len(text)),
            language="en",
            url=url,
            title=f"Note {number}",
            publisher=f"Outlet {self._chance.integers(OUTLETS):03d}",
            published=day,
        )
        return Kept(document, tuple(self._claim(document, day, spot) for spot in spots), READER)

    def _text(self) -> tuple[str, list[tuple[int, int, int, int]]]:
        """A text and, for each claim, its sentence's start and end, its figure and its region's number."""
        chance, text, spots = self._chance, "", []
        words = chance.integers(len(WORDS), size=(CLAIMS_A_DOCUMENT, 12))
        figures = chance.integers(2, 90, size=CLAIMS_A_DOCUMENT)
        places = chance.integers(len(self._places), size=CLAIMS_A_DOCUMENT)
        for row, figure, place in zip(words, figures, places, strict=True):
            said = f"In {self._places[place].name} {figure} {' '.join(WORDS[w] for w in row)}. "
            spots.append((len(text), len(text) + len(said) - 2, int(figure), int(place)))
            text += said
        return text.rstrip(), spots

    def _claim(self, document: Document, day: str, spot: tuple[int, int, int, int]) -> Claim:
        start, end, figure, place = spot
        pick = self._chance.integers(1 << 30, size=4)
        signal = self._signals[pick[0] % len(self._signals)]
        measure = self._measure[signal]
        evidence = Evidence(
            start=start, end=end, text=document.text[start:end], sentence=Span(start, end + 1)
        )
        at = document.text.index(str(figure), start)
        quantity = Quantity(
            value=figure, low=figure, high=figure, bound=Bound.EXACT, unit="region",
            span=Span(at, at + len(str(figure))),
        ) if measure else None  # fmt: skip
        return Claim(
            id=claim_id(document.id, evidence, signal, quantity),
            document=document.id,
            file=document.file,
            language="en",
            evidence=evidence,
            speaker=self._speakers[pick[1] % len(self._speakers)],
            stance=STANCES[pick[2] % len(STANCES)],
            certainty=CERTAINTIES[pick[3] % len(CERTAINTIES)],
            signal=signal,
            measure=measure,
            quantity=quantity,
            places=(self._places[place],),
            period=Period(start=day, end=day, kind=PeriodKind.SAID) if figure % 4 == 0 else None,
            core=True,
            method=Method(
                reader=READER, score=0.9, found_by={"signal": "synthetic", MARK: self._gate}
            ),
        )


def fill(ledger: Ledger, claims: int, *, days: int = 365, seed: int = 1) -> None:
    """Keep so many claims in a ledger, spread over some days; each document counts as captured on its day."""
    batch: list[Kept] = []
    for kept in Maker(load_case("russia"), days, claims, seed).documents():
        batch.append(kept)
        if len(batch) == BATCH:
            ledger.keep_many(batch, at=f"{kept.document.published}T12:00:00Z")
            batch = []
    if batch:
        ledger.keep_many(batch, at=f"{batch[-1].document.published}T12:00:00Z")


def made(path: Path, claims: int, *, days: int = 365) -> Path:
    """A ledger of so many claims at a path, made when it is not there yet."""
    if not path.exists():
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        with Ledger.open(str(part)) as ledger:
            fill(ledger, claims, days=days)
        part.rename(path)
    return path


def main() -> None:
    """Make one from the command line."""
    start = time.perf_counter()
    days = int(sys.argv[3]) if len(sys.argv) > 3 else 365
    made(Path(sys.argv[1]), int(sys.argv[2]), days=days)
    print(f"{sys.argv[1]}: {int(sys.argv[2]):,} claims in {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
