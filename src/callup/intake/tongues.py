"""What is to be said of a text's language and letters. In: a text and the language its letters suggest. Out: notes.

Deliberately missing: reading of other languages, which is said instead; and any claim about a text of a few words.
"""

import re
from collections import Counter
from functools import cache, lru_cache

import msgspec
import py3langid
import simplemma
from babel import Locale

from callup.intake.garble import (
    CYRILLIC,
    FEWEST,
    LATIN,
    ODD_SHARE,
    SAMPLE,
    WORD,
    Known,
    garble,
    odd_share,
)
from callup.intake.language import language_of
from callup.language import head_of, languages, of_script
from callup.morphology import analyser

READ = languages()
NAMES = {code: head_of(code).name for code in READ}
READS = f"Callup reads {', '.join(NAMES.values())}"
UNKNOWN = f"garbled, or in a language not known here; {READS}"
OWN = "".join(head_of(code).letters for code in READ)
OURS = re.compile(rf"[A-Za-zА-Яа-я{OWN}{OWN.upper()}]")
FEWEST_LETTERS = 20
"""Below about five words, pairs of letters do not tell a language from its neighbours; signs of Chinese say more each."""
STATED = frozenset(
    "ar az be bg bn bs ca cs da de el es et fa fi fr he hi hr hu hy id is it ja ka kk ko ky lt lv mk mn ms nb nl no pl ps pt "
    "ro sk sl sq sr sv sw ta tg th tk tl tr tt ur uz vi zh".split()
)
"""Languages that are named. Garbled text falls to those of few written pages, which nobody sends here."""
LEAST_MARGIN = 0.4
"""How much likelier, per byte, a language must be than each of ours; neighbours (Bulgarian, Belarusian) reach 0.45 and 0.9,
the others 1.5 and more, and Russian with spaces inside its words 0.1."""
ODD_ALPHABET = 0.02
"""Kazakh, Belarusian and others have letters of their own in a twentieth of their text; Russian has none of them."""
HALF = 0.5
SECOND_SHARE = 0.2
"""A second language worth a word: a fifth of the paragraphs' letters; a quoted title has less."""
LEAST_PARAGRAPH = 30
REMEMBERED = 50_000
"""Words whose answer is kept: posts of a channel repeat each other's."""


class TextTongue(msgspec.Struct, frozen=True):
    """The language to read a text in, and what its reader should know."""

    language: str
    notes: tuple[str, ...] = ()


def told(text: str) -> TextTongue:
    """The language of a text with the notes that belong to it.

    >>> told("12 34 — 56").notes
    ('there are no words in it',)
    """
    sample = text[:SAMPLE]
    language = _language(sample)
    letters = sum(c.isalpha() for c in sample)
    if not letters:
        return TextTongue("other", ("there are no words in it",))
    share = _odd(sample, language) if language in READ else 1.0
    odd = garble(share, sample)
    if odd or _own_letters(sample, letters):
        name = foreign(sample, letters)
        if name:
            return TextTongue("other", (f"in {name}; {READS}",))
    if language == "other":
        return TextTongue(language, (UNKNOWN,) if letters >= FEWEST_LETTERS else ())
    several = _several(sample, language)
    return TextTongue(language, tuple(note for note in (odd, several) if note))


def _language(sample: str) -> str:
    """The language by letters and small words; a table or a list has none of those, and is told by its other words."""
    language = language_of(sample)
    words = [word.casefold() for word in WORD.findall(sample) if LATIN.search(word)]
    if language == "other" and len(words) >= FEWEST:
        first = of_script("latin").code
        share = sum(map(known(first), words)) / len(words)
        return first if share > 1 - ODD_SHARE else language
    return language


def _odd(text: str, language: str) -> float:
    return odd_share(
        text, known(language), LATIN if head_of(language).script == "latin" else CYRILLIC
    )


@cache
def known(language: str) -> Known:
    """What tells whether a word in small letters is one of a language."""
    if head_of(language).lexicon == "simplemma":
        return lru_cache(REMEMBERED)(lambda word: simplemma.is_known(word, lang=language))
    return lru_cache(REMEMBERED)(analyser(language).word_is_known)


def foreign(text: str, letters: int) -> str:
    """The English name of the language of a text that is none of ours; "" where nothing is certain."""
    if letters < FEWEST_LETTERS and not _own_letters(text, letters, HALF):
        return ""
    ranked = dict(py3langid.rank(text))
    code = max(ranked, key=lambda name: ranked[name])
    margin = ranked[code] - max(ranked[ours] for ours in READ)
    if code not in STATED or margin < LEAST_MARGIN * len(text.encode()):
        return ""
    return str(Locale("en").languages.get(code, code))


def _own_letters(text: str, letters: int, share: float = ODD_ALPHABET) -> bool:
    """Whether letters of an alphabet other than ours stand in it."""
    return letters - len(OURS.findall(text)) > share * letters


def _several(text: str, language: str) -> str:
    """Words on a text whose paragraphs are in more than one of our languages."""
    sizes: Counter[str] = Counter()
    for paragraph in text.splitlines():
        if len(paragraph) >= LEAST_PARAGRAPH and WORD.search(paragraph):
            sizes[language_of(paragraph)] += len(paragraph)
    others = [
        code
        for code in READ
        if code != language and sizes[code] >= SECOND_SHARE * max(1, sizes.total())
    ]
    if not others:
        return ""
    names = " and ".join(NAMES[code] for code in (language, *others))
    return f"in several languages ({names}): read as {NAMES[language]}"
