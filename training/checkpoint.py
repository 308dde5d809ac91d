"""Weights in and out of files. In: base weights, a checkpoint. Out: a network that begins with them; a checkpoint.

A checkpoint holds layers, sizes, labels and the weights in half precision, without the table of pieces, which stays as it
came. Deliberately missing: the state of the optimiser (``train.py`` keeps it while it runs).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import base
import numpy as np
import torch
from network import Encoder, Net
from torch import Tensor

Weights = dict[str, Tensor]


def base_weights(folder: Path) -> Weights:
    """The weights that training starts from."""
    return {
        name: torch.from_numpy(np.ascontiguousarray(value))
        for name, value in base.floats(folder / "base.npz").items()
    }


def part(weights: Weights, name: str) -> Weights:
    """The weights of one part of a network, under the names they have within it."""
    head = name + "."
    return {n.removeprefix(head): v for n, v in weights.items() if n.startswith(head)}


def keep(net: Net, weights: Weights, path: Path, facts: dict[str, Any]) -> None:
    """Write a checkpoint of a network's weights, or of their running average."""
    halves = {n: weights[n].half().cpu() for n in net.state_dict() if n != "encoder.word"}
    torch.save({**facts, "weights": halves}, path)


def encoder_of(kept: dict[str, Any], weights: Weights) -> Encoder:
    """The encoder of a checkpoint; its table of pieces comes from the base weights."""
    encoder = Encoder(weights, kept["layers"], 0.0)
    own = {name: value.float() for name, value in part(kept["weights"], "encoder").items()}
    encoder.load_state_dict({"word": encoder.word, **own})
    return encoder


def follow(path: Path, weights: Weights, net: Net) -> Encoder:
    """The encoder to be followed; its layers, spread evenly, and the heads beside it are where the network begins."""
    kept = torch.load(path, map_location="cpu", weights_only=False)
    teacher = encoder_of(kept, weights)
    net.encoder.position.data.copy_(teacher.position.data)
    net.encoder.norm.load_state_dict(teacher.norm.state_dict())
    step = kept["layers"] / len(net.encoder.layers)
    for number, layer in enumerate(net.encoder.layers):
        layer.load_state_dict(teacher.layers[round((number + 1) * step) - 1].state_dict())
    net.heads.load_state_dict(
        {name: value.float() for name, value in part(kept["weights"], "heads").items()}
    )
    return teacher
