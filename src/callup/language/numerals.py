"""The shapes of number words. In: nothing. Out: records that a language's folder fills.

Two kinds of language are known: those that put an article before "dozen" and "third", and those that bend their number
words. Deliberately missing: how they are read; that is ``reading.quantity``.
"""

from enum import Enum
from typing import NamedTuple

import msgspec

from callup.model import Number


class Kind(Enum):
    """What a number word does to the group it joins."""

    SMALL = "small"
    HUNDRED = "hundred"
    SCALE = "scale"


class NumberWord(NamedTuple):
    """A number word: its doing and its size."""

    kind: Kind
    value: Number


class NumberWords(msgspec.Struct, frozen=True, kw_only=True):
    """A language's number words and what may stand between them; ``lone`` scales mean one of their kind."""

    words: dict[str, NumberWord]
    joiners: frozenset[str] = frozenset()
    dotted: frozenset[str] = frozenset()
    decimal_thousands: bool = False
    half: tuple[tuple[str, ...], ...] = ()
    lone: frozenset[str] = frozenset()
    glued: dict[str, Number] = {}


class ArticledNumerals(msgspec.Struct, frozen=True, kw_only=True):
    """Number words of a language with articles: "a dozen", "a third of", "several hundred", "one in five".

    ``articled`` reads an article as one, which it is before hundred, thousand and dozen alone. ``vague`` words have a
    size by convention; ``vague_after`` are those that need an article, ``not_vague`` the words before which they tell a
    stretch of time. ``sizes`` are what they may multiply, in that order, ``twice`` what may follow a hundred.
    ``parts`` are parts of a whole, by how many make it; ``many_parts`` those said of more than one.
    """

    book: NumberWords
    articled: NumberWords
    triggers: frozenset[str]
    articles: frozenset[str]
    every: frozenset[str]
    scales: dict[str, int]
    plurals: dict[str, int]
    score: frozenset[str] = frozenset()
    vague: frozenset[str]
    vague_after: frozenset[str]
    not_vague: frozenset[str]
    sizes: tuple[tuple[frozenset[str], int], ...]
    twice: frozenset[str]
    tens: frozenset[str]
    again: frozenset[str]
    of: frozenset[str]
    one: frozenset[str]
    most: frozenset[str]
    majority: frozenset[str]
    half: frozenset[str]
    parts: dict[str, int]
    many_parts: frozenset[str]
    part_after: frozenset[str]
    part_before: frozenset[str]
    part_time: frozenset[str]
    not_most: frozenset[str]
    superlative: str
    most_likely: frozenset[str]
    possessives: tuple[str, ...]
    that: frozenset[str]
    most_of_time: frozenset[str]
    not_half: frozenset[str]
    half_scales: frozenset[str]
    pair: frozenset[str]
    not_pair: frozenset[str]
    one_before: frozenset[str]
    out_of: tuple[str, ...]
    within: frozenset[str]
    within_time: frozenset[str]
    joins_superlative: frozenset[str]


class InflectedNumerals(msgspec.Struct, frozen=True, kw_only=True):
    """Number words of a language that bends them: «двумстам», «тысяч пятьсот», «каждый пятый».

    ``genitive`` reads one of a scale after the words of ``governs``. ``parts`` are parts of a whole in percent, ``exact``
    their sizes before rounding; ``fractions`` by how many make a whole. ``many`` scales alone are two of their kind.
    """

    book: NumberWords
    genitive: NumberWords
    triggers: frozenset[str]
    scales: dict[str, int]
    wholes: dict[str, int]
    one_genitive: frozenset[str]
    many: frozenset[str]
    many_genitive: frozenset[str]
    tens_genitive: frozenset[str]
    lone_tens: frozenset[str]
    governs: frozenset[str]
    several: frozenset[str]
    pair: frozenset[str]
    parts: dict[str, float]
    exact: dict[float, float]
    fractions: dict[str, int]
    numbered: tuple[str, ...]
    not_part: frozenset[str]
    most: frozenset[str]
    every: frozenset[str]
    ranks: dict[str, int]
    letters: frozenset[str]
    ands: frozenset[str]
    out_of: frozenset[str]


class ArticledOrdinals(msgspec.Struct, frozen=True, kw_only=True):
    """Ranks and what they may count; ``such`` lets even a second one count, ``arson`` makes of a fire an attack."""

    forms: dict[str, int]
    joined: dict[str, int]
    endings: frozenset[str]
    counted: frozenset[str]
    between: frozenset[str]
    such: str
    joiners: frozenset[str]
    article: str
    made_attacks: frozenset[str]
    attack_by: str


class InflectedOrdinals(msgspec.Struct, frozen=True, kw_only=True):
    """Ranks in every form, and the beginnings of what they may count."""

    forms: dict[str, int]
    endings: frozenset[str]
    counted: tuple[str, ...]
