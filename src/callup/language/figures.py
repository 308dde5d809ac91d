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
    """A language's words that turn a figure into a name, a date or a time."""

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
    day_first: bool = False


class Ranges(msgspec.Struct, frozen=True, kw_only=True):
    """The words of ranges: what opens one, what joins its ends, and what makes "from … to" a change."""

    between: frozenset[str]
    opens: frozenset[str]
    joins: frozenset[str]
    ands: frozenset[str]
    ors: frozenset[str]
    change: tuple[str, ...]
    to: frozenset[str]
    needs_opening: bool


class Clues(msgspec.Struct, frozen=True, kw_only=True):
    """Word beginnings near a bare figure that tell what it counts."""

    people: tuple[str, ...]
    forces: tuple[str, ...]
    money: tuple[str, ...]
    age: tuple[str, ...]
    not_age: tuple[str, ...]
    men: frozenset[str]


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
    """One language's figures. ``folded`` letters are read as others («ё» as «е»)."""

    folded: dict[str, str] = {}
    numerals: ArticledNumerals | InflectedNumerals
    nouns: PluralNouns | BentNouns
    ordinals: ArticledOrdinals | InflectedOrdinals | None = None
    not_first: frozenset[str] = frozenset()
    bounds: BoundBook
    refusals: Refusals
    ranges: Ranges
    clues: Clues
    ones: frozenset[str]
    home_currency: str | None = None
    estimates: Estimates | None = None
    rough_after: frozenset[str] = frozenset()
    rough: frozenset[str] = frozenset()
