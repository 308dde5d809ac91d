"""A quantity in the making, in tokens, and the rules of finding. In: tokens. Out: a Quantity with offsets of the text."""

import msgspec

from callup.model import Bound, Number, Quantity, Span
from callup.reading.quantity.tokens import Stream


class QuantityRules(msgspec.Struct, frozen=True):
    """What counts as a figure beyond the plain cases.

    ``vague`` keeps words whose size is a convention only ("several", "most").
    """

    vague: bool = True


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A figure with its bound: tokens of the whole, of the figure alone, and where reading goes on."""

    start: int
    figure: int
    figure_end: int
    end: int
    resume: int
    value: Number | None
    low: Number | None
    high: Number | None
    bound: Bound
    unit: str | None
    counted: str | None = None
    vague: bool = False


def to_quantity(draft: Draft, stream: Stream, offset: int) -> Quantity:
    """The quantity with its span in the text."""
    span = Span(offset + stream.at(draft.start).start, offset + stream.at(draft.end - 1).end)
    return Quantity(
        value=draft.value,
        low=draft.low,
        high=draft.high,
        bound=draft.bound,
        unit=draft.unit,
        counted=draft.counted,
        vague=draft.vague,
        span=span,
    )
