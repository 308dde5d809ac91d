"""A date in the first lines of a text. In: the start of a body. Out: an ISO date, only where day, month and year are said.

Deliberately missing: dates without a year; guessing one would date a claim wrongly.
"""

import datetime as dt
import re

LOOK = 300
_EN = (
    "january february march april may june july august september october november december".split()
)
_RU = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
MONTHS = {name: number for number, name in enumerate(_EN, 1)} | {
    name[:3]: number for number, name in enumerate(_EN, 1)
}
MONTHS |= {"sept": 9} | {name: number for number, name in enumerate(_RU, 1)}
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_NAMES})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
DAY_FIRST = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_NAMES})\.?,?\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
DOTTED = re.compile(r"\b(?P<day>\d{1,2})\.(?P<month>\d{2})\.(?P<year>(?:19|20)\d\d)\b")
DASHED = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d{2})-(?P<day>\d{2})\b")


def dateline(text: str, start: int) -> str | None:
    """The date of an early dateline.

    >>> dateline("MOSCOW, March 24, 2023 (Agency) — The office", 0)
    '2023-03-24'
    """
    opening = text[start : start + LOOK]
    found = [
        m for pattern in (MONTH_FIRST, DAY_FIRST, DOTTED, DASHED) if (m := pattern.search(opening))
    ]
    if not found:
        return None
    match = min(found, key=lambda m: m.start())
    month = match["month"].casefold()
    try:
        day = dt.date(int(match["year"]), MONTHS.get(month) or int(month), int(match["day"]))
    except ValueError:
        return None
    return day.isoformat()
