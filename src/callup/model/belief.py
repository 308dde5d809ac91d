"""What a projection rests on: Fact, StatedRange, Belief, Chosen, Need. Frozen; JSON in and out; no arithmetic.

A number of the scenario is a range with its reason: the facts it rests on, or the word "assumption". Facts are kept as
they were said, with their source, the day they speak of and the day they became known.
"""

from typing import Literal

import msgspec

Side = Literal["official", "opposing", "independent", "foreign"]
Distribution = Literal["triangular", "uniform", "loguniform", "lognormal"]


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One dated figure or event with its source. ``date`` is the day it speaks of, ``known`` the day it could be read.

    ``series`` names what the model has for it, where it has anything; ``plan`` marks a goal, not a count; ``dating``
    says how an incomplete date was completed. An open bound stays open: "more than 200,000" has ``low`` and no ``value``.
    """

    id: str
    what: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str
    said_by: str
    side: Side
    date: str
    known: str
    url: str
    series: str | None = None
    plan: bool = False
    note: str = ""
    dating: str = ""

    @property
    def centre(self) -> float | None:
        """The figure to set beside a model's: the value, the middle of a range, or the only bound there is."""
        if self.value is not None:
            return self.value
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends) / len(ends) if ends else None


class StatedRange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One stated range of a parameter: ends, likeliest value, and the facts it rests on (none: an assumption)."""

    low: float
    mode: float
    high: float
    distribution: Distribution = "triangular"
    because: tuple[str, ...] = ()
    note: str


class Belief(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One number the model needs. ``priors`` stand widest first: the first is an assumption, each later one is narrower
    and rests on facts. The range in force is the last whose facts are all known and none of them set aside.
    """

    name: str
    title: str
    unit: str
    range: tuple[float, float]
    priors: tuple[StatedRange, ...]
    paths: tuple[str, ...] = ()


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """A parameter with the range in force, and why that one.

    facts: it rests on some. assumption: nothing was known. fallback: a fact was set aside. set: the user's word.
    calibrated: an assumption, narrowed by figures in ``read`` that the calibration reads, so that they count once.
    """

    belief: Belief
    stated: StatedRange
    origin: Literal["facts", "assumption", "fallback", "calibrated", "set"]
    read: tuple[str, ...] = ()


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """So many men of one kind by a day: what a path is asked to meet."""

    men: float
    by: str
