"""Russian and Ukrainian place words in all their cases. In: a dictionary form. Out: every form,
in lower case, with е for ё.

Endings decide, so that a town nobody has heard of is declined too. Forms no speaker would use come
along where the ending leaves two declensions open (Казань, Ярославль); they match nothing.
Deliberately missing: stress, and vocatives.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import product

ADJECTIVE = re.compile(r"(.+?)(ый|ий|ой|ая|яя|ое|ее|ые|ие)$")
MASCULINE = ("ый", "ого", "ому", "ым", "ом")
FEMININE = ("ая", "ой", "ую", "ою")
NEUTER = ("ое", "ого", "ому", "ым", "ом")
PLURAL = ("ые", "ых", "ым", "ыми")
SOFTENED = str.maketrans("ыоау", "иеяю")
AFTER_VELAR = str.maketrans("ы", "и")
UKRAINIAN = ("ий", "ого", "ому", "им", "ім", "а", "ої", "ій", "у", "ою", "е", "і", "их", "ими")
PARTS = re.compile(r"\W+")
UNBENT = frozenset({"на", "эл", "удэ", "юрт", "кош", "яун", "ях", "по", "под", "де"})
VOWELS = "аеиоуыэюя"


def plain(word: str) -> str:
    """Lower case with е for ё.

    >>> plain("Орёл")
    'орел'
    """
    return word.lower().replace("ё", "е")


def adjective_forms(lemma: str, *, own_gender: bool = False) -> set[str]:
    """All forms of an adjective; those of the dictionary form's gender and number only, if
    ``own_gender``.

    >>> sorted(form for form in adjective_forms("тверской") if form.endswith("ю"))
    ['тверскою', 'тверскую']

    """
    word = plain(lemma)
    if word.endswith(("ський", "цький", "зький")):
        return {word[:-2] + ending for ending in UKRAINIAN}
    match = ADJECTIVE.fullmatch(word)
    if match is None:
        return {word}
    stem, ending = match[1], match[2]
    endings = _gender(ending) if own_gender else (*MASCULINE, *FEMININE, *NEUTER, *PLURAL)
    forms = {word} | {stem + _fitted(tail, stem[-1], ending) for tail in endings}
    return (
        forms | {stem + tail[0].translate(SOFTENED) + tail[1:] for tail in endings}
        if stem[-1] in "жшщч"
        else forms
    )


def _gender(ending: str) -> tuple[str, ...]:
    if ending in {"ая", "яя"}:
        return FEMININE
    if ending in {"ое", "ее"}:
        return NEUTER
    return PLURAL if ending in {"ые", "ие"} else MASCULINE


def _fitted(tail: str, before: str, ending: str) -> str:
    """The hard ending as it is written after the stem's last letter."""
    if before in "кгхжшщч":
        return tail[0].translate(AFTER_VELAR) + tail[1:]
    return tail[0].translate(SOFTENED) + tail[1:] if ending in {"ий", "яя", "ее", "ие"} else tail


def people_forms(singular: str) -> set[str]:
    """All forms of a word for inhabitants, from its singular: туляк, воронежец, смолянин,
    москвич, москвичка.
    """
    word = plain(singular)
    if word.endswith("ец"):
        stem = word[:-2] + ("йц" if word[-3] in VOWELS else "ьц" if word[-3] == "л" else "ц")
        return {word} | {
            stem + e for e in ("а", "у", "ем", "ом", "е", "ы", "ев", "ов", "ам", "ами", "ах")
        }
    if word.endswith("ин") and word[-3] in "ня":
        stem = word[:-2]
        plural = {stem + e for e in ("е", "", "ам", "ами", "ах")}
        return plural | {word + e for e in ("", "а", "у", "ом", "е")}
    if word.endswith("ка"):
        return {word[:-1] + e for e in ("а", "и", "е", "у", "ой", "ам", "ами", "ах")} | {
            word[:-2] + "ек",
            word[:-2] + "ок",
        }
    soft = word[-1] in "чш"
    tails = (
        "",
        "а",
        "у",
        "ем" if soft else "ом",
        "е",
        "ам",
        "ами",
        "ах",
        "и",
        "ы",
        "ей" if soft else "ов",
    )
    return {word + e for e in tails}


def name_forms(name: str) -> set[str]:
    """All forms of a place name, in one word or several, hyphens read as spaces.

    >>> {"ростове на дону", "ростова на дону"} <= name_forms("Ростов-на-Дону")
    True
    """
    words = [word for word in PARTS.split(plain(name)) if word]
    if len(words) == 1:
        return set(_word_forms(words[0]))
    if "на" in words:
        at = words.index("на")
        heads = name_forms(" ".join(words[:at]))
        return {f"{head} {' '.join(words[at:])}" for head in heads}
    return _joined(words, hyphen="-" in name)


