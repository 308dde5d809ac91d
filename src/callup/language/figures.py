"""The shape of a language's figures. In: nothing. Out: the record that ``reading.quantity`` works with.

Deliberately missing: any word of a language; its folder holds them.
"""

import msgspec

from callup.language.bounds import BoundBook
from callup.language.nouns import BentNouns, PluralNouns
from callup.language.numerals import (
    ArticledNumerals,
    ArticledOrdinals,
    InflectedNumerals,
    InflectedOrdinals,
)


class Refusals(msgspec.Struct, frozen=True, kw_only=True):
    """A language's words that turn a figure into a name, a date or a time.

    ``between_days`` join days before a month, ``before_month`` stand between a day and it, ``joins_dates`` between one day
    and the next; ``day_letters`` follow a day by a hyphen. ``like_verbs`` are months that are verbs in small letters. A word
    tied to a figure by a hyphen makes it a name, but for ``ties``; a capital letter alone does, but for ``lone_letters``.
    """

    months: frozenset[str]
    names_before: frozenset[str]
    clock_after: frozenset[str]
    hours: frozenset[str]
    at: frozenset[str]
    year_after: frozenset[str]
    year_before: frozenset[str]
    decade_after: frozenset[str]
    ordinal_ends: frozenset[str]
    eras: frozenset[str]
    ranks: frozenset[str]
    between_days: frozenset[str]
    before_month: frozenset[str]
    day_letters: frozenset[str] = frozenset()
    joins_dates: frozenset[str]
    article: frozenset[str] = frozenset()
    like_verbs: frozenset[str] = frozenset()
    lone_letters: frozenset[str]
    ties: frozenset[str]
    group_of: tuple[str, str] | None = None
    day_first: bool = False


class RangeWords(msgspec.Struct, frozen=True, kw_only=True):
    """The words of ranges: what opens one, what joins its ends, and what makes "from … to" a change.

    ``up`` to and ``if_not`` join too; ``skipped`` words may stand before the second end. ``by`` opens an amount of change.
    """

    between: frozenset[str]
    opens: frozenset[str]
    joins: frozenset[str]
    ands: frozenset[str]
    ors: frozenset[str]
    change: tuple[str, ...]
    to: frozenset[str]
    needs_opening: bool
    by: frozenset[str] = frozenset()
    up: frozenset[str] = frozenset()
    if_not: tuple[str, ...] = ()
    skipped: frozenset[str] = frozenset({"~"})


class Clues(msgspec.Struct, frozen=True, kw_only=True):
    """Word beginnings near a bare figure that tell what it counts.

    ``aged`` before it and ``older`` beside it tell an age, ``age_from`` one that opens a range. ``compared`` words set it
    beside the figure before; after ``shared`` ones it is a part or a continuation of that, even past a semicolon.
    """

    people: tuple[str, ...]
    forces: tuple[str, ...]
    money: tuple[str, ...]
    age: tuple[str, ...]
    not_age: tuple[str, ...]
    men: frozenset[str]
    aged: frozenset[str] = frozenset()
    older: frozenset[str]
    age_from: frozenset[str] = frozenset()
    compared: frozenset[str]
    shared: frozenset[str]


class Estimates(msgspec.Struct, frozen=True, kw_only=True):
    """The order of estimate («человек двадцать»): nouns that may stand before their number.

    ``figures`` may do so before a figure too; ``with_`` is the preposition that means "about" before the ``rough``
    amounts alone; ``asked`` words make of ``years`` a question.
    """

    nouns: frozenset[str]
    figures: frozenset[str]
    years: frozenset[str]
    asked: frozenset[str]


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """One language's figures. ``folded`` letters are read as others («ё» as «е»).

    After a currency sign the letters of ``money_scales`` multiply ("$300m"); money may be paid ``per`` something. ``tied``
    words before a hyphen and a figure make no model of it ("up-to-50"). ``stops_part_thousands``: "300.000" is three hundred
    thousand.
    """

    folded: dict[str, str] = {}
    stops_part_thousands: bool = False
    numerals: ArticledNumerals | InflectedNumerals
    nouns: PluralNouns | BentNouns
    ordinals: ArticledOrdinals | InflectedOrdinals | None = None
    not_first: frozenset[str] = frozenset()
    bounds: BoundBook
    refusals: Refusals
    ranges: RangeWords
    clues: Clues
    ones: frozenset[str]
    home_currency: str | None = None
    estimates: Estimates | None = None
    rough_after: frozenset[str] = frozenset()
    rough: frozenset[str] = frozenset()
    per: frozenset[str] = frozenset()
    money_scales: dict[str, int] = {}
    tied: frozenset[str] = frozenset()
