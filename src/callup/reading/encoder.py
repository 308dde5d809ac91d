"""The encoder: pieces of a window in, a vector for each out. In: piece numbers. Out: 32-bit vectors [piece, 384].

One window at a time: its 8-bit activations are scaled by window, so that the answer never depends on what else is read.
Deliberately missing: batches, and any other device than the processor.
"""

from collections.abc import Sequence
from importlib.resources.abc import Traversable
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt
import onnxruntime

NAME = "reader.onnx"
# The fused operator takes four times as long as the two it replaces.
SLOW = "SkipLayerNormFusion"
Floats: TypeAlias = npt.NDArray[np.float32]


class Encode(Protocol):
    """Anything that turns the pieces of a window into vectors."""

    def __call__(self, ids: Sequence[int]) -> Floats:
        """A vector for each piece, the opening and closing ones included."""
        ...


class Encoder:
    """The packaged encoder."""

    def __init__(self, network: bytes) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._network = onnxruntime.InferenceSession(
            network, options, providers=["CPUExecutionProvider"], disabled_optimizers=[SLOW]
        )

    @classmethod
    def read(cls, folder: Traversable) -> "Encoder":
        """The encoder that lies in a folder of weights."""
        return cls((folder / NAME).read_bytes())

    def __call__(self, ids: Sequence[int]) -> Floats:
        """A vector for each piece, the opening and closing ones included."""
        found: Floats = self._network.run(None, {"ids": np.array([ids], dtype=np.int64)})[0][0]
        return found
