"""The scenario of a case. In: ``scenario.toml`` and ``anchors.toml``. Out: checked parameters, paths, quotas, facts.

Every complaint names the file, the line and, for a number, the range allowed. Deliberately missing: any arithmetic;
what a parameter does is for ``callup.scenario``.
"""

import math
from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable

from callup.case.folder import Folder, folder_of
from callup.case.page import Faults, Page
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
from callup.errors import BadRequest
from callup.model import Belief, Fact, StatedRange

PARAMETERS = "scenario.toml"
FACTS = "anchors.toml"
SECTIONS = ("parameters", "paths", "measurement", "history", "hindcast", "needs", "gaps", "quotas")


def has_scenario(case: str) -> bool:
    """Whether a case says what paths could deliver."""
    return folder_of(case).has(PARAMETERS)


def load_scenario(case: str, places: PlaceTable) -> ScenarioCase:
    """Load and check the scenario of one case; raises BadRequest where it has none, BadCase with every fault of it."""
    folder = folder_of(case)
    if not folder.has(PARAMETERS):
        raise BadRequest(
            f"the case {case!r} has no {PARAMETERS}: name a case that says what paths could deliver"
        )
    return _loaded(folder, places)


def read_scenario(folder: Traversable, places: PlaceTable) -> ScenarioCase:
    """Read and check the scenario's tables in a case's folder."""
    return _loaded(Folder(home=str(folder), name=folder.name, own=folder), places)


def _loaded(folder: Folder, places: PlaceTable) -> ScenarioCase:
    faults = Faults()
    loaded = check_scenario(folder, places, faults)
    faults.settle()
    assert loaded is not None  # a scenario that cannot be made has faults
    return loaded


def check_scenario(folder: Folder, places: PlaceTable, faults: Faults) -> ScenarioCase | None:
    """The scenario in a case's folder; None where a part of it cannot be made. Whatever is wrong is noted."""
    facts = _facts(folder.page(FACTS, faults))
    page = folder.page(PARAMETERS, faults)
    page.only(*SECTIONS)
    parameters = page.entries(page.section("parameters"), Belief, "parameters")
    for parameter in parameters.values():
        _check_parameter(parameter, page, facts)
    paths = page.entries(page.section("paths"), ScenarioPath, "paths")
    for path in paths.values():
        named = (*path.levers, *(call.size for call in path.callups))
        page.known(named, parameters, f"paths.{path.name}", "parameter")
    measured = page.entries(page.section("measurement"), Measured, "measurement")
    for entry in measured.values():
        _check_measured(entry, page, parameters)
    unmeasured = {fact.series for fact in facts.values() if fact.series} - set(measured)
    if unmeasured:
        faults.add(
            f"{folder.name}/{FACTS}: series without [measurement]: {', '.join(sorted(unmeasured))}"
        )
    history = page.noun(page.section("history"), History, "history")
    hindcast = page.noun(page.section("hindcast"), Hindcast, "hindcast")
    needs, quotas = _needs(page, facts), _quotas(page, paths, facts, places)
    men = _men(folder.name, places, faults)
    if history is None or hindcast is None:
        return None
    _check_history(history, page, parameters, facts)
    return ScenarioCase(
        case=folder.name,
        parameters=parameters,
        paths=paths,
        history=history,
        measured=measured,
        hindcast=hindcast,
        needs=needs,
        gaps=tuple(page.table.get("gaps", {}).get("lines", ())),
        quotas=quotas,
        facts=facts,
        men=men,
    )


def _facts(page: Page) -> dict[str, Fact]:
    named = {key: {"id": key, **entry} for key, entry in page.table.items()}
    facts = page.entries(named, Fact, named=False)
    for key, fact in facts.items():
        page.numbers(key, (fact.value, fact.low, fact.high))
        for day in (fact.date, fact.known):
            page.day(day, key)
    return facts


def _quotas(
    page: Page, paths: Iterable[str], facts: Mapping[str, Fact], places: PlaceTable
) -> tuple[Quotas, ...]:
    named = {key: {"path": key, **entry} for key, entry in page.table.get("quotas", {}).items()}
    quotas = tuple(page.entries(named, Quotas, "quotas", named=False).values())
    for quota in quotas:
        where = f"quotas.{quota.path}"
        page.known([quota.path], paths, where, "path")
        page.known([quota.plan, *quota.regions.values()], facts, where, "fact")
        page.known(quota.regions, places.subjects(), where, "region")
    return quotas


def _needs(page: Page, facts: Iterable[str]) -> tuple[Wanted, ...]:
    made = (page.noun(entry, Wanted, "needs") for entry in page.table.get("needs", ()))
    needs = tuple(need for need in made if need is not None)
    for need in needs:
        page.day(need.by, "needs")
        page.known(need.because, facts, "needs", "fact")
        if not 0 < need.men < math.inf:
            page.fault("needs", f"a need of {need.men:g} men: it is above 0")
    return needs


def _men(case: str, places: PlaceTable, faults: Faults) -> dict[str, int]:
    men = {code: m for code in places.subjects() if (m := places.regions[code].men)}
    if not men:
        faults.add(
            f"{case}/places.toml: no region says how many men it has, so no path can be shared out: "
            "give regions 'men = N' (above 0)"
        )
    return men


def _check_history(
    history: History, page: Page, parameters: Iterable[str], facts: Iterable[str]
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
                    page.fault(where, f"{entry.name}: 'days' is at least 1")


def _check_measured(entry: Measured, page: Page, parameters: Iterable[str]) -> None:
    where = f"measurement.{entry.name}"
    named = [name for name in (entry.base, entry.times, entry.scale) if name]
    page.known(named, parameters, where, "parameter")
    for side, (low, high) in entry.bias.items():
        if not 0 < low <= high < math.inf:
            page.fault(where, f"bias of {side}: {low:g} to {high:g} must rise and be above 0")
    if not (0 < entry.noise < 5 and 0 <= entry.drift < 5 and 0 < entry.plan_noise < 5):
        page.fault(where, "noise, plan_noise and drift are logs: above 0, below 5")


def _check_parameter(parameter: Belief, page: Page, facts: Mapping[str, Fact]) -> None:
    where = f"parameters.{parameter.name}"
    if not parameter.priors:
        page.fault(where, "no prior: give at least one, an assumption")
    for number, prior in enumerate(parameter.priors):
        fault = fault_in(prior, parameter.range)
        if fault:
            page.fault(where, f"{parameter.name}: {fault}", number)
        page.known(prior.because, facts, where, "fact")
        if bool(prior.because) != bool(number):
            page.fault(
                where,
                f"{parameter.name}: the first prior is an assumption without facts, each later one rests on some",
                number,
            )
        wider = parameter.priors[number - 1] if number else None
        if wider and not wider.low <= prior.low <= prior.high <= wider.high:
            page.fault(
                where,
                f"{parameter.name}: {prior.low:g} to {prior.high:g} is not within the wider prior before it "
                f"({wider.low:g} to {wider.high:g})",
                number,
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
