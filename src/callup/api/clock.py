"""The clock and days as a caller gives them. In: a day as text or date. Out: ISO text; BadRequest where it is no day."""

import datetime as dt

from callup.errors import BadRequest
from callup.pipeline import stamp

Day = str | dt.date | None


def now() -> str:
    """This moment, as the ledger writes it."""
    return stamp(dt.datetime.now(dt.UTC))


def iso(day: Day, name: str) -> str | None:
    """A day in ISO."""
    if day is None:
        return None
    if isinstance(day, dt.datetime):
        return day.date().isoformat()
    if isinstance(day, dt.date):
        return day.isoformat()
    try:
        return dt.date.fromisoformat(day).isoformat()
    except ValueError as error:
        raise BadRequest(f"{name}={day!r} is no date: write it as 2023-03-24") from error


def iso_or_today(day: Day, name: str) -> str:
    """The same, today where none is given."""
    return iso(day, name) or now()[:10]
