"""Names and roles of Russian and Ukrainian texts in a brief, which speaks English. In: words as written. Out: the same in Latin.

A name is written in Latin letters as news agencies do, a role by the table of roles. Deliberately missing: translation; of a
role only the noun that heads it is told, and what no table has is not told at all.
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from callup.morphology import analyser

CYRILLIC = re.compile("[\u0400-\u052f]")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
REMEMBERED = 10_000


@cache
def _tables() -> tuple[dict[str, tuple[str, str]], dict[str, dict[str, str]]]:
    """By a word in dictionary form one and many of it in English; by language the letters."""
    text = files("callup.brief").joinpath("roles.toml").read_text(encoding="utf-8")
    held = tomllib.loads(text)
    roles = {word: (one, many) for one, many, words in held["roles"] for word in words}
    letters = {
        language: dict(pair.split("=", 1) for pair in row.split())
        for language, row in held["letters"].items()
    }
    return roles, letters


def _language(text: str) -> str:
    return "uk" if UKRAINIAN.search(text) else "ru"


def in_latin(name: str) -> str:
    """A name in Latin letters; a body of a country by its English name.

    >>> in_latin("Щукарёв"), in_latin("Дмитро Білий"), in_latin("BBC"), in_latin("МИД Польши")
    ('Shchukaryov', 'Dmytro Bily', 'BBC', 'Ministry of Foreign Affairs of Poland')
    """
    if not CYRILLIC.search(name):
        return name
    body = _body_in_english(name)
    if body is not None:
        return body
    letters = _tables()[1][_language(name)]
    return WORD.sub(lambda word: _word_in_latin(word[0], letters), name)


@cache
def _bodies() -> dict[str, str]:
    """English by every body with every country that may stand behind it."""
    held = tomllib.loads(files("callup.brief").joinpath("roles.toml").read_text(encoding="utf-8"))
    return {
        f"{word} {whose}": f"{body} of {land}"
        for body, words in held["bodies"]
        for word in words
        for land, forms in held["lands"]
        for whose in forms
    }


def _body_in_english(name: str) -> str | None:
    return _bodies().get(" ".join(name.casefold().split()))


def _word_in_latin(word: str, letters: dict[str, str]) -> str:
    if not CYRILLIC.search(word):
        return word
    small = re.sub(r"(?<=.)[иы]й$|(?<=.)ій$", "y", word.casefold())
    made = "".join(
        letters.get(letter, "" if CYRILLIC.match(letter) else letter) for letter in small
    )
    if word.isupper() and len(word) > 1:
        return made.upper()
    return made[:1].upper() + made[1:] if word[:1].isupper() else made


@lru_cache(maxsize=REMEMBERED)
def role_in_english(role: str) -> str | None:
    """What a role is called in English; None where no table has it.

    >>> role_in_english("жители двух сёл"), role_in_english("местный чиновник"), role_in_english("щёголь")
    ('residents', 'official', None)
    """
    if not CYRILLIC.search(role):
        return role
    roles = _tables()[0]
    for language in (_language(role), "uk"):
        for word in WORD.findall(role):
            parses = analyser(language).parse(word.casefold())
            for parse in sorted(parses, key=lambda p: p.tag.case != "nomn"):
                if parse.normal_form in roles:
                    one, many = roles[parse.normal_form]
                    return many if parse.tag.number == "plur" else one
    return None
