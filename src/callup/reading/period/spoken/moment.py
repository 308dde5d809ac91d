"""Stretches of time down to the second. In: a time and a grain. Out: the stretch, shifted or floored. Misses: leap seconds."""

import datetime as dt

import msgspec

from callup.reading.period.calendar import shifted

GRAINS = ("second", "minute", "hour", "day", "week", "month", "quarter", "year")
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
FINER = {"second": "second", "minute": "second", "hour": "minute", "day": "hour", "week": "day", "month": "day", "quarter": "month", "year": "month"}  # fmt: skip


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of local time, ``end`` exclusive. ``side`` is "after" or "before" where only one end is told."""

    start: dt.datetime
    end: dt.datetime
    grain: str
    side: str = ""


def floor(time: dt.datetime, grain: str) -> dt.datetime:
    """The beginning of the unit that a time falls in."""
    day = time.replace(hour=0, minute=0, second=0, microsecond=0)
    if grain == "week":
        return day - dt.timedelta(days=day.weekday())
    if grain in MONTHS_IN:
        size = MONTHS_IN[grain]
        return day.replace(month=(day.month - 1) // size * size + 1, day=1)
    kept = {"day": (0, 0, 0), "hour": (time.hour, 0, 0), "minute": (time.hour, time.minute, 0)}
    hour, minute, second = kept.get(grain, (time.hour, time.minute, time.second))
    return time.replace(hour=hour, minute=minute, second=second, microsecond=0)


def shift(time: dt.datetime, grain: str, count: float) -> dt.datetime:
    """A time so many units later; the day of the month is kept where it exists."""
    if grain in MONTHS_IN:
        day = shifted(time.date(), "month", int(count * MONTHS_IN[grain]))
        return dt.datetime.combine(day, time.time())
    return time + dt.timedelta(**{grain + "s": count})


def unit(time: dt.datetime, grain: str, count: int = 1) -> Moment:
    """The unit (or so many units) that begins where a time falls."""
    start = floor(time, grain)
    return Moment(start=start, end=shift(start, grain, count), grain=grain)


def stretch(start: dt.datetime, end: dt.datetime, grain: str) -> Moment:
    """A stretch from one time up to another."""
    return Moment(start=start, end=end, grain=grain)


def day_at(year: int, month: int, day: int) -> dt.datetime | None:
    """Midnight of a day, or None where the calendar has none."""
    try:
        return dt.datetime(year, month, day)  # noqa: DTZ001 -- local time by design
    except ValueError:
        return None


def finer(one: str, other: str) -> str:
    """The finer of two grains."""
    return min(one, other, key=GRAINS.index)
