"""Russian word forms, judged once each. In: a word. Out: whether it is a finite verb, a name; its nominative.

Deliberately missing: disambiguation in context; the dictionary's likeliest reading is taken.
"""

import re
from functools import lru_cache

import pymorphy3

from callup.morphology import analyser

_FINITE = frozenset({"VERB", "PRTS"})
_BENT = {
    "masc": [
        (re.compile(r"(.{2,}(?:[оеё]в|[иы]н|[сц]кий|[ыи]х|ко))"), ""),
        (re.compile(r"(.{2,}(?:[оеё]в|[иы]н))(?:а|у|ым|е)"), ""),
        (re.compile(r"(.{2,}[сц]к)(?:ого|ому|им|ом)"), "ий"),
    ],
    "femn": [
        (re.compile(r"(.{2,}(?:[ыи]х|ко))"), ""),
        (re.compile(r"(.{2,}(?:[оеё]в|[иы]н))(?:ой|у|а)"), "а"),
        (re.compile(r"(.{2,}[сц]к)(?:ой|ую|ая)"), "ая"),
    ],
}
_PREDICATES = frozenset(
    {
        "нет",
        "нельзя",
        "можно",
        "нужно",
        "надо",
        "должен",
        "должна",
        "должны",
        "готовы",
        "готов",
        "намерен",
        "намерены",
    }
)


@lru_cache(maxsize=100_000)
def is_finite(word: str) -> bool:
    """Whether a word is a finite verb, a short participle or a word that serves as one.

    >>> is_finite("вручают"), is_finite("повестки"), is_finite("нужно")
    (True, False, True)
    """
    lower = word.casefold()
    if lower in _PREDICATES:
        return True
    parse = analyser("ru").parse(lower)[0]
    return parse.tag.POS in _FINITE


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str:
    """The dictionary form, in lower case."""
    return str(analyser("ru").parse(word.casefold())[0].normal_form)


@lru_cache(maxsize=50_000)
def name_part(word: str) -> str | None:
    """``Name``, ``Surn`` or ``Patr`` when the dictionary or the ending knows the word as a part of a person's name."""
    for parse in analyser("ru").parse(word)[:3]:
        for kind in ("Name", "Surn", "Patr"):
            if kind in parse.tag:
                return kind
    return None


@lru_cache(maxsize=50_000)
def nominative(word: str, gender: str = "masc") -> str:
    """A name or title in the nominative; unchanged where the dictionary cannot tell.

    >>> nominative("Пескова"), nominative("Дмитрия")
    ('Песков', 'Дмитрий')
    """
    if gender == "femn" and word.endswith(("ова", "ева", "ёва", "ина", "ына")):
        return word
    parses = analyser("ru").parse(word)
    if any(
        "nomn" in p.tag
        and "sing" in p.tag
        and ("Surn" in p.tag or ("Name" in p.tag and gender in p.tag))
        for p in parses
    ):
        return word
    best = next(
        (
            p
            for p in parses
            if {"Surn", "Name", "Patr"} & set(map(str, p.tag.grammemes)) and gender in p.tag
        ),
        parses[0],
    )
    turned = best.inflect({"nomn"})
    text = turned.word if turned is not None else word
    return "-".join(piece.capitalize() for piece in text.split("-")) if word[:1].isupper() else text


def surname_nominative(word: str, gender: str) -> str:
    """A surname in the nominative by its ending, where it has one of the common endings; else by the dictionary.

    >>> surname_nominative("Хабировым", "masc"), surname_nominative("Авксентьевой", "femn")
    ('Хабиров', 'Авксентьева')
    """
    for pattern, ending in _BENT[gender]:
        match = pattern.fullmatch(word)
        if match is not None:
            return match[1] + ending
    return nominative(word, gender)


@lru_cache(maxsize=20_000)
def is_place_name(words: str) -> bool:
    """Whether the dictionary knows one of the words as a place's name.

    >>> is_place_name("Воронеж"), is_place_name("Медуза")
    (True, False)
    """
    return any(
        "Geox" in parse.tag for word in words.split() for parse in analyser("ru").parse(word)
    )


@lru_cache(maxsize=20_000)
def phrase_nominative(phrase: str, *, oblique: bool = False) -> str:
    """A phrase with its first noun, and the adjectives before it, in the nominative; ``oblique`` when it cannot be there yet.

    >>> phrase_nominative("Следственном комитете"), phrase_nominative("местным жителям")
    ('Следственный комитет', 'местные жители')
    """
    words = phrase.split()
    parses = [_reading(word, oblique=oblique) for word in words[:4]]
    noun = next((n for n, parse in enumerate(parses) if parse.tag.POS == "NOUN"), None)
    if noun is None or any(parse.tag.POS not in {"ADJF", "PRTF"} for parse in parses[:noun]):
        return phrase
    if not oblique and can_be_nominative(words[0]):
        return phrase
    number = parses[noun].tag.number or "sing"
    wanted = {"nomn", number} | (
        {parses[noun].tag.gender} if number == "sing" and parses[noun].tag.gender else set()
    )
    turned = [
        _as_written(words[n], parses[n].inflect(wanted if n < noun else {"nomn", number}))
        for n in range(noun + 1)
    ]
    return " ".join([*turned, *words[noun + 1 :]])


def _reading(word: str, *, oblique: bool) -> "pymorphy3.analyzer.Parse":
    parses = analyser("ru").parse(word)
    bent = (p for p in parses if p.tag.case in {"gent", "loct", "ablt", "datv"})
    return next(bent, parses[0]) if oblique else parses[0]


def _as_written(word: str, parse: "pymorphy3.analyzer.Parse | None") -> str:
    if parse is None or not word[1:].islower():
        return word
    turned = str(parse.word)
    return turned.capitalize() if word[:1].isupper() else turned


@lru_cache(maxsize=50_000)
def can_be_nominative(word: str) -> bool:
    """Whether a word may stand in the nominative; words the dictionary does not know may.

    >>> can_be_nominative("Госдума"), can_be_nominative("Жителям")
    (True, False)
    """
    parses = analyser("ru").parse(word)
    return any(p.tag.case in {None, "nomn"} for p in parses)


@lru_cache(maxsize=50_000)
def is_future(word: str) -> bool:
    """Whether a word is a verb in the future, of others than oneself.

    >>> is_future("рассмотрит"), is_future("вручают")
    (True, False)
    """
    tags = [parse.tag for parse in analyser("ru").parse(word.casefold())]
    return tags[0].POS == "VERB" and all(t.tense == "futr" for t in tags if t.POS == "VERB")


@lru_cache(maxsize=20_000)
def can_be_denied(word: str) -> bool:
    """Whether "not" before a word denies a statement: a verb, an infinitive, a short form; no participle, no noun.

    >>> can_be_denied("планируется"), can_be_denied("пребывающих")
    (True, False)
    """
    tag = analyser("ru").parse(word.casefold())[0].tag
    return tag.POS in {"VERB", "INFN", "PRTS", "ADJS", "PRED", "COMP", "NPRO"}


@lru_cache(maxsize=100_000)
def may_name(word: str) -> bool:
    """Whether a capitalised word may be a part of a person's name: known as one, or known as nothing.

    >>> may_name("Лодочкин"), may_name("Воронеже"), may_name("Повестки")
    (True, False, False)
    """
    if not analyser("ru").word_is_known(word):
        return True
    return name_part(word) is not None
