"""The shapes of counted nouns. In: nothing. Out: records that a language's folder fills.

Deliberately missing: how the noun of a figure is found; that is ``reading.quantity``.
"""

import re

import msgspec


class PluralNouns(msgspec.Struct, frozen=True, kw_only=True):
    """Nouns of a language whose plurals have an ending: the head is the first plural.

    ``units`` are nouns in the singular; ``irregular`` plurals by their singular; ``persons`` are endings of words for
    people, but for ``not_persons``. ``by_company`` gives a noun another unit beside certain words, or else; ``as_listed``
    nouns are never told by their ending.
    """

    units: dict[str, str]
    irregular: dict[str, str]
    not_plural: frozenset[str]
    persons: tuple[str, ...]
    not_persons: frozenset[str]
    demonyms: frozenset[str]
    measures: dict[str, str]
    short_measures: frozenset[str]
    stop: frozenset[str]
    verbs: frozenset[str]
    states: frozenset[str]
    within: frozenset[str]
    attributes: frozenset[str]
    by_company: dict[str, tuple[frozenset[str], str, str | None]]
    as_listed: frozenset[str]
    percent: frozenset[str]
    points: frozenset[str]
    per: str
    cent: str
    of: str
    years: frozenset[str]
    old: frozenset[str]
    age: str
    people_compounds: frozenset[str]
    no_compounds: frozenset[str]
    who: frozenset[str]
    more: frozenset[str]
    more_than: frozenset[str]
    possessives: tuple[str, ...]
    most: str
    people: str
    no_heads: frozenset[str]


class BentNouns(msgspec.Struct, frozen=True, kw_only=True):
    """Nouns of a language that bends them: the head is the first word that is no adjective.

    ``stems`` are patterns by the unit they count as, ``not_people`` what only looks like a person. ``dictionary`` gives
    the form of a noun no stem knows; without one the word itself serves where the language writes its nouns with a
    capital (``capitals``).
    """

    stems: dict[str, str]
    not_people: re.Pattern[str]
    adjective: re.Pattern[str]
    shortest_adjective: int
    dictionary: str | None = None
    capitals: bool = False
    measures: dict[str, str]
    never_apart: frozenset[str]
    dotted_measures: frozenset[str]
    metre: str
    dotted_money: frozenset[str]
    stop: frozenset[str]
    passed: frozenset[str]
    among: frozenset[str]
    past: tuple[str, ...]
    collective: tuple[str, ...]
    letters: frozenset[str]
    like_adjectives: frozenset[str]
    after_people: frozenset[str]
    aged: str
    aged_thing: tuple[str, ...]
    aged_by: tuple[str, ...]
    compounds: dict[str, str]
