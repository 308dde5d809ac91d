"""Calendar arithmetic. In: dates and numbers. Out: first and last days as dates. Misses: time of day and time zones."""

import calendar
import datetime as dt

Range = tuple[dt.date, dt.date]
PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
SOON = 2
CLOSE = 100


def month_range(year: int, month: int, part: str | None = None) -> Range:
    """A month, or its early, mid or late third: 1-10, 11-20, 21-end."""
    last = calendar.monthrange(year, month)[1]
    low, high = PARTS.get(part or "", (1, last))
    return dt.date(year, month, low), dt.date(year, month, min(high, last))


def year_range(year: int, part: str | None = None) -> Range:
    """A year, or its early, mid or late third of four months."""
    months = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(part or "", (1, 12))
    return dt.date(year, months[0], 1), month_range(year, months[1])[1]


def season_range(year: int, season: str) -> Range:
    """Spring is March to May, and so on; the winter of a year begins in its December."""
    first = SEASONS[season]
    last_year, last_month = (year + 1, 2) if season == "winter" else (year, first + 2)
    return dt.date(year, first, 1), month_range(last_year, last_month)[1]


def week_range(day: dt.date) -> Range:
    """Monday to Sunday of a day's week."""
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=6)


def shifted(day: dt.date, unit: str, count: int) -> dt.date:
    """A day so many days, weeks, months or years later; the day of the month is kept where it exists."""
    if unit in {"day", "week"}:
        return day + dt.timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def nearest_day(anchor: dt.date, month: int, day: int, *, ahead: bool) -> dt.date | None:
    """The day of that name nearest to the anchor, but none far ahead; ahead: the next one."""
    found = [
        d
        for year in (anchor.year - 1, anchor.year, anchor.year + 1)
        if (d := real_day(year, month, day))
    ]
    if ahead:
        # A deadline that passed this month is spoken of as past: nobody looks eleven months ahead.
        found = [d for d in found if d >= anchor - dt.timedelta(days=31)] or found
        return min(found, key=lambda d: abs((d - anchor).days), default=None)
    # News tells what was: a day still ahead is meant only where it is close.
    near = [d for d in found if (d - anchor).days <= CLOSE]
    return min(near or found, key=lambda d: abs((d - anchor).days), default=None)


def month_year(anchor: dt.date, month: int, *, ahead: bool) -> int:
    """The year of a month named without one: the next where the talk is of the future, else the latest.

    A month that begins within two months is the next one either way: nobody waits ten months to say "in January".
    """
    months_ahead = (month - anchor.month) % 12
    if ahead or 0 < months_ahead <= SOON:
        return anchor.year if month >= anchor.month else anchor.year + 1
    return anchor.year if month <= anchor.month else anchor.year - 1


def months_year(anchor: dt.date, first: int, last: int) -> int:
    """The year in which a run of months named without one ends: of the runs, the one nearest to the anchor."""

    def away(year: int) -> int:
        start, end = month_range(year - (first > last), first)[0], month_range(year, last)[1]
        return max((start - anchor).days, (anchor - end).days, 0)

    years = range(max(2, anchor.year - 1), min(9998, anchor.year + 1) + 1)
    return min(years, key=away)


def real_day(year: int, month: int, day: int) -> dt.date | None:
    """A day, or None where the calendar has none."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def weekday_near(anchor: dt.date, weekday: int, *, ahead: bool) -> dt.date:
    """The latest such weekday up to the anchor, or the next one after it."""
    back = (anchor.weekday() - weekday) % 7
    if ahead:
        return anchor + dt.timedelta(days=(weekday - anchor.weekday()) % 7 or 7)
    return anchor - dt.timedelta(days=back)
