"""A checkpoint into the files that ship: 8-bit encoder, heads, vocabulary, record.

    python training/export.py RUN/reader.pt --base BASE --out src/callup/reading/weights [--record RECORD.json]

Matrices are rounded to 8 bits with a scale for each column, the vocabulary with a scale for each row; heads stay in half
precision. ``RECORD.json`` holds what was measured afterwards: temperatures, the weights of a claim's score
(``calibrate.py``). Deliberately missing: static quantisation; activations are scaled afresh for every window.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import checkpoint
import numpy as np
import onnx
import torch
from network import HEADS, SIZE, Encoder, Layer
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

EPSILON, FUSED = 1e-12, "com.microsoft"
JUDGED = "RU"  # The country whose claims the marks tell to be on the matter or beside it.


class Graph:
    """An ONNX graph being written, operator by operator."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, value: Tensor | np.ndarray) -> str:
        """Keep a constant; its name."""
        array = value.detach().numpy() if isinstance(value, Tensor) else value
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def do(self, kind: str, *inputs: str, domain: str = "", **facts: float) -> str:
        """Apply an operator; the name of what it gives."""
        name = f"x{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], domain=domain, **facts))
        return name


def graph_of(encoder: Encoder) -> onnx.ModelProto:
    """The encoder in the fused operators of ONNX Runtime: pieces in, vectors out."""
    g = Graph()
    x = _first(g, encoder)
    for layer in encoder.layers:
        x = _layer(g, layer, x)
    g.nodes.append(helper.make_node("Identity", [x], ["states"]))
    made = helper.make_graph(
        g.nodes, "reader",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "length"])],
        [helper.make_tensor_value_info("states", TensorProto.FLOAT, [1, "length", SIZE])],
        g.weights,
    )  # fmt: skip
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=9)


def _first(g: Graph, encoder: Encoder) -> str:
    """Pieces and their places, before any layer; the table of pieces in 8 bits, a scale a row."""
    scale = encoder.word.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
    rows = g.weight((encoder.word / scale).round().to(torch.int8))
    table = g.do("Cast", g.do("Gather", rows, "ids"), to=TensorProto.FLOAT)
    x = g.do("Mul", table, g.do("Gather", g.weight(scale), "ids"))
    zero, one, two = (np.array([n]) for n in range(3))
    length = g.do("Slice", g.do("Shape", "ids"), g.weight(one), g.weight(two))
    position = g.weight(encoder.position)
    places = g.do("Slice", position, g.weight(zero), length, g.weight(zero))
    norm = encoder.norm
    parts = (g.do("Add", x, places), g.weight(norm.weight), g.weight(norm.bias))
    return g.do("LayerNormalization", *parts, epsilon=EPSILON)


def _layer(g: Graph, layer: Layer, x: str) -> str:
    """One layer: attention, then two matrices."""
    parts = [
        _straight(g, x, weight, bias)
        for weight, bias in zip(layer.qkv.weight.chunk(3), layer.qkv.bias.chunk(3), strict=True)
    ]
    seen = g.do("MultiHeadAttention", *parts, domain=FUSED, num_heads=HEADS)
    x = _joined(g, _straight(g, seen, layer.mix.weight, layer.mix.bias), x, layer.norm_mix)
    wide = g.do("MatMul", x, g.weight(layer.widen.weight.T))
    wide = g.do("BiasGelu", wide, g.weight(layer.widen.bias), domain=FUSED)
    narrow = _straight(g, wide, layer.narrow.weight, layer.narrow.bias)
    return _joined(g, narrow, x, layer.norm_narrow)


def _straight(g: Graph, x: str, weight: Tensor, bias: Tensor) -> str:
    return g.do("Add", g.do("MatMul", x, g.weight(weight.T)), g.weight(bias))


def _joined(g: Graph, new: str, old: str, norm: nn.LayerNorm) -> str:
    """What a half of a layer adds, normalised."""
    parts = (g.do("Add", new, old), g.weight(norm.weight), g.weight(norm.bias))
    return g.do("LayerNormalization", *parts, epsilon=EPSILON)


def read(path: Path, folder: Path) -> tuple[Encoder, dict[str, np.ndarray], dict[str, Any]]:
    """Encoder, heads and labels of a checkpoint (or of its numbered parts)."""
    parts = [path] if path.exists() else sorted(path.parent.glob(path.name + ".*"))
    if not parts:
        raise SystemExit(f"{path} is not there, nor are parts of it: train.py writes it")
    whole = io.BytesIO(b"".join(part.read_bytes() for part in parts))
    kept = torch.load(whole, map_location="cpu", weights_only=False)
    encoder = checkpoint.encoder_of(kept, checkpoint.base_weights(folder))
    heads = checkpoint.part(kept["weights"], "heads")
    arrays = {name: value.half().numpy() for name, value in heads.items()}
    return encoder.eval(), arrays, kept["labels"]


def shrink(full: Path, small: Path) -> None:
    """Round weights to 8 bits, one scale a channel, in a range safe on chips without VNNI."""
    quantize_dynamic(
        full, small, op_types_to_quantize=["MatMul"], per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )  # fmt: skip
    shipped = onnx.load(small)
    del shipped.graph.value_info[:]
    del shipped.metadata_props[:]
    onnx.save(shipped, small)


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--record", type=Path)
    given = parser.parse_args()
    encoder, heads, labels = read(given.checkpoint, given.base)
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        onnx.save(graph_of(encoder), full)
        shrink(full, given.out / "reader.onnx")
    np.savez(given.out / "heads.npz", **heads)
    shutil.copy(given.base / "pieces.json", given.out / "pieces.json")
    edition = hashlib.sha256((given.out / "reader.onnx").read_bytes()).hexdigest()[:8]
    measured = json.loads(given.record.read_text()) if given.record else {}
    record = {"edition": edition, "judged": JUDGED, **labels, **measured}
    (given.out / "reader.json").write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
