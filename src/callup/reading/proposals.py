"""Where one stands: the words that carry claims. In: a probability for each piece. Out: stretches of pieces, in order.

Deliberately missing: what a claim is about. A stretch is proposed wherever the encoder sees one, not where a cue stands.
"""

from collections.abc import Callable, Sequence

import msgspec
import numpy as np

from callup.model import Span
from callup.reading.encoder import Floats

# A piece belongs to a claim when it more likely does than not; a stretch is looked at when its pieces are this sure on the mean.
ON = 0.5
LEAST = 0.35
# Two claims side by side are parted where a piece opens one more likely than it goes on.
LEAST_PIECES = 2


class Proposal(msgspec.Struct, frozen=True):
    """A stretch of pieces of a window and how likely they carry a claim, on the mean."""

    span: Span
    score: float


def proposals(claim: Floats, own: int, breaks: Sequence[int]) -> list[Proposal]:
    """The stretches that open at piece ``own`` or later; none runs over a paragraph's end."""
    total = claim.sum(1)
    opens = claim[:, 0] > claim[:, 1]
    stop = set(breaks)
    found: list[Proposal] = []
    start: int | None = None
    for at in range(len(total) + 1):
        on = at < len(total) and total[at] > LEAST and at not in stop
        if start is not None and (not on or opens[at]):
            _keep(found, total, Span(start, at), own)
            start = None
        if on and start is None:
            start = at
    return found


def joined(parts: Sequence[Proposal], same: Callable[[tuple[Span, Span]], bool]) -> list[Proposal]:
    """The stretches, side by side ones of the same statement as one; its score is the mean of their pieces."""
    made: list[Proposal] = []
    for part in parts:
        last = made[-1] if made else None
        if last is not None and last.span.end == part.span.start and same((last.span, part.span)):
            total = last.score * len(last.span) + part.score * len(part.span)
            whole = Span(last.span.start, part.span.end)
            made[-1] = Proposal(whole, total / len(whole))
        else:
            made.append(part)
    return made


def _keep(found: list[Proposal], total: Floats, span: Span, own: int) -> None:
    score = float(np.mean(total[span.start : span.end]))
    if span.start >= own and len(span) >= LEAST_PIECES and score > ON:
        found.append(Proposal(span, score))
