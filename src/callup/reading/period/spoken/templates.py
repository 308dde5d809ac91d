"""How times nest: "the last Sunday of March", "in two weeks", "from 3 to 4pm". In: normal words, a reference. Out: a stretch.

The way of the assistants whose examples measure it: a bare day is the next one. News wants the nearest; see ``find``.
Deliberately missing: feasts of moveable sight, eras before Christ.
"""

import datetime as dt
import re
from collections.abc import Callable

from callup.reading.period.spoken.duration import DURATION, length_of
from callup.reading.period.spoken.fields import DAYS, MONTH, WEEKDAY, Fields, resolve, scan, settle
from callup.reading.period.spoken.holidays import NAMES
from callup.reading.period.spoken.moment import (
    FINER,
    GRAINS,
    Moment,
    day_at,
    finer,
    floor,
    shift,
    stretch,
    unit,
)

Match = re.Match[str]
Mean = Callable[[Match, dt.datetime], Moment | None]
TEMPLATES: list[tuple[re.Pattern[str], Mean]] = []
DEEP = 6
LONGEST = 120
UNITS = r"(?P<unit>sec(?:ond)?|min(?:ute)?|hour|day|week|month|quarter|qtr|year|yr)s?"
WHICH = r"(?P<which>this|the current|current|last last|last|past|this past|previous|next|the next|the following|following|the previous|the last|the past|the current|this coming|coming|upcoming|around next)"
SHIFTS = {
    "last last": -2,
    "last": -1,
    "past": -1,
    "previous": -1,
    "next": 1,
    "following": 1,
    "coming": 1,
    "upcoming": 1,
}
SHORT = {"sec": "second", "min": "minute", "qtr": "quarter", "yr": "year"}
SEASON_DAYS = {"spring": ((3, 20), (6, 21)), "summer": ((6, 21), (9, 24)), "fall": ((9, 23), (12, 21)), "autumn": ((9, 23), (12, 21)), "winter": ((12, 21), (3, 21))}  # fmt: skip
RU_SEASONS = {"ruspring": 3, "rusummer": 6, "ruautumn": 9, "ruwinter": 12}
SEASON_STARTS = ((12, 21), (9, 23), (6, 21), (3, 20))
FEW = {
    "couple": 2,
    "couple of": 2,
    "pair of": 2,
    "few": 3,
    "several": 3,
    "a": 1,
    "an": 1,
    "a few": 3,
    "a couple of": 2,
    "a couple": 2,
    "a pair of": 2,
}
COUNT = r"(?P<n>\d+|(?:a )?couple(?: of)?|(?:a )?pair of|(?:a )?few|several|an?)"


def template(pattern: str) -> Callable[[Mean], Mean]:
    """Enter a meaning under its pattern; earlier ones win."""

    def enter(mean: Mean) -> Mean:
        TEMPLATES.append((re.compile(pattern), mean))
        return mean

    return enter


def meaning(text: str, ref: dt.datetime, depth: int = 0) -> Moment | None:
    """The stretch that normal words name, or None."""
    text = re.sub(
        r"^(?:on|at|around|about|approximately|during|for(?!.* from )|@)\s+(?!the week)|(?:\s+approximately|\s*\bish)$",
        "",
        text.strip(" ,"),
    )
    if depth > DEEP or not text:
        return None
    for pattern, mean in TEMPLATES:
        match = pattern.fullmatch(text)
        if match and (found := mean(match, ref)) is not None:
            return found
    fields = scan(text)
    return resolve(fields, ref) if fields is not None else None


def _count(word: str | None) -> int:
    word = word or "1"
    return int(word) if word.isdigit() else FEW.get(word, 1)


def _grain(word: str) -> str:
    return SHORT.get(word, word)


def _shift_of(which: str) -> int:
    return next((n for word, n in SHIFTS.items() if word in which), 0)


@template(
    r"(?:right |just )?now|at the moment|the moment|atm|at this moment|asap|as soon as possible"
)
def _now(m: Match, ref: dt.datetime) -> Moment | None:
    start = floor(ref, "second")
    end = shift(start, "second", 1)
    return Moment(
        start=start, end=end, grain="second", side="after" if m[0].startswith("as") else ""
    )


