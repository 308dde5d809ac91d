"""The scenario of a case. In: ``scenario.toml`` and ``anchors.toml``. Out: checked parameters, paths, quotas, facts.

Every complaint names the file, the line and, for a number, the range allowed. Deliberately missing: any arithmetic;
what a parameter does is for ``callup.scenario``.
"""

import datetime as dt
import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import msgspec

from callup.case.places import PlaceTable
from callup.case.scenario_tables import (
    Decided,
    Hindcast,
    History,
    Measured,
    Quotas,
    ScenarioCase,
    ScenarioPath,
    Wanted,
)
from callup.errors import BadCase, BadRequest
from callup.model import Belief, Fact, StatedRange

T = TypeVar("T")
PARAMETERS = "scenario.toml"
FACTS = "anchors.toml"


def has_scenario(case: str) -> bool:
    """Whether a case says what paths could deliver."""
    return files("callup.case").joinpath("cases", case, PARAMETERS).is_file()


def load_scenario(case: str, places: PlaceTable) -> ScenarioCase:
    """Load and check the scenario of one case; raises BadRequest where it has none, BadCase where it is faulty."""
    folder = files("callup.case").joinpath("cases", case)
    if not folder.joinpath(PARAMETERS).is_file():
        raise BadRequest(
            f"the case {case!r} has no {PARAMETERS}: name a case that says what paths could deliver"
        )
    return read_scenario(folder, places)


def read_scenario(folder: Traversable, places: PlaceTable) -> ScenarioCase:
    """Read and check the scenario's tables in a case's folder."""
    facts = _facts(_Page.of(folder, FACTS))
    page = _Page.of(folder, PARAMETERS)
    parameters = page.entries("parameters", Belief)
    for parameter in parameters.values():
        _check_parameter(parameter, page, facts)
    paths = page.entries("paths", ScenarioPath)
    for path in paths.values():
        named = (*path.levers, *(call.size for call in path.callups))
        page.known(named, parameters, f"paths.{path.name}", "parameter")
    measured = page.entries("measurement", Measured)
    for entry in measured.values():
        _check_measured(entry, page, parameters)
    unmeasured = {fact.series for fact in facts.values() if fact.series} - set(measured)
    if unmeasured:
        raise BadCase(
            f"{folder.name}/{FACTS}: series without [measurement]: {', '.join(sorted(unmeasured))}"
        )
    history = page.convert(page.section("history"), History, "history")
    _check_history(history, page, parameters, facts)
    return ScenarioCase(
        case=folder.name,
        parameters=parameters,
        paths=paths,
        history=history,
        measured=measured,
        hindcast=page.convert(page.section("hindcast"), Hindcast, "hindcast"),
        needs=_needs(page, facts),
        gaps=tuple(page.table.get("gaps", {}).get("lines", ())),
        quotas=_quotas(page, paths, facts, places),
        facts=facts,
        men=_men(folder.name, places),
    )


def _facts(page: "_Page") -> dict[str, Fact]:
    facts = {
        key: page.convert({"id": key, **entry}, Fact, key) for key, entry in page.table.items()
    }
    for key, fact in facts.items():
        page.numbers(key, (fact.value, fact.low, fact.high))
        for day in (fact.date, fact.known):
            page.day(day, key)
    return facts


def _quotas(
    page: "_Page", paths: Iterable[str], facts: Mapping[str, Fact], places: PlaceTable
) -> tuple[Quotas, ...]:
    quotas = tuple(
        page.convert({"path": key, **entry}, Quotas, f"quotas.{key}")
        for key, entry in page.table.get("quotas", {}).items()
    )
    for quota in quotas:
        where = f"quotas.{quota.path}"
        page.known([quota.path], paths, where, "path")
        page.known([quota.plan, *quota.regions.values()], facts, where, "fact")
        page.known(quota.regions, places.subjects(), where, "region")
    return quotas


def _needs(page: "_Page", facts: Iterable[str]) -> tuple[Wanted, ...]:
    needs = tuple(page.convert(entry, Wanted, "needs") for entry in page.table.get("needs", ()))
    for need in needs:
        page.day(need.by, "needs")
        page.known(need.because, facts, "needs", "fact")
        if not 0 < need.men < math.inf:
            raise BadCase(f"{page.at('needs')}: a need of {need.men:g} men: it is above 0")
    return needs


def _men(case: str, places: PlaceTable) -> dict[str, int]:
    men = {code: m for code in places.subjects() if (m := places.regions[code].men)}
    if not men:
        raise BadCase(
            f"{case}/places.toml: no region says how many men it has, so no path can be shared out: "
            "give regions 'men = N' (above 0)"
        )
    return men


def _check_history(
    history: History, page: "_Page", parameters: Iterable[str], facts: Iterable[str]
) -> None:
    page.day(history.origin, "history")
    kinds: dict[str, tuple[Decided, ...]] = {
        "callups": history.callups,
        "drives": history.drives,
        "prisons": history.prisons,
        "register": history.register,
        "drafts": history.drafts,
    }
    for kind, entries in kinds.items():
        where = f"history.{kind}"
        for entry in entries:
            page.day(entry.start, where)
            page.known(entry.because, facts, where, "fact")
            if kind in {"callups", "drafts"}:
                page.known([entry.size or "(none)"], parameters, where, "size")
                if entry.days < 1:
                    raise BadCase(f"{page.at(where)}: {entry.name}: 'days' is at least 1")


