"""One window of a document, read. In: pieces and vectors. Out: stretches of text for stretches of pieces, and back.

Deliberately missing: what anything means.
"""

from bisect import bisect_left, bisect_right
from functools import cached_property

import numpy as np

from callup.model import Span
from callup.reading.encoder import Floats
from callup.reading.heads import Heads
from callup.reading.labels import SAID
from callup.reading.odds import chance, logit
from callup.reading.pieces import BREAK, Cut, Window

# A piece is taken into what a claim is linked to when it is at least this likely, or this share of the likeliest.
TAKEN, SHARE, FAINT = 0.5, 0.5, 0.02
IMPOSSIBLE = -1e4


class EncodedPage:
    """A window with its vectors; pieces are counted from the window's first, the opening one apart."""

    def __init__(self, text: str, cut: Cut, window: Window, states: Floats, heads: Heads) -> None:
        self.text, self.window = text, window
        self.starts = cut.starts[window.first : window.after]
        self.ends = cut.ends[window.first : window.after]
        self.breaks = [i for i, n in enumerate(cut.ids[window.first : window.after]) if n == BREAK]
        self._states = states
        self._heads = heads

    @property
    def span(self) -> Span:
        """The stretch of text that the window shows, its context included."""
        return Span(self.starts[0], max(self.starts[0], self.ends[-1]))

    @cached_property
    def claim(self) -> Floats:
        """For each piece, how likely it opens a claim and goes on with one."""
        return self._heads.claim(self._states)[1:-1]

    @cached_property
    def _keys(self) -> Floats:
        return self._heads.keys(self._states)

    @cached_property
    def sources(self) -> list[Span]:
        """The stretches of pieces that name a source, whoever it speaks for."""
        return [span for role, span in self.said if role == "source"]

    @cached_property
    def said(self) -> list[tuple[str, Span]]:
        """The sources, cues and contents of a window, as stretches of pieces."""
        return _tagged(self._heads.said(self._states)[1:-1])

    def ask(self, pieces: Span) -> tuple[dict[str, Floats], dict[str, Floats]]:
        """What a claim is, and how likely each piece of the window is linked to it."""
        inside = Span(pieces.start + 1, pieces.end + 1)
        vector = self._heads.vector(self._states, inside)
        links = self._heads.links(self._keys, vector, inside)
        return self._heads.ask(vector), {name: row[1:-1] for name, row in links.items()}

    def chars(self, pieces: Span) -> Span:
        """The stretch of text that pieces stand for."""
        return Span(self.starts[pieces.start], self.ends[pieces.end - 1])

    def pieces(self, chars: Span) -> Span | None:
        """The pieces of a stretch of text; None where it lies outside the window."""
        first = bisect_right(self.ends, chars.start)
        after = bisect_left(self.starts, chars.end)
        return Span(first, after) if first < after else None

    def whole(self, pieces: Span) -> Span:
        """Pieces out to the ends of the words they begin or end in."""
        start, end = pieces.start, pieces.end
        while start > 0 and self._joined(start):
            start -= 1
        while end < len(self.ends) and self._joined(end):
            end += 1
        return Span(start, end)

    def _joined(self, at: int) -> bool:
        """Whether a piece goes on with the word of the piece before."""
        before, here = self.text[self.ends[at - 1] - 1 : self.ends[at - 1]], self.starts[at]
        return (
            self.ends[at - 1] == here and before.isalnum() and self.text[here : here + 1].isalnum()
        )

    def mean(self, row: Floats, chars: Span) -> float:
        """How likely a stretch of text is linked, on the mean of its pieces; 0 outside the window."""
        pieces = self.pieces(chars)
        return float(row[pieces.start : pieces.end].mean()) if pieces is not None else 0.0

    def link(self, relation: str, row: Floats, chars: Span, home: Span) -> float:
        """How likely a stretch of text is linked to a claim of the sentence ``home``: what is near belongs sooner."""
        a, b, c = self._heads.record.near.get(relation, (1.0, 0.0, 0.0))
        return chance(a * logit(self.mean(row, chars)) + b * home.covers(chars) + c)

    def runs(self, row: Floats) -> list[tuple[Span, float]]:
        """The stretches of pieces that are linked, each with its likeliest piece's probability."""
        floor = max(FAINT, min(TAKEN, float(row.max(initial=0.0)) * SHARE))
        on = row > floor
        on[self.breaks] = False
        edges = np.flatnonzero(np.diff(np.concatenate([[False], on, [False]]).astype(np.int8)))
        spans = [Span(int(a), int(b)) for a, b in edges.reshape(-1, 2)]
        return [(span, float(row[span.start : span.end].max())) for span in spans]


def _may_follow() -> Floats:
    """What following one label by another costs: what goes on must follow what it goes on with."""
    costs = np.zeros((len(SAID), len(SAID)), np.float32)
    for i, before in enumerate(SAID):
        for j, after in enumerate(SAID):
            if after.startswith("I-") and before[2:] != after[2:]:
                costs[i, j] = IMPOSSIBLE
    return costs


FOLLOW = _may_follow()


def _tagged(scores: Floats) -> list[tuple[str, Span]]:
    """The marked stretches along the likeliest path of labels."""
    spans: list[tuple[str, Span]] = []
    for at, number in enumerate(_path(scores)):
        edge, _, role = SAID[number].partition("-")
        if edge == "B":
            spans.append((role, Span(at, at + 1)))
        elif edge == "I" and spans:
            spans[-1] = (role, Span(spans[-1][1].start, at + 1))
    return spans


def _path(scores: Floats) -> list[int]:
    """The likeliest sequence of labels (Viterbi)."""
    if not len(scores):
        return []
    best = scores[0] + FOLLOW[0]
    back = []
    for row in scores[1:]:
        step = best[:, None] + FOLLOW
        back.append(step.argmax(0))
        best = step.max(0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]