@template(
    r"(?P<word>today|this time|tomorrows?|yesterday|(?:the )?day after tomorrow|(?:the )?day before yesterday)"
)
def _named_day(m: Match, ref: dt.datetime) -> Moment | None:
    days = {"tomorrow": 1, "tomorrows": 1, "yesterday": -1}.get(m[0], 0)
    days = 2 if "after tom" in m[0] else -2 if "before yes" in m[0] else days
    return unit(shift(ref, "day", days), "day")


@template(r"(?:the )?ides of (?P<month>.+)")
def _ides(m: Match, ref: dt.datetime) -> Moment | None:
    month = meaning(m["month"], ref, DEEP)
    return (
        unit(month.start.replace(day=15 if month.start.month in {3, 5, 7, 10} else 13), "day")
        if month
        else None
    )


@template(
    rf"(?:for (?P<d1>{DURATION})(?: starting)? from (?P<t1>.+)|(?:from )?(?P<t2>.+) for (?P<d2>{DURATION}))"
)
def _for_long(m: Match, ref: dt.datetime) -> Moment | None:
    start = meaning(m["t1"] or m["t2"], ref, 1)
    length = length_of(m["d1"] or m["d2"])
    if start is None or length is None:
        return None
    grain = finer(start.grain, length[1])
    return stretch(start.start, unit(shift(start.start, length[1], length[0]), grain).end, grain)


@template(r"by (?P<rest>.+)")
def _by(m: Match, ref: dt.datetime) -> Moment | None:
    rest = meaning(m["rest"], ref, 1)
    if rest is None:
        return None
    return stretch(
        ref, rest.end if rest.grain not in {"hour", "minute", "second"} else rest.start, "second"
    )


@template(
    r"(?:from |between |in between |later than )?(?P<one>.+?)\s*(?P<between>-|/|\b(?:to|till|until|untill|thru|through|and|but before)\b)\s*(?P<two>.+?)"
)
def _range(m: Match, ref: dt.datetime) -> Moment | None:
    text = re.sub(r"^(?:from|between|in between|later than) ", "", m[0])
    if (
        re.fullmatch(r"\d{1,2}\s*[-/]\s*\d{1,2}(?:[-/]\d+)?", text)
        or re.match(r"(?:this|last) week-", text)
        or " past " in text
        or "closest" in text
        or NOON_LESS.fullmatch(text)
    ):
        return None
    for cut in re.finditer(
        r"\s*(?:-|/(?=\d{4}-|\d\d:)|(?<=[ \d])(?:to|till|until|untill|thru|through|and|but before)(?= ))\s*",
        text,
    ):
        found = _between(text[: cut.start()], text[cut.end() :], ref)
        if found is not None:
            return found
    return None


NOON_LESS = re.compile(r"\d{1,2} to (?:noon|midnight)")


def _between(first: str, second: str, ref: dt.datetime) -> Moment | None:
    one, two = (
        _parts(re.sub(r"\b(?:from|between|in between)\b", " ", first), ref),
        _parts(second, ref),
    )
    if one is None or two is None:
        return None
    _share(one, two)
    start = resolve(one, ref)
    if start is None:
        return None
    later = start.start if two.dated() else max(start.start, ref)
    stop = resolve(two, ref, after=later)
    if stop is None:
        return None
    if (
        stop.start <= start.start
        and two.timed()
        and stop.start + dt.timedelta(hours=12) > start.start
    ):
        stop = unit(shift(stop.start, "hour", 12), stop.grain)
    if stop.start < start.start:
        return None
    grain = finer(start.grain, stop.grain)
    return stretch(
        start.start, unit(stop.start, grain).end if grain in GRAINS[:3] else stop.end, grain
    )


