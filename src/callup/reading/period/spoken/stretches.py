"""Parts of weeks, months and years: "the last Sunday of March", "early May", "the third quarter".

In: normal words. Out: stretches of time, entered in a book of patterns. Deliberately missing: fiscal years.
"""

import datetime as dt
import re

from callup.reading.period.spoken.duration import DURATION, length_of
from callup.reading.period.spoken.fields import (
    DAYS,
    MONTH,
    WEEKDAY,
)
from callup.reading.period.spoken.holidays import feast
from callup.reading.period.spoken.moment import (
    Moment,
    day_at,
    floor,
    shift,
    stretch,
    unit,
)
from callup.reading.period.spoken.templates import (
    Book,
    Match,
    entering,
    meaning,
)

BOOK: Book = []
template = entering(BOOK)


@template(r"(?:the )?(?:rest of (?:the|this) )?week|all week")
def _rest_of_week(m: Match, ref: dt.datetime) -> Moment | None:
    week = unit(ref, "week")
    start = week.start if m[0].startswith("all") else floor(ref, "day")
    return stretch(
        start,
        shift(week.end, "day", -1) if not m[0].startswith("all") else shift(week.end, "day", -1),
        "day",
    )


@template(r"(?:the )?(?P<edge>beginning|start|end|eo|bo)(?: of |(?=[dmy]$))(?:the )?(?P<rest>.+)")
def _edge(m: Match, ref: dt.datetime) -> Moment | None:
    rest = {"d": "day", "m": "month", "y": "year"}.get(m["rest"], m["rest"])
    whole = unit(ref, rest) if rest in {"day", "week", "month", "year"} else meaning(rest, ref, 1)
    if whole is None:
        return None
    last = m["edge"] in {"end", "eo"}
    return _edge_of(whole, last=last)


def _edge_of(whole: Moment, *, last: bool) -> Moment | None:
    start, end = whole.start, whole.end
    if whole.grain == "week":
        return (
            stretch(shift(end, "day", -3), end, "day")
            if last
            else stretch(start, shift(start, "day", 3), "day")
        )
    if whole.grain == "month":
        return (
            stretch(start.replace(day=21), end, "day")
            if last
            else stretch(start, start.replace(day=11), "day")
        )
    if whole.grain == "year":
        return (
            stretch(start.replace(month=9), end, "month")
            if last
            else stretch(start, start.replace(month=4), "month")
        )
    return whole


@template(
    r"by (?:the )?eo(?P<unit>[dmy])|by (?:the )?end of (?:the )?(?P<word>day|week|month|year)"
)
def _by_edge(m: Match, ref: dt.datetime) -> Moment | None:
    grain = {"d": "day", "m": "month", "y": "year"}.get(m["unit"] or "", m["word"] or "day")
    return stretch(ref, unit(ref, grain).end, "second")


@template(rf"(?P<part>early|mid|late)[ -](?P<month>{MONTH}(?: .+)?)")
def _part_of_month(m: Match, ref: dt.datetime) -> Moment | None:
    month = meaning(m["month"], ref, 1)
    if month is None or month.grain != "month":
        return None
    first, last = {"early": (1, 11), "mid": (11, 21), "late": (21, 0)}[m["part"]]
    return stretch(
        month.start.replace(day=first), month.start.replace(day=last) if last else month.end, "day"
    )


@template(rf"(?P<which>next|last|this|this past|past) (?P<weekday>{WEEKDAY})\.?")
def _which_weekday(m: Match, ref: dt.datetime) -> Moment | None:
    number, today = DAYS[m["weekday"][:3]], floor(ref, "day")
    if m["which"] == "next":
        return unit(shift(floor(ref, "week"), "day", 7 + number), "day")
    if m["which"] == "this":
        return unit(shift(today, "day", (number - today.weekday()) % 7 or 7), "day")
    return unit(shift(today, "day", -((today.weekday() - number) % 7 or 7)), "day")


@template(rf"(?P<thing>{WEEKDAY}|{MONTH}) after next")
def _after_next(m: Match, ref: dt.datetime) -> Moment | None:
    found = meaning(m["thing"], ref, 1)
    if found is None:
        return None
    return (
        unit(shift(found.start, "day", 7), "day")
        if found.grain == "day"
        else unit(shift(found.start, "year", 1), "month")
    )


@template(rf"(?:the )?(?P<next>next|last|this) (?P<month>{MONTH})")
def _which_month(m: Match, ref: dt.datetime) -> Moment | None:
    found = meaning(m["month"], ref, 1)
    if found is None or m["next"] != "last":
        return found
    return found if found.end <= ref else unit(shift(found.start, "year", -1), "month")


@template(rf"(?P<month>{MONTH}) in (?P<d>{DURATION})")
def _month_in_length(m: Match, ref: dt.datetime) -> Moment | None:
    length = length_of(m["d"])
    return meaning(m["month"], shift(ref, length[1], length[0]), 1) if length else None


@template(
    rf"(?P<weekday>{WEEKDAY}) (?:of |from |on |at )?(?P<week>(?:this|last|next|the following) week)|(?P<week2>(?:this|last|next) week)'s (?P<weekday2>{WEEKDAY})"
)
def _weekday_of_week(m: Match, ref: dt.datetime) -> Moment | None:
    week = meaning(m["week"] or m["week2"], ref, 1)
    day = (m["weekday"] or m["weekday2"])[:3]
    return unit(shift(week.start, "day", DAYS[day]), "day") if week else None


