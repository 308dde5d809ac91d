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
    (14, "in_days", "two weeks"),
    (56, "in_weeks", "eight weeks"),
    (183, "in_months", "six months"),
)
"""Vague horizons, in days, by the phrases that name them: conventions, wide enough that a forecast is not failed for its
vagueness."""
MADE_BEFORE = 183
"""Days before its deadline within which a forecast told again later is taken to have been made: a convention."""
BEGINS = "the day it is to begin"
SHORT = 2
"""Letters of a preposition, as in "called up in autumn"."""
NUMBERED = re.compile(r"\d")


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
    start = _first_day(period.start) or _opens(day, published, retold=retold)
    return Due(day, start, how, retold, begins=how == BEGINS)


def _opens(day: str, published: str | None, *, retold: bool) -> str:
    """The day from which an event can tell, where no words name one: that of the forecast, or, as nobody knows the day of
    one that is told again after its time, so many months before its own.
    """
    if not retold:
        return published or day
    return (dt.date.fromisoformat(day) - dt.timedelta(MADE_BEFORE)).isoformat()


def _is_forecast(claim: Claim, record: Statements) -> bool:
    """Whether words about a day now past foretell it rather than tell of it."""
    if not record.case.phrase("to_come").search(claim.evidence.text):
        return False
    document, period = record.documents.get(claim.document), claim.period
    if document is None or period is None or period.span is None:
        return True
    before = document.text[max(0, period.span.start - 40) : period.span.start].rstrip()
    done = record.case.phrase("done_then")
    earlier, _, last = before.rpartition(" ")
    return not _ends_in(done, before) and not (len(last) <= SHORT and _ends_in(done, earlier))


def _ends_in(pattern: re.Pattern[str], words: str) -> bool:
    """Whether words end in a phrase, or in one before a short word like "in"."""
    return any(match.end() == len(words) for match in pattern.finditer(words))


def _open_end(claim: Claim, record: Statements, published: str | None) -> tuple[str | None, str]:
    """An open stretch: a vague horizon from the day of speaking, or the first day of something that begins later."""
    period = claim.period
    assert period is not None
    assert period.start is not None
    words = _words_of_time(claim, record)
    for days, name, told in HORIZONS:
        if record.case.phrase(name).search(words) and not NUMBERED.search(words):
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
