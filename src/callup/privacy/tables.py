"""What the gate knows of each language, as data. In: the TOML files and lists of this folder. Out: frozen tables, loaded once.

A further language is a further file. Deliberately missing: any name of a person; those come from lists and dictionaries.
"""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

LANGUAGES = {"en": "english", "ru": "russian", "uk": "ukrainian"}


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Closed lists of one language, in dictionary form; what each means stands in ``english.toml``."""

    offices: frozenset[str]
    heads: frozenset[str]
    bodies: frozenset[str]
    between: frozenset[str]
    modifiers: frozenset[str]
    unlike: frozenset[str]
    titles: frozenset[str]
    people: frozenset[str]
    says: frozenset[str]
    reporting: frozenset[str]
    given: frozenset[str]
    call_signs: frozenset[str]
    callers: frozenset[str]
    as_words: frozenset[str]
    commanders: frozenset[str]
    call_links: frozenset[str]
    not_one: frozenset[str]
    trades: frozenset[str]
    namesakes: frozenset[str]
    geo_after: frozenset[str]
    thing_after: frozenset[str]
    geo_before: frozenset[str]
    thing_before: frozenset[str]
    prepositions: frozenset[str]
    things: frozenset[str]
    particles: frozenset[str]
    nations: frozenset[str]


@cache
def words_of(language: str) -> Words:
    """The lists of a language ("en", "ru", "uk")."""
    name = LANGUAGES[language]
    text = files("callup.privacy").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Words)


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of folded words: first_names, surnames or english_words."""
    folder = files("callup.privacy").joinpath("lists")
    return frozenset(folder.joinpath(f"{name}.txt").read_text(encoding="utf-8").split())
