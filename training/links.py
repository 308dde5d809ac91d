"""What a marked claim is linked to in its window. In: a mark, what rules found. Out: pieces, relation by relation.

Of each relation the pieces that are linked, and the pieces that are asked (None: all). A relation is left out where the
mark does not say, or where rules did not find what it says: nothing is learned of it there.
Deliberately missing: what a claim is (``examples.py``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import mentions
from sources import Mark, Text

from callup.model import Quantity, Span
from callup.reading.candidates import Candidates
from callup.reading.labels import TIMES
from callup.reading.pieces import Cut, Window

LEAST_OVERLAP = 0.5
# Characters around a claim in which a figure with its numbers is its figure.
BEFORE, AFTER = 300, 200
SLACK = 2  # Characters of a stretch that may be missing at its beginning: quotation marks, blanks.
ENDLESS = 10**6  # The day after an open end.
Spot = tuple[int, int]
Links = dict[str, tuple[list[int], list[int] | None]]
Rows = Iterator[tuple[str, list[int], list[int] | None]]


@dataclass(frozen=True)
class Shown:
    """One window of a text; pieces are counted from its first."""

    text: Text
    cut: Cut
    window: Window

    @property
    def own(self) -> int:
        """The first piece that is not context."""
        return self.window.own - self.window.first

    def pieces(self, start: int, end: int) -> Spot | None:
        """The pieces of a stretch of text; None where it lies outside or its beginning is cut."""
        starts, ends, first = self.cut.starts, self.cut.ends, self.window.first
        inside = [i for i in range(first, self.window.after) if starts[i] < end and ends[i] > start]
        if not inside or starts[inside[0]] > start + SLACK:
            return None
        return inside[0] - first, inside[-1] + 1 - first

    def members(self, spans: Iterable[Span]) -> list[int]:
        """The pieces of all stretches that are in the window."""
        return members(self.pieces(span.start, span.end) for span in spans)


def members(spots: Iterable[Spot | None]) -> list[int]:
    """Each piece once, in order."""
    return sorted({i for spot in spots if spot for i in range(*spot)})


def links(shown: Shown, found: Candidates, mark: Mark) -> Links:
    """All that is known of a mark's links."""
    every = (
        *_speaker(shown, mark),
        *_carriers(shown, mark),
        *_places(shown, found, mark),
        *_times(shown, found, mark),
        *_figures(shown, found, mark),
    )
    # Where nothing is asked, nothing is learned.
    return {name: (linked, asked) for name, linked, asked in every if asked is None or asked}


def _speaker(shown: Shown, mark: Mark) -> Rows:
    if mark["speaker"]["kind"] == "author":
        yield "speaker", [], None
        return
    spot = mentions.of_speaker(shown.text.text, mark)
    at = shown.pieces(*spot) if spot else None
    if at:
        yield "speaker", members([at]), None


def _carriers(shown: Shown, mark: Mark) -> Rows:
    names = mark.get("via_at") or mark.get("via") or []
    text, start, end = shown.text.text, mark["start"], mark["end"]
    spots = [mentions.nearest(text, name, start, end) for name in names if name]
    at = [shown.pieces(*spot) for spot in spots if spot]
    if not names or any(at):
        yield "via", members(at), None


def _places(shown: Shown, found: Candidates, mark: Mark) -> Rows:
    wanted, excused = set(mark.get("places") or []), set(mark.get("places_opt") or [])
    asked = [place for place in found.places if place.code not in excused]
    linked = [place.span for place in asked if place.code in wanted]
    yield "place", shown.members(linked), shown.members(place.span for place in asked)


def _times(shown: Shown, found: Candidates, mark: Mark) -> Rows:
    period = mark.get("period")
    asked = shown.members(time.span for time in found.times)
    right = [t.span for t in found.times if period and alike(period, t.start, t.end)]
    linked = shown.members(right)
    if period is None or linked:
        for kind in TIMES:
            yield kind, [*linked] if period and period["kind"] == kind else [], [*asked]


def _figures(shown: Shown, found: Candidates, mark: Mark) -> Rows:
    quantity = mark.get("quantity")
    near = Span(max(0, mark["start"] - BEFORE), mark["end"] + AFTER)
    right = [f.span for f in found.figures if quantity is not None and same(quantity, f)]
    linked = shown.members(s for s in right if s.end > near.start and s.start < near.end)
    if quantity is None or linked:
        yield "quantity", linked, shown.members(figure.span for figure in found.figures)


def alike(period: Mark, start: str | None, end: str | None) -> bool:
    """Whether a time found by rule is the marked one: half of their days in common, the same open ends."""
    first, last = period.get("start"), period.get("end")
    if (first is None) != (start is None) or (last is None) != (end is None):
        return False
    a, b = _days(first, last), _days(start, end)
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared >= LEAST_OVERLAP * max(a[1] - a[0], b[1] - b[0])


def _days(start: str | None, end: str | None) -> tuple[int, int]:
    low = _first(start).toordinal() if start else 0
    high = _last(end).toordinal() + 1 if end else ENDLESS
    return low, high


def _first(text: str) -> dt.date:
    """The first day of a day, month or year."""
    year, month, day = [*(int(x) for x in text.split("-")), 1, 1][:3]
    return dt.date(year, month, day)


def _last(text: str) -> dt.date:
    """The last day of a day, month or year."""
    year, month, day = [*(int(x) for x in text.split("-")), None, None][:3]
    if day is not None:
        return dt.date(year, month, day)
    if month is None:
        return dt.date(year, 12, 31)
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def same(marked: Mark, found: Quantity) -> bool:
    """Whether a figure found by rule has the marked one's numbers."""
    pairs = [(marked.get(k), getattr(found, k)) for k in ("value", "low", "high")]
    known = [(a, b) for a, b in pairs if a is not None and b is not None]
    return bool(known) and all(_close(a, b) for a, b in known)


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= 0.01 * max(abs(a), abs(b), 1e-9)
