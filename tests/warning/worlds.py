"""Small worlds with known truth: what outlets publish and report, day by day, from rates. In: a case, a plan. Out: Observed."""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from callup.case import Case, load_case
from callup.model import ActReport
from callup.warning import Observed, Options, Report, Volume

CASE: Case = load_case("russia")
FEW = Options(draws=60)
START = dt.date(2024, 3, 1)
HOUSES = ("north", "south", "east", "west", "centre", "coast", "hill", "lake")


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """How a world runs. ``paths`` gives the way of raising men from a day on; ``waves`` the days of announced waves.

    ``pages`` are what each house publishes a day off the matter, ``rate`` how many reports of a usual sign a house makes in
    eight weeks under the reference state, ``misread`` the share of reports added that are none.
    """

    days: int = 400
    paths: Mapping[int, str] = msgspec.field(default_factory=lambda: {0: "records_work"})
    waves: Sequence[tuple[int, int]] = ()
    houses: Sequence[str] = HOUSES
    pages: float = 6.0
    rate: float = 1.0
    misread: float = 0.0
    late: int = 0
    silent: Mapping[str, int] = msgspec.field(default_factory=dict)
    seed: int = 1


def day_of(number: int) -> str:
    """The ISO date of a world's day."""
    return (START + dt.timedelta(days=number)).isoformat()


def case_at_war(since: str = "2023-09-01") -> Case:
    """The case of another war: the same signs, another beginning."""
    onset = msgspec.structs.replace(CASE.states.onset, war_since=since)
    states = msgspec.structs.replace(CASE.states, onset=onset)
    return msgspec.structs.replace(CASE, state_table=states)


def world(plan: Plan) -> Observed:
    """What is on the record of a world."""
    chance = np.random.default_rng(plan.seed)
    reports: list[Report] = []
    volumes: list[Volume] = []
    for number in range(plan.days):
        for house in plan.houses:
            if number >= plan.silent.get(house, plan.days):
                continue
            found = _reports(plan, number, house, chance)
            reports += found
            off = int(chance.poisson(plan.pages))
            volumes.append(Volume(house=house, day=day_of(number), on=len(found), off=off))
    return Observed(reports=reports, volumes=volumes, acts=_acts(plan))


def _reports(plan: Plan, number: int, house: str, chance: np.random.Generator) -> list[Report]:
    path = next(plan.paths[start] for start in sorted(plan.paths, reverse=True) if start <= number)
    wave = any(start <= number < end for start, end in plan.waves)
    found = []
    for signal, sign in CASE.states.signals.items():
        state = CASE.states.announced if wave else path
        multiple = sign.under[state].mode if state in sign.under else 1.0
        mean = plan.rate * (multiple + plan.misread) / 56
        for again in range(int(chance.poisson(mean))):
            known = min(plan.days - 1, number + int(chance.integers(plan.late + 1)))
            found.append(report(signal, house, known, f"{number}-{again}"))
    return found


def report(signal: str, house: str, number: int, name: str = "1", **more: object) -> Report:
    """One report of a house in its own voice."""
    fields = {
        "strand": f"s-{house}-{signal}", "origin": house, "house": house, "signal": signal,
        "day": day_of(number), "claim": f"c-{house}-{signal}-{name}", "scored": True,
    } | more  # fmt: skip
    return Report(**fields)  # type: ignore[arg-type]


def _acts(plan: Plan) -> list[ActReport]:
    found = []
    for start, end in plan.waves:
        for act, number in (("announced", start), ("declared_over", end)):
            if number < plan.days:
                found += [act_report(act, house, number) for house in plan.houses[:5]]
    return found


def act_report(act: str, house: str, number: int) -> ActReport:
    """One report that an act took place."""
    return ActReport(
        act=act, day=day_of(number), origin=f"{house}-{act}", house=house,
        own_word=house == HOUSES[0], weight=1.0, claim=f"c-{act}-{house}-{number}",
    )  # fmt: skip
