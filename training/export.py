"""Turn a checkpoint into the files that ship: an int8 ONNX network, its labels, its vocabulary.

In: a checkpoint of `attribution.py`. Out: attribution-en.onnx, .json and .vocab.txt in a folder.
Deliberately missing: static quantisation; activations are scaled afresh for every window, which
is why the tagger reads one window at a time.

    python training/export.py RUNS/1/average.pt src/callup/reading/weights
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import base
import onnx
import torch
from network import LABELS, Tagger
from onnxruntime.quantization import QuantType, quantize_dynamic
from validation import grammar_of

from callup.reading.pieces import WINDOW

NAME = "attribution-en"


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
    quantize_dynamic(full, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    shipped = onnx.load(small)
    del shipped.graph.value_info[:]
    del shipped.metadata_props[:]
    for node in shipped.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    onnx.save(shipped, small)


def meta(model: Tagger, outside: float, note: str) -> dict[str, Any]:
    """Gather what decoding needs beside the network."""
    grammar = grammar_of(model)
    return {
        "name": NAME,
        "note": note,
        "labels": LABELS,
        "start": [round(float(x), 5) for x in grammar.start],
        "follow": [[round(float(x), 5) for x in row] for row in grammar.follow],
        "end": [round(float(x), 5) for x in grammar.end],
        "outside": outside,
        "separators": base.SEPARATORS,
        "unknown": base.UNKNOWN,
        "window": WINDOW,
    }


def main() -> None:
    """Export one checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--outside", type=float, default=0.0, help="added to the score of O")
    parser.add_argument("--note", default="trained on PolNeAR 1.0.0 from all-MiniLM-L6-v2")
    parser.add_argument("--full", action="store_true", help="keep 32-bit weights, to compare")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    model = Tagger(0.0)
    model.load_state_dict(torch.load(options.checkpoint))
    model.eval()
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        write_network(model, full)
        target = options.out / f"{NAME}.onnx"
        if options.full:
            target.write_bytes(full.read_bytes())
        else:
            shrink(full, target)
    record = json.dumps(meta(model, options.outside, options.note), indent=1)
    (options.out / f"{NAME}.json").write_text(record + "\n", encoding="utf8")
    vocabulary = (base.folder() / "vocab.txt").read_text(encoding="utf8")
    (options.out / f"{NAME}.vocab.txt").write_text(vocabulary, encoding="utf8")


if __name__ == "__main__":
    main()
