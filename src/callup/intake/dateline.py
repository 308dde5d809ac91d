"""A date in the first lines of a text. In: the start of a body. Out: an ISO date, only where day, month and year are said.

Deliberately missing: dates without a year; guessing one would date a claim wrongly.
"""

import datetime as dt
import re

LOOK = 400
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


LINES = 6
LONGEST = 90
# What may stand beside the date in a line that is nothing but a dateline, besides names, which open with a capital.
BESIDE = frozenset(
    "on at by am pm msk gmt utc published updated posted date опубликовано обновлено дата публикации от в г год года мск"
    " понедельник вторник среда четверг пятница суббота воскресенье".split()
)
WORD = re.compile(r"[^\W\d_]+")
BEFORE = re.compile(r"(?:[A-ZА-ЯЁІЇЄ][^\n.!?]{0,40}[,(/—–-]\s*)?")
AFTER = re.compile(
    r"[\s,]*(?:года|г\.)?[\s,]*(?:\([^)\n]{1,40}\)|[A-ZА-ЯЁІЇЄ][\w.-]*(?: [A-ZА-ЯЁІЇЄ][\w.-]*){0,2})?\)?\s*"
    r"(?:—|–|--|-\s|[.:]\s|/)"
)
SENTENCE = re.compile(r"(?:On|In|By|Since|Until|С|В|На|До|К|По) ")


def dateline(text: str, start: int) -> str | None:
    """The date of an early dateline: a line of its own, or a place and a date before a dash or a stop.

    >>> dateline("MOSCOW, March 24, 2023 (Agency) — The office", 0)
    '2023-03-24'
    >>> dateline("On March 24, 2023, the office opened.", 0) is None
    True
    """
    lines = [line.strip() for line in text[start : start + LOOK].splitlines() if line.strip()]
    for line in lines[:LINES]:
        found = [
            m for pattern in (MONTH_FIRST, DAY_FIRST, DOTTED, DASHED) if (m := pattern.search(line))
        ]
        first = min(found, key=lambda m: m.start(), default=None)
        if first is not None and _is_dateline(line, first) and (day := _day(first)):
            return day
    return None


def _is_dateline(line: str, date: re.Match[str]) -> bool:
    before, after = line[: date.start()], line[date.end() :]
    words = WORD.findall(before + " " + after)
    names = [word for word in words if word.casefold() not in BESIDE]
    if len(line) <= LONGEST and len(names) <= 3 and all(word[0].isupper() for word in names):
        return True
    opens = BEFORE.fullmatch(before) is not None and SENTENCE.match(before) is None
    return opens and AFTER.match(after) is not None


def _day(match: re.Match[str]) -> str | None:
    month = match["month"].casefold()
    try:
        day = dt.date(int(match["year"]), MONTHS.get(month) or int(month), int(match["day"]))
    except ValueError:
        return None
    return day.isoformat()
