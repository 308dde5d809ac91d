"""Lengths of time: "an hour and a half", «три с половиной месяца». In: words. Out: a count and its unit. Misses: rates."""

import re

from callup.reading.period.spoken.words import english, russian_numbers

UNIT_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2592000, "quarter": 7776000, "year": 31536000}  # fmt: skip
UNIT_NAMES = {"sec": "second", "s": "second", '"': "second", "min": "minute", "m": "minute", "'": "minute", "hr": "hour", "h": "hour", "yr": "year", "qtr": "quarter", "fortnight": "day"}  # fmt: skip
U = r"(?:seconds?|secs?|s\b|minutes?|mins?|m\b|hours?|hrs?|h\b|days?|weeks?|fortnights?|months?|quarters?|qtrs?|years?|yrs?|\"|')"
N = r"(?:\d+(?:\.\d+)?|an?|a couple(?: of)?|couple(?: of)?|a pair of|a few|few|several)"
FRACTION = (
    r"(?:an? |\d )?(?:half|quarters?)(?: of)?(?: an?)?|\d/\d|(?:3-quarters|3 quarters) of an?"
)
PIECE = rf"(?:(?:{FRACTION}) ?{U}|{N}(?: and (?:an? )?half)? ?(?:more |additional |extra |less |fewer )?{U}|\d+ and (?:(?:an?|\d) )?(?:quarters?|half)(?: of)? {U})"
DURATION = rf"(?:{PIECE}(?:(?:,| and|, and)? {PIECE})*(?:(?: and)? (?:an? )?half| (?:and )?\d+)?)"
_WHOLE = re.compile(DURATION)
_PIECE = re.compile(PIECE)
_TAIL_HALF = re.compile(r"(?: and)? (?:an? )?half$")
_TAIL_NUMBER = re.compile(r" (?:and )?(\d+)$")
_SOME = {"couple": 2.0, "pair": 2.0, "few": 3.0, "several": 3.0, "a": 1.0, "an": 1.0}
_HALF_UNIT = {
    "hour": (30, "minute"),
    "day": (12, "hour"),
    "month": (15, "day"),
    "year": (6, "month"),
    "minute": (30, "second"),
}
Length = tuple[float, str]

RU_LENGTHS: tuple[tuple[str, str], ...] = (
    (r"ровно|приблизительно|примерно|где-то|около|почти", ""),
    (r"(\d) четверт[ьи] часа", r"\1/4 hour"),
    (r"четверть часа", "1/4 hour"),
    (r"пол ?часа", "1/2 hour"),
    (r"пол ?дня", "1/2 day"),
    (r"пол ?месяца", "1/2 month"),
    (r"пол ?года", "6 month"),
    (r"полтор[аы]", "1.5"),
    (r"(\d+) с половиной", r"\1.5"),
    (r"секунд\w*|сек", "second"),
    (r"минут\w*|мин", "minute"),
    (r"(?:час(?:ик|ок|очек|очк|ика?)?\w*|ч)", "hour"),
    (r"(\d+) сут(?:ки|ок)", r"\1 sutki"),
    (r"сутки", "1 sutki"),
    (r"день|дня|дней", "day"),
    (r"недел\w+", "week"),
    (r"месяц\w*", "month"),
    (r"квартал\w*", "quarter"),
    (r"год(?:а|ов)?|лет", "year"),
)
_RU = [(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), words) for pattern, words in RU_LENGTHS]


def length_of(words: str) -> Length | None:
    """A length in normal English words as a count of one unit, the finest that keeps it whole."""
    words = words.strip()
    if _WHOLE.fullmatch(words) is None:
        return None
    tail_half, tail_number = _TAIL_HALF.search(words), _TAIL_NUMBER.search(words)
    body = (
        words[: tail_half.start()]
        if tail_half
        else words[: tail_number.start()]
        if tail_number
        else words
    )
    pieces = [_piece(m[0]) for m in _PIECE.finditer(body)]
    if not pieces:
        return None
    if tail_half:
        pieces = [*pieces[:-1], (pieces[-1][0] + 0.5, pieces[-1][1])]
    elif tail_number:
        smaller = {"hour": "minute", "minute": "second"}.get(pieces[-1][1])
        if smaller is None:
            return None
        pieces.append((float(tail_number[1]), smaller))
    return _sum(pieces)


def _piece(words: str) -> Length:
    found = re.search(rf"{U}$", words)
    name = (found[0] if found else "day").rstrip("s") or "s"
    size = 14.0 if name == "fortnight" else 1.0
    unit = UNIT_NAMES.get(name, name)
    return _amount(words[: found.start()] if found else words) * size, unit


def _amount(words: str) -> float:
    words = words.strip()
    slash = re.search(r"(\d)/(\d)", words)
    if slash:
        return int(slash[1]) / max(1, int(slash[2]))
    whole = re.match(r"\d+(?:\.\d+)?", words)
    quarters = re.search(r"(?:(\d|an?) ?-?)?(quarter|half)", words)
    if quarters:
        share = 0.25 if quarters[2] == "quarter" else 0.5
        many = int(quarters[1]) if (quarters[1] or "").isdigit() else 1
        before = float(whole[0]) if whole and (whole.end() < (quarters.start())) else 0.0
        return before + share * many
    if whole:
        return float(whole[0])
    return next((n for word, n in _SOME.items() if re.search(rf"\b{word}\b", words)), 1.0)


def _sum(pieces: list[Length]) -> Length:
    if len(pieces) == 1:
        return _whole(*pieces[0])
    if {unit for _, unit in pieces} <= {"year", "month"}:
        return sum(n * (12 if unit == "year" else 1) for n, unit in pieces), "month"
    finest = min((unit for _, unit in pieces), key=lambda unit: UNIT_SECONDS[unit])
    return round(sum(n * UNIT_SECONDS[unit] for n, unit in pieces) / UNIT_SECONDS[finest]), finest


def _whole(count: float, unit: str) -> Length:
    """A broken count in the next smaller unit: 1.5 hours are 90 minutes, 3.5 months 105 days."""
    if count == int(count):
        return int(count), unit
    smaller = {
        "hour": "minute",
        "minute": "second",
        "day": "hour",
        "month": "day",
        "year": "month",
        "week": "day",
        "quarter": "month",
    }.get(unit)
    if smaller is None:
        return count, unit
    ratio = 12 if unit == "year" else UNIT_SECONDS[unit] / UNIT_SECONDS[smaller]
    return round(count * ratio), smaller


def parse_duration(text: str, language: str) -> Length | None:
    """A length of time as a count and its unit, or None where the text is no length.

    >>> parse_duration("an hour and a half", "en")
    (90, 'minute')
    """
    words = english(text) if language == "en" else _russian(text)
    days = re.fullmatch(r"(\d+) sutki", words)
    if days:
        return int(days[1]) * 24, "hour"
    return length_of(
        words if re.match(r"\d|an? |half|quarter|couple|few|several", words) else f"1 {words}"
    )


def _russian(text: str) -> str:
    words = russian_numbers(text)
    for pattern, replacement in _RU:
        words = pattern.sub(replacement, words)
    return " ".join(words.split())
