"""Bounds: the words around a figure that say what kind of number it is.

In: tokens, the ends of a figure, a language's phrases. Out: a Bound and where its words begin or end.
Deliberately missing: bounds set in another clause ("the limit, he said, is strict").
"""

import msgspec

from callup.language.bounds import BoundBook
from callup.model import Bound
from callup.reading.quantity.tokens import Stream

LONGEST_PHRASE = 5
FURTHEST = 3


class BoundMatch(msgspec.Struct, frozen=True):
    """A bound and the outermost token of its words."""

    bound: Bound
    edge: int


def bound_before(stream: Stream, start: int, book: BoundBook) -> BoundMatch | None:
    """The bound whose words end right before a token; a firm bound beats an "about" between it and the figure."""
    soft: BoundMatch | None = None
    at = start
    for _ in range(FURTHEST + 2):
        found = _phrase_ending(stream, at, book)
        if found is not None:
            if found.bound is not Bound.ABOUT:
                return found
            soft = soft or found
            at = found.edge
        elif stream.low(at - 1) in book.fillers:
            at -= 1
        else:
            break
    return soft or _limit(stream, start, book)


def _phrase_ending(stream: Stream, end: int, book: BoundBook) -> BoundMatch | None:
    for size in range(LONGEST_PHRASE, 0, -1):
        if end - size < 0:
            continue
        phrase = " ".join(stream.low(k) for k in range(end - size, end))
        bound = book.before.get(phrase)
        if bound is not None:
            return BoundMatch(bound, end - size)
    return None


def _limit(stream: Stream, start: int, book: BoundBook) -> BoundMatch | None:
    """ "Minimum", «максимальная»: a few words before, joined to the figure by "of", "is" or a dash."""
    if stream.low(start - 1) not in book.links:
        return None
    for at in range(start - 1, max(-1, start - 8), -1):
        token = stream.at(at)
        if token.kind == "break" or token.low in {".", ";", ","} or token.kind == "figure":
            return None
        bound = book.limits.get(token.low)
        if bound is not None:
            return BoundMatch(bound, start)
    return None


def bound_after(stream: Stream, end: int, book: BoundBook) -> BoundMatch | None:
    """The bound whose words begin at a token: "or more", "-plus", «и более»."""
    for size in range(4, 0, -1):
        phrase = " ".join(stream.low(k) for k in range(end, end + size))
        bound = book.after.get(phrase)
        if bound is not None:
            return BoundMatch(bound, end + size)
    return None