def _joined(words: list[str], *, hyphen: bool) -> set[str]:
    """Adjectives agree with the noun; of two nouns under one hyphen only the last is declined."""
    whole = " ".join(words)
    options: list[Iterable[str]] = []
    for number, word in enumerate(words):
        last = number == len(words) - 1
        if last or ADJECTIVE.fullmatch(word) or (not hyphen and _is_kind(word)):
            options.append(_agreeing(word))
        elif ADJECTIVE.fullmatch(words[-1]):
            options.append(_word_forms(word))
        else:
            options.append((word,))
    combined = {" ".join(parts) for parts in product(*options)} if _size(options) < 2000 else set()
    frozen = {
        " ".join([*parts, *words[1:]])
        for parts in ([form] for form in _word_forms(words[0]))
        if _is_kind(words[0])
    }
    return combined | frozen | {whole}


def _agreeing(word: str) -> Iterable[str]:
    return (
        adjective_forms(word, own_gender=True) if ADJECTIVE.fullmatch(word) else _word_forms(word)
    )


def _is_kind(word: str) -> bool:
    return word.startswith(("республик", "област", "край", "город"))


def _size(options: list[Iterable[str]]) -> int:
    size = 1
    for option in options:
        size *= len(tuple(option))
    return size


@lru_cache(maxsize=20_000)
def _word_forms(word: str) -> tuple[str, ...]:
    if word in UNBENT or len(word) < 3 or word[-1] in "уюэ":
        return (word,)
    if ADJECTIVE.fullmatch(word):
        noun = {word[:-1] + e for e in ("я", "ю", "ем", "е")} if word.endswith("ой") else set()
        return tuple(adjective_forms(word, own_gender=True) | noun)
    return tuple({word, *_noun_forms(word)})


def _noun_forms(word: str) -> set[str]:
    stem, last = word[:-1], word[-1]
    if word.endswith(("ия", "ія")):
        return {stem + e for e in ("и", "ю", "ей", "і", "ї", "єю", "ією")}
    if last in "ая":
        velar = stem[-1] in "кгхжшщч"
        endings: tuple[str, ...] = (
            ("и", "е", "у", "ой", "ою", "ей", "і")
            if velar
            else ("ы", "и", "е", "у", "ю", "ой", "ою", "ей", "єю", "і")
        )
        return {stem + e for e in endings} | _dative_shift(stem)
    if last in "ое":
        endings = (
            ("я", "ю", "ем", "и", "ей", "ях", "а", "у")
            if last == "е"
            else ("а", "у", "ом", "е", "і")
        )
        return {stem + e for e in endings}
    if last in "ыи":
        return _plural_forms(stem)
    if last == "ь":
        soft = {stem + e for e in ("и", "ью", "я", "ю", "ем", "е", "і", "ю")}
        return soft | {
            f"{short}{e}" for short in _without_vowel(word) for e in ("я", "ю", "ем", "е")
        }
    if last == "й":
        return {stem + e for e in ("я", "ю", "ем", "е", "и")}
    stems = {word, *_without_vowel(word), *_ukrainian_stem(word)}
    endings = ("а", "у", "ом", "ем", "е", "і")
    return {f"{s}{e}" for s in stems for e in endings}


def _dative_shift(stem: str) -> set[str]:
    """Ukrainian softens before і: Волга, у Волзі."""
    shift = {"г": "з", "к": "ц", "х": "с"}.get(stem[-1])
    return {stem[:-1] + shift + "і"} if shift else set()


def _ukrainian_stem(word: str) -> set[str]:
    """Ukrainian і in a closed syllable opens to о or е: Харків, Харкова; Київ, Києва."""
    if word.endswith("їв"):
        return {word[:-2] + "єв"}
    return {word[:-2] + "ов", word[:-2] + "ев"} if word.endswith("ів") else set()


def _plural_forms(stem: str) -> set[str]:
    genitive = {stem, stem + "ов", stem + "ев", stem + "ей"}
    if len(stem) > 2 and stem[-2] not in "аеиоуыэюяьй" and stem[-1] in "кцн":
        genitive |= {stem[:-1] + vowel + stem[-1] for vowel in "ео"}
    if len(stem) > 2 and stem[-2] in "ьй":
        genitive |= {stem[:-2] + "е" + stem[-1]}
    return genitive | {stem + e for e in ("ам", "ами", "ах", "ям", "ями", "ях")}


def _without_vowel(word: str) -> set[str]:
    """Stems with the fleeting vowel gone: Елец, Ельца; Орел, Орла; Волочек, Волочка."""
    if not word.endswith(("ец", "ел", "ек", "ок", "ень")):
        return set()
    if word.endswith("ень"):
        return {word[:-3] + "н"}
    short = word[:-2] + word[-1]
    after = word[-3] if len(word) > 3 else ""
    if after == "л":
        return {short, word[:-2] + "ь" + word[-1]}
    return {word[:-2] + "й" + word[-1]} if after in "аеио" and after else {short}
