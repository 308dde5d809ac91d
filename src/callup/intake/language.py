"""Which language a text is in. In: a text. Out: the code of a language with a folder, or ``other``.

By letters and small words alone. Deliberately missing: languages without a folder; ``tongues`` names those.
"""

import re
from collections import Counter
from functools import cache

from callup.language import head_of, languages

SAMPLE = 20_000
WORD = re.compile(r"[^\W\d_]+")
LEAST_SMALL = 25
"""One word in so many is a small one in any running text; a list or a table has fewer."""
FEW = 12
"""Words below which their lack tells nothing."""


def language_of(text: str) -> str:
    """The language of most of a text.

    >>> language_of("Повестки приходят в Туле."), language_of("The office is closed.")
    ('ru', 'en')
    """
    sample = text[:SAMPLE]
    cyrillic = sum("\u0400" <= c <= "\u04ff" for c in sample)
    latin = sum(c.isascii() and c.isalpha() for c in sample)
    if cyrillic > latin:
        return _nearest(sample, "cyrillic")
    return _latin(sample) if latin else "other"


def _latin(sample: str) -> str:
    """One of the languages in Latin letters, if enough of its small words are there or there are too few words to tell."""
    total = len(WORD.findall(sample))
    code = _nearest(sample, "latin")
    found = _small(sample, code)
    return code if found >= max(1, total // LEAST_SMALL) or total < FEW else "other"


def _nearest(sample: str, script: str) -> str:
    """The language of a script with most letters of its own, then most small words; the script's first where none has more."""
    ranked = _of(script)
    letters = {code: sum(map(sample.casefold().count, head_of(code).letters)) for code in ranked}
    most = max(letters.values())
    left = [code for code in ranked if letters[code] == most]
    return max(left, key=lambda code: _small(sample, code)) if len(left) > 1 else left[0]


@cache
def _of(script: str) -> tuple[str, ...]:
    """The languages of a script, the one that leads it first."""
    codes = (code for code in languages() if head_of(code).script == script)
    return tuple(sorted(codes, key=lambda code: not head_of(code).leads))


def _small(sample: str, code: str) -> int:
    words = Counter(WORD.findall(sample.casefold()))
    return sum(words[word] for word in head_of(code).small)
