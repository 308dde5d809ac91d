"""Bounds of figures: what a quantity allows, whether two agree, what several span. In: quantities. Out: intervals.

An open end is an infinity here and ``None`` in the nouns. Deliberately missing: means, medians, weights.
"""

import math
from collections.abc import Sequence

import msgspec

from callup.model import Bound, Quantity

ROUGH = 0.1
"""How far a rough figure ("about 300") may lie from the truth, either way; a convention, not a measurement."""


class Interval(msgspec.Struct, frozen=True):
    """Every number from ``low`` to ``high``, both included."""

    low: float
    high: float

    def meets(self, other: "Interval") -> bool:
        """Whether some number lies in both."""
        return max(self.low, other.low) <= min(self.high, other.high)


def limits(quantity: Quantity) -> Interval:
    """The least and the most a quantity allows; rough figures allow a tenth either way, open bounds everything."""
    known = [x for x in (quantity.value, quantity.low, quantity.high) if x is not None]
    if not known:
        return Interval(-math.inf, math.inf)
    low, high = min(known), max(known)
    if quantity.bound in {Bound.AT_LEAST, Bound.MORE_THAN}:
        return Interval(low, math.inf)
    if quantity.bound in {Bound.UP_TO, Bound.LESS_THAN}:
        return Interval(-math.inf, high)
    if quantity.bound is Bound.ABOUT:
        return Interval(low * (1 - ROUGH), high * (1 + ROUGH))
    return Interval(low, high)


def spanned(values: Sequence[Interval]) -> Interval:
    """From the lowest end to the highest: holds every value."""
    return Interval(min(v.low for v in values), max(v.high for v in values))


def shared(values: Sequence[Interval]) -> Interval | None:
    """What every value allows; None where no number does."""
    low, high = max(v.low for v in values), min(v.high for v in values)
    return Interval(low, high) if low <= high else None


def closed(number: float) -> float | None:
    """An end for readers: None where it is open; whole where it is whole."""
    if math.isinf(number):
        return None
    exact = round(number, 4)
    return int(exact) if exact == int(exact) else exact
