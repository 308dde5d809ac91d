"""Draws as standard normals, so that they can be moved. In: beliefs, a seed. Out: ``Cloud``, and its ``Ensemble``.

Every parameter is a function of one standard normal (its range's quantile at that normal's level) and the weekly release
noise is normal anyway: a move that keeps normals normal keeps the stated ranges, whatever they are.
"""

from collections.abc import Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

from callup.model import Chosen
from callup.scenario.beliefs import Ensemble, prior_of
from callup.scenario.draws import WEEKS, Draws, quantile
from callup.scenario.parameters import INDEX, PARAMETERS

Floats = NDArray[np.float64]


class Cloud(msgspec.Struct, frozen=True, eq=False):
    """Points: ``normals`` (points, beliefs in the order of their names) and ``release`` (points, weeks)."""

    normals: Floats
    release: Floats

    def __len__(self) -> int:
        return int(self.normals.shape[0])

    def take(self, chosen: NDArray[np.int64]) -> "Cloud":
        """Some points, by index."""
        return Cloud(self.normals[chosen], self.release[chosen])

    def where(self, moved: NDArray[np.bool_], other: "Cloud") -> "Cloud":
        """The other's points where moved, these elsewhere."""
        rows = moved[:, None]
        return Cloud(
            np.where(rows, other.normals, self.normals), np.where(rows, other.release, self.release)
        )


def cloud(beliefs: Mapping[str, Chosen], points: int, seed: int) -> Cloud:
    """Points from the stated ranges; the same seed gives the same points."""
    chance = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed)))
    return Cloud(
        chance.standard_normal((points, len(beliefs))), chance.standard_normal((points, WEEKS))
    )


def ensemble_of(beliefs: Mapping[str, Chosen], points: Cloud) -> Ensemble:
    """The parameters' values at some points."""
    from scipy.special import ndtr

    levels = ndtr(points.normals)
    values = np.empty((len(points), len(PARAMETERS)))
    extra: dict[str, Floats] = {}
    for column, name in enumerate(sorted(beliefs)):
        drawn = quantile(prior_of(beliefs[name].stated), levels[:, column])
        if name not in INDEX:
            extra[name] = drawn
        else:
            place = INDEX[name]
            values[:, place] = np.rint(drawn) if PARAMETERS[place].whole else drawn
    return Ensemble(draws=Draws(values, points.release), extra=extra)
