"""Dates in digits, hours beside days, feasts: "4/25 at 16h", "tomorrow evening", "last Easter".

In: normal words. Out: stretches of time, entered in a book of patterns. Deliberately missing: eras before Christ.
"""

import datetime as dt

from callup.reading.period.spoken.duration import DURATION, length_of
from callup.reading.period.spoken.fields import (
    WEEKDAY,
    Fields,
    based,
    resolve,
    scan,
)
from callup.reading.period.spoken.holidays import feast
from callup.reading.period.spoken.moment import (
    FINER,
    Moment,
    day_at,
    floor,
    shift,
    unit,
)
from callup.reading.period.spoken.templates import (
    Book,
    Match,
    entering,
    meaning,
    shift_of,
)

BOOK: Book = []
template = entering(BOOK)


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
    return resolve(based(fields, day), ref) if day and fields else None


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
    return resolve(based(fields, day), ref) if day and fields else None


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
    fields = based(fields, unit(shift(ref, "day", days), "day"))
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
    return feast(m["feast"], ref, None, back=m["which"] == "last")


@template(r"(?P<feast>.+?) (?:(?:of |in )?(?P<year>\d{4})|of (?P<which>last|this|next) year)")
def _feast_of_year(m: Match, ref: dt.datetime) -> Moment | None:
    year = int(m["year"]) if m["year"] else ref.year + shift_of(m["which"])
    return feast(m["feast"], ref, year)


@template(
    rf"(?P<feast>.+?) (?:in (?P<d>{DURATION})|(?P<d2>{DURATION}) (?P<side>from now|hence|ago))"
)
def _feast_in_length(m: Match, ref: dt.datetime) -> Moment | None:
    length = length_of(m["d"] or m["d2"])
    if length is None:
        return None
    moved = shift(ref, length[1], length[0] * (-1 if m["side"] == "ago" else 1))
    return feast(m["feast"], floor(moved, FINER[length[1]]), None)


@template(r"(?P<feast>.+) at (?P<time>.+)")
def _feast_at(m: Match, ref: dt.datetime) -> Moment | None:
    day, fields = feast(m["feast"], ref, None), scan(m["time"])
    return resolve(based(fields, day), ref) if day and fields else None


@template(r"(?P<feast>[a-z].+)")
def _bare_feast(m: Match, ref: dt.datetime) -> Moment | None:
    return feast(m["feast"], ref, None)
