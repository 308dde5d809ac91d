"""Everything that can be wrong with a case. In: a case by name or path. Out: its faults and what it holds. Misses: mending."""

import msgspec

from callup.case.folder import HEAD, Folder, folder_of
from callup.case.load import Case, read_case
from callup.case.page import Faults
from callup.case.places import PlaceTable, read_places
from callup.case.scenario import PARAMETERS, check_scenario


class Checked(msgspec.Struct, frozen=True):
    """A case looked over: its faults, one a line, and its tables, which serve only where there are none."""

    faults: tuple[str, ...]
    case: Case
    places: PlaceTable
    scenario: bool

    @property
    def summary(self) -> str:
        """What the case holds, in one line."""
        parts = [
            f"{len(self.case.signals)} signals",
            f"{len(self.case.measures)} measures",
            f"{len(self.case.actors)} sources",
            f"{len(self.places.subjects())} regions",
            f"{sum(t.code.startswith(f'{self.places.country}-') for t in self.places.towns)} towns",
            f"{len(self.case.law.rules)} rules",
        ]
        parts += ["a scenario"] if self.scenario else []
        return ", ".join(parts)


def checked(case: str) -> Checked:
    """Look over every page of a case; raises BadRequest only where there is none."""
    folder, faults = folder_of(case), Faults()
    loaded, places = read_case(folder, faults), read_places(folder, faults)
    if folder.has(PARAMETERS):
        check_scenario(folder, places, faults)
    _check_places(loaded, places, folder, faults)
    return Checked(tuple(faults.lines), loaded, places, folder.has(PARAMETERS))


def _check_places(case: Case, places: PlaceTable, folder: Folder, faults: Faults) -> None:
    """Codes on other pages that stand for no place of the case."""
    known, head = {*places.regions, *places.countries}, case.head
    named = {
        f"{folder.name}/{HEAD}: `adversary`": head.adversary,
        f"{folder.name}/{HEAD} [scope]: `held`": head.scope.held,
        f"{folder.name}/{HEAD} [scope]: `lost`": head.scope.lost,
        f"{folder.name}/{HEAD} [groups]": tuple(c for group in head.groups for c in group.codes),
    }
    named |= {f"{folder.name}/actors.toml [{key}]": a.places for key, a in case.actors.items()}
    for where, codes in named.items():
        strange = sorted(set(codes) - known)
        if strange:
            faults.add(f"{where}: unknown places {', '.join(strange)}; add or respell")
