"""Forecasts made from a past day, judged by what was said later. In: a case, a cut-off, whose figures. Out: ``Cut``.

Three forecasts of every figure: calibrated on what was known, the stated ranges alone ("prior"), and "the last rate
continues". All three see the same decisions. The cut-offs stand in the case; nothing here is chosen by its outcome.
"""

import msgspec
import numpy as np
from numpy.typing import NDArray

from callup.case.scenario_tables import Measured, ScenarioCase
from callup.model import Fact
from callup.scenario.beliefs import Ensemble, Usable, choose
from callup.scenario.calibration import (
    ENOUGH,
    Calibrated,
    Moves,
    Problem,
    calibrate,
    measurable,
    once,
    readable,
)
from callup.scenario.cloud import cloud, ensemble_of
from callup.scenario.decisions import day_of, decided
from callup.scenario.fitting import foretold
from callup.scenario.scoring import crps, quantile

Floats = NDArray[np.float64]
Sides = frozenset[str]
LOW, HIGH = 0.1, 0.9


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """One figure and its forecasts: the calibrated 80% interval and median, and three scores in the figure's unit."""

    fact: str
    series: str
    date: str
    side: str
    figure: float
    low: float
    median: float
    high: float
    crps: float
    prior: float
    naive: float | None

    @property
    def covered(self) -> bool:
        """Whether the figure lies in the interval."""
        return self.low <= self.figure <= self.high

    @property
    def best(self) -> float:
        """The better of the two scores to beat."""
        return self.prior if self.naive is None else min(self.prior, self.naive)


class HindcastCut(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """All figures judged from one day, and how the calibration went."""

    as_of: str
    sides: tuple[str, ...]
    read: tuple[str, ...]
    judged: tuple[Judged, ...]
    calibrated: Calibrated


def to_judge(case: ScenarioCase, as_of: str, sides: Sides) -> tuple[Fact, ...]:
    """The figures of later days within the horizon, not known on the day; goals are not judged."""
    return tuple(
        fact
        for fact in measurable(case, sides)
        if not fact.plan
        and fact.known > as_of
        and 0 < day_of(fact.date, as_of) <= case.hindcast.horizon
    )


def problem_at(case: ScenarioCase, as_of: str, sides: Sides) -> Problem:
    """What could be calibrated on a day."""
    known = case.known(as_of) | set(case.hindcast.given)
    return Problem(
        case=case,
        beliefs=choose(case, Usable(known=known, read=once(case, case.facts))),
        path=decided(case.history, known),
        read=readable(case, as_of, sides),
    )


def hindcast(
    case: ScenarioCase, as_of: str, sides: Sides, points: int, seed: int, moves: Moves = ENOUGH
) -> HindcastCut:
    """Calibrate on one day and judge every later figure."""
    problem = problem_at(case, as_of, sides)
    held = to_judge(case, as_of, sides)
    calibrated = calibrate(problem, points, seed, moves)
    return HindcastCut(
        as_of=as_of,
        sides=tuple(sorted(sides)),
        read=tuple(fact.id for fact in problem.read),
        judged=judge(problem, calibrated.ensemble, held, as_of, seed),
        calibrated=calibrated,
    )


def judge(
    problem: Problem, ensemble: Ensemble, held: tuple[Fact, ...], as_of: str, seed: int
) -> tuple[Judged, ...]:
    """Score calibrated draws, the ranges' own draws and the last rate on the same figures."""
    after = forecasts(problem, ensemble, held, seed)
    first = ensemble_of(problem.beliefs, cloud(problem.beliefs, len(ensemble), seed))
    blind = msgspec.structs.replace(problem, read=())
    before = forecasts(blind, first, held, seed)
    even = np.ones(len(ensemble))
    return tuple(
        Judged(
            fact=fact.id,
            series=fact.series or "",
            date=fact.date,
            side=fact.side,
            figure=figure,
            low=quantile(after[fact.id], even, LOW),
            median=quantile(after[fact.id], even, 0.5),
            high=quantile(after[fact.id], even, HIGH),
            crps=crps(after[fact.id], even, figure),
            prior=crps(before[fact.id], even, figure),
            naive=_error(last_rate(problem.case, fact, as_of), figure),
        )
        for fact in held
        if (figure := fact.centre) is not None
    )


def forecasts(
    problem: Problem, ensemble: Ensemble, held: tuple[Fact, ...], seed: int
) -> dict[str, Floats]:
    """What each draw foretells for each figure, given what was read."""
    chance = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(2,))))
    normals = {fact.id: chance.standard_normal(len(ensemble)) for fact in held}
    found: dict[str, Floats] = {}
    for seen in problem.seen(ensemble, (*problem.read, *held)):
        given = sum(fact in problem.read for fact in seen.facts)
        later = seen.facts[given:]
        if later:
            noise = np.stack([normals[fact.id] for fact in later], axis=1)
            values = foretold(seen, given, noise)
            found |= {fact.id: values[:, i] for i, fact in enumerate(later)}
    return found


def last_rate(case: ScenarioCase, fact: Fact, as_of: str) -> float | None:
    """The figure if the last rate continued: the line through its side's last two figures; for shares and drafts, which
    have no rate, the last figure. None where the side had said nothing yet.
    """
    said = [
        earlier
        for earlier in measurable(case, frozenset({fact.side}))
        if earlier.series == fact.series
        and not earlier.plan
        and earlier.known <= as_of
        and earlier.date <= as_of
    ]
    if not said:
        return None
    measured: Measured = case.measured[fact.series or ""]
    last, figure = said[-1], said[-1].centre or 0.0
    before = [one for one in said if one.date < last.date]
    if measured.kind in {"level", "draft"} or not before:
        return figure
    rate = (figure - (before[-1].centre or 0.0)) / day_of(last.date, before[-1].date)
    return figure + rate * day_of(fact.date, last.date)


def _error(foretold_: float | None, figure: float) -> float | None:
    return None if foretold_ is None else abs(foretold_ - figure)
