"""What the English attribution tagger sees of a text: words, pieces of words, and a mark for each.

In: the words of consecutive paragraphs. Out: windows of at most 256 vocabulary pieces, each
piece with a mark for the look of its word (case, digits) and whether a quotation is open.
Training and reading share this module, so that the two never see a text differently.
Deliberately missed: quotations that run over several paragraphs without a closing mark are
followed only to the end of each paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

WINDOW = 256
OVERLAP = 64  # Pieces that two windows over one long paragraph share.
LONGEST_WORD = 24  # Pieces; a longer "word" is a web address or noise, its rest is dropped.

OPENING = frozenset(("``", "“", "„", "«"))
CLOSING = frozenset(("”", "»"))
EITHER = frozenset(('"', "＂", "''"))  # Some newspapers print '' on both sides.
_PLAIN = {"``": '"', "''": '"', "'''": '"', "`": "'", "--": "—", "―": "—", "…": "..."}
_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
_GLYPHS = str.maketrans("“”„«»＂‘’‛′", '""""""' + "''''")

SHAPES = ("lower", "title", "upper", "mixed", "digit", "sign", "quote")
MARKS = 1 + 2 * len(SHAPES)  # Nought is kept for the window's own separators.


def plain_form(word: str) -> str:
    """Give one spelling to the many glyphs of quotes, dashes and brackets.

    >>> plain_form("``"), plain_form("’s"), plain_form("-LRB-")
    ('"', "'s", '(')
    """
    word = _PLAIN.get(word) or _BRACKETS.get(word) or word
    return word.translate(_GLYPHS)


def shape(word: str) -> int:
    """Return the index in SHAPES of how a word looks."""
    if not any(map(str.isalnum, word)):
        return 5
    if any(map(str.isdigit, word)):
        return 4
    if word.islower():
        return 0
    if word[:1].isupper() and (len(word) == 1 or word[1:].islower()):
        return 1
    return 2 if word.isupper() else 3


def marks(words: Sequence[str]) -> list[int]:
    """Return for each word of a paragraph its look and whether a quotation is open there."""
    found, inside = [], False
    for word in words:
        if word in OPENING:
            inside = True
        elif word in CLOSING:
            inside = False
        elif word in EITHER:
            inside = not inside
        else:
            found.append(1 + 2 * shape(word) + inside)
            continue
        found.append(1 + 2 * 6 + inside)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A run of one paragraph's words inside a window."""

    paragraph: int
    first: int  # Index of the run's first word in its paragraph.
    places: list[int]  # Where in the window the first piece of each word stands.
    continues: bool  # The paragraph began in an earlier window.


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What the encoder reads at once."""

    pieces: list[int]
    marks: list[int]
    chunks: list[Chunk]


class _Filler:
    """A window being filled, paragraph by paragraph."""

    def __init__(self, opening: int, separator: int) -> None:
        self.separator = separator
        self.pieces = [opening]
        self.marks = [0]
        self.chunks: list[Chunk] = []

    def add(
        self, paragraph: int, first: int, words: Sequence[Sequence[int]], signs: Sequence[int]
    ) -> None:
        """Append a run of words, which the caller knows to fit."""
        places = []
        for ids, sign in zip(words, signs, strict=True):
            places.append(len(self.pieces))
            self.pieces.extend(ids)
            self.marks.extend([sign] * len(ids))
        self.pieces.append(self.separator)
        self.marks.append(0)
        self.chunks.append(
            Chunk(paragraph=paragraph, first=first, places=places, continues=first > 0)
        )

    def window(self) -> Window:
        """Return what was gathered."""
        return Window(pieces=self.pieces, marks=self.marks, chunks=self.chunks)


def runs(lengths: Sequence[int], room: int, overlap: int) -> Iterator[tuple[int, int]]:
    """Cut a long paragraph's words, given their lengths in pieces, into overlapping runs.

    >>> list(runs([1] * 10, room=6, overlap=2))
    [(0, 6), (4, 10)]
    """
    start = 0
    while True:
        stop, used = start, 0
        while stop < len(lengths) and used + lengths[stop] <= room:
            used += lengths[stop]
            stop += 1
        yield start, stop
        if stop >= len(lengths):
            return
        back, shared = stop, 0
        while back - 1 > start and shared + lengths[back - 1] <= overlap:
            back -= 1
            shared += lengths[back]
        start = back


def windows(
    paragraphs: Sequence[Sequence[str]],
    cut: Callable[[str], Sequence[int]],
    separators: tuple[int, int],
    *,
    first_room: int = WINDOW,
    overlap: int = OVERLAP,
) -> Iterator[Window]:
    """Pack consecutive paragraphs into windows; only a paragraph too long for one is divided."""
    filler, limit = _Filler(*separators), first_room
    for number, words in enumerate(paragraphs):
        if not words:
            continue
        pieces = [cut(word)[:LONGEST_WORD] for word in words]
        lengths = [len(ids) for ids in pieces]
        signs = marks(words)
        if filler.chunks and len(filler.pieces) + sum(lengths) + 1 > limit:
            yield filler.window()
            filler, limit = _Filler(*separators), WINDOW
        if sum(lengths) + 2 <= WINDOW:
            filler.add(number, 0, pieces, signs)
            continue
        for start, stop in runs(lengths, WINDOW - 2, overlap):
            if filler.chunks:
                yield filler.window()
                filler, limit = _Filler(*separators), WINDOW
            filler.add(number, start, pieces[start:stop], signs[start:stop])
    if filler.chunks:
        yield filler.window()
