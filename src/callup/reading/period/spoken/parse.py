"""One time said alone. In: its words, language, the moment of speaking. Out: a stretch of time, or None. Misses: prose."""

import datetime as dt
import re

from callup.reading.period.spoken import lengths, stretches, times
from callup.reading.period.spoken.moment import Moment
from callup.reading.period.spoken.templates import LONGEST, TEMPLATES, meaning
from callup.reading.period.spoken.words import english, russian

TEMPLATES.extend(lengths.BOOK + stretches.BOOK + times.BOOK)
ZONES = {
    "gmt": 0,
    "utc": 0,
    "bst": 1,
    "cet": 1,
    "cst": -6,
    "est": -5,
    "pst": -8,
    "ist": 5.5,
    "msk": 3,
    "мск": 3,
}
ZONE = re.compile(rf"\(?(?<![^\W\d])({'|'.join(ZONES)})(?!\w)\)?")


def parse_time(text: str, language: str, reference: dt.datetime) -> Moment | None:
    """The stretch that a text names, in the reference's local time; None where it names none.

    >>> parse_time("tomorrow at 5pm", "en", dt.datetime(2013, 2, 12, 4, 30)).start.isoformat()
    '2013-02-13T17:00:00'
    """
    if len(text) > LONGEST:
        return None
    words = english(text) if language == "en" else russian(text)
    own = (reference.utcoffset() or dt.timedelta()).total_seconds() / 60
    words = ZONE.sub(lambda zone: f" shifted{int(own - 60 * ZONES[zone[1]])}", words)
    try:
        return meaning(" ".join(words.split()), reference.replace(tzinfo=None))
    except (ValueError, OverflowError):
        return None  # a day the calendar does not reach
