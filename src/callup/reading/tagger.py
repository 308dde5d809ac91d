"""Who says what, marked in English text: sources, cues ("said") and contents.

In: paragraphs of one document, as words or as stretches of text. Out: a label for each word, or
marked spans with their offsets and a score. The network reads up to 256 pieces of consecutive
paragraphs at once, always one window at a time: its 8-bit activations are scaled by window, so
that the answer never depends on what else is being read.
Deliberately missing: which source belongs to which content, and languages other than English.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import msgspec
import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from callup.reading.labelpath import Grammar, Scores, best_paths, likelihoods
from callup.reading.pieces import Window, plain_form, windows
from callup.reading.words import words

NAME = "attribution-en"
BATCH = 32  # Windows held before labels are chosen; bounds memory, changes nothing else.
REMEMBERED = 1 << 16  # Word forms whose pieces are kept.


class TaggedSpan(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text in one role; offsets count code points, the score is a likelihood."""

    role: str  # "source", "cue" or "content"
    start: int
    end: int
    score: float


class Tagger:
    """The English attribution tagger."""

    def __init__(self, network: bytes, record: dict[str, Any], vocabulary: Sequence[str]) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._network = onnxruntime.InferenceSession(
            network, options, providers=["CPUExecutionProvider"]
        )
        self._grammar = Grammar(
            labels=tuple(record["labels"]),
            start=np.array(record["start"], dtype=np.float32),
            follow=np.array(record["follow"], dtype=np.float32),
            end=np.array(record["end"], dtype=np.float32),
        )
        self._outside = np.float32(record["outside"])
        self._separators = (record["separators"][0], record["separators"][1])
        self._cut = _piece_cutter(vocabulary, record["unknown"])

    @classmethod
    def load(cls) -> Tagger:
        """Load the weights that come with the package."""
        return cls.read(files("callup.reading") / "weights")

    @classmethod
    def read(cls, folder: Traversable) -> Tagger:
        """Load weights from a folder."""
        record = json.loads((folder / f"{NAME}.json").read_text(encoding="utf8"))
        vocabulary = (folder / f"{NAME}.vocab.txt").read_text(encoding="utf8").splitlines()
        return cls((folder / f"{NAME}.onnx").read_bytes(), record, vocabulary)

    def tag_words(self, paragraphs: Sequence[Sequence[str]]) -> list[list[str]]:
        """Label the words of consecutive paragraphs of one document."""
        found = [["O"] * len(own) for own in paragraphs]
        for number, labels, _ in self._tag(paragraphs, scored=False):
            found[number] = labels
        return found

    def tag_text(self, text: str, paragraphs: Sequence[tuple[int, int]]) -> list[TaggedSpan]:
        """Mark sources, cues and contents in stretches of a text, in order of appearance."""
        places = [words(text, start, end) for start, end in paragraphs]
        spellings = [[text[a:b] for a, b in own] for own in places]
        found: list[TaggedSpan] = []
        for number, labels, scores in self._tag(spellings, scored=True):
            own = places[number]
            for role, first, last in label_spans(labels):
                score = round(float(scores[first:last].mean()), 4)
                start, end = own[first][0], own[last - 1][1]
                found.append(TaggedSpan(role=role, start=start, end=end, score=score))
        return found

    def _tag(
        self, paragraphs: Sequence[Sequence[str]], *, scored: bool
    ) -> Iterator[tuple[int, list[str], Scores]]:
        """Yield each paragraph's number and labels; if scored, how likely each label is."""
        held: list[tuple[int, Scores]] = []
        read = windows(paragraphs, self._cut, self._separators)
        for number, emissions in self._paragraph_scores(read):
            # A paragraph longer than a window is decoded alone, so that padding stays small.
            if held and (len(held) == BATCH or len(emissions) > 256):
                yield from self._decode(held, scored=scored)
                held = []
            held.append((number, emissions))
            if len(emissions) > 256:
                yield from self._decode(held, scored=scored)
                held = []
        yield from self._decode(held, scored=scored)

    def _paragraph_scores(self, read: Iterator[Window]) -> Iterator[tuple[int, Scores]]:
        """Run the network and join the parts of long paragraphs."""
        number, parts = -1, list[tuple[int, Scores]]()
        for window in read:
            scores = self._run(window)
            for chunk in window.chunks:
                if chunk.paragraph != number and parts:
                    yield number, _join(parts)
                    parts = []
                number = chunk.paragraph
                parts.append((chunk.first, scores[chunk.places]))
        if parts:
            yield number, _join(parts)

    def _run(self, window: Window) -> Scores:
        """Score every label at every piece of one window."""
        given = {
            "pieces": np.array([window.pieces], dtype=np.int64),
            "marks": np.array([window.marks], dtype=np.int64),
        }
        scores: Scores = self._network.run(None, given)[0][0]
        scores[:, 0] += self._outside
        return scores

    def _decode(
        self, held: Sequence[tuple[int, Scores]], *, scored: bool
    ) -> Iterator[tuple[int, list[str], Scores]]:
        """Choose the labels of several paragraphs at once."""
        emissions = [own for _, own in held]
        paths = best_paths(emissions, [False] * len(held), self._grammar)
        for (number, own), path in zip(held, paths, strict=True):
            labels = [self._grammar.labels[i] for i in path]
            marked = scored and path.any()
            yield number, labels, likelihoods(own, path, self._grammar) if marked else own


def label_spans(labels: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Turn one label a word into roles with their first word and the one after the last.

    >>> list(label_spans(["B-source", "I-source", "B-cue", "O"]))
    [('source', 0, 2), ('cue', 2, 3)]
    """
    role, first = "", 0
    for i, label in enumerate([*labels, "O"]):
        if role and label != "I-" + role:
            yield role, first, i
            role = ""
        if label.startswith("B-"):
            role, first = label[2:], i


def _join(parts: Sequence[tuple[int, Scores]]) -> Scores:
    """Join overlapping parts; each gives way in the middle of what it shares with the next."""
    joined, begun = [], 0
    for (first, scores), (after, _) in zip(parts, parts[1:], strict=False):
        turn = (after + first + len(scores)) // 2
        joined.append(scores[begun - first : turn - first])
        begun = turn
    first, scores = parts[-1]
    joined.append(scores[begun - first :])
    return np.concatenate(joined) if len(joined) > 1 else joined[0]


def _piece_cutter(vocabulary: Sequence[str], unknown: int) -> Callable[[str], tuple[int, ...]]:
    """Build the function that cuts a word into piece numbers, never none."""
    numbers = {piece: i for i, piece in enumerate(vocabulary)}
    cutter = Tokenizer(models.WordPiece(numbers, unk_token="[UNK]"))
    cutter.normalizer = normalizers.BertNormalizer()
    cutter.pre_tokenizer = pre_tokenizers.BertPreTokenizer()

    @lru_cache(maxsize=REMEMBERED)
    def cut(word: str) -> tuple[int, ...]:
        pieces = cutter.encode(plain_form(word), add_special_tokens=False).ids
        return tuple(pieces) or (unknown,)

    return cut
