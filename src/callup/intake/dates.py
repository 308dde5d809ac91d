"""A stated date in whatever form → a day. In: the words of a date field. Out: an ISO day, or a note why there is none.

The day is the one its writer wrote, whatever the time zone. Deliberately missing: dates without a year, "yesterday", and
the choice between 3 April and 4 March where a field says 03/04/2023: a guess would date a claim wrongly.
"""

import datetime as dt
import re
from functools import lru_cache

import dateparser
import msgspec

LONGEST = 80
"""Characters of the longest field that is looked at; dates of feeds and pages have about thirty."""
FIRST, LAST = 1900, 2100
"""Years outside are slips of a keyboard or a clock, not days on which something was published."""
TONGUES = ["en", "ru", "uk", "de", "fr", "es", "it", "pl", "pt", "nl", "tr", "cs", "be"]
"""Whose names of months are known. Each costs time where none fits, and feeds may hold thousands of dates."""
DATE_IT = ": date it by --date"
YEAR_FIRST = re.compile(r"(?P<y>\d{4})(?P<mark>[-/.])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?!\d)")
COMPACT = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:T?\d{2,6}.{0,6})?$")
WEEK = re.compile(r"\d{4}-?W\d{2}(?:-?[1-7])?")
DOTTED = re.compile(r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?!\d)")
SLASHED = re.compile(r"(?<!\d)(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<y>\d{4}|\d\d)(?!\d)")
STAMP = re.compile(r"\d{10}(?:\d{3})?$")
CLOCK = re.compile(
    r"(?:\b(?:at|в|о) )?\b\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?[AaPp]\.?[Mm]\b\.?)?(?: ?(?:Z|[A-Z]{3,4}|МСК)\b)?"
    r"(?: ?[+-]\d{2}:?\d{2}\b)?|\([^)]*\)|\b[A-Z][a-z]+/[A-Z][A-Za-z_]+"
)
"""A time of day and its zone, which decide nothing here."""
SETTINGS = {"STRICT_PARSING": True, "DATE_ORDER": "DMY", "PARSERS": ["absolute-time"]}


class Stated(msgspec.Struct, frozen=True):
    """What a date field says: a day, or why none could be had; both empty where the field is."""

    day: str | None = None
    note: str = ""


def stated(words: str | None) -> Stated:
    """The day of a date field.

    >>> stated("Wed, 01 Mar 23 00:00:00 +0200").day, stated("15 марта 2023, 10:00").day
    ('2023-03-01', '2023-03-15')
    >>> stated("03/04/2023").note
    "the date '03/04/2023' may be 3 April or 4 March: date it by --date"
    """
    field = " ".join((words or "")[:LONGEST].split())
    return _stated(field) if field else Stated()


@lru_cache(maxsize=4096)
def _stated(field: str) -> Stated:
    for pattern in (YEAR_FIRST, COMPACT, DOTTED):
        if (match := pattern.match(field) or (pattern is DOTTED and DOTTED.search(field))) and (
            day := _day(match["y"], match["m"], match["d"])
        ):
            return _held(day, field)
    if match := SLASHED.search(field):
        return _slashed(match, field)
    if WEEK.match(field):
        return _unread(field)
    if STAMP.fullmatch(field):
        return _held(dt.datetime.fromtimestamp(int(field[:10]), dt.UTC).date(), field)
    named = dateparser.parse(CLOCK.sub(" ", field), languages=TONGUES, settings=SETTINGS)
    return _held(named.date(), field) if named else _unread(field)


def _slashed(match: re.Match[str], field: str) -> Stated:
    """Day and month in one order or the other; where both make sense, nobody can tell."""
    by_day, by_month = (
        _day(match["y"], month, day)
        for month, day in ((match["b"], match["a"]), (match["a"], match["b"]))
    )
    if by_day and by_month and by_day != by_month:
        said = f"{by_day.day} {by_day:%B} or {by_month.day} {by_month:%B}"
        return Stated(note=f"the date {field!r} may be {said}{DATE_IT}")
    day = by_day or by_month
    return _held(day, field) if day else _unread(field)


def _held(day: dt.date, field: str) -> Stated:
    if FIRST <= day.year <= LAST:
        return Stated(day.isoformat())
    return Stated(note=f"the date {field!r} is of no year a text can be from{DATE_IT}")


def _unread(field: str) -> Stated:
    return Stated(note=f"the date {field!r} cannot be read{DATE_IT}")


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year if len(year) == 4 else f"20{year}"), int(month), int(day))
    except ValueError:
        return None
