"""How times nest: the book of patterns and the reading of one text by it. In: normal words, a reference. Out: a stretch.

The way of the assistants whose examples measure it: a bare day is the next one. News wants the nearest; see ``find``.
Deliberately missing: the patterns themselves (``lengths``, ``stretches``, ``times``), entered in the order of trust.
"""

import datetime as dt
import re
from collections.abc import Callable

from callup.reading.period.spoken.fields import resolve, scan
from callup.reading.period.spoken.moment import Moment

Match = re.Match[str]
Mean = Callable[[Match, dt.datetime], Moment | None]
Book = list[tuple[re.Pattern[str], Mean]]
TEMPLATES: Book = []
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


def entering(book: Book) -> Callable[[str], Callable[[Mean], Mean]]:
    """A decorator that enters a meaning in a book under its pattern; earlier ones win."""

    def template(pattern: str) -> Callable[[Mean], Mean]:
        def enter(mean: Mean) -> Mean:
            book.append((re.compile(pattern), mean))
            return mean

        return enter

    return template


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


def count_of(word: str | None) -> int:
    """The number that a word or digits stand for."""
    word = word or "1"
    return int(word) if word.isdigit() else FEW.get(word, 1)


def grain_of(word: str) -> str:
    """The full name of a unit."""
    return SHORT.get(word, word)


def shift_of(which: str) -> int:
    """How many units on "next", back "last"."""
    return next((n for word, n in SHIFTS.items() if word in which), 0)
