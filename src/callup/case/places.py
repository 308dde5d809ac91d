"""The places of a case. In: ``places*.toml`` of a case and the towns of GeoNames. Out: one
frozen, checked table.

Deliberately missing: declension and context. The table holds words in their dictionary form; how a
language bends them, and when a name is no place, is for ``reading.place``.
"""

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, TypeVar

import msgspec

from callup.case.towns import Town, read_towns
from callup.errors import BadCase, BadRequest

T = TypeVar("T")
RegionKind = Literal["oblast", "krai", "republic", "okrug", "city"]


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Names in dictionary form: standing alone, as adjectives, as peoples, and those that are
    never declined.
    """

    name: str
    en: tuple[str, ...] = ()
    en_people: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()
    ru_adj: tuple[str, ...] = ()
    ru_people: tuple[str, ...] = ()
    ru_fixed: tuple[str, ...] = ()
    uk: tuple[str, ...] = ()
    uk_adj: tuple[str, ...] = ()


class Region(Words, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A first-order region. ``men`` counts men aged 16 to 61 in the 2021 census; ``tile`` is a
    column and a row.

    ``base`` and ``ru_base`` are words that name the region only before a head noun ("Altai" Krai,
    «Алтайский» край).
    """

    native: str
    kind: RegionKind = msgspec.field(name="class")
    capital: str
    geonames: str
    base: tuple[str, ...] = ()
    ru_base: tuple[str, ...] = ()
    tile: tuple[int, int] | None = None
    short: str | None = None
    men: int | None = None


class Country(Words, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A country. ``whole_*`` are words for all of it; ``towns_*`` are towns abroad that
    people leave for.
    """

    uk_fixed: tuple[str, ...] = ()
    whole_en: tuple[str, ...] = ()
    whole_ru: tuple[str, ...] = ()
    towns_en: tuple[str, ...] = ()
    towns_ru: tuple[str, ...] = ()
    towns_ru_fixed: tuple[str, ...] = ()


class TownRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a list of towns does not say: which names are also other things.

    ``ambiguous`` names are surnames or plain words too; ``masks`` are phrases that name no place
    (``*`` ends a stem); ``wandering`` adjectives are borne by streets and works everywhere;
    ``governments`` also mean those who rule there; ``shared`` names belong to several regions;
    ``around`` gives the region round a city that is its own region.
    """

    ambiguous: frozenset[str]
    masks: tuple[str, ...]
    wandering: frozenset[str] = frozenset()
    capital_adjectives: dict[str, str] = {}
    governments: dict[str, tuple[str, ...]] = {}
    shared: dict[str, tuple[str, ...]] = {}
    around: dict[str, str] = {}
    spellings: dict[str, tuple[str, ...]] = {}


class PlaceTable(msgspec.Struct, frozen=True, kw_only=True):
    """Every place of a case."""

    country: str
    regions: dict[str, Region]
    countries: dict[str, Country]
    rules: TownRules
    towns: tuple[Town, ...]

    def name_of(self, code: str) -> str:
        """The canonical English name of a region or country; the code itself where the case
        doesn't know it.
        """
        known = self.regions.get(code) or self.countries.get(code)
        return known.name if known else code

    def subjects(self) -> list[str]:
        """The codes of the watched country's own regions, in order."""
        return sorted(code for code in self.regions if code.startswith(f"{self.country}-"))


@lru_cache(maxsize=4)
def load_places(case: str) -> PlaceTable:
    """Load and check the places of one case; raises BadRequest for an unknown name and
    BadCase for faulty tables.
    """
    folder = files("callup.case").joinpath("cases", case)
    if not folder.joinpath("places.toml").is_file():
        raise BadRequest(f"the case {case!r} has no places.toml: name a case that knows its places")
    regions = _entries(folder, "places.toml", "regions", Region)
    country = str(_table(folder, "case.toml")["country"])
    keys = {region.geonames: code for code, region in regions.items()}
    rules = _table(folder, "places_towns.toml")
    table = PlaceTable(
        country=country,
        regions=regions,
        countries=_entries(folder, "places_countries.toml", "countries", Country),
        rules=_convert(rules, TownRules, f"{case}/places_towns.toml"),
        towns=tuple(read_towns(keys, country)),
    )
    _check(table, case)
    return table


def _table(folder: Traversable, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(folder.joinpath(file).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BadCase(f"{folder.name}/{file}: {error}") from error


def _entries(folder: Traversable, file: str, key: str, kind: type[T]) -> dict[str, T]:
    entries = _table(folder, file).get(key, {})
    where = f"{folder.name}/{file}"
    return {
        code: _convert(entry, kind, f"{where} [{key}.{code}]") for code, entry in entries.items()
    }


def _convert(value: dict[str, Any], kind: type[T], where: str) -> T:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise BadCase(f"{where}: {error}; mend that entry") from error


def _check(table: PlaceTable, case: str) -> None:
    known = set(table.regions) | set(table.countries)
    _check_distinct(case, "tile", [(r.tile, c) for c, r in table.regions.items() if r.tile])
    _check_distinct(case, "geonames key", [(r.geonames, c) for c, r in table.regions.items()])
    if table.country not in table.countries:
        raise BadCase(f"{case}/places_countries.toml: add the country watched, {table.country}")
    rules = table.rules
    named = [*rules.governments, *rules.spellings, *rules.around, *rules.around.values()]
    named += [
        *rules.capital_adjectives.values(),
        *(c for codes in rules.shared.values() for c in codes),
    ]
    unknown = sorted(set(named) - known)
    if unknown:
        raise BadCase(
            f"{case}/places_towns.toml: unknown places {', '.join(unknown)}; add or respell"
        )


def _check_distinct(case: str, what: str, pairs: Iterable[tuple[object, str]]) -> None:
    seen: dict[object, str] = {}
    for value, code in pairs:
        if value in seen:
            raise BadCase(f"{case}/places.toml: {code} and {seen[value]} share the {what} {value}")
        seen[value] = code
