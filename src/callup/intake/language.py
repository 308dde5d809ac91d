"""Which language a text is in. In: a text. Out: ``en``, ``ru``, ``uk`` or ``other``. By letters and small words alone."""

import re
from collections import Counter

SAMPLE = 20_000
WORD = re.compile(r"[^\W\d_]+")
SMALL = {
    "en": frozenset(
        "the of to and in a is that for on with as was by at from are have said has were be it he".split()
    ),
    "ru": frozenset("в и на не что с по из за как это от для к о об до был были его а но".split()),
    "uk": frozenset("у і на не що з та про до як це від для за його але або ще".split()),
}


def language_of(text: str) -> str:
    """The language of most of a text.

    >>> language_of("Повестки приходят в Туле."), language_of("The office is closed.")
    ('ru', 'en')
    """
    sample = text[:SAMPLE]
    cyrillic = sum("\u0400" <= c <= "\u04ff" for c in sample)
    latin = sum(c.isascii() and c.isalpha() for c in sample)
    if cyrillic > latin:
        return _east_slavic(sample)
    if latin == 0:
        return "other"
    words = Counter(word.casefold() for word in WORD.findall(sample))
    total = sum(words.values())
    english = sum(words[word] for word in SMALL["en"])
    return "en" if english >= max(1, total // 25) or total < 12 else "other"


def _east_slavic(sample: str) -> str:
    lower = sample.casefold()
    ukrainian = sum(lower.count(letter) for letter in "іїєґ")
    russian = sum(lower.count(letter) for letter in "ыэъё")
    if ukrainian == russian:
        words = Counter(WORD.findall(lower))
        ukrainian = sum(words[word] for word in SMALL["uk"])
        russian = sum(words[word] for word in SMALL["ru"])
    return "uk" if ukrainian > russian else "ru"