def _parts(text: str, ref: dt.datetime) -> Fields | None:
    """The parts of one end, with a named day such as "tomorrow" as their base."""
    text = re.sub(r"\s*ish\b", "", text.strip())
    base = None
    for pattern in (r"\b(?:today|tomorrow|yesterday|tonight)\b", rf"\b(?:this )(?={WEEKDAY}\b)"):
        named = re.search(pattern, text)
        if named:
            base = _named_base(named[0], ref)
            text = (text[: named.start()] + " " + text[named.end() :]).strip()
    return scan(text, Fields(base=base))


def _named_base(word: str, ref: dt.datetime) -> Moment | None:
    if word.strip() == "this":
        return None
    return unit(shift(ref, "day", {"tomorrow": 1, "yesterday": -1}.get(word, 0)), "day")


def _share(one: Fields, two: Fields) -> None:
    """What only one end says holds for the other too: "July 13-15", "3-4pm", "Thursday from 9:30 to 11"."""
    for name in ("month", "weekday", "base", "shifted"):
        left, right = getattr(one, name), getattr(two, name)
        setattr(one, name, right if left is None else left)
        setattr(two, name, left if right is None else right)
    if one.year is None and (one.month or one.day) and two.year is not None:
        one.year = two.year
    settle(one)
    settle(two)
    if one.hour is not None and one.day is not None and two.day is None:
        two.day = one.day
    if (
        one.half is None
        and two.half
        and one.hour is not None
        and not one.sure
        and one.hour <= (two.hour or 0)
    ):
        one.half = two.half
    if two.part and one.part is None and one.hour is not None:
        one.part = two.part


@template(
    r"(?:any ?time |some ?times? )?(?P<side>after|from|since|until|through|before|till) (?P<rest>.+)"
)
def _open(m: Match, ref: dt.datetime) -> Moment | None:
    named = {"lunch": (13, 17), "school": (15, 21), "work": (17, 21)}.get(m["rest"])
    if named and m["side"] == "after":
        return stretch(
            shift(floor(ref, "day"), "hour", named[0]),
            shift(floor(ref, "day"), "hour", named[1]),
            "hour",
        )
    unit_end = re.fullmatch(r"end of (?:the )?(?P<unit>day|week|month|year)", m["rest"])
    if unit_end:
        whole = unit(ref, unit_end["unit"])
        return Moment(
            start=whole.end,
            end=whole.end,
            grain="hour" if unit_end["unit"] == "day" else unit_end["unit"],
            side="before",
        )
    rest = _length_ahead(m["rest"], ref) or meaning(m["rest"], ref, 1)
    if rest is None:
        return None
    return Moment(
        start=rest.start,
        end=rest.end,
        grain=rest.grain,
        side="after" if m["side"] in {"after", "from", "since"} else "before",
    )


def _length_ahead(text: str, ref: dt.datetime) -> Moment | None:
    if re.fullmatch(r"\d+ (?:second|minute|day|week|month|year)s?", text) is None:
        return None
    length = length_of(text)
    return _moved(ref, *length, 1) if length else None


@template(rf"in (?:about )?(?P<d>{DURATION}|\d{{1,2}})(?: at (?P<time>.+))?")
def _in_length(m: Match, ref: dt.datetime) -> Moment | None:
    return _ahead(m["d"] + (" minutes" if m["d"].isdigit() else ""), ref, 1, m["time"])


@template(rf"(?:today in (?P<d1>{DURATION})|(?P<d>{DURATION}) (?:hence|from now))")
def _hence(m: Match, ref: dt.datetime) -> Moment | None:
    return _ahead(m["d"] or m["d1"], ref, 1, None)


@template(rf"at (?P<time>.+) in (?P<d>{DURATION})|(?P<time2>\d+) in (?P<d2>{DURATION})")
def _time_in_length(m: Match, ref: dt.datetime) -> Moment | None:
    return _ahead(m["d"] or m["d2"], ref, 1, m["time"] or m["time2"])


@template(rf"(?P<d>{DURATION}) (?:ago|back)")
def _ago(m: Match, ref: dt.datetime) -> Moment | None:
    return _ahead(m["d"], ref, -1, None)


