"""Windows into batches, batches into tensors. In: examples. Out: tensors on a device.

In tensors a window's opening piece has the number 0; examples count from the piece after it.
Deliberately missing: anything of the network.
"""

from __future__ import annotations

import math
import random  # noqa: TID251 (seeded by whoever calls)
from collections.abc import Mapping

import numpy as np
import torch
from store import IGNORED, RELATIONS, SIZES, Example
from torch import Tensor

PAD = 1
JITTER = 0.15  # Share by which lengths are blurred before sorting, so that batches differ by epoch.
MOVED, FARTHEST = (
    0.5,
    2,
)  # Share of claims whose ends are moved in training, and by how many pieces at most.
ONE_ANSWER = ("real", "certainty", "core", "about", "kind", "private", "measure")
SHARED_ANSWERS = ("signal", "stance")  # Careful readers may differ; each answer has its share.


def draw(
    examples: list[Example], shares: Mapping[str, float], chance: random.Random
) -> list[Example]:
    """The windows of one epoch: of some houses a share, of all others everything."""
    return [x for x in examples if chance.random() < shares.get(x["house"], 1.0)]


def batches(
    examples: list[Example], limit: int, chance: random.Random | None = None
) -> list[list[Example]]:
    """Windows of like length together, at most ``limit`` pieces with their padding; without ``chance`` always the same."""
    chance = chance or random.Random(0)
    order = sorted(examples, key=lambda x: len(x["ids"]) * (1 + chance.random() * JITTER))
    found: list[list[Example]] = []
    now: list[Example] = []
    for example in order:
        longest = max(len(x["ids"]) for x in (*now, example))
        if now and (len(now) + 1) * longest > limit:
            found.append(now)
            now = []
        now.append(example)
    if now:
        found.append(now)
    chance.shuffle(found)
    return found


def tensors(
    batch: list[Example],
    signals: int,
    device: torch.device,
    cache: np.ndarray | None = None,
    jitter: random.Random | None = None,
) -> dict[str, Tensor]:
    """One batch as tensors; with a cache also what the frozen layers made of it, with ``jitter`` claims' ends moved."""
    arrays = {**_tags(batch), **_spans(batch, signals)}
    if jitter is not None:
        _move_ends(batch, arrays, jitter)
    if cache is not None:
        arrays["low"] = _cached(batch, cache)
    return {**pieces(batch, device), **_moved(arrays, device), **_links(batch, device)}


def pieces(batch: list[Example], device: torch.device) -> dict[str, Tensor]:
    """The pieces of a batch and where they are not padding."""
    shape = (len(batch), _length(batch))
    ids, mask = np.full(shape, PAD, np.int64), np.zeros(shape, bool)
    for row, x in enumerate(batch):
        size = len(x["ids"])
        ids[row, :size], mask[row, :size] = x["ids"], True
    return _moved({"ids": ids, "mask": mask}, device)


def _length(batch: list[Example]) -> int:
    return max(len(x["ids"]) for x in batch)


def _most(batch: list[Example]) -> int:
    """How many claims the fullest window has, at least one."""
    return max(1, *(len(x["spans"]) for x in batch))


def _moved(arrays: dict[str, np.ndarray], device: torch.device) -> dict[str, Tensor]:
    return {
        name: torch.from_numpy(array).to(device, non_blocking=True)
        for name, array in arrays.items()
    }


def _tags(batch: list[Example]) -> dict[str, np.ndarray]:
    shape = (len(batch), _length(batch))
    found = {name: np.full(shape, IGNORED, np.int64) for name in ("claim", "said")}
    for row, x in enumerate(batch):
        for name, tags in found.items():
            tags[row, 1 : len(x["ids"]) - 1] = x[name]
    return found


def _spans(batch: list[Example], signals: int) -> dict[str, np.ndarray]:
    """Where claims stand and what they are; windows with fewer claims are filled up with stretches nothing is asked of."""
    shape = (len(batch), _most(batch))
    found = {name: np.full(shape, IGNORED, np.int64) for name in ONE_ANSWER}
    found["first"], found["after"] = np.zeros(shape, np.int64), np.ones(shape, np.int64)
    for name, size in zip(SHARED_ANSWERS, (signals, SIZES["stance"]), strict=True):
        found[name] = np.zeros((*shape, size), np.float32)
    for row, x in enumerate(batch):
        for number, span in enumerate(x["spans"]):
            _fill(found, (row, number), span)
    return found


def _fill(found: dict[str, np.ndarray], at: tuple[int, int], span: Example) -> None:
    found["first"][at], found["after"][at] = span["at"][0] + 1, span["at"][1] + 1
    for name in ONE_ANSWER:
        found[name][at] = span.get(name, IGNORED)
    for name in SHARED_ANSWERS:
        for answer, share in span.get(name, ()):
            found[name][(*at, answer)] = share
    if span.get("real") == 0:
        found["signal"][(*at, 0)] = 1


def _move_ends(batch: list[Example], arrays: dict[str, np.ndarray], jitter: random.Random) -> None:
    """Claims as they are proposed, a piece or two off; when texts are read nobody marks where they begin and end."""
    for row, x in enumerate(batch):
        most = len(x["ids"]) - 1
        for number in range(len(x["spans"])):
            if jitter.random() < MOVED:
                first = arrays["first"][row, number] + jitter.randint(-FARTHEST, FARTHEST)
                after = arrays["after"][row, number] + jitter.randint(-FARTHEST, FARTHEST)
                first = min(max(1, first), most - 1)
                arrays["first"][row, number] = first
                arrays["after"][row, number] = min(max(first + 1, after), most)


def _cached(batch: list[Example], cache: np.ndarray) -> np.ndarray:
    low = np.zeros((len(batch), _length(batch), cache.shape[1]), np.float32)
    for row, x in enumerate(batch):
        size = len(x["ids"])
        low[row, :size] = cache[x["low"] : x["low"] + size]
    return low


def _links(batch: list[Example], device: torch.device) -> dict[str, Tensor]:
    """For each window, relation, claim and piece: whether they are linked, and whether that is asked."""
    shape = (len(batch), len(RELATIONS), _most(batch), _length(batch))
    yes, asked = [], []
    for row, x in enumerate(batch):
        every = np.arange(1, len(x["ids"]) - 1)
        for number, span in enumerate(x["spans"]):
            for relation, (linked, where) in span["links"].items():
                start = np.ravel_multi_index((row, RELATIONS.index(relation), number, 0), shape)
                yes.append(start + 1 + np.asarray(linked, np.int64))
                asked.append(start + (every if where is None else 1 + np.asarray(where, np.int64)))
    return {"yes": _grid(yes, shape, device), "asked": _grid(asked, shape, device)}


def _grid(numbers: list[np.ndarray], shape: tuple[int, ...], device: torch.device) -> Tensor:
    """Ones where the numbers point, made on the device: the grid is large and nearly empty."""
    grid = torch.zeros(math.prod(shape), device=device)
    if numbers:
        grid[torch.from_numpy(np.concatenate(numbers)).to(device)] = 1
    return grid.view(shape)
