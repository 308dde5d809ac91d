"""What rules find in a text before anything is weighed: places, times, figures. In: a stretch of text. Out: candidates.

The encoder's links choose among them. Deliberately missing: any choice.
"""

import datetime as dt

import msgspec

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
    """Finds candidates sentence by sentence."""

    def __init__(self, places: PlaceFinder) -> None:
        self._places = places

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
            times=tuple(t for part in parts for t in find_times(text, part, language, day)),
            figures=tuple(q for part in parts for q in find_quantities(text, part, language)),
        )


def _day(published: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
