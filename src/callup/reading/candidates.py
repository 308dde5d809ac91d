"""What rules find in a text before anything is weighed: places, times, figures. In: a stretch of text. Out: candidates.

The encoder's links choose among them. Deliberately missing: any choice.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

import msgspec

from callup.case.tables import Era
from callup.model import Quantity, Span
from callup.reading.period import TimeMention, find_times
from callup.reading.place import PlaceFinder, PlaceMention
from callup.reading.quantity import find_quantities
from callup.reading.segment import sentences_in


class Where(msgspec.Struct, frozen=True):
    """A place named in a text."""

    span: Span
    code: str
    mention: PlaceMention


class Candidates(msgspec.Struct, frozen=True):
    """All that rules found in a text, each list in the order of the text, and its sentences."""

    sentences: tuple[Span, ...] = ()
    places: tuple[Where, ...] = ()
    times: tuple[TimeMention, ...] = ()
    figures: tuple[Quantity, ...] = ()


class Finder:
    """Finds candidates sentence by sentence; ``eras`` are the days everybody in a case counts from."""

    def __init__(self, places: PlaceFinder, eras: Sequence[Era] = ()) -> None:
        self._places = places
        self._eras = [
            (language, re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE), era.start)
            for era in eras
            for language, words in era.words.items()
        ]

    def find(self, text: str, body: Span, language: str, published: str | None) -> Candidates:
        """The candidates of a stretch; ``published`` is the day that relative times count from."""
        parts = sentences_in(text, body, language)
        day = _day(published)
        return Candidates(
            sentences=tuple(parts),
            places=tuple(
                Where(mention.place.span, mention.place.code, mention)
                for part in parts
                for mention in self._places.find(text, part, language)
                if mention.place.span is not None
            ),
            times=tuple(
                time
                for part in parts
                for time in (
                    *find_times(text, part, language, day),
                    *self._since(text, part, language),
                )
            ),
            figures=tuple(q for part in parts for q in find_quantities(text, part, language)),
        )

    def _since(self, text: str, part: Span, language: str) -> Iterator[TimeMention]:
        """The stretches that begin with a day of the case: "since the invasion began"."""
        for spoken, pattern, start in self._eras:
            if spoken == language:
                for match in pattern.finditer(text, part.start, part.end):
                    yield TimeMention(
                        span=Span(*match.span()),
                        start=start,
                        end=None,
                        relation="since",
                        rule="era",
                    )


def _day(published: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
