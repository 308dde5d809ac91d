"""Calibration: draws that agree with what was said. In: beliefs, a path, figures. Out: ``Calibrated``.

Tempered sequential Monte Carlo: points from the stated ranges are weighed by a growing power of the likelihood, resampled,
and moved by Metropolis steps that keep the ranges (Cotter and others, "MCMC methods for functions", 2013). Plain importance
sampling is the same without steps: with a dozen figures a handful of draws would carry all the weight, which is why there
are steps. What claims say of stocks is integrated out exactly (``fitting``). Missing on purpose: gradients.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from callup.case.scenario_tables import ScenarioCase
from callup.model import Chosen, Fact
from callup.scenario.beliefs import Ensemble
from callup.scenario.cloud import Cloud, cloud, ensemble_of
from callup.scenario.fitting import log_likelihood
from callup.scenario.measurement import SeenFigures, see, series_wanted, wanted_days
from callup.scenario.paths import Path, RegionShares
from callup.scenario.run import RunOptions, run
from callup.scenario.scoring import effective

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
KEEP = 0.5
"""Effective share of the points each power of the likelihood is to leave."""
AIM = 0.25
"""Acceptance the step length is tuned to."""
TOUCHED, FRESH = 0.4, 0.12
"""Share of the parameters a short step moves, and a fresh draw replaces."""


class Moves(NamedTuple):
    """Metropolis moves at each power of the likelihood, and at the last one."""

    each: int = 16
    last: int = 64


ENOUGH = Moves()
"""So many that medians of well-bound parameters agree within a twentieth from seed to seed at 1,000 points."""


class Problem(msgspec.Struct, frozen=True, eq=False):
    """What is to be agreed with: the figures read, the ranges, and what was decided."""

    case: ScenarioCase
    beliefs: dict[str, Chosen]
    path: Path
    read: tuple[Fact, ...]

    def seen(self, ensemble: Ensemble, facts: Sequence[Fact]) -> list[SeenFigures]:
        """Some figures beside what each draw has for them."""
        days = sorted(wanted_days(self.case, facts))
        if not days:
            return []
        whole = RegionShares.whole(self.case.case)
        result = run(
            ensemble.draws, whole, self.path, days, RunOptions(keep=series_wanted(self.case))
        )
        return see(self.case, facts, result, ensemble)

    def log_likelihood(self, points: Cloud) -> Floats:
        """The log likelihood of what was read, at every point; zero where nothing was."""
        return self.agreement(ensemble_of(self.beliefs, points))

    def agreement(self, ensemble: Ensemble) -> Floats:
        """The same for draws."""
        seen = self.seen(ensemble, self.read)
        return sum((log_likelihood(one) for one in seen), np.zeros(len(ensemble)))


class Calibrated(msgspec.Struct, frozen=True, eq=False):
    """Points that agree with what was read, all of one weight, and how they were found.

    ``plain``: the effective number of draws that importance sampling alone would have left of as many.
    """

    points: Cloud
    ensemble: Ensemble
    powers: int
    accepted: float
    runs: int
    plain: float


class _Step(msgspec.Struct):
    """The length of a short step, tuned as the moves go."""

    length: float = 0.5
    accepted: float = 1.0
    runs: int = 0

    def tune(self, accepted: float) -> None:
        self.accepted = accepted
        self.length = float(np.clip(self.length * np.exp(accepted - AIM), 0.03, 0.95))


def calibrate(problem: Problem, points: int, seed: int, moves: Moves = ENOUGH) -> Calibrated:
    """Draws from the ranges given what was read; where nothing was read they are the ranges' own draws."""
    now = cloud(problem.beliefs, points, seed)
    logs = problem.log_likelihood(now)
    chance = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(1,))))
    plain = effective(np.exp(logs - logs.max()))
    step = _Step(runs=points)
    power, powers = 0.0, 0
    while power < 1.0 and problem.read:
        after = _next_power(logs, power)
        weights = np.exp((after - power) * (logs - logs.max()))
        chosen = _resampled(weights, chance)
        now, logs, power, powers = now.take(chosen), logs[chosen], after, powers + 1
        for number in range(moves.last if power >= 1.0 else moves.each):
            kind = KINDS[number % len(KINDS)]
            tried, prior = kind(now, step.length, chance)
            then = problem.log_likelihood(tried)
            moved = np.log(chance.random(points)) < power * (then - logs) + prior
            now, logs = now.where(moved, tried), np.where(moved, then, logs)
            step.runs += points
            if kind is _short:
                step.tune(float(moved.mean()))
    return Calibrated(
        points=now,
        ensemble=ensemble_of(problem.beliefs, now),
        powers=powers,
        accepted=step.accepted,
        runs=step.runs,
        plain=plain,
    )