def _ahead(words: str, ref: dt.datetime, sign: int, time: str | None) -> Moment | None:
    length = length_of(words)
    if length is None:
        return None
    found = _moved(ref, *length, sign)
    if time is None or found is None:
        return found
    fields = scan(time)
    return resolve(_based(fields, unit(found.start, "day")), ref) if fields else None


def _based(fields: Fields, base: Moment) -> Fields:
    settle(fields)
    fields.base = base
    return fields


def _moved(ref: dt.datetime, count: float, grain: str, sign: int) -> Moment | None:
    return unit(shift(ref, grain, sign * count), FINER[grain])


@template(rf"(?P<d>{DURATION}) (?P<side>after|from|before) (?P<rest>.+)")
def _beside(m: Match, ref: dt.datetime) -> Moment | None:
    length = length_of(m["d"])
    if length is None:
        return None
    sign = -1 if m["side"] == "before" else 1
    clock = re.fullmatch(r"(?P<n>\d+) min(?:ute)?s?", m["d"])
    rest = _last_feast(m["rest"], ref) if length[1] == "year" else meaning(m["rest"], ref, 1)
    rest = rest or meaning(m["rest"], ref, 1)
    if rest is None:
        return None
    grain = "minute" if clock else rest.grain
    return unit(shift(rest.start, length[1], sign * length[0]), grain)


def _last_feast(text: str, ref: dt.datetime) -> Moment | None:
    return _feast(text, ref, None, back=True)


@template(rf"{COUNT} (?P<weekday>{WEEKDAY})s (?P<side>from now|ago|back|hence)")
def _weekdays_on(m: Match, ref: dt.datetime) -> Moment | None:
    count, number = _count(m["n"]), DAYS[m["weekday"][:3]]
    today = floor(ref, "day")
    if m["side"] in {"from now", "hence"}:
        return unit(
            shift(today, "day", ((number - today.weekday()) % 7 or 7) + 7 * (count - 1)), "day"
        )
    return unit(
        shift(today, "day", -(((today.weekday() - number) % 7 or 7) + 7 * (count - 1))), "day"
    )


@template(rf"(?:in )?{WHICH} {UNITS}")
def _which_unit(m: Match, ref: dt.datetime) -> Moment | None:
    grain = _grain(m["unit"])
    return unit(shift(floor(ref, grain), grain, _shift_of(m["which"])), grain)


@template(
    rf"(?:the )?(?:(?P<which>last|past|next|previous) (?P<n>\d+|few|couple) |(?:upcoming (?P<u1>\d+)|(?P<u2>\d+) upcoming) ){UNITS}"
)
def _run_of_units(m: Match, ref: dt.datetime) -> Moment | None:
    grain = _grain(m["unit"])
    here = floor(ref, grain)
    if m["which"] is None:
        return unit(shift(here, grain, _count(m["u1"] or m["u2"])), grain)
    count = _count(m["n"])
    if m["which"] == "next":
        return stretch(shift(here, grain, 1), shift(here, grain, 1 + count), grain)
    return stretch(shift(here, grain, -count), here, grain)


@template(r"(?P<which>this|current|last|past|previous|next) seasons?")
def _season_unit(m: Match, ref: dt.datetime) -> Moment | None:
    starts = sorted(
        day
        for y in range(ref.year - 2, ref.year + 3)
        for month, number in SEASON_STARTS
        if (day := day_at(y, month, number))
    )
    at = max(i for i, day in enumerate(starts) if day <= ref) + _shift_of(m["which"])
    if not 0 <= at < len(starts) - 1:
        return None
    end = starts[at + 1] - dt.timedelta(days=1)
    return stretch(starts[at], end, "day")


@template(
    r"(?:(?:in )?(?P<which>this|current|last|next|the|past) )?(?P<season>spring|summer|fall|autumn|winter)"
)
def _season(m: Match, ref: dt.datetime) -> Moment | None:
    (month, day), (end_month, end_day) = SEASON_DAYS[m["season"]]
    shift_by = _shift_of(m["which"] or "")
    for year in range(ref.year - 1, ref.year + 2):
        start, end = (
            day_at(year, month, day),
            day_at(year + (end_month < month), end_month, end_day),
        )
        if start and end and end > ref:
            return stretch(shift(start, "year", shift_by), shift(end, "year", shift_by), "day")
    return None


