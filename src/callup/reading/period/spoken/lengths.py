"""Named days, ranges, open ends and lengths from now: "from 3 to 4pm", "in two weeks", "next month".

In: normal words. Out: stretches of time, entered in a book of patterns. Deliberately missing: seasons of the south.
"""

import datetime as dt
import re

from callup.reading.period.spoken.duration import DURATION, length_of
from callup.reading.period.spoken.fields import (
    DAYS,
    WEEKDAY,
    Fields,
    based,
    resolve,
    scan,
    settle,
)
from callup.reading.period.spoken.holidays import feast
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
from callup.reading.period.spoken.templates import (
    COUNT,
    DEEP,
    UNITS,
    WHICH,
    Book,
    Match,
    count_of,
    entering,
    grain_of,
    meaning,
    shift_of,
)

BOOK: Book = []
template = entering(BOOK)
SEASON_DAYS = {"spring": ((3, 20), (6, 21)), "summer": ((6, 21), (9, 24)), "fall": ((9, 23), (12, 21)), "autumn": ((9, 23), (12, 21)), "winter": ((12, 21), (3, 21))}  # fmt: skip
RU_SEASONS = {"ruspring": 3, "rusummer": 6, "ruautumn": 9, "ruwinter": 12}
SEASON_STARTS = ((12, 21), (9, 23), (6, 21), (3, 20))


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
    return resolve(based(fields, unit(found.start, "day")), ref) if fields else None


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
    return feast(text, ref, None, back=True)


@template(rf"{COUNT} (?P<weekday>{WEEKDAY})s (?P<side>from now|ago|back|hence)")
def _weekdays_on(m: Match, ref: dt.datetime) -> Moment | None:
    count, number = count_of(m["n"]), DAYS[m["weekday"][:3]]
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
    grain = grain_of(m["unit"])
    return unit(shift(floor(ref, grain), grain, shift_of(m["which"])), grain)


@template(
    rf"(?:the )?(?:(?P<which>last|past|next|previous) (?P<n>\d+|few|couple) |(?:upcoming (?P<u1>\d+)|(?P<u2>\d+) upcoming) ){UNITS}"
)
def _run_of_units(m: Match, ref: dt.datetime) -> Moment | None:
    grain = grain_of(m["unit"])
    here = floor(ref, grain)
    if m["which"] is None:
        return unit(shift(here, grain, count_of(m["u1"] or m["u2"])), grain)
    count = count_of(m["n"])
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
    at = max(i for i, day in enumerate(starts) if day <= ref) + shift_of(m["which"])
    if not 0 <= at < len(starts) - 1:
        return None
    end = starts[at + 1] - dt.timedelta(days=1)
    return stretch(starts[at], end, "day")


@template(
    r"(?:(?:in )?(?P<which>this|current|last|next|the|past) )?(?P<season>spring|summer|fall|autumn|winter)"
)
def _season(m: Match, ref: dt.datetime) -> Moment | None:
    (month, day), (end_month, end_day) = SEASON_DAYS[m["season"]]
    shift_by = shift_of(m["which"] or "")
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
