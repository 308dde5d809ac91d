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
import onnxruntime
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from callup.reading.labelpath import Grammar, Scores
from callup.reading.pieces import WINDOW, Window, plain_form, windows
from callup.reading.spanchoice import Choice, choose
from callup.reading.words import words

NAME = "attribution-en"
BATCH = 32  # Paragraphs held before labels are chosen; bounds memory, changes nothing else.
REMEMBERED = 1 << 16  # Word forms whose pieces are kept.


class TaggedSpan(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text in one role, in code points; its score: how likely both ends are right."""

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
        self._least = float(record["least"])
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

    def tag_words(
        self, paragraphs: Sequence[Sequence[str]], *, fill: bool = False
    ) -> list[list[str]]:
        """Label the words of consecutive paragraphs of one document.

        Only spans whose ends are likely right; with fill, also those whose ends are doubtful.
        """
        found = [["O"] * len(own) for own in paragraphs]
        for number, choices in self._tag(paragraphs, fill=fill):
            for c in choices:
                inside = ["I-" + c.role] * (c.after - c.first - 1)
                found[number][c.first : c.after] = ["B-" + c.role, *inside]
        return found

    def tag_text(self, text: str, paragraphs: Sequence[tuple[int, int]]) -> list[TaggedSpan]:
        """Mark sources, cues and contents in stretches of a text, in order of appearance.

        Spans whose ends are doubtful are marked too: their score tells them.
        """
        places = [words(text, start, end) for start, end in paragraphs]
        spellings = [[text[a:b] for a, b in own] for own in places]
        found: list[TaggedSpan] = []
        for number, choices in self._tag(spellings, fill=True):
            for c in choices:
                start, end = places[number][c.first][0], places[number][c.after - 1][1]
                score = round(c.likelihood, 4)
                found.append(TaggedSpan(role=c.role, start=start, end=end, score=score))
        return found

    def _tag(
        self, paragraphs: Sequence[Sequence[str]], *, fill: bool
    ) -> Iterator[tuple[int, list[Choice]]]:
        """Yield each paragraph's number and spans."""
        held: list[tuple[int, Scores]] = []
        for number, emissions in self._paragraph_scores(
            windows(paragraphs, self._cut, self._separators)
        ):
            # A paragraph longer than a window is decoded alone, so that padding stays small.
            alone = len(emissions) > WINDOW
            if held and (alone or len(held) == BATCH):
                yield from self._decode(held, fill=fill)
                held = []
            held.append((number, emissions))
            if alone:
                yield from self._decode(held, fill=fill)
                held = []
        yield from self._decode(held, fill=fill)

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
        return scores

    def _decode(
        self, held: Sequence[tuple[int, Scores]], *, fill: bool
    ) -> Iterator[tuple[int, list[Choice]]]:
        """Choose the spans of several paragraphs at once."""
        runs = [emissions for _, emissions in held]
        chosen = choose(runs, self._grammar, self._least, fill=fill)
        for (number, _), choices in zip(held, chosen, strict=True):
            yield number, choices


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
