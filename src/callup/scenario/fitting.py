"""Calibration: how well each draw agrees with what was said, and what it then foretells. In: ``Seen``. Out: weights, forecasts.

Bias, drift and noise are normal in logs, so they are integrated out exactly: a draw's weight is its marginal likelihood,
and its forecast of a further figure is conditional on what was said of the same quantity. What is left to chance are the
model's parameters only, by importance sampling from their stated ranges.
"""

import numpy as np
from numpy.typing import NDArray

from callup.scenario.measurement import SeenFigures, covariance, lean

Floats = NDArray[np.float64]


def normalised(logs: Floats) -> Floats:
    """Weights that sum to 1 from their logs."""
    weights = np.exp(logs - logs.max()) if logs.size else logs
    return np.asarray(weights / weights.sum(), dtype=float)


def log_likelihood(seen: SeenFigures) -> Floats:
    """The log density of what was said, in every draw, up to a constant."""
    inverse = np.linalg.inv(covariance(seen))
    off = seen.said - lean(seen) - seen.modelled
    return np.asarray(-0.5 * np.einsum("ni,ij,nj->n", off, inverse, off), dtype=float)


def log_likelihood_without(seen: SeenFigures, fact: str) -> Floats:
    """The same with one figure set aside."""
    keep = [i for i, one in enumerate(seen.facts) if one.id != fact]
    if not keep:
        return np.zeros(len(seen.modelled))
    rest = SeenFigures(
        measured=seen.measured,
        facts=tuple(seen.facts[i] for i in keep),
        said=seen.said[keep],
        modelled=seen.modelled[:, keep],
        days=seen.days[keep],
    )
    return log_likelihood(rest)


def foretold(whole: SeenFigures, given: int, normals: Floats) -> Floats:
    """What each draw foretells for the figures after the first ``given``: one value a draw and figure, not in logs.

    ``normals``: (draws, figures foretold), the chance of bias, drift and noise.
    """
    joint, centre = covariance(whole), lean(whole)
    mean = whole.modelled[:, given:] + centre[given:]
    spread = joint[given:, given:]
    if given:
        gain = joint[given:, :given] @ np.linalg.inv(joint[:given, :given])
        off = whole.said[:given] - centre[:given] - whole.modelled[:, :given]
        mean = mean + off @ gain.T
        spread = spread - gain @ joint[:given, given:]
    root = np.sqrt(np.maximum(np.diag(spread), 0.0))
    return np.asarray(np.exp(mean + root * normals), dtype=float)
