"""By when a statement about the future can be judged. In: a claim in its record. Out: a day and how it was reckoned.

A vague horizon ("within weeks") gets a day by convention, stated with it. A forecast told again after its day ("warned
that it would begin in January") counts when its words say that it is one. Deliberately missing: "soon" has no day.
"""

import calendar
import datetime as dt
import re

import msgspec

from callup.evidence.statements import Statements
from callup.model import Claim, PeriodKind

HORIZONS = (
    (14, re.compile(r"\b(?:days?|дн(?:и|ей|ях)|днями)\b", re.IGNORECASE), "two weeks"),
    (56, re.compile(r"\b(?:weeks?|недел\w*|тижн\w*)\b", re.IGNORECASE), "eight weeks"),
    (183, re.compile(r"\b(?:months?|месяц\w*|місяц\w*)\b", re.IGNORECASE), "six months"),
)
"""Vague horizons, in days, by their words: conventions, wide enough that a forecast is not failed for its vagueness."""
BEGINS = "the day it is to begin"
NUMBERED = re.compile(r"\d")
FUTURE = re.compile(
    r"\b(?:will|would|shall|going to|to be|was to|were to|was due|was expected|was set|was going|were expected|should have)\b|"
    r"\b(?:будет|будут|\w+(?:ится|ются|нётся|нется|нутся|атся)|объяв(?:ят|ит)|призовут|начн(?:ут|ёт|ет)|закроют|должн\w+ был\w*)\b",
    re.IGNORECASE,
)
"""Words about what is to come, whether it has come by now or not."""
DONE_THEN = re.compile(
    r"\b(?:called up|taken|sent|gone|\w+ed|призванн\w+|мобилизованн\w+|набранн\w+|отправленн\w+)\s+(?:\w{1,2}\s+)?$",
    re.IGNORECASE,
)
"""A time that only says when something else was done: "the men called up in autumn"."""


class Due(msgspec.Struct, frozen=True):
    """The day a statement can be judged by, the first day its time begins, and how the day was reckoned, in words.

    ``begins`` marks a day on which something is to begin: a number to be reached has no deadline then.
    """

    day: str
    start: str
    how: str
    retold: bool
    begins: bool = False


def due_of(claim: Claim, record: Statements) -> Due | None:
    """The day, or None for a statement that cannot be judged by one."""
    period = claim.period
    if period is None or period.kind is PeriodKind.SAID or not period.resolved:
        return None
    published = record.published(claim)
    day, how = _last_day(period.end), "the end of the time named"
    if day is None and period.start is not None:
        day, how = _open_end(claim, record, published)
    if day is None:
        return None
    retold = published is not None and day < published
    if retold and not _is_forecast(claim, record):
        return None
    start = _first_day(period.start) or published or day
    return Due(day, start, how, retold, begins=how == BEGINS)


def _is_forecast(claim: Claim, record: Statements) -> bool:
    """Whether words about a day now past foretell it rather than tell of it."""
    if not FUTURE.search(claim.evidence.text):
        return False
    document, period = record.documents.get(claim.document), claim.period
    if document is None or period is None or period.span is None:
        return True
    before = document.text[max(0, period.span.start - 40) : period.span.start]
    return not DONE_THEN.search(before)


def _open_end(claim: Claim, record: Statements, published: str | None) -> tuple[str | None, str]:
    """An open stretch: a vague horizon from the day of speaking, or the first day of something that begins later."""
    period = claim.period
    assert period is not None
    assert period.start is not None
    words = _words_of_time(claim, record)
    for days, pattern, told in HORIZONS:
        if pattern.search(words) and not NUMBERED.search(words):
            start = dt.date.fromisoformat(_first_day(period.start) or "")
            return (start + dt.timedelta(days)).isoformat(), f"“{words}” taken as {told}"
    start_day = _last_day(period.start)
    if published is not None and start_day is not None and start_day > published:
        return start_day, BEGINS
    return None, ""


def _words_of_time(claim: Claim, record: Statements) -> str:
    document, period = record.documents.get(claim.document), claim.period
    if document is None or period is None or period.span is None:
        return ""
    return document.text[period.span.start : period.span.end]


def _last_day(date: str | None) -> str | None:
    """The last day of a date of any precision.

    >>> _last_day("2023-02"), _last_day("2023")
    ('2023-02-28', '2023-12-31')
    """
    if not date:
        return None
    parts = [int(part) for part in date.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return f"{year:04d}-{month:02d}-{day:02d}"


def _first_day(date: str | None) -> str | None:
    return (
        f"{date}-01-01"[:10] if date and len(date) == 4 else (f"{date}-01"[:10] if date else None)
    )