@template(
    r"(?:the )?(?P<n>\d+)(?:th|st|nd|rd)?(?: day)? of (?P<month>(?:the )?(?:next|current|previous|last|this|following) month)"
)
def _day_of_month(m: Match, ref: dt.datetime) -> Moment | None:
    month = meaning(re.sub("^the ", "", m["month"]), ref, 1)
    day = day_at(month.start.year, month.start.month, int(m["n"])) if month else None
    return unit(day, "day") if day else None


NTH = r"(?:the )?(?:(?P<n>\d+)(?:th|st|nd|rd)? )?(?P<last>last )?"


@template(
    rf"{NTH}(?P<thing>day|week(?:-end| end|end)?|wkend|{WEEKDAY}) (?P<how>of|in|after) (?P<rest>.+)|{NTH.replace('?P<n>', '?P<n2>').replace('?P<last>', '?P<last2>')}(?P<thing2>week) of (?P<rest2>\d{{4}})"
)
def _nth(m: Match, ref: dt.datetime) -> Moment | None:
    if m["thing"] is None or (m["n"] is None and m["last"] is None):
        return None
    rest = re.sub(r"^the (?=month|week|year)", "this ", m["rest"])
    whole = meaning(rest, ref, 1)
    if whole is None:
        return None
    count = int(m["n"] or 1)
    if m["thing"].startswith(("week", "wk")):
        return _nth_week(m["thing"] != "week", whole, count, last=bool(m["last"]))
    return _nth_day(m["thing"], whole, count, last=bool(m["last"]))


def _nth_day(thing: str, whole: Moment, count: int, *, last: bool) -> Moment | None:
    step = 1 if thing == "day" else 7
    if last:
        end = shift(whole.end, "day", -1)
        back = 0 if thing == "day" else (end.weekday() - DAYS[thing[:3]]) % 7
        return unit(shift(end, "day", -back - step * (count - 1)), "day")
    start = whole.start if whole.grain != "day" else whole.end
    ahead = 0 if thing == "day" else (DAYS[thing[:3]] - start.weekday()) % 7
    return unit(shift(start, "day", ahead + step * (count - 1)), "day")


def _nth_week(ending: bool, whole: Moment, count: int, *, last: bool) -> Moment | None:  # noqa: FBT001
    if ending:
        friday = _nth_day("fri", whole, count, last=last)
        return _weekend(friday.start) if friday else None
    if last:
        week = (
            floor(shift(whole.end, "day", -7), "week")
            if shift(floor(shift(whole.end, "day", -1), "week"), "week", 1) > whole.end
            else floor(shift(whole.end, "day", -1), "week")
        )
        return unit(shift(week, "week", 1 - count), "week")
    first = floor(shift(whole.start, "day", 6), "week")
    return unit(shift(first, "week", count - 1), "week")


def _weekend(friday: dt.datetime) -> Moment:
    return stretch(shift(friday, "hour", 18), shift(friday, "day", 3), "hour")


@template(r"(?:(?P<which>this|this past|last|past|next) )?(?:week-?end|wkend)")
def _weekend_of(m: Match, ref: dt.datetime) -> Moment | None:
    which = m["which"] or ""
    friday = shift(
        floor(ref, "week"),
        "day",
        4 + 7 * (-1 if "past" in which or which == "last" else 1 if which == "next" else 0),
    )
    return _weekend(friday)


@template(r"(?:the )?week of (?P<day>.+)")
def _week_of(m: Match, ref: dt.datetime) -> Moment | None:
    day = meaning(m["day"], ref, 1)
    # The week of a Sunday is the one it opens.
    return (
        unit(shift(day.start, "day", int(day.start.weekday() == DAYS["sun"])), "week")
        if day
        else None
    )


@template(rf"(?:the )?(?:(?P<n>\d+)(?:th|nd|rd|st) )?closest (?P<weekday>{WEEKDAY}) to (?P<day>.+)")
def _closest(m: Match, ref: dt.datetime) -> Moment | None:
    day = meaning(m["day"], ref, 1)
    if day is None:
        return None
    near = [
        shift(day.start, "day", d)
        for d in range(-40, 41)
        if shift(day.start, "day", d).weekday() == DAYS[m["weekday"][:3]]
    ]
    near.sort(key=lambda other: abs(other - day.start))
    at = int(m["n"] or 1) - 1
    return unit(near[at], "day") if at < len(near) else None


@template(r"(?:the )?(?:(?P<n>\d+)(?:th|nd|rd|st) )?closest (?P<feast>.+) to (?P<day>.+)")
def _closest_feast(m: Match, ref: dt.datetime) -> Moment | None:
    day = meaning(m["day"], ref, 1)
    if day is None:
        return None
    near = [f for y in range(ref.year - 3, ref.year + 4) if (f := feast(m["feast"], ref, y))]
    near.sort(key=lambda feast: abs(feast.start - day.start))
    at = int(m["n"] or 1) - 1
    return near[at] if at < len(near) else None


@template(
    r"(?:in )?(?:the )?(?P<n>[1-4])(?:th|st|nd|rd) (?:quarter|qtr)(?: (?:of )?(?P<year>\d{4}))?|(?P<y2>\d{2}|\d{4})q(?P<n2>[1-4])"
)
def _quarter(m: Match, ref: dt.datetime) -> Moment | None:
    year = int(m["year"] or m["y2"] or ref.year)
    start = day_at(year + (2000 if year < 100 else 0), 3 * int(m["n"] or m["n2"]) - 2, 1)
    return unit(start, "quarter") if start else None
