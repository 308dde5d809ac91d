"""The places of a case. In: ``places*.toml`` of a case and the towns of GeoNames. Out: one
frozen, checked table.

Deliberately missing: declension and context. The table holds words in their dictionary form; how a
language bends them, and when a name is no place, is for ``reading.place``.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Literal

import msgspec

from callup.case.folder import HEAD, Folder, case_names, folder_of
from callup.case.keys import Words as ByLanguage
from callup.case.keys import hint
from callup.case.page import Faults, Page, merged
from callup.case.towns import Town, read_towns

RegionKind = Literal["region", "oblast", "krai", "republic", "okrug", "city"]
OWN_ALONE = frozenset({"tile", "short", "men"})
"""What a case says of regions for its own pictures and sums: never lent to another."""
REGIONS, COUNTRIES, TOWNS = "places.toml", "places_countries.toml", "places_towns.toml"


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

    native: str = ""
    kind: RegionKind = msgspec.field(name="class", default="region")
    capital: str = ""
    geonames: str | None = None
    base: tuple[str, ...] = ()
    ru_base: tuple[str, ...] = ()
    tile: tuple[int, int] | None = None
    short: str | None = None
    men: int | None = None


class Country(Words, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A country. ``whole`` are words for all of it; ``towns_*`` are towns abroad that
    people leave for.
    """

    uk_fixed: tuple[str, ...] = ()
    whole: ByLanguage = {}
    towns_en: tuple[str, ...] = ()
    towns_ru: tuple[str, ...] = ()
    towns_ru_fixed: tuple[str, ...] = ()


class TownRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a list of towns does not say: which names are also other things.

    ``ambiguous`` names are surnames or plain words too; ``masks`` are phrases that name no place
    (``*`` ends a stem); ``wandering`` adjectives are borne by streets and works everywhere;
    ``governments`` also mean those who rule there; ``shared`` names belong to several regions;
    ``around`` gives the region round a city that is its own region; ``every_spelling`` keeps all
    local names of a town that sound alike, where a country's towns are called in two languages.
    """

    ambiguous: frozenset[str] = frozenset()
    masks: tuple[str, ...] = ()
    wandering: frozenset[str] = frozenset()
    capital_adjectives: dict[str, str] = {}
    governments: dict[str, tuple[str, ...]] = {}
    shared: dict[str, tuple[str, ...]] = {}
    around: dict[str, str] = {}
    spellings: dict[str, tuple[str, ...]] = {}
    every_spelling: bool = False


class View(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a map of the country is drawn: its middle, and the two parallels that keep their length; degrees, north
    and east.
    """

    centre: tuple[float, float]
    parallels: tuple[float, float]


WORLD = View(centre=(48, 20), parallels=(40, 60))
"""Where a case says nothing: the latitudes of Europe, in which no map is bent much."""


class PlaceTable(msgspec.Struct, frozen=True, kw_only=True):
    """Every place of a case."""

    country: str
    regions: dict[str, Region]
    countries: dict[str, Country]
    rules: TownRules
    towns: tuple[Town, ...]
    view: View = WORLD

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
    """Load and check the places of one case by name or path; raises BadRequest for an unknown case
    and BadCase with every fault of its tables.
    """
    faults = Faults()
    table = read_places(folder_of(case), faults)
    faults.settle()
    return table


def read_places(folder: Folder, faults: Faults) -> PlaceTable:
    """The places of the case in a folder; whatever is wrong with them is noted. A case may name none."""
    country = _watched(folder)
    page = folder.page(REGIONS, faults)
    page.only("regions", "map", "borrowed")
    lenders = _lenders(page)
    for lender in lenders:
        page.table = merged({"regions": _lent(lender)}, page.table)
    regions = _regions(page, country)
    view = page.noun(page.table["map"], View, "map") if "map" in page.table else None
    rules = folder.page(TOWNS, faults)
    for lender in lenders:
        rules.table = joined(lender.page(TOWNS, Faults()).table, rules.table)
    countries = folder.page(COUNTRIES, faults)
    countries.only("countries")
    town_rules = rules.noun(rules.table, TownRules) or TownRules()
    table = PlaceTable(
        country=country,
        regions=regions,
        countries=countries.entries(
            countries.table.get("countries", {}), Country, "countries", named=False
        ),
        rules=town_rules,
        towns=_towns(regions, country, every=town_rules.every_spelling),
        view=view or WORLD,
    )
    _check(table, folder.name, faults)
    return table


def _watched(folder: Folder) -> str:
    return str(folder.page(HEAD, Faults()).table.get("country", ""))


def _lenders(page: Page) -> list[Folder]:
    """The cases whose regions and words for towns are taken over."""
    named = page.table.get("borrowed", [])
    strange = [name for name in named if name not in case_names()]
    for name in strange:
        page.faults.add(f"{page.name}: `borrowed`: no case `{name}`{hint(name, case_names())}")
    return [folder_of(name) for name in named if name not in strange]


def _lent(lender: Folder) -> dict[str, dict[str, object]]:
    """The regions of the country a case watches, by their names and words alone."""
    regions = lender.page(REGIONS, Faults()).table.get("regions", {})
    own = {code: one for code, one in regions.items() if code.startswith(_watched(lender))}
    return {
        code: {key: value for key, value in region.items() if key not in OWN_ALONE}
        for code, region in own.items()
    }


def joined(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Two tables as one, lists end to end; of a plain word the second table's counts, and a switch is never taken over."""
    found = dict(own)
    for key, value in base.items():
        if isinstance(value, dict):
            found[key] = joined(value, found.get(key, {}))
        elif isinstance(value, list):
            found[key] = list(dict.fromkeys([*found.get(key, ()), *value]))
        elif isinstance(value, str):
            found.setdefault(key, value)
    return found


def _regions(page: Page, country: str) -> dict[str, Region]:
    """The regions of a page, those of the country watched first."""
    entries = page.table.get("regions", {})
    native = {
        code: {"native": entry.get("name", ""), **entry} if isinstance(entry, dict) else entry
        for code, entry in sorted(entries.items(), key=lambda e: not e[0].startswith(country))
    }
    return page.entries(native, Region, "regions", named=False)


def _towns(regions: dict[str, Region], country: str, *, every: bool) -> tuple[Town, ...]:
    keys = {region.geonames: code for code, region in regions.items() if region.geonames}
    return tuple(read_towns(keys, country, every=every)) if keys else ()


def _check(table: PlaceTable, case: str, faults: Faults) -> None:
    known = set(table.regions) | set(table.countries)
    _check_distinct(case, "tile", [(r.tile, c) for c, r in table.regions.items()], faults)
    keys = [(r.geonames, c) for c, r in table.regions.items()]
    _check_distinct(case, "geonames key", keys, faults)
    if table.country not in table.countries:
        faults.add(f"{case}/{COUNTRIES}: add the country watched, [countries.{table.country}]")
    rules = table.rules
    named = [*rules.governments, *rules.spellings, *rules.around, *rules.around.values()]
    named += [
        *rules.capital_adjectives.values(),
        *(c for codes in rules.shared.values() for c in codes),
    ]
    unknown = sorted(set(named) - known)
    if unknown:
        faults.add(f"{case}/{TOWNS}: unknown places {', '.join(unknown)}; add or respell")


def _check_distinct(
    case: str, what: str, pairs: Iterable[tuple[object, str]], faults: Faults
) -> None:
    seen: dict[object, str] = {}
    for value, code in pairs:
        if value is not None and value in seen:
            faults.add(f"{case}/{REGIONS}: {code} and {seen[value]} share the {what} {value}")
        seen[value] = code
