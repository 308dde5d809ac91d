"""What the encoder reads of a text: pieces of words in windows. In: a text. Out: windows of piece numbers with offsets.

Training and reading share this module, so that the two never see a text differently.
Deliberately missing: anything said outside a window; the last pieces before a window are shown with it for that reason.
"""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources.abc import Traversable

import msgspec
from tokenizers import Tokenizer, models, pre_tokenizers

from callup.model import Span
from callup.reading.view import Word, paragraphs, words

OPEN, PAD, BREAK, UNKNOWN = 0, 1, 2, 3
CLOSE = BREAK
# Attention costs grow with the square of a window and nearly every statement finds its source within this many pieces.
WINDOW = 320
CONTEXT = 64
LONGEST_WORD = 24
ADDRESS_PIECES = 6
STOPS = (".", "!", "?", "…", ":", ";")


class Cut(msgspec.Struct, frozen=True):
    """A stretch of text in pieces: their numbers and the places in the text that they stand for."""

    ids: list[int]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.ids)


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """What the encoder reads at once: pieces ``first`` to ``after`` of a cut, of which those before ``own`` are context."""

    first: int
    own: int
    after: int

    @property
    def size(self) -> int:
        """Pieces, without the opening and closing ones."""
        return self.after - self.first


class Cutter:
    """Cuts words into the pieces of the encoder's vocabulary."""

    def __init__(self, pieces: Sequence[tuple[str, float]], folds: dict[str, str]) -> None:
        self._folds = str.maketrans(folds)
        self._model = Tokenizer(
            models.Unigram(
                [(piece, score) for piece, score in pieces], UNKNOWN, byte_fallback=False
            )
        )
        self._model.pre_tokenizer = pre_tokenizers.Metaspace(
            "▁", prepend_scheme="always", split=True
        )
        self._word = lru_cache(maxsize=1 << 17)(self._cut_word)

    @classmethod
    def read(cls, folder: Traversable) -> "Cutter":
        """The cutter that lies with the weights."""
        record = json.loads((folder / "pieces.json").read_text(encoding="utf-8"))
        return cls([(piece, score) for piece, score in record["pieces"]], record["folds"])

    def cut(self, text: str, body: Span) -> Cut:
        """The pieces of a stretch of text, a break between paragraphs."""
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        for number, paragraph in enumerate(paragraphs(text, body)):
            if number:
                ids.append(BREAK)
                starts.append(paragraph.start)
                ends.append(paragraph.start)
            for word in words(text, paragraph):
                self._add(word, ids, starts, ends)
        return Cut(ids, starts, ends)

    def _add(self, word: Word, ids: list[int], starts: list[int], ends: list[int]) -> None:
        numbers, places = self._word(word.form)
        exact = word.end - word.start == len(word.form)
        ids += numbers
        for a, b in places:
            starts.append(word.start + a if exact else word.start)
            ends.append(word.start + b if exact else word.end)

    def _cut_word(self, form: str) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
        """A word's pieces, and the place of each in the word."""
        folds = [character.translate(self._folds) for character in form]
        origins = [at for at, fold in enumerate(folds) for _ in fold]
        encoding = self._model.encode("".join(folds), add_special_tokens=False)
        kept = [
            (number, (origins[a], origins[max(a, b - 1)] + 1))
            for number, (a, b) in zip(encoding.ids, encoding.offsets, strict=True)
            if a < len(origins)
        ]
        if len(kept) > LONGEST_WORD:
            kept = kept[:ADDRESS_PIECES]
        return tuple(n for n, _ in kept), tuple(p for _, p in kept)


def windows(text: str, cut: Cut) -> Iterator[Window]:
    """Part a cut into windows, at a paragraph's or sentence's end where there is one, each with what stood before it."""
    own = 0
    while own < len(cut):
        first = max(0, own - CONTEXT) if own else 0
        after = min(len(cut), first + WINDOW)
        if after < len(cut):
            after = _good_end(text, cut, own, after)
        yield Window(first=first, own=own, after=after)
        own = after


def _good_end(text: str, cut: Cut, own: int, after: int) -> int:
    least = own + (after - own) // 2
    for at in range(after, least, -1):
        if cut.ids[at] == BREAK:
            return at
    for at in range(after, least, -1):
        if text[cut.ends[at - 1] - 1] in STOPS:
            return at
    return after
