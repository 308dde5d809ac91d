"""Which facts an answer hangs on. In: a calibration, a path's answer. Out: ``Hinge``, the telling ones.

A figure the calibration read is taken out by reweighing its draws; a fact a range rests on, by letting the range fall back,
keeping every draw's place in it, and reweighing by how well the moved draws still agree with what was read. Both are
estimates from the same draws; setting a fact aside and asking anew (``--knock-out``) fits afresh.
"""

from collections.abc import Callable, Iterator

import msgspec
import numpy as np
from numpy.typing import NDArray

from callup.model import Fact
from callup.model.projection import Hinge
from callup.scenario.beliefs import Ensemble, Usable, chosen, prior_of
from callup.scenario.calibration import Calibrated, Problem
from callup.scenario.draws import quantile as at_level
from callup.scenario.fitting import log_likelihood, log_likelihood_without, normalised
from callup.scenario.parameters import INDEX
from callup.scenario.scoring import effective, quantile

Floats = NDArray[np.float64]
Delivers = Callable[[Ensemble], Floats]
SHOWN = 6
LEAST = 100.0
"""Effective draws below which a reweighed answer is not worth printing."""
SLIGHT = 0.03
"""A change of the chance, or of the median as a share of it, that is not worth printing."""
AT_HOME = frozenset({"fear", "left", "returned"})
"""What no soldier passes on his way: figures of these alone move no answer about men trained, but by chance."""
CLEAR = 3.0
"""Standard errors by which a reweighed answer has to differ: with forty figures tried, two would name two by chance."""


class Without(msgspec.Struct, frozen=True, eq=False):
    """What is delivered without a fact: values and weights of draws."""

    fact: Fact
    how: str
    values: Floats
    weights: Floats


class HingeBasis(msgspec.Struct, frozen=True, eq=False):
    """A calibration and the facts it could use."""

    problem: Problem
    calibrated: Calibrated
    usable: Usable


def hinges(basis: HingeBasis, delivers: Delivers, men: float | None) -> tuple[Hinge, ...]:
    """The facts that move an answer most. ``delivers``: men by the day, for any draws; ``men``: the need, if there is one."""
    base = delivers(basis.calibrated.ensemble)
    even = np.ones(len(base))
    found = [
        _hinge(base, even, without, np.inf if men is None else men)
        for without in (*_figures(basis, base), *_ranges(basis, delivers))
    ]
    telling = [hinge for hinge in found if _moves(hinge) > SLIGHT]
    return tuple(sorted(telling, key=lambda hinge: (-_moves(hinge), hinge.fact))[:SHOWN])


def _hinge(base: Floats, even: Floats, without: Without, men: float) -> Hinge:
    fact = without.fact
    return Hinge(
        fact=fact.id,
        what=fact.what,
        said_by=fact.said_by,
        url=fact.url,
        how=without.how,
        chance=float(np.average(base >= men, weights=even)),
        chance_without=float(np.average(without.values >= men, weights=without.weights)),
        delivered=quantile(base, even, 0.5),
        delivered_without=quantile(without.values, without.weights, 0.5),
    )


def _moves(hinge: Hinge) -> float:
    return max(
        abs(hinge.chance - hinge.chance_without),
        abs(hinge.delivered - hinge.delivered_without) / max(hinge.delivered, 1.0),
    )


def _figures(basis: HingeBasis, base: Floats) -> Iterator[Without]:
    """Each figure the calibration read, taken out of its weights."""
    for seen in basis.problem.seen(basis.calibrated.ensemble, basis.problem.read):
        if set(seen.measured.of) <= AT_HOME:
            continue
        whole = log_likelihood(seen)
        for fact in seen.facts:
            weights = normalised(log_likelihood_without(seen, fact.id) - whole)
            if effective(weights) >= LEAST and _clear(base, weights, float(np.median(base))):
                yield Without(fact, "calibration", base, weights)


def _clear(values: Floats, weights: Floats, before: float) -> bool:
    """Whether the median moves by more than chance moves it: what reweighing costs in draws, no more for none."""
    lost = 1.0 / effective(weights) - 1.0 / len(values)
    error = 1.25 * float(values.std()) * np.sqrt(max(lost, 0.0))
    moved = abs(quantile(values, weights, 0.5) - before)
    return bool(moved > CLEAR * error)


def _ranges(basis: HingeBasis, delivers: Delivers) -> Iterator[Without]:
    """Each fact a range rests on, the ranges fallen back."""
    beliefs = basis.problem.beliefs
    before = basis.problem.agreement(basis.calibrated.ensemble)
    resting = {key for choice in beliefs.values() for key in choice.stated.because}
    for key in sorted(resting):
        moved = basis.calibrated.ensemble
        titles: list[str] = []
        for place, name in enumerate(sorted(beliefs)):
            choice = beliefs[name]
            if name in INDEX and choice.origin != "set" and key in choice.stated.because:
                usable = basis.usable
                wider = chosen(choice.belief, usable.known, usable.aside | {key}, usable.read)
                drawn = at_level(prior_of(wider.stated), _levels(basis, place))
                moved = moved.replaced(name, drawn)
                titles.append(choice.belief.title.lower())
        if titles:
            weights = normalised(basis.problem.agreement(moved) - before)
            if effective(weights) < LEAST:
                continue
            values, fact = delivers(moved), basis.problem.case.facts[key]
            if _clear(values, weights, float(np.median(delivers(basis.calibrated.ensemble)))):
                yield Without(fact, f"range of: {', '.join(titles)}", values, weights)


def _levels(basis: HingeBasis, place: int) -> Floats:
    from scipy.special import ndtr

    return np.asarray(ndtr(basis.calibrated.points.normals[:, place]), dtype=float)
