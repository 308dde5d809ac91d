"""A language's figures, ready to be read. In: its tables. Out: the record that ``find`` works with.

``find`` and its helpers hold no word of any language. Deliberately missing: the two ways of counting themselves; those
stand in ``articled`` and ``inflected``.
"""

from collections.abc import Callable
from functools import cache, partial

import msgspec

from callup.language.bounds import BoundBook
from callup.language.figures import Clues, Estimates, Figures, RangeWords, Refusals
from callup.language.load import serving
from callup.language.nouns import PluralNouns
from callup.language.numerals import ArticledNumerals, ArticledOrdinals, InflectedOrdinals
from callup.reading.quantity.amounts import Amount, Noun
from callup.reading.quantity.articled import amounts as articled_amounts
from callup.reading.quantity.articled import nouns as articled_nouns
from callup.reading.quantity.articled import ordinals as articled_ordinals
from callup.reading.quantity.articled.units import ArticledUnits
from callup.reading.quantity.inflected import amounts as inflected_amounts
from callup.reading.quantity.inflected import nouns as inflected_nouns
from callup.reading.quantity.inflected import ordinals as inflected_ordinals
from callup.reading.quantity.inflected.units import InflectedUnits
from callup.reading.quantity.tokens import Stream

At = Callable[[Stream, int], Amount | None]


class FigureTongue(msgspec.Struct, frozen=True, kw_only=True):
    """One language's figures."""

    fold: Callable[[str], str]
    stops: bool
    triggers: frozenset[str]
    amount: At
    ordinal: At
    noun: Callable[[Stream, Amount], Noun]
    bounds: BoundBook
    refusals: Refusals
    ranges: RangeWords
    clues: Clues
    ones: frozenset[str]
    scales: dict[str, int]
    unit_of: Callable[[str], str | None]
    home_currency: str | None
    estimates: Estimates | None
    rough_after: frozenset[str]
    rough: frozenset[str]
    per: frozenset[str]
    money_scales: dict[str, int]
    tied: frozenset[str]


@cache
def tongue_of(code: str) -> FigureTongue:
    """The figures of a language; of one without tables, those of the language that serves all."""
    tables = serving(code).figures
    if tables is None:
        raise LookupError(f"callup/language/{code} has no figures.py, and no kin that has")
    numerals, ordinals, units = tables.numerals, tables.ordinals, _units(tables)
    ranks = frozenset(ordinals.forms) - tables.not_first if ordinals else frozenset()
    return FigureTongue(
        fold=_folding(tables.folded),
        stops=tables.stops_part_thousands,
        triggers=numerals.triggers | ranks,
        amount=_amounts(tables),
        ordinal=_ordinals(tables, units),
        noun=_nouns(units),
        bounds=tables.bounds,
        refusals=tables.refusals,
        ranges=tables.ranges,
        clues=tables.clues,
        ones=tables.ones,
        scales=numerals.scales,
        unit_of=units.unit_of,
        home_currency=tables.home_currency,
        estimates=tables.estimates,
        rough_after=tables.rough_after,
        rough=tables.rough,
        per=tables.per,
        money_scales=tables.money_scales,
        tied=tables.tied,
    )


def _units(tables: Figures) -> ArticledUnits | InflectedUnits:
    nouns = tables.nouns
    return ArticledUnits(nouns) if isinstance(nouns, PluralNouns) else InflectedUnits(nouns)


def _amounts(tables: Figures) -> At:
    words = tables.numerals
    if isinstance(words, ArticledNumerals):
        return partial(articled_amounts.read_amount, words=words)
    return partial(inflected_amounts.read_amount, words=words)


def _nouns(units: ArticledUnits | InflectedUnits) -> Callable[[Stream, Amount], Noun]:
    if isinstance(units, ArticledUnits):
        return partial(articled_nouns.noun_after, units=units)
    return partial(inflected_nouns.noun_after, units=units)


def _ordinals(tables: Figures, units: ArticledUnits | InflectedUnits) -> At:
    """How ranks that count are read; a language whose table has none, or one that does not fit its nouns, has no such ranks."""
    ranks, words = tables.ordinals, tables.numerals
    if isinstance(ranks, ArticledOrdinals) and isinstance(words, ArticledNumerals):
        assert isinstance(units, ArticledUnits)
        return partial(articled_ordinals.counting_ordinal, ranks=ranks, words=words, units=units)
    if isinstance(ranks, InflectedOrdinals) and not isinstance(words, ArticledNumerals):
        assert isinstance(units, InflectedUnits)
        return partial(inflected_ordinals.counting_ordinal, ranks=ranks, words=words, units=units)
    return _none


def _none(stream: Stream, index: int) -> Amount | None:
    return None


def _folding(letters: dict[str, str]) -> Callable[[str], str]:
    """Small letters, some read as others: what the tables are written in."""
    if not letters:
        return str.lower
    table = str.maketrans(letters)
    return lambda word: word.lower().translate(table)
