"""What a claim would say of a stock. In: a run, a case's measurement table. Out: what each draw has for each figure.

A claim is a stock seen through its source: log claim = log stock + bias of its side + drift + noise. Bias is the same in
every claim of a side on one quantity; drift is what the model lacks, a Brownian motion in time that all sides share;
noise is one claim's own. All three are normal with standard deviations the case states. Misses: figures that are no sum of
the model's stocks.
"""

from collections.abc import Iterable, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from callup.case.scenario_tables import Measured, ScenarioCase
from callup.model import Fact
from callup.scenario.beliefs import Ensemble
from callup.scenario.decisions import day_of
from callup.scenario.result import Result

Floats = NDArray[np.float64]
MONTH = 30.44
Z90 = 1.2816
"""Normal quantile at 0.9: a stated bias is its 80% range."""
LEAST = 1.0
"""The smallest stock a logarithm is taken of: one man, one percent."""


class SeenFigures(msgspec.Struct, frozen=True, eq=False):
    """Figures of one quantity: the claims, log figure, what each draw has for them (draws, figures), in logs."""

    measured: Measured
    facts: tuple[Fact, ...]
    said: Floats
    modelled: Floats
    days: Floats


def wanted_days(case: ScenarioCase, facts: Iterable[Fact]) -> set[int]:
    """The days a run has to record for some figures."""
    days: set[int] = set()
    for fact in facts:
        if fact.series is not None:
            days |= set(_days(case.measured[fact.series], fact.date, case))
    return days


def series_wanted(case: ScenarioCase) -> tuple[str, ...]:
    """The series a run has to keep for all figures."""
    return tuple(sorted({name for m in case.measured.values() for name in m.of}))


def see(
    case: ScenarioCase, facts: Sequence[Fact], result: Result, ensemble: Ensemble
) -> list[SeenFigures]:
    """The figures that the model has something for, by quantity, beside what each draw has."""
    seen = []
    for name, measured in case.measured.items():
        own = [fact for fact in facts if fact.series == name and fact.centre is not None]
        if not own:
            continue
        modelled = np.stack([stock(case, measured, f.date, result, ensemble) for f in own], axis=1)
        seen.append(
            SeenFigures(
                measured=measured,
                facts=tuple(own),
                said=np.log(np.maximum([fact.centre or 0.0 for fact in own], LEAST)),
                modelled=np.log(np.maximum(modelled, LEAST)),
                days=np.array([day_of(f.date, case.history.origin) for f in own], dtype=float),
            )
        )
    return seen


def stock(
    case: ScenarioCase, measured: Measured, date: str, result: Result, ensemble: Ensemble
) -> Floats:
    """What each draw has for a quantity on a date."""
    now, *before = _days(measured, date, case)
    value = sum((result.on(name, now) for name in measured.of), np.zeros(len(ensemble)))
    for day in before:
        value = value - sum((result.on(name, day) for name in measured.of), np.zeros(len(ensemble)))
    if measured.all_losses:
        value = value / (1.0 - ensemble.of("recoverable_share"))
    if measured.scale:
        value = value * ensemble.of(measured.scale)
    if measured.base:
        value = value + ensemble.of(measured.base)
    if measured.times:
        value = value * ensemble.of(measured.times)
    return np.asarray(value, dtype=float)


def covariance(seen: SeenFigures, spread: float = 1.0) -> Floats:
    """Covariance of the logs of some figures given the stocks: bias, drift and noise; ``spread`` scales the last two."""
    measured = seen.measured
    months = np.maximum(seen.days, 0.0) / MONTH
    drift = (measured.drift * spread) ** 2 * np.minimum.outer(months, months)
    sides = [fact.side for fact in seen.facts]
    same = np.array([[a == b for b in sides] for a in sides], dtype=float)
    own = np.array([bias(measured, side)[1] for side in sides])
    noise = np.array([noise_of(measured, fact) for fact in seen.facts])
    return np.asarray(
        drift + same * np.outer(own, own) + np.diag((noise * spread) ** 2), dtype=float
    )


def noise_of(measured: Measured, fact: Fact) -> float:
    """The standard deviation of one figure's own noise: a goal's, its side's where stated, else the quantity's."""
    if fact.plan:
        return measured.plan_noise
    return measured.noise_of.get(fact.side, measured.noise)


def lean(seen: SeenFigures) -> Floats:
    """The expected log of claim over stock, by figure."""
    return np.array([bias(seen.measured, fact.side)[0] for fact in seen.facts])


def bias(measured: Measured, side: str) -> tuple[float, float]:
    """Mean and standard deviation of the log bias of a side; a side the case says nothing of gets the widest range stated."""
    stated = measured.bias.get(side)
    if stated is None:
        ranges = measured.bias.values()
        stated = (min(low for low, _ in ranges), max(high for _, high in ranges))
    low, high = np.log(stated)
    return float(low + high) / 2, float(high - low) / (2 * Z90)


def _days(measured: Measured, date: str, case: ScenarioCase) -> list[int]:
    """The day to read, at whose start all of the date has happened, and the day to count from where there is one."""
    origin = case.history.origin
    days = [max(0, day_of(date, origin) + 1 - measured.lag)]
    if measured.since is not None:
        days.append(max(0, day_of(measured.since, origin) - measured.lag))
    if measured.kind == "draft":
        starts = [
            day_of(entry.start, origin) for entry in case.history.drafts if entry.start <= date
        ]
        days.append(max(0, max(starts, default=0)))
    return days