def _next_power(logs: Floats, power: float) -> float:
    """The highest power that leaves KEEP of the points in effect, by halving the interval."""

    def left(after: float) -> float:
        return effective(np.exp((after - power) * (logs - logs.max()))) / len(logs)

    if left(1.0) >= KEEP:
        return 1.0
    low, high = power, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if left(middle) >= KEEP else (low, middle)
    return max(low, power + 1e-6)


def _resampled(weights: Floats, chance: np.random.Generator) -> NDArray[np.int64]:
    """Systematic resampling: every point as often as its weight asks, give or take one."""
    count = len(weights)
    marks = (np.arange(count) + chance.random()) / count
    steps = np.cumsum(weights) / weights.sum()
    return np.minimum(np.searchsorted(steps, marks), count - 1).astype(np.int64)


def _short(now: Cloud, length: float, chance: np.random.Generator) -> tuple[Cloud, Floats]:
    """A short step of some parameters, and of the release noise in every other point."""
    count = len(now)
    steps = np.minimum(length * np.exp(0.5 * chance.standard_normal((count, 1))), 0.99)
    touched = chance.random(now.normals.shape) < TOUCHED
    noisy = chance.random((count, 1)) < 0.5
    moved = Cloud(
        np.where(touched, _blend(now.normals, steps, chance), now.normals),
        np.where(noisy, _blend(now.release, steps, chance), now.release),
    )
    return moved, np.zeros(count)


def _fresh(now: Cloud, _length: float, chance: np.random.Generator) -> tuple[Cloud, Floats]:
    """New draws of a few parameters: soon independent of the start in all that nobody said anything about."""
    touched = chance.random(now.normals.shape) < FRESH
    noisy = chance.random((len(now), 1)) < 0.3
    moved = Cloud(
        np.where(touched, chance.standard_normal(now.normals.shape), now.normals),
        np.where(noisy, chance.standard_normal(now.release.shape), now.release),
    )
    return moved, np.zeros(len(now))


def _along(now: Cloud, _length: float, chance: np.random.Generator) -> tuple[Cloud, Floats]:
    """A step along the difference of two other points (ter Braak, 2006): parameters that claims tie together move together.

    Unlike the others it does not keep normals normal, so that the prior's part of the acceptance comes with it.
    """
    count, width = now.normals.shape
    one, other = (chance.permutation(count) for _ in range(2))
    touched = chance.random(now.normals.shape) < chance.random((count, 1))
    apart = np.where(touched, now.normals[one] - now.normals[other], 0.0)
    reach = 1.7 / np.sqrt(np.maximum(touched.sum(axis=1, keepdims=True), 1))
    tried = now.normals + reach * apart + 0.01 * chance.standard_normal((count, width)) * touched
    prior = 0.5 * ((now.normals**2).sum(axis=1) - (tried**2).sum(axis=1))
    return Cloud(tried, now.release), np.asarray(prior, dtype=float)


KINDS = (_short, _along, _fresh, _along)
"""The moves, in turn."""


def _blend(old: Floats, steps: Floats, chance: np.random.Generator) -> Floats:
    return np.asarray(np.sqrt(1.0 - steps**2) * old + steps * chance.standard_normal(old.shape))


def readable(
    case: ScenarioCase, as_of: str, sides: frozenset[str] | None = None
) -> tuple[Fact, ...]:
    """The figures a fit may read on a day: known, of a modelled quantity, of a day since the record began, or a goal."""
    return tuple(
        fact
        for fact in measurable(case, sides)
        if fact.known <= as_of
        and fact.date >= case.history.origin
        and (fact.plan or fact.date <= as_of)
    )


def measurable(case: ScenarioCase, sides: frozenset[str] | None = None) -> tuple[Fact, ...]:
    """The figures the model has something for, in the order of their days."""
    found = (
        fact
        for fact in case.facts.values()
        if fact.series and fact.centre is not None and (sides is None or fact.side in sides)
    )
    return tuple(sorted(found, key=lambda fact: (fact.date, fact.id)))


def once(case: ScenarioCase, facts: Mapping[str, object]) -> frozenset[str]:
    """The figures a fit reads, which ranges must not rest on as well: nothing counts twice."""
    return frozenset(
        key
        for key in facts
        if case.facts[key].series and case.facts[key].date >= case.history.origin
    )
