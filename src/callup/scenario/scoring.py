"""How well weighted draws foretold a figure. In: draws with weights, the figure. Out: CRPS, quantiles, coverage.

Misses: what the figures are. Scores are in the figure's own unit; smaller is better.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def quantile(draws: Floats, weights: Floats, at: float) -> float:
    """The weighted quantile of draws: the smallest draw with at least that share of the weight at or below it.

    >>> quantile(np.array([3.0, 1.0, 2.0]), np.array([1.0, 1.0, 2.0]), 0.5)
    2.0
    """
    order = np.argsort(draws, kind="stable")
    mass = np.cumsum(weights[order])
    place = int(np.searchsorted(mass, at * mass[-1] * (1 - 1e-12)))
    return float(draws[order][min(place, len(draws) - 1)])


def crps(draws: Floats, weights: Floats, figure: float) -> float:
    """Continuous ranked probability score of weighted draws; for a single draw it is the absolute error.

    >>> crps(np.array([7.0]), np.array([1.0]), 10.0)
    3.0
    """
    order = np.argsort(draws, kind="stable")
    x, w = draws[order], weights[order] / weights.sum()
    below = np.cumsum(w) - w / 2
    # E|X - X'| / 2 for sorted draws: each is weighed by how much mass lies under it against over it.
    spread = float(np.sum(w * x * (2 * below - 1)))
    return float(np.sum(w * np.abs(x - figure))) - spread


def effective(weights: Floats) -> float:
    """Kish's effective sample size: how many equal draws the weights are worth.

    >>> effective(np.array([1.0, 1.0, 1.0, 1.0]))
    4.0
    """
    total = weights.sum()
    return float(total * total / np.sum(weights * weights)) if total else 0.0
