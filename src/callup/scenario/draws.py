"""Chance: priors of parameters and seeded draws from them. In: priors, a count, a seed. Out: ``Draws``.

Draws come in chunks of ``CHUNK``; each chunk has its own ``SeedSequence`` child, so a chunk is the same whoever
computes it, wherever, and in whatever order. Missing on purpose: priors that depend on one another.
"""

import math
from collections.abc import Callable, Mapping
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from callup.errors import BadRequest
from callup.scenario.parameters import INDEX, NAMES, PARAMETERS

Floats = NDArray[np.float64]
CHUNK = 1000
WEEKS = 160
"""Weeks of release noise a draw carries; a run is at most this long."""
Shape = Literal["fixed", "uniform", "triangular", "loguniform", "lognormal", "choice"]


class Prior(msgspec.Struct, frozen=True, kw_only=True):
    """What is believed of one parameter before any fit.

    fixed: ``mode``. uniform, loguniform: ``low`` to ``high``. triangular: ``low``, ``mode``, ``high``.
    lognormal: median ``mode``, log standard deviation ``sigma``, cut to ``low`` and ``high``.
    choice: one of ``values`` (with ``weights``, else alike). Whole parameters are rounded.
    """

    shape: Shape = "triangular"
    low: float | None = None
    mode: float | None = None
    high: float | None = None
    sigma: float | None = None
    values: tuple[float, ...] = ()
    weights: tuple[float, ...] = ()


Priors = Mapping[str, Prior]
"""A prior for every name in ``NAMES``; anything missing, unknown or out of range is a BadRequest."""


class Draws(msgspec.Struct, frozen=True, eq=False):
    """``values``: (draws, parameters) in the order of ``NAMES``. ``release``: (draws, weeks) standard normals."""

    values: Floats
    release: Floats

    def __len__(self) -> int:
        return int(self.values.shape[0])

    def of(self, name: str) -> Floats:
        """One parameter's value in every draw: shape (draws,)."""
        return self.values[:, INDEX[name]]

    def replaced(self, name: str, value: float | Floats) -> "Draws":
        """The same draws with one parameter set; the noise stays."""
        values = self.values.copy()
        values[:, INDEX[name]] = value
        return Draws(values, self.release)

    def take(self, chosen: NDArray[np.int64] | slice) -> "Draws":
        """Some of the draws, by index."""
        return Draws(self.values[chosen], self.release[chosen])


def sample(priors: Priors, count: int, seed: int) -> Draws:
    """``count`` draws; the first n of a larger count are the same draws as a count of n, in whole chunks."""
    if count < 1:
        raise BadRequest(f"{count} draws asked for: ask for at least 1")
    check_priors(priors)
    chunks = [sample_chunk(priors, number, seed) for number in range(math.ceil(count / CHUNK))]
    values = np.concatenate([chunk.values for chunk in chunks])[:count]
    return Draws(values, np.concatenate([chunk.release for chunk in chunks])[:count])


def sample_chunk(priors: Priors, number: int, seed: int) -> Draws:
    """Chunk ``number`` of the draws of ``seed``: always ``CHUNK`` draws, whatever the total."""
    child = np.random.SeedSequence(seed, spawn_key=(number,))
    random = np.random.Generator(np.random.PCG64(child))
    uniforms = random.random((CHUNK, len(NAMES)))
    values = np.empty_like(uniforms)
    for column, parameter in enumerate(PARAMETERS):
        drawn = quantile(priors[parameter.name], uniforms[:, column])
        values[:, column] = np.rint(drawn) if parameter.whole else drawn
    return Draws(values, random.standard_normal((CHUNK, WEEKS)))


def quantile(prior: Prior, level: Floats) -> Floats:
    """The prior's quantile function at levels between 0 and 1: for draws, and for designs such as Sobol's."""
    return _QUANTILES[prior.shape](prior, np.asarray(level, dtype=float))


def _numbers(prior: Prior, *fields: str) -> list[float]:
    found = [getattr(prior, field) for field in fields]
    if any(number is None or not math.isfinite(number) for number in found):
        raise BadRequest(f"a {prior.shape} prior needs {', '.join(fields)}: got {found}")
    return [float(number) for number in found]


def _fixed(prior: Prior, level: Floats) -> Floats:
    return np.full(level.shape, _numbers(prior, "mode")[0])


def _uniform(prior: Prior, level: Floats) -> Floats:
    low, high = _numbers(prior, "low", "high")
    return low + (high - low) * level


def _loguniform(prior: Prior, level: Floats) -> Floats:
    low, high = _numbers(prior, "low", "high")
    return low * (high / low) ** level


def _triangular(prior: Prior, level: Floats) -> Floats:
    low, mode, high = _numbers(prior, "low", "mode", "high")
    if high == low:
        return np.full(level.shape, low)
    turn = (mode - low) / (high - low)
    rising = low + np.sqrt(level * (high - low) * (mode - low))
    falling = high - np.sqrt((1 - level) * (high - low) * (high - mode))
    return np.where(level < turn, rising, falling)


def _lognormal(prior: Prior, level: Floats) -> Floats:
    from scipy.special import ndtri

    mode, sigma, low, high = _numbers(prior, "mode", "sigma", "low", "high")
    floor, top = np.finfo(float).eps, 1 - np.finfo(float).eps
    drawn = mode * np.exp(sigma * ndtri(np.clip(level, floor, top)))
    return np.asarray(np.clip(drawn, low, high), dtype=float)


def _choice(prior: Prior, level: Floats) -> Floats:
    if not prior.values:
        raise BadRequest("a choice prior needs values")
    weights = np.asarray(prior.weights or [1.0] * len(prior.values), dtype=float)
    steps = np.cumsum(weights) / weights.sum()
    chosen = np.minimum(np.searchsorted(steps, level, side="right"), len(prior.values) - 1)
    return np.asarray(prior.values, dtype=float)[chosen]


_QUANTILES: dict[Shape, Callable[[Prior, Floats], Floats]] = {
    "fixed": _fixed,
    "uniform": _uniform,
    "loguniform": _loguniform,
    "triangular": _triangular,
    "lognormal": _lognormal,
    "choice": _choice,
}


def check_priors(priors: Priors) -> None:
    """Raise BadRequest for a parameter without a prior, an unknown one, low > high, or ends out of the allowed range."""
    if unknown := sorted(set(priors) - set(NAMES)):
        raise BadRequest(
            f"unknown parameter '{unknown[0]}': see `callup scenario show` for the list"
        )
    for parameter in PARAMETERS:
        if parameter.name not in priors:
            raise BadRequest(f"parameter '{parameter.name}' has no prior")
        prior = priors[parameter.name]
        ends = [prior.low, prior.mode, prior.high, *prior.values]
        known = [end for end in ends if end is not None]
        wrong = [e for e in known if not parameter.low <= e <= parameter.high]  # NaN is wrong too
        if wrong:
            allowed = f"{parameter.low:g} to {parameter.high:g} {parameter.unit}"
            raise BadRequest(f"parameter '{parameter.name}': {wrong[0]:g} is not in {allowed}")
        if [e for e in ends[:3] if e is not None] != sorted(e for e in ends[:3] if e is not None):
            raise BadRequest(f"parameter '{parameter.name}': low, mode, high must rise: {ends[:3]}")
        if prior.shape == "loguniform" and not (prior.low or 0) > 0:
            raise BadRequest(f"parameter '{parameter.name}': a loguniform prior needs low above 0")