def _check_measured(entry: Measured, page: "_Page", parameters: Iterable[str]) -> None:
    where = f"measurement.{entry.name}"
    named = [name for name in (entry.base, entry.times, entry.scale) if name]
    page.known(named, parameters, where, "parameter")
    for side, (low, high) in entry.bias.items():
        if not 0 < low <= high < math.inf:
            raise BadCase(
                f"{page.at(where)}: bias of {side}: {low:g} to {high:g} must rise and be above 0"
            )
    if not (0 < entry.noise < 5 and 0 <= entry.drift < 5 and 0 < entry.plan_noise < 5):
        raise BadCase(f"{page.at(where)}: noise, plan_noise and drift are logs: above 0, below 5")


def _check_parameter(parameter: Belief, page: "_Page", facts: Mapping[str, Fact]) -> None:
    where = f"parameters.{parameter.name}"
    if not parameter.priors:
        raise BadCase(f"{page.at(where)}: no prior: give at least one, an assumption")
    for number, prior in enumerate(parameter.priors):
        line = page.at(where, number)
        fault = fault_in(prior, parameter.range)
        if fault:
            raise BadCase(f"{line}: {parameter.name}: {fault}")
        page.known(prior.because, facts, where, "fact")
        if bool(prior.because) != bool(number):
            raise BadCase(
                f"{line}: {parameter.name}: the first prior is an assumption without facts, each later one rests on some"
            )
        wider = parameter.priors[number - 1] if number else None
        if wider and not wider.low <= prior.low <= prior.high <= wider.high:
            raise BadCase(
                f"{line}: {parameter.name}: {prior.low:g} to {prior.high:g} is not within the wider prior before it "
                f"({wider.low:g} to {wider.high:g})"
            )


def fault_in(prior: StatedRange, allowed: tuple[float, float]) -> str | None:
    """What is wrong with a range of a parameter, in words; None when nothing is.

    >>> fault_in(StatedRange(low=3, mode=2, high=9, note=""), (0, 10))
    'low 3, mode 2, high 9 are not in order'
    """
    ends = (prior.low, prior.mode, prior.high)
    bottom, top = allowed
    if not all(math.isfinite(end) for end in ends):
        return f"not a number among {', '.join(map(str, ends))}: allowed is {bottom:g} to {top:g}"
    if not prior.low <= prior.mode <= prior.high:
        return "low {:g}, mode {:g}, high {:g} are not in order".format(*ends)
    if prior.low < bottom or prior.high > top:
        return f"{prior.low:g} to {prior.high:g} leaves the allowed range {bottom:g} to {top:g}"
    if prior.distribution.startswith("log") and prior.low <= 0:
        return f"a {prior.distribution} range starts above 0, not at {prior.low:g}"
    return None


class _Page:
    """One TOML file of a case, with the line of every table in it."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        try:
            self.table: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise BadCase(f"{name}: {error}") from error
        self._lines: dict[str, list[int]] = {}
        for number, line in enumerate(text.splitlines(), 1):
            head = re.match(r"\s*\[{1,2}([\w.\-]+)\]{1,2}", line)
            if head:
                self._lines.setdefault(head[1], []).append(number)

    @classmethod
    def of(cls, folder: Traversable, file: str) -> "_Page":
        """The page of a file in a case's folder."""
        name = f"{folder.name}/{file}"
        try:
            return cls(name, folder.joinpath(file).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise BadCase(f"{name}: {error}") from error

    def at(self, where: str, prior: int | None = None) -> str:
        """File and line of a table, or of one of its priors."""
        lines = self._lines.get(where, [])
        if prior is not None:
            inner = self._lines.get(f"{where}.priors", [])
            lines = inner[prior : prior + 1] or lines
        return f"{self.name}, line {lines[0]}" if lines else f"{self.name} [{where}]"

    def section(self, name: str) -> dict[str, Any]:
        """A table of tables that has to be there."""
        found = self.table.get(name)
        if not isinstance(found, dict) or not found:
            raise BadCase(f"{self.name}: no [{name}]: a scenario needs its {name}")
        return found

    def convert(self, value: dict[str, Any], kind: type[T], where: str) -> T:
        """An entry as a noun."""
        try:
            return msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            raise BadCase(f"{self.at(where)}: [{where}] {error}") from error

    def entries(self, name: str, kind: type[T]) -> dict[str, T]:
        """Every entry of a section as a noun, by its key."""
        return {
            key: self.convert({"name": key, **entry}, kind, f"{name}.{key}")
            for key, entry in self.section(name).items()
        }

    def day(self, value: str, where: str) -> None:
        """Refuse what is no date."""
        try:
            dt.date.fromisoformat(value)
        except ValueError as error:
            raise BadCase(
                f"{self.at(where)}: [{where}] {value!r} is no date: write it as 2023-03-24"
            ) from error

    def numbers(self, where: str, values: Iterable[float | None]) -> None:
        """Refuse what is no finite number."""
        if any(value is not None and not math.isfinite(value) for value in values):
            raise BadCase(f"{self.at(where)}: [{where}] holds what is no finite number")

    def known(self, names: Iterable[str], table: Iterable[str], where: str, kind: str) -> None:
        """Refuse a name that is not in a table."""
        known = set(table)
        unknown = [name for name in names if name not in known]
        if unknown:
            raise BadCase(f"{self.at(where)}: [{where}] unknown {kind} {', '.join(unknown)}")
