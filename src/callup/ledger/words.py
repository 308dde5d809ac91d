"""Words for search that know inflection. In: text. Out: its words in dictionary form, and other forms they may have.

Russian forms fall together by pymorphy3, English ones by their endings (plural, -ed, -ing, -ise as -ize). Deliberately
missing: synonyms, irregular English verbs, and derived words: "mobilisation" and "mobilise" stay two.
"""

import re
import unicodedata
from functools import lru_cache

import msgspec

from callup.morphology import analyser

WORD = re.compile(r"[^\W_]+")
POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
CYRILLIC = re.compile(r"[а-яёіїєґ]")
VOWEL = re.compile(r"[aeiouy]")
PART = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
LONGEST = 4_000
"""Characters of one sentence that are indexed; longer "sentences" are lists or broken text."""
OTHERS = 3
MEMO = 200_000


class WordForms(msgspec.Struct, frozen=True):
    """A text's words: ``first`` in dictionary form and order, ``also`` the other dictionary forms of some of them."""

    first: tuple[str, ...]
    also: tuple[str, ...]


class Term(msgspec.Struct, frozen=True):
    """One thing asked for: a word by any of its dictionary forms, or a phrase by its words in order."""

    words: tuple[str, ...]
    phrase: bool


@lru_cache(maxsize=MEMO)
def word_forms(word: str) -> tuple[str, ...]:
    """The dictionary forms a word may have, likeliest first.

    >>> word_forms("мобилизации"), word_forms("summonses"), word_forms("summons")
    (('мобилизация',), ('summon',), ('summon',))
    """
    lower = word.casefold()
    if not CYRILLIC.search(lower):
        return (_english(lower),)
    parses = analyser("ru").parse(lower)
    # Guesses at unknown words (names, mostly) are many; the first is as good as the rest.
    likely = parses if parses[0].is_known else parses[:1]
    forms = (str(parse.normal_form).replace("ё", "е") for parse in likely)
    return tuple(dict.fromkeys(forms))[: 1 + OTHERS]


def _english(word: str) -> str:
    """A word without its ending.

    >>> [_english(w) for w in "offices office drafted drafting mobilising mobilized responses response".split()]
    ['offic', 'offic', 'draft', 'draft', 'mobiliz', 'mobiliz', 'respon', 'respon']
    """
    if len(word) <= 3 or not word.isalpha():
        return word
    word = _singular(word)
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 3 and VOWEL.search(stem):
            word = stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "lsz" else stem
            break
    word = re.sub(r"(?<=[^aeiou])e$|(?<=[aeiou][sz])e$", "", word) if len(word) > 4 else word
    word = re.sub(r"(?<=n)s$", "", word)
    return re.sub(r"is$", "iz", re.sub(r"isation$", "ization", word))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "nses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _words(text: str) -> list[str]:
    composed = unicodedata.normalize("NFKC", text)
    return WORD.findall(POSSESSIVE.sub("", composed))


def text_forms(text: str) -> WordForms:
    """A text's words as they are searched.

    >>> text_forms("Работники стали приходить").first
    ('работник', 'стать', 'приходить')
    """
    first: list[str] = []
    also: list[str] = []
    for word in _words(text):
        forms = word_forms(word)
        first.append(forms[0])
        also.extend(forms[1:])
    return WordForms(tuple(first), tuple(dict.fromkeys(also)))


def parse_query(query: str) -> tuple[list[Term], list[Term]]:
    """What a query asks for and what it bars: words, "quoted phrases", -words.

    >>> parse_query('повестками -"осенний призыв"')
    ([Term(words=('повестка',), phrase=False)], [Term(words=('осенний', 'призыв'), phrase=True)])
    """
    wanted: list[Term] = []
    barred: list[Term] = []
    for sign, phrase, word in PART.findall(query):
        found = _words(phrase or word)
        if len(found) == 1:
            term = Term(word_forms(found[0]), phrase=False)
        elif found:
            term = Term(tuple(word_forms(part)[0] for part in found), phrase=True)
        else:
            continue
        (barred if sign else wanted).append(term)
    return wanted, barred
