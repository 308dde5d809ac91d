"""English stretches: ranges of dates, weekends, halves, feasts, "early next year". In: nothing. Out: rules tried first.

Deliberately missing: lengths of time ("for three weeks") and the narrative's own clock ("two months later").
"""

import datetime as dt
import re

from callup.reading.period import calendar as cal
from callup.reading.period.english import D2, M2, MONTHS, UNIT, D, M, N, Y
from callup.reading.period.english import _count as count_of
from callup.reading.period.rules import WAITS, Found, Rule, Scene, day_of, span_of

FEASTS = {"victory day": (5, 9), "christmas": (12, 25), "new year's eve": (12, 31), "new year's day": (1, 1), "the new year": (1, 1), "new year": (1, 1), "defender of the fatherland day": (2, 23)}  # fmt: skip
SHIFTS = {"last": -1, "this": 0, "next": 1}
HALF = 15
FARTHEST = 500


def _month_number(word: str) -> int:
    return MONTHS[word.rstrip(".").casefold()]


def _american(match: re.Match[str], scene: Scene) -> Found | None:
    day = cal.real_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return day_of(day) if day else None


def _years(match: re.Match[str], scene: Scene) -> Found | None:
    first, last = match["y1"], match["y2"]
    end = int(first[: 4 - len(last)] + last)
    if end < int(first):
        return None
    return Found(start=dt.date(int(first), 1, 1), end=dt.date(end, 12, 31), relation="at")


def _day_to_day(match: re.Match[str], scene: Scene) -> Found | None:
    """ "1 April - 15 July 2023"."""
    if scene.anchor is None and not match["year"]:
        return WAITS
    year = int(match["year"] or (scene.anchor or dt.date.min).year)
    start = cal.real_day(year, _month_number(match["month"]), int(match["day"]))
    end = cal.real_day(year, _month_number(match["month2"]), int(match["day2"]))
    return Found(start=start, end=end, relation="at") if start and end and start <= end else None


def _month_to_month(match: re.Match[str], scene: Scene) -> Found | None:
    """ "from March to May", "mid-March to mid-April"."""
    if scene.anchor is None and not match["year"]:
        return WAITS
    first, last = _month_number(match["month"]), _month_number(match["month2"])
    year = (
        int(match["year"])
        if match["year"]
        else cal.months_year(scene.anchor or dt.date.min, first, last)
    )
    start = cal.month_range(year - (first > last), first, (match["p1"] or "").casefold())[0]
    end = cal.month_range(year, last, (match["p2"] or "").casefold())[1]
    return Found(start=start, end=end, relation="at", relative=not match["year"])


def _month_half(match: re.Match[str], scene: Scene) -> Found | None:
    month = _month_number(match["month"])
    if scene.anchor is None and not match["year"]:
        return WAITS
    year = (
        int(match["year"])
        if match["year"]
        else cal.month_year(scene.anchor or dt.date.min, month, ahead=scene.ahead)
    )
    start, end = cal.month_range(year, month)
    first = match["which"].casefold() == "first"
    return span_of(
        (start, start.replace(day=HALF)) if first else (start.replace(day=HALF + 1), end)
    )


def _weekend(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    which = match["which"].casefold()
    saturday = cal.week_range(scene.anchor)[0] + dt.timedelta(days=5)
    past = which in {"last", "past"} or (
        which not in {"next", "this", "coming"} and not scene.ahead
    )
    if past and saturday > scene.anchor:
        saturday -= dt.timedelta(days=7)
    elif which == "next":
        saturday += dt.timedelta(days=7)
    return span_of((saturday, saturday + dt.timedelta(days=1)), relative=True)


def _feast(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    month, day = FEASTS[match["feast"].casefold().replace("’", "'")]
    found = cal.nearest_day(scene.anchor, month, day, ahead=scene.ahead)
    return day_of(found, relative=True) if found else None


def _part_of_near_year(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    return span_of(
        cal.year_range(
            scene.anchor.year + SHIFTS[match["which"].casefold()], match["part"].casefold()
        ),
        relative=True,
    )


def _earlier_later(match: re.Match[str], scene: Scene) -> Found | None:
    """ "earlier this month" ends today, "later this year" begins today."""
    if scene.anchor is None:
        return WAITS
    unit, day = match["unit"].casefold(), scene.anchor
    ranges = {
        "week": cal.week_range(day),
        "month": cal.month_range(day.year, day.month),
        "year": cal.year_range(day.year),
    }
    start, end = ranges[unit]
    return span_of(
        (start, day) if match["side"].casefold() == "earlier" else (day, end), relative=True
    )


def _in_length(match: re.Match[str], scene: Scene) -> Found | None:
    """ "will open in ten days"; told of the past the same words are a length of time."""
    if not scene.ahead:
        return None
    if scene.anchor is None:
        return WAITS
    count = min(count_of(match["n"]), FARTHEST)
    return day_of(cal.shifted(scene.anchor, match["unit"].casefold(), count), relative=True)


def _half_year_ago(match: re.Match[str], scene: Scene) -> Found | None:
    if scene.anchor is None:
        return WAITS
    day = cal.shifted(scene.anchor, "month", -6)
    return span_of(cal.month_range(day.year, day.month), relative=True)


def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/-])(?:{pattern})(?![\w/-])", flags)


P = r"(?:early|mid|late)"
RULES = (
    Rule("American date", _compiled(r"(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>(?:19|20)\d\d)"), _american),
    Rule("years", _compiled(r"(?:[Ff]rom )?(?P<y1>(?:19|20)\d\d)(?:\s?[-–—/]\s?|(?<=rom \d\d\d\d) to )(?P<y2>(?:19|20)\d\d|\d\d(?!\d|-))"), _years),
    Rule("between years", _compiled(r"[Bb]etween (?P<y1>(?:19|20)\d\d) and (?P<y2>(?:19|20)\d\d)"), _years),
    Rule("in so long", _compiled(rf"in {N} {UNIT}", re.IGNORECASE), _in_length),
    Rule("day to day", _compiled(rf"(?:[Ff]rom )?{D}(?: of)? {M}\s?(?:[-–—]|to|until|through)\s?{D2}(?: of)? {M2}(?:,? {Y})?"), _day_to_day),
    Rule("month to month", _compiled(rf"(?:[Ff]rom |[Bb]etween )?(?:(?P<p1>{P})[ -])?{M}\s?(?:[-–—]|to|until|through|(?<=\w )and)\s?(?:(?P<p2>{P})[ -])?{M2}(?! \d{{1,2}}(?!\d))(?:,? {Y})?"), _month_to_month),
    Rule("half of a month", _compiled(rf"(?:the )?(?P<which>first|second|latter) half of {M}(?: {Y})?"), _month_half),
    Rule("weekend", _compiled(r"(?:(?:over|on|at|during) )?(?P<which>the|last|past|this|next|coming) weekend", re.IGNORECASE), _weekend),
    Rule("feast", _compiled(rf"(?P<feast>{'|'.join(FEASTS)})(?! \d)".replace("'", "['’]"), re.IGNORECASE), _feast),
    Rule("part of a near year", _compiled(r"(?P<part>early|mid|late)[ -](?P<which>last|this|next) year", re.IGNORECASE), _part_of_near_year),
    Rule("earlier or later", _compiled(r"(?P<side>earlier|later) this (?P<unit>week|month|year)", re.IGNORECASE), _earlier_later),
    Rule("half a year ago", _compiled(r"half a year ago|six months ago", re.IGNORECASE), _half_year_ago),
)  # fmt: skip
