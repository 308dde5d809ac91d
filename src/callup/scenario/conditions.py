"""What would have to be true: a box of parameters in which a need is met. In: draws, the need. Out: Box.

The draws are spread over the widest ranges stated, beyond what calibration thinks likely; the box then says how likely it is.

Patient rule induction (Friedman and Fisher, 1999): peel off the twentieth of the draws, at one end of one parameter, whose
loss raises the rest's chance most, until few draws are left or nearly all meet the need; then drop every side that the
chance hardly needs. Missing on purpose: pasting, and boxes of several pieces.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from callup.model import Chosen
from callup.model.projection import Box, Condition, Range
from callup.scenario.beliefs import Ensemble
from callup.scenario.scoring import quantile

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
EXPLORED = 4000
PEEL = 0.05
LEAST = 0.05
"""A box holds at least this share of the draws."""
ENOUGH = 0.9
"""Peeling stops where so many draws of the box meet the need."""
RARE = 0.02
"""Below this chance the box is of the draws that come nearest: their best tenth."""
NEAREST = 0.9
WORTH = 0.05
"""A side stays in the box if without it the chance falls by more than this."""
BEARING = 6
SIDES = 4
"""A box has at most so many parameters, of the so many that bear most: an analyst has to be able to say it."""


class _Side(msgspec.Struct, frozen=True):
    name: str
    upper: bool
    end: float

    def holds(self, values: Floats) -> Flags:
        return values <= self.end if self.upper else values >= self.end


class Explored(msgspec.Struct, frozen=True, eq=False):
    """Draws spread over the widest stated ranges of the parameters in ``names``, and what they deliver."""

    names: tuple[str, ...]
    ensemble: Ensemble
    delivered: Floats


def explore(
    calibrated: Ensemble,
    beliefs: Mapping[str, Chosen],
    names: Sequence[str],
    delivers: Callable[[Ensemble], Floats],
    seed: int,
) -> Explored:
    """Spread some parameters evenly over the widest range stated of each (a lognormal's over its logs)."""
    chance = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(5,))))
    made = calibrated.take(chance.integers(0, len(calibrated), EXPLORED))
    for name in names:
        widest = beliefs[name].belief.priors[0]
        low = min(widest.low, beliefs[name].stated.low)
        high = max(widest.high, beliefs[name].stated.high)
        levels = chance.random(EXPLORED)
        logs = widest.distribution.startswith("log")
        even = low * (high / low) ** levels if logs else low + (high - low) * levels
        made = made.replaced(name, even)
    return Explored(tuple(names), made, delivers(made))


def box(explored: Explored, calibrated: Ensemble, men: float, beliefs: Mapping[str, Chosen]) -> Box:
    """The box in which a need is met, found over the widest ranges."""
    met = explored.delivered >= men
    strict = bool(met.mean() >= RARE)
    wanted = met if strict else explored.delivered >= np.quantile(explored.delivered, NEAREST)
    columns = {n: explored.ensemble.of(n) for n in explored.names}
    sides = _needed(_peeled(columns, wanted), columns, wanted)
    inside = _inside(sides, columns, len(met))
    likely = _inside(sides, {n: calibrated.of(n) for n in explored.names}, len(calibrated))
    return Box(
        conditions=_conditions(sides, beliefs),
        within=float(met[inside].mean()),
        before=float(met.mean()),
        likely=float(likely.mean()),
        strict=strict,
        reach=spread(explored.delivered[inside]),
    )


def bearing(ensemble: Ensemble, delivered: Floats, names: Iterable[str]) -> list[str]:
    """The parameters whose ranks go with what is delivered most, where no better measure of their weight is at hand."""
    ranks = np.argsort(np.argsort(delivered))
    strength = {
        name: abs(float(np.corrcoef(np.argsort(np.argsort(ensemble.of(name))), ranks)[0, 1]))
        for name in names
        if np.ptp(ensemble.of(name)) > 0
    }
    return sorted(strength, key=lambda name: (-strength[name], name))[:BEARING]


def spread(values: Floats) -> Range:
    """The 80% interval and the median of equal draws."""
    even = np.ones(len(values))
    low, median, high = (quantile(values, even, level) for level in (0.1, 0.5, 0.9))
    return Range(low=low, median=median, high=high)


def _inside(sides: list[_Side], columns: Mapping[str, Floats], count: int) -> Flags:
    inside = np.ones(count, dtype=bool)
    for side in sides:
        inside &= side.holds(columns[side.name])
    return inside


def _peeled(columns: Mapping[str, Floats], wanted: Flags) -> list[_Side]:
    """Sides peeled, the last of each end of each parameter."""
    inside = np.ones(len(wanted), dtype=bool)
    sides: dict[tuple[str, bool], _Side] = {}
    while inside.mean() > LEAST and wanted[inside].mean() < ENOUGH:
        names = {side.name for side in sides.values()}
        open_to = columns if len(names) < SIDES else {n: columns[n] for n in names}
        peels = [p for name in open_to for p in _peels(name, columns[name], inside)]
        gains = [wanted[inside & side.holds(columns[side.name])].mean() for side in peels]
        if not gains or max(gains) <= wanted[inside].mean():
            break
        side = peels[int(np.argmax(gains))]
        sides[side.name, side.upper] = side
        inside &= side.holds(columns[side.name])
    return list(sides.values())


def _peels(name: str, values: Floats, inside: Flags) -> list[_Side]:
    """The two peels of a parameter, unless one would leave nothing or take nothing."""
    left = values[inside]
    low, high = np.quantile(left, [PEEL, 1 - PEEL])
    peels = [_Side(name, upper=False, end=float(low)), _Side(name, upper=True, end=float(high))]
    return [side for side in peels if 0 < side.holds(left).sum() < len(left)]


def _needed(sides: list[_Side], columns: Mapping[str, Floats], wanted: Flags) -> list[_Side]:
    """The sides without those the box can do without, the least needed dropped first."""
    kept = list(sides)
    while len(kept) > 1:
        now = wanted[_inside(kept, columns, len(wanted))].mean()
        without = [
            wanted[_inside([s for s in kept if s is not side], columns, len(wanted))].mean()
            for side in kept
        ]
        least = int(np.argmax(without))
        if now - without[least] > WORTH:
            break
        kept.pop(least)
    return kept


def _conditions(sides: list[_Side], beliefs: Mapping[str, Chosen]) -> tuple[Condition, ...]:
    ends: dict[str, list[float | None]] = {}
    for side in sides:
        ends.setdefault(side.name, [None, None])[int(side.upper)] = side.end
    return tuple(
        Condition(
            parameter=name,
            title=beliefs[name].belief.title,
            unit=beliefs[name].belief.unit,
            low=low,
            high=high,
        )
        for name, (low, high) in ends.items()
    )
