"""What a time rule may know and make. In: a match's scene. Out: a range of days, or the note that it cannot be told yet."""

import datetime as dt

import msgspec

from callup.reading.period.calendar import Range


class Scene(msgspec.Struct, frozen=True):
    """What a rule may know: the document's date and whether the sentence speaks of the future."""

    anchor: dt.date | None
    ahead: bool
    deadline: bool = False
    due: bool = False


class RuleMatch(msgspec.Struct, frozen=True):
    """What a rule makes of its words; None means open. ``needs_anchor`` marks words that wait for a date."""

    start: dt.date | None = None
    end: dt.date | None = None
    needs_anchor: bool = False
    relative: bool = False
    relation: str | None = None


def span_of(days: Range, *, relative: bool = False) -> RuleMatch:
    """A found range."""
    return RuleMatch(start=days[0], end=days[1], relative=relative)


def day_of(day: dt.date, *, relative: bool = False) -> RuleMatch:
    """A found day."""
    return RuleMatch(start=day, end=day, relative=relative)


WAITS = RuleMatch(needs_anchor=True, relative=True)
