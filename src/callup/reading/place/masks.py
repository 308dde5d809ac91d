"""Phrases in which a place's name names no place: "Moscow Times", «Курская битва», "submarine
*".

In: the case's phrases; a star ends a stem, a lone star is any word. Out: whether a hit lies inside
one. Deliberately missing: phrases the case doesn't list.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from callup.language.ru.declension import plain
from callup.reading.place.fold import WORD

BETWEEN = r"[\s\-‐‑–—.,\"“”«»'’]{1,3}"
REACH = 60


class PhraseMasks:
    """The phrases of one case, ready to be asked."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self._open: list[tuple[str, re.Pattern[str]]] = []
        self._fixed: list[tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]] = []
        for phrase in phrases:
            words = plain(phrase).replace("-", " ").split()
            pattern = re.compile(r"(?<!\w)" + BETWEEN.join(map(_word, words)) + r"(?!\w)")
            if "*" in words:
                rarest = max((word.rstrip("*") for word in words), key=len)
                self._open.append((rarest, pattern))
            else:
                self._fixed.append((tuple(re.compile(_word(word)) for word in words), pattern))
        self._of = lru_cache(maxsize=4096)(self._phrases_of)

    def hide(self, lower: str, start: int, end: int) -> bool:
        """Whether the name at ``start:end`` is part of a phrase."""
        left, right = max(0, start - REACH), min(len(lower), end + REACH)
        nearby = lower[left:right]
        patterns = [pattern for rarest, pattern in self._open if rarest in nearby]
        first = WORD.match(lower, start, end)
        patterns += self._of(first.group() if first else "")
        return any(
            match.start() <= start and end <= match.end()
            for pattern in patterns
            for match in pattern.finditer(lower, left, right)
        )

    def _phrases_of(self, word: str) -> tuple[re.Pattern[str], ...]:
        return tuple(
            pattern for words, pattern in self._fixed if any(one.fullmatch(word) for one in words)
        )


def _word(word: str) -> str:
    if word == "*":
        return r"[^\W\d_]+"
    return re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word)
