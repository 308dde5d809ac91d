"""What the frozen layers make of every window, computed once. In: a network, examples. Out: a table on disk, half precision.

The file's name tells frozen layers and pieces, not which texts they are of: a folder serves one set of examples.
Deliberately missing: dropout in the frozen layers.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from batches import batches, pieces
from network import Net
from store import Example

PIECES = 8192  # A batch.


def cached(net: Net, examples: list[Example], folder: Path) -> np.ndarray:
    """The table, made where it is missing; each window is told where its own vectors begin (``low``)."""
    at = 0
    for x in examples:
        x["low"] = at
        at += len(x["ids"])
    path = folder / f"low-{net.frozen}-{at}.npy"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".tmp.npy")
        _write(net, examples, unfinished, at)
        unfinished.rename(path)
    return np.load(path, mmap_mode="r")


@torch.no_grad()
def _write(net: Net, examples: list[Example], path: Path, count: int) -> None:
    shape = (count, net.encoder.word.shape[1])
    table = np.lib.format.open_memmap(path, "w+", np.float16, shape)
    net.eval()
    for batch in batches(examples, PIECES):
        b = pieces(batch, net.device)
        with net.precision():
            low = net.encoder.lower(b["ids"], b["mask"], net.frozen).half().cpu().numpy()
        for row, x in enumerate(batch):
            size = len(x["ids"])
            table[x["low"] : x["low"] + size] = low[row, :size]
    table.flush()
