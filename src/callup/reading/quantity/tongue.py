"""What a language must offer for its figures to be read. In: nothing. Out: the record that ``find`` works with.

A new language is a new record; ``find`` holds no word of any language.
"""

from collections.abc import Callable
from typing import Protocol

import msgspec

from callup.reading.quantity.amounts import Amount
from callup.reading.quantity.bounds import BoundBook
from callup.reading.quantity.nouns_en import Noun
from callup.reading.quantity.refusals import Refusals
from callup.reading.quantity.tokens import Stream


class NounReader(Protocol):
    """Reads what an amount counts from the words after it."""

    def __call__(self, stream: Stream, amount: Amount, *, any_single: bool = False) -> Noun:
        """The noun, with unit None where there is none."""
        ...


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


class Tongue(msgspec.Struct, frozen=True, kw_only=True):
    """One language's figures."""

    fold: Callable[[str], str]
    triggers: frozenset[str]
    amount: Callable[[Stream, int], Amount | None]
    ordinal: Callable[[Stream, int], Amount | None]
    noun: NounReader
    bounds: BoundBook
    refusals: Refusals
    ranges: Ranges
    clues: Clues
    ones: frozenset[str]
    scales: dict[str, int]
    unit_of: Callable[[str], str | None]
    home_currency: str | None = None
    estimate_order: bool = False
