"""Patterns of a table of phrases, joined. In: words by language. Out: one pattern for whole words, whatever the language.

Deliberately missing: stems, and what a phrase means; whoever asks for it by its name knows.
"""

import re
from functools import lru_cache

from callup.case.keys import Words


def pattern_of(words: Words) -> re.Pattern[str]:
    """The pattern of a phrase; one that matches nothing where the table has none.

    >>> bool(pattern_of({"en": ("in total",), "ru": ("всего",)}).search("Всего 5"))
    True
    """
    return _joined(tuple(line for lines in words.values() for line in lines))


@lru_cache(maxsize=256)
def _joined(lines: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(lines)})(?!\w)" if lines else r"(?!)", re.IGNORECASE)
