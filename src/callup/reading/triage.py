"""A cheap look that spares the encoder the windows that cannot matter. In: piece numbers. Out: yes or no.

One learned weight for each piece of the vocabulary and for pairs of neighbours (hashed); a window matters when their sum is
over a threshold that one in ten windows of random news passes (``training/triage.py`` prints what is lost thereby).
Deliberately missing: any judgement of what the words mean.
"""

import io
from collections.abc import Sequence
from importlib.resources.abc import Traversable

import numpy as np
import numpy.typing as npt

NAME = "triage.npz"
PAIRS = 1 << 18
MIX = 0x9E3779B1


def pairs(ids: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The hashed numbers of neighbouring pieces."""
    return ((ids[:-1] * MIX + ids[1:] * 40_503) >> 7) % PAIRS


class Triage:
    """Weighs the pieces of a window; without weights every window matters."""

    def __init__(
        self, single: npt.NDArray[np.float32], pair: npt.NDArray[np.float32], least: float
    ) -> None:
        self._single, self._pair, self._least = single, pair, least

    @classmethod
    def read(cls, folder: Traversable) -> "Triage":
        """The weights that lie in a folder."""
        with np.load(io.BytesIO((folder / NAME).read_bytes())) as packed:
            return cls(
                packed["single"].astype(np.float32),
                packed["pair"].astype(np.float32),
                float(packed["least"]),
            )

    def score(self, ids: Sequence[int]) -> float:
        """The sum of the weights of a window's distinct pieces and pairs."""
        numbers = np.asarray(ids, dtype=np.int64)
        if not len(numbers):
            return -np.inf
        single = self._single[np.unique(numbers)].sum()
        return float(single + self._pair[np.unique(pairs(numbers))].sum())

    def matters(self, ids: Sequence[int]) -> bool:
        """Whether a window is to be read."""
        return self.score(ids) > self._least
