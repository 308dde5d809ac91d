"""The words of a match, looked up. In: a match, a language's times. Out: numbers, units, shifts. Misses: any word itself."""

import re
from typing import TypeVar

from callup.language.times import Times

Meaning = TypeVar("Meaning")


def begins(word: str | None, table: dict[str, Meaning]) -> Meaning | None:
    """What a word means by the longest beginning a table knows.

    >>> begins("Marches", {"mar": 3, "ma": 5}), begins("June", {"ma": 5})
    (3, None)
    """
    lower = (word or "").casefold().replace("’", "'")
    fitting = [stem for stem in table if lower.startswith(stem)]
    return table[max(fitting, key=len)] if lower and fitting else None


def group(match: re.Match[str], name: str) -> str:
    """The words of a group; "" where the pattern has none of that name, or it matched nothing."""
    return (match[name] or "") if name in match.re.groupindex else ""


def month(match: re.Match[str], words: Times, name: str = "month") -> int:
    """The number of a month."""
    found = begins(group(match, name), words.months)
    if found is None:
        raise ValueError(f"no month in {match[0]!r}")
    return found


def unit(match: re.Match[str], words: Times) -> str:
    """day, week, month or year."""
    found = begins(group(match, "unit"), words.units)
    if found is None:
        raise ValueError(f"no unit of time in {match[0]!r}")
    return found


def count(match: re.Match[str], words: Times, unsaid: int = 1) -> int:
    """How many units; ``unsaid`` where no number stands there."""
    word = " ".join(group(match, "n").casefold().split())
    if not word:
        return unsaid
    return int(word) if word.isdigit() else words.numbers.get(word, 1)


def shift(match: re.Match[str], words: Times, name: str = "which") -> int | None:
    """-1 for last, 0 for this, 1 for next; None where no such word stands there."""
    return begins(group(match, name), words.shifts)


def part(match: re.Match[str], words: Times, name: str = "part") -> str | None:
    """early, mid or late."""
    return begins(group(match, name), words.parts)


def season(match: re.Match[str], words: Times) -> str:
    """spring, summer, autumn or winter."""
    found = begins(group(match, "season"), words.seasons)
    if found is None:
        raise ValueError(f"no season in {match[0]!r}")
    return found


def day_number(match: re.Match[str], words: Times) -> int:
    """The day of a month, in figures or in words («двадцать первого»)."""
    said = group(match, "word").casefold().replace("ё", "е")
    if not said:
        return int(match["day"])
    return words.tens.get(group(match, "ten").casefold(), 0) + words.ordinals.get(said, 0)


def year(match: re.Match[str]) -> int | None:
    """The year, where one is named."""
    named = group(match, "year")
    return int(named) if named else None
