"""Turn a checkpoint into the files that ship: an int8 ONNX network, its labels, its vocabulary.

In: checkpoints of `attribution.py`, averaged. Out: attribution-en.onnx, .json and .vocab.txt in a folder.
Matrices are rounded to 8 bits with a scale for each column, the vocabulary with a scale for each
row; the last layer stays exact. Deliberately missing: static quantisation; activations are scaled
afresh for every window, which is why the tagger reads one window at a time.

    python training/export.py RUNS/1/average-*.pt --out WEIGHTS --data POLNEAR
"""

from __future__ import annotations

import argparse
import json
import random  # noqa: TID251 (seeded from the command line, handed on as an argument)
import tempfile
from pathlib import Path
from typing import Any

import base
import onnx
import torch
from attribution import make_examples, read_articles
from network import LABELS, Tagger
from onnxruntime.quantization import QuantType, quantize_dynamic
from outliers import shrink_outliers
from torch import Tensor, nn
from validation import grammar_of

from callup.reading.pieces import WINDOW, Window

NAME = "attribution-en"
ARTICLE_STEP = 16  # Every 16th article shows the outliers well enough.


class RowScaled(nn.Module):
    """An embedding in 8 bits with a scale for each row; one scale for all loses rare words."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        scale = table.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (table.weight.detach() / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, numbers: Tensor) -> Tensor:
        """Look rows up."""
        return self.rows[numbers].float() * self.scale[numbers]


def write_network(model: Tagger, path: Path) -> None:
    """Write the network in full precision: pieces and marks in, label scores out."""
    length = torch.export.Dim("length", min=2, max=WINDOW)
    pieces = torch.full((1, 16), base.UNKNOWN)
    program = torch.onnx.export(
        model,
        (pieces, torch.zeros_like(pieces)),
        input_names=["pieces", "marks"],
        output_names=["scores"],
        dynamic_shapes={"pieces": {1: length}, "marks": {1: length}},
        opset_version=20,
        dynamo=True,
    )
    assert program is not None
    program.save(path, external_data=False)


def shrink(full: Path, small: Path) -> None:
    """Round weights to 8 bits, one scale a channel, in a range safe on chips without VNNI."""
    model = onnx.load(full)
    del model.graph.value_info[:]
    onnx.save(model, full)
    heads = [x.name for x in model.graph.node if x.op_type == "MatMul"][-1:]
    quantize_dynamic(
        full,
        small,
        op_types_to_quantize=["MatMul"],
        nodes_to_exclude=heads,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
    )
    shipped = onnx.load(small)
    del shipped.graph.value_info[:]
    del shipped.metadata_props[:]
    for node in shipped.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    onnx.save(shipped, small)


def some_windows(data: Path) -> list[Window]:
    """Take windows of training text, on which the outliers of the network show."""
    articles = read_articles(data)[::ARTICLE_STEP]
    examples = make_examples(articles, base.cutter(), random.Random(3), straight=0.25)
    return [example.window for example in examples[::2]]


def meta(model: Tagger, least: float, note: str) -> dict[str, Any]:
    """Gather what decoding needs beside the network."""
    grammar = grammar_of(model)
    return {
        "name": NAME,
        "note": note,
        "labels": LABELS,
        "start": [round(float(x), 5) for x in grammar.start],
        "follow": [[round(float(x), 5) for x in row] for row in grammar.follow],
        "end": [round(float(x), 5) for x in grammar.end],
        "least": least,
        "separators": base.SEPARATORS,
        "unknown": base.UNKNOWN,
        "window": WINDOW,
    }


def mean_weights(checkpoints: list[Path]) -> dict[str, Tensor]:
    """Average the weights of several checkpoints of one run."""
    loaded = [torch.load(path) for path in checkpoints]
    return {name: torch.stack([own[name] for own in loaded]).mean(0) for name in loaded[0]}


def main() -> None:
    """Export one checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkpoints", type=Path, nargs="+", help="their mean is exported")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder of PolNeAR's files")
    parser.add_argument("--least", type=float, default=0.45, help="likelihood of a sure span")
    parser.add_argument("--note", default="trained on PolNeAR 1.0.0 from all-MiniLM-L6-v2")
    parser.add_argument("--full", action="store_true", help="keep 32-bit weights, to compare")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    model = Tagger(0.0)
    model.load_state_dict(mean_weights(options.checkpoints))
    model.eval()
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        target = options.out / f"{NAME}.onnx"
        if options.full:
            write_network(model, full)
            target.write_bytes(full.read_bytes())
        else:
            shrink_outliers(model, some_windows(options.data))
            model.word = RowScaled(model.word)
            write_network(model, full)
            shrink(full, target)
    record = json.dumps(meta(model, options.least, options.note), indent=1)
    (options.out / f"{NAME}.json").write_text(record + "\n", encoding="utf8")
    vocabulary = (base.folder() / "vocab.txt").read_text(encoding="utf8")
    (options.out / f"{NAME}.vocab.txt").write_text(vocabulary, encoding="utf8")


if __name__ == "__main__":
    main()