@template(r"(?P<season>ruspring|rusummer|ruautumn|ruwinter)")
def _calendar_season(m: Match, ref: dt.datetime) -> Moment | None:
    month = RU_SEASONS[m["season"]]
    for year in range(ref.year - 1, ref.year + 2):
        start = day_at(year, month, 1)
        if start and shift(start, "month", 3) > ref:
            return stretch(start, shift(start, "month", 3), "day")
    return None


@template(r"within (?P<d>.+)")
def _within(m: Match, ref: dt.datetime) -> Moment | None:
    length = length_of(m["d"])
    if length is None:
        return None
    return stretch(ref, floor(shift(ref, length[1], length[0]), FINER[length[1]]), "second")


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
    near = [f for y in range(ref.year - 3, ref.year + 4) if (f := _feast(m["feast"], ref, y))]
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


@template(
    r"(?P<one>\d{1,2}) ?[/-] ?(?P<two>\d{1,2})|(?P<m3>\d{1,2})[/.-](?P<d3>\d{1,2})[/.-](?P<y3>\d{4}|\d\d)|(?P<m4>\d{1,2})/(?P<y4>\d{4})"
)
def _numeric(m: Match, ref: dt.datetime) -> Moment | None:
    if m["m4"]:
        first = day_at(int(m["y4"]), int(m["m4"]), 1)
        return unit(first, "month") if first else None
    month, day = int(m["one"] or m["m3"]), int(m["two"] or m["d3"])
    fields = Fields(month=month, day=day, year=int(m["y3"]) if m["y3"] else None)
    if fields.year is not None and fields.year < 100:
        fields.year += 1900 if fields.year > 50 else 2000
    return resolve(fields, ref) if 1 <= month <= 12 else None


@template(r"(?P<date>\d{1,2}/\d{1,2}(?:/\d{2,4})?) (?:at )?(?P<time>.+)")
def _numeric_at(m: Match, ref: dt.datetime) -> Moment | None:
    day, fields = meaning(m["date"], ref, 1), scan(m["time"])
    return resolve(_based(fields, day), ref) if day and fields else None


CLOCK_MINUTES = r"(?P<n>\d+|an? quarter|quarter|half)(?: min(?:ute)?s?)?"


@template(
    rf"(?:at )?{CLOCK_MINUTES} (?P<side>past|after|to|from|before) (?P<rest>.+)|half (?P<rest2>\d+)"
)
def _minutes_past(m: Match, ref: dt.datetime) -> Moment | None:
    if (
        m["rest2"] is None
        and m["side"] in {"after", "from", "before"}
        and "min" in m[0].split(m["side"])[0]
        and m["side"] != "from"
    ):
        return None
    rest = meaning(m["rest"] or m["rest2"], ref, 1)
    if rest is None or rest.grain not in {"hour", "minute"}:
        return None
    word = m["n"] or "half"
    minutes = 30 if word == "half" else 15 if "quarter" in word else int(word)
    return unit(
        shift(rest.start, "minute", -minutes if m["side"] in {"to", "before"} else minutes),
        "minute",
    )


@template(r"(?P<day>(?:the )?day (?:after tomorrow|before yesterday)) (?:at )?(?P<time>.+)")
def _named_day_at(m: Match, ref: dt.datetime) -> Moment | None:
    day, fields = meaning(m["day"], ref, 1), scan(m["time"])
    return resolve(_based(fields, day), ref) if day and fields else None


