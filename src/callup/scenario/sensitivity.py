"""Which parameters an answer's spread comes from. In: calibrated draws, a function of draws. Out: Sobol indices.

Saltelli's design and Sobol's indices are SALib's. Each parameter is drawn from what calibration left of it, by itself:
Sobol's parts add up only where parameters are independent, so what calibration says of two together is left out here.
"""

from collections.abc import Callable, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from callup.errors import BadRequest
from callup.scenario.beliefs import Ensemble
from callup.scenario.draws import Draws

Floats = NDArray[np.float64]
POWER = 7
"""2**POWER base points; the design has (parameters + 2) times as many rows."""


class Part(msgspec.Struct, frozen=True):
    """One parameter's part in an answer's variance: alone, and in all."""

    parameter: str
    alone: float
    total: float


def sobol(
    ensemble: Ensemble,
    names: Sequence[str],
    answers: Callable[[Ensemble], dict[str, Floats]],
    seed: int,
    power: int = POWER,
) -> dict[str, list[Part]]:
    """Every answer's parts, the largest total first; an answer that does not vary has none."""
    try:
        from SALib.analyze import sobol as analysis
        from SALib.sample import sobol as design
    except ImportError as error:
        raise BadRequest(
            "sensitivity needs SALib: pip install 'callup[scenario]', or ask with --no-sensitivity"
        ) from error
    names = [name for name in names if np.ptp(ensemble.of(name)) > 0]
    problem = {"num_vars": len(names), "names": list(names), "bounds": [[0.0, 1.0]] * len(names)}
    levels = design.sample(problem, 2**power, calc_second_order=False, seed=seed)
    found = answers(_at(ensemble, names, levels))
    parts: dict[str, list[Part]] = {}
    for answer, values in found.items():
        if np.ptp(values) <= 0:
            parts[answer] = []
            continue
        indices = analysis.analyze(
            problem, values, calc_second_order=False, num_resamples=2, seed=seed
        )
        own = [
            Part(name, float(alone), float(total))
            for name, alone, total in zip(names, indices["S1"], indices["ST"], strict=True)
        ]
        parts[answer] = sorted(own, key=lambda part: -part.total)
    return parts


def _at(ensemble: Ensemble, names: Sequence[str], levels: Floats) -> Ensemble:
    """Draws with each named parameter at a level of its own draws; the rest, and the release noise, at their middle."""
    count = len(levels)
    values = np.tile(np.median(ensemble.draws.values, axis=0), (count, 1))
    extra = {name: np.full(count, np.median(drawn)) for name, drawn in ensemble.extra.items()}
    made = Ensemble(Draws(values, np.zeros((count, ensemble.draws.release.shape[1]))), extra)
    for column, name in enumerate(names):
        made = made.replaced(name, np.quantile(ensemble.of(name), levels[:, column]))
    stages = np.rint(made.of("stages"))
    return made.replaced("stages", stages)
