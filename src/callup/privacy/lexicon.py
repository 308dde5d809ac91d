"""What a word may be: part of a person's name, a place, a thing, an ordinary word. In: a word, a language. Out: flags.

Cyrillic words are asked of pymorphy3, Latin ones of the lists, and both ways by transliteration: "Korobkin" is «Коробкин».
Deliberately missing: context; see ``people``.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from callup.morphology import analyser
from callup.privacy.tables import word_list, words_of

FIRST, PATRONYMIC, SURNAME, LIKE, PLACE, THING, ORDINARY, ANIMATE, ADJECTIVE = (
    1 << n for n in range(9)
)
"""LIKE: no list knows the word, but it ends as surnames do. ANIMATE: a noun for people. THING: a name of something known."""
NAME = FIRST | PATRONYMIC | SURNAME
MEMO = 200_000
SHORTEST_NAME = 3
LIKE_CYRILLIC = re.compile(
    r".{2,}(?:[оеёє]ва?|[иыії]на?|[сцз]ь?к(?:ий|ая|ій|а|ої|ого|ому|им|их)|ых|енк(?:[оауи]|ів|ам|ами|ах)|[чщ]ук|[ую]к|янц?|дзе|швили|ович|евич|"
    r"[оеёє]в(?:у|ым|ой|е|ий|им|і)|[иыії]н(?:у|ым|ой|е|им|і|ий)|енк(?:ом|ові)|ук(?:а|у|ом)|ян(?:а|у|ом)|ишин|ець|ейко|[иі]й?ко|[бвдзлнрсптчш]ьк[оауи]|[дтб]ко|оглы|кызы|иев|баев|уулу)"
)
LIKE_LATIN = re.compile(
    r".{2,}(?:[oey]v(?:a|oi|oy|u|ym)?|[iy]n(?:a|u|ym|oi)|(?:[zsk]h|[bdgklmnrtv])in|[sy]kikh|nykh|sk(?:y|iy|yi|ii|i|aya|aia|oy)|tsk(?:y|iy|yi|ii|aya)|enk[oaeu]|[dtb]ko|chuk|shchuk|yuk|iuk|yan|dze|shvili|"
    r"ovich|evich|ovna|evna|ogly|oglu|kyzy|bayev|baev|iev|iyev|zade|ulin|ullin|son|sson|escu|opoulos|ic|icz|ski|ska)"
)
PATRONYMIC_LIKE = re.compile(r".{2,}(?:ович|евич|овн|евн|йович|івн)(?:а|у|е|і|ем|ой|ою|ы|и)?")
SOUNDS = [
    *zip(
        ("shch", "zh", "kh", "ts", "tz", "ch", "sh", "yu", "iu", "ya", "ia", "yo", "ye", "ck", "ph", "oo", "x", "w", "q"),
        ("щ", "ж", "х", "ц", "ц", "ч", "ш", "ю", "ю", "я", "я", "ё", "е", "к", "ф", "у", "кс", "в", "к"), strict=True,
    )
]  # fmt: skip
LETTERS = str.maketrans("abvgdezijklmnoprstufhcy'", "абвгдезийклмнопрстуфхцыь")
ENDINGS = re.compile(
    r"(?:ского|скому|ским|ском|ской|скую|ский|ская|цкого|цкому|цким|цком|цкой|цкую|цкий|цкая|ськ(?:ий|ого|ому|им|а|ої|ій|у|ою)|цьк(?:ий|ого|ому|им|а|ої|ій|у|ою)|ого|ому|ему|его|ові|еві|ой|ою|ей|ею|ым|им|ом|ем|ём|єм|ых|их|ами|ями|ам|ям|ах|ях|ій|ої|ая|яя|ый|ий|"
    r"[аяуюеёиыоьйії])$"
)
SOFT = str.maketrans("ёєіїґ", "ееииг")


def stem(word: str) -> str:
    """What forms of one name have in common, roughly.

    >>> stem("Морозову") == stem("Морозова") == stem("Морозов"), stem("Zhukova") == stem("Zhukov's")
    (True, True)
    """
    small = fold(word)
    if small.isascii():
        return re.sub(
            r"(?<=..[vn])(?:a|u|oi|oy|ym)$|(?<=sk)(?:aya|y|iy|yi|ii|i)$|(?<=.{3})[aeiouy]$",
            "",
            small,
        )
    small = small.translate(SOFT)
    cut = ENDINGS.sub("", small)
    return cut if len(cut) >= 3 else small


@lru_cache(maxsize=MEMO)
def fold(word: str) -> str:
    """Small letters, no accents, no possessive ending; ё and й stay."""
    small = re.sub(r"['’ʼ]s$", "", word.casefold())
    if small.isascii() or not any(c > "\u02ff" or "\xc0" <= c <= "\u024f" for c in small):
        return small
    if re.search("[\xc0-\u024f]", small):
        small = "".join(
            c for c in unicodedata.normalize("NFD", small) if not unicodedata.combining(c)
        )
        small = small.replace("ł", "l").replace("ı", "i").replace("ø", "o").replace("ß", "ss")
    return small


def language_of(text: str) -> str:
    """The language to read Cyrillic words by."""
    return "uk" if re.search("[іїєґІЇЄҐ]", text) else "ru"


@lru_cache(maxsize=MEMO)
def flags(word: str, language: str) -> int:
    """What a word may be; ``language`` is asked of Cyrillic words only."""
    small = fold(word)
    if len(small) < 2:
        return 0
    found = _latin(small) if small[:1] < "\u0250" else _cyrillic(small, language)
    if "-" in small and not found & (ORDINARY | PLACE | THING):
        return _compound(word, language) or found
    return found


def _compound(word: str, language: str) -> int:
    """A word of several with hyphens: a double surname, an adjective ("Russia-based"), or both names of a thing."""
    parts = [part for part in re.split("[-‑]", word) if len(part) > 1]
    if any(part.islower() and part[0] < "\u0250" for part in parts[1:]) and word[0].isupper():
        return ORDINARY
    held = [flags(part, "en" if part[0] < "\u0250" else language) for part in parts]
    if held and all(part & ORDINARY for part in held) and word[0] < "\u0250":
        return ORDINARY
    joined = 0
    for part in held:
        joined |= part
    if joined & THING or (joined & PLACE and not joined & (NAME | LIKE)):
        return THING
    if any(part & ORDINARY and not part & NAME for part in held) and not held[0] & NAME:
        return ORDINARY
    if joined & (NAME | LIKE):
        return joined & ~(ORDINARY | PLACE | ANIMATE)
    return joined if held and all(part & ORDINARY for part in held) else 0


def _latin(word: str) -> int:
    words = words_of("en")
    if word in words.things:
        return THING | (ORDINARY if word in word_list("english_words") else 0)
    found = ORDINARY if _is_ordinary(word) else 0
    found |= PLACE if word in word_list("places") else 0
    found |= FIRST if word in word_list("first_names") else 0
    found |= SURNAME if word in word_list("surnames") else 0
    if word in words.people or word in words.titles:
        found |= ANIMATE | ORDINARY
    if not found & THING:
        found |= _sounds_like(word, known=bool(found & ORDINARY))
    if not found & ~ADJECTIVE and LIKE_LATIN.fullmatch(word):
        found |= LIKE
    return found


VARIANTS = (
    (r"s$", ""), (r"es$", ""), (r"ed$", ""), (r"ed$", "e"), (r"ing$", ""), (r"ing$", "e"), (r"ies$", "y"), (r"ly$", ""), (r"er$", "re"), (r"ers$", "re"),
    (r"or(?=s?$)", "our"), (r"is(?=e|ing|ation)", "iz"), (r"iz(?=e|ing|ation)", "is"), (r"(?<=l)l(?=ed|ing)", ""), (r"ens(?=e)", "enc"),
)  # fmt: skip


def _is_ordinary(word: str) -> bool:
    """Whether a word is an ordinary English one, also in the plural, a past form or the other spelling."""
    words = word_list("english_words")
    if word in words:
        return True
    return len(word) > 4 and any(
        (changed := re.sub(pattern, by, word)) != word and len(changed) > 2 and changed in words
        for pattern, by in VARIANTS
    )


def _sounds_like(word: str, *, known: bool) -> int:
    """Flags of the Russian word that a Latin one spells; Ukrainian names are close enough to be found so."""
    if len(word) < SHORTEST_NAME or not word.isascii():
        return 0
    if known:
        return _is_name_form(transliterated(word))
    tried = {transliterated(word)}
    tried |= {SOFTENED.sub(r"\1ь", form) for form in tried}
    tried |= {re.sub("^е", "э", form) for form in tried} | {
        form.replace("ий", "ей") for form in tried
    }
    if word.endswith("y"):
        tried |= {form[:-1] + end for form in tried for end in ("ий", "й", "ый")}
    found = 0
    for form in tried:
        if analyser("ru").word_is_known(form):
            found |= _cyrillic(form, "ru") & (FIRST | PATRONYMIC | SURNAME)
    return found


def _is_name_form(form: str) -> int:
    """FIRST for a word that is a first name in its dictionary form: "Maxim" is an English word too."""
    if not analyser("ru").word_is_known(form):
        return 0
    parses = analyser("ru").parse(form)
    return FIRST if any("Name" in p.tag.grammemes and p.normal_form == form for p in parses) else 0


SOFTENED = re.compile(r"([лнрст])(?=[бвгджзкмнпрстфхцчшщ])")
"""Where the Latin spelling leaves out a soft sign: "Gulnara" is «Гульнара»."""


def transliterated(word: str) -> str:
    """A Latin spelling of a Russian word in Russian letters.

    >>> transliterated("zhukova"), transliterated("sergey"), transliterated("morozov")
    ('жукова', 'сергей', 'морозов')
    """
    for latin, cyrillic in SOUNDS:
        word = word.replace(latin, cyrillic)
    word = re.sub(r"(?<=[aeiouаеёиоуыюя])[yi](?![aeiou])", "й", word)
    word = re.sub(r"iy$|yi$|ii$", "ий", word)
    return word.translate(LETTERS)


TAGS = {
    "Name": FIRST,
    "Patr": PATRONYMIC,
    "Surn": SURNAME,
    "Geox": PLACE,
    "Orgn": THING,
    "Trad": THING,
}


def _cyrillic(word: str, language: str) -> int:
    language = language if language in {"ru", "uk"} else "ru"
    words = words_of(language)
    if word in words.things:
        return THING
    found = 0
    known = analyser(language).word_is_known(word)
    parses = analyser(language).parse(word) if known else ()
    for parse in parses:
        named = [flag for tag, flag in TAGS.items() if tag in parse.tag.grammemes]
        for flag in named:
            found |= flag
        if not named and "Abbr" not in parse.tag.grammemes:
            found |= ORDINARY
            found |= ANIMATE if parse.tag.POS == "NOUN" and "anim" in parse.tag.grammemes else 0
            found |= ADJECTIVE if parse.tag.POS in {"ADJF", "PRTF"} else 0
    if language == "uk" and not known:
        found |= _cyrillic(word, "ru") & ~ORDINARY
    elif language == "uk" and found & ANIMATE and not found & NAME:
        # The Ukrainian dictionary has some first names as plain nouns («Богдан»).
        found |= _is_name_form(word)
    if PATRONYMIC_LIKE.fullmatch(word) and not found & ORDINARY:
        found |= PATRONYMIC
    # The dictionary takes some surnames for firms («Беланов»), others for a crowd of siskins («Зуйков»).
    if LIKE_CYRILLIC.fullmatch(word) and (not found & ~THING or _only_of_many(parses)):
        found |= LIKE
    return found


def _only_of_many(parses: Sequence[Any]) -> bool:
    """Whether the dictionary has a word as no more than the genitive of a plural, as surnames look."""
    return bool(parses) and all(
        p.tag.POS == "NOUN" and p.tag.number == "plur" and p.tag.case in {"gent", "accs"}
        for p in parses
    )


@lru_cache(maxsize=MEMO)
def numbers(word: str, language: str) -> frozenset[str]:
    """The grammatical numbers a Cyrillic word may have."""
    if language == "en":
        return frozenset()
    return frozenset(str(parse.tag.number) for parse in analyser(language).parse(fold(word)))


@lru_cache(maxsize=MEMO)
def cases(word: str, language: str) -> frozenset[str]:
    """The cases a Cyrillic noun or adjective may stand in."""
    if language == "en":
        return frozenset()
    return frozenset(
        str(p.tag.case)
        for p in analyser(language).parse(fold(word))
        if p.tag.POS in {"NOUN", "ADJF"}
    )


@lru_cache(maxsize=MEMO)
def is_verb(word: str, language: str) -> bool:
    """Whether a Cyrillic word may be a finite verb."""
    return language != "en" and any(
        p.tag.POS == "VERB" for p in analyser(language).parse(fold(word))
    )


@lru_cache(maxsize=MEMO)
def sound(word: str) -> str:
    """How a name sounds, whichever script and romanisation it is written in.

    >>> sound("Matviyenko") == sound("Матвиенко"), sound("Sergey") == sound("Сергей") == sound("Сергій")
    (True, True)
    """
    small = fold(word)
    if small.isascii():
        small = re.sub(
            "x",
            "ks",
            small.replace("yy", "y").replace("iy", "y").replace("ii", "i").replace("sch", "sh"),
        )
        small = transliterated(re.sub("sk(?:y|i|aya|aia)$", "skij", re.sub("^ye", "e", small)))
    small = stem(small.translate(SOFT)).translate(PLAIN)
    small = re.sub("(?<=..)[ео](?=[лкц]$)", "", small)
    return re.sub("(?:и|ь)+(?=е)|(?<=.)[иь]+$", "", small).replace("ии", "и")


PLAIN = str.maketrans("йыщэё", "иишее", "ьъ")


@lru_cache(maxsize=MEMO)
def lemmas(word: str, language: str) -> tuple[str, ...]:
    """The word, and the dictionary forms it may have; of a Latin word the singular too."""
    small = fold(word)
    if small[:1] < "\u0250" or language == "en":
        return (small,)
    forms = {parse.normal_form.replace("ё", "е") for parse in analyser(language).parse(small)}
    return (small.replace("ё", "е"), *sorted(forms))