@template(
    r"(?:(?P<before>.+?) )?(?:(?:in the )?(?P<late>late|early) )?(?P<day>today|tomorrow|yesterday|tonight|tonite|this(?= (?:morning|afternoon|evening|night))|(?:late )?last(?= night))(?P<after>.*)"
)
def _with_named_day(m: Match, ref: dt.datetime) -> Moment | None:
    """A named day beside a part of the day or an hour."""
    word = m["day"]
    days = {"tomorrow": 1, "yesterday": -1, "last": -1}.get(word.removeprefix("late "), 0)
    late = m["late"] == "late" or m["before"] == "late" or word.startswith("late")
    before = "" if m["before"] == "late" else m["before"] or ""
    rest = f"{before} {m['after']}".strip(" ,")
    fields = scan(rest) if rest else Fields()
    if fields is None:
        return None
    fields = _based(fields, unit(shift(ref, "day", days), "day"))
    if word in {"tonight", "tonite"} and fields.part is None:
        fields.part = "evening"
    if late and fields.part == "evening":
        fields.part = "late evening"
    if (
        word == "this"
        and fields.part == "morning"
        and fields.hour is not None
        and fields.hour <= ref.hour
    ):
        fields.base = unit(shift(ref, "day", 1), "day")
    return resolve(fields, ref)


@template(rf"(?P<which>this|next|last) (?P<rest>{WEEKDAY}\b.+)")
def _which_then(m: Match, ref: dt.datetime) -> Moment | None:
    return meaning(m["rest"], ref, 1) if m["which"] == "this" else None


@template(
    r"(?:(?P<part>morning|evening|afternoon)(?: of| on)?(?: the| this)? )(?P<day>.+)|(?P<day2>.+?)(?: in the| at)? (?P<part2>morning|evening)"
)
def _part_of_day(m: Match, ref: dt.datetime) -> Moment | None:
    day = meaning(m["day"] or m["day2"], ref, 1)
    if day is None or day.grain != "day":
        return None
    return resolve(Fields(base=day, part=m["part"] or m["part2"]), ref)


@template(r"(?P<which>this|last|next|the) (?P<feast>.+)")
def _which_feast(m: Match, ref: dt.datetime) -> Moment | None:
    return _feast(m["feast"], ref, None, back=m["which"] == "last")


@template(r"(?P<feast>.+?) (?:(?:of |in )?(?P<year>\d{4})|of (?P<which>last|this|next) year)")
def _feast_of_year(m: Match, ref: dt.datetime) -> Moment | None:
    year = int(m["year"]) if m["year"] else ref.year + _shift_of(m["which"])
    return _feast(m["feast"], ref, year)


@template(
    rf"(?P<feast>.+?) (?:in (?P<d>{DURATION})|(?P<d2>{DURATION}) (?P<side>from now|hence|ago))"
)
def _feast_in_length(m: Match, ref: dt.datetime) -> Moment | None:
    length = length_of(m["d"] or m["d2"])
    if length is None:
        return None
    moved = shift(ref, length[1], length[0] * (-1 if m["side"] == "ago" else 1))
    return _feast(m["feast"], floor(moved, FINER[length[1]]), None)


@template(r"(?P<feast>.+) at (?P<time>.+)")
def _feast_at(m: Match, ref: dt.datetime) -> Moment | None:
    day, fields = _feast(m["feast"], ref, None), scan(m["time"])
    return resolve(_based(fields, day), ref) if day and fields else None


@template(r"(?P<feast>[a-z].+)")
def _bare_feast(m: Match, ref: dt.datetime) -> Moment | None:
    return _feast(m["feast"], ref, None)


def _feast(name: str, ref: dt.datetime, year: int | None, *, back: bool = False) -> Moment | None:
    rule = next((rule for pattern, rule in NAMES if pattern.fullmatch(name)), None)
    if rule is None:
        return None
    years = [year] if year is not None else range(ref.year - 1, ref.year + 3)
    found = [_days_of(rule(y)) for y in years if 1583 <= y <= 2900]
    if year is None and back:
        return max((f for f in found if f.end <= ref), key=lambda f: f.start, default=None)
    if year is None:
        return min((f for f in found if f.end > ref), key=lambda f: f.start, default=None)
    return found[0] if found else None


def _days_of(days: tuple[dt.date, int]) -> Moment:
    start = dt.datetime.combine(days[0], dt.time())
    return stretch(start, shift(start, "day", days[1]), "day")
