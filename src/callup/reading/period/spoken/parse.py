"""One time said alone. In: its words, language, the moment of speaking. Out: a stretch of time, or None. Misses: prose."""

import datetime as dt

from callup.reading.period.spoken.moment import Moment
from callup.reading.period.spoken.templates import LONGEST, meaning
from callup.reading.period.spoken.words import english, russian


def parse_time(text: str, language: str, reference: dt.datetime) -> Moment | None:
    """The stretch that a text names, in the reference's local time; None where it names none.

    >>> parse_time("tomorrow at 5pm", "en", dt.datetime(2013, 2, 12, 4, 30)).start.isoformat()
    '2013-02-13T17:00:00'
    """
    if len(text) > LONGEST:
        return None
    words = english(text) if language == "en" else russian(text)
    try:
        return meaning(words, reference)
    except (ValueError, OverflowError):
        return None  # a day the calendar does not reach
