"""A time named in a text. In: the finder's matches. Out: frozen mentions, and periods made of them."""

import msgspec

from callup.model import Period, PeriodKind, Span


class TimeMention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that name a time, with what they mean.

    ``start`` and ``end`` are inclusive ISO dates at the precision said, None for an open end. ``relation`` is at, by,
    before, since, until or for (a length of time). ``resolved`` is False where the words need a date nobody knows.
    """

    span: Span
    start: str | None
    end: str | None
    relation: str = "at"
    relative: bool = False
    resolved: bool = True
    rule: str = ""


def to_period(mention: TimeMention, kind: PeriodKind) -> Period:
    """The mention as a claim's period."""
    return Period(
        start=mention.start,
        end=mention.end,
        kind=kind,
        span=mention.span,
        resolved=mention.resolved,
    )
