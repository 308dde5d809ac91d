"""What paths could deliver: Projection and its parts. Frozen; JSON in and out; every range with the facts it hangs on.

People throughout, but for shares (0 to 1) and moods (percent). Dates are ISO. A range is the 10th, 50th and 90th
percentile over calibrated draws: an 80% interval and its median.
"""

import msgspec

from callup.model.belief import Need


class Range(msgspec.Struct, frozen=True, kw_only=True):
    """An 80% interval and its median."""

    low: float
    median: float
    high: float


class FanDay(msgspec.Struct, frozen=True, kw_only=True):
    """One day of a fan: percentiles 10, 25, 50, 75, 90."""

    date: str
    levels: tuple[float, float, float, float, float]


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a box: a parameter has to lie within these ends; None where it may go on to the end of its range."""

    parameter: str
    title: str
    unit: str
    low: float | None
    high: float | None


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """What would have to be true. With its parameters spread over the widest ranges stated, the need is met within the box
    with chance ``within``, against ``before`` over all; ``likely`` is the calibrated chance of being in the box at all.
    ``strict`` is False where next to nothing meets the need: then the box holds what comes nearest. ``reach``: what it
    delivers.
    """

    conditions: tuple[Condition, ...]
    within: float
    before: float
    likely: float
    strict: bool
    reach: Range


class NeedAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a path meets a need: the chance, what it delivers by the day, how much
    of that would not come without it, and the first day with an even chance."""

    need: Need
    chance: float
    delivered: Range
    added: Range
    short: Range
    even_by: str | None
    box: Box


class Binding(msgspec.Struct, frozen=True, kw_only=True):
    """When training places bind. ``chance`` over the time asked for; the rest over the draws in which they do.

    ``drafted``: places conscripts take on the first need's day, else the last day; ``drafted_peak``: on their highest day.
    """

    chance: float
    first: str | None
    days: float
    waiting: Range
    places: Range
    drafted: Range
    drafted_peak: Range
    drafted_peak_on: str


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """What a path costs at home from the day asked for: people who leave beyond those who
    would anyway, those who come back, and fear in polls.
    """

    left: Range
    returned: Range
    fear_before: Range
    fear_peak: Range


class RegionPart(msgspec.Struct, frozen=True, kw_only=True):
    """A region's part of the men called up and signed by the last day; ``stated`` is its quota's fact, if there is one."""

    code: str
    name: str
    share: float
    men: Range
    stated: str | None


class Driver(msgspec.Struct, frozen=True, kw_only=True):
    """A parameter's share in the variance of an answer, by Sobol: alone, and in all with its interactions."""

    answer: str
    parameter: str
    title: str
    alone: float
    total: float
    origin: str


class Hinge(msgspec.Struct, frozen=True, kw_only=True):
    """A fact the answer hangs on: the chance and the median delivered with it and without it."""

    fact: str
    what: str
    said_by: str
    url: str
    how: str
    chance: float
    chance_without: float
    delivered: float
    delivered_without: float


class PathAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """All answers for one path."""

    path: str
    title: str
    says: str
    fans: dict[str, tuple[FanDay, ...]]
    needs: tuple[NeedAnswer, ...]
    binding: Binding
    cost: Cost
    regions: tuple[RegionPart, ...]
    drivers: tuple[Driver, ...]
    hinges: tuple[Hinge, ...]


class Used(msgspec.Struct, frozen=True, kw_only=True):
    """A parameter as it was used: its stated range with the reason, and what calibration left of it."""

    name: str
    title: str
    unit: str
    low: float
    mode: float
    high: float
    distribution: str
    origin: str
    because: tuple[str, ...]
    read: tuple[str, ...]
    note: str
    fitted: Range


class Projection(msgspec.Struct, frozen=True, kw_only=True):
    """What some paths could deliver, from what was known by a day."""

    case: str
    as_of: str
    until: str
    draws: int
    seed: int
    aside: tuple[str, ...]
    read: tuple[str, ...]
    plain_draws: float
    paths: tuple[PathAnswer, ...]
    parameters: tuple[Used, ...]
    unknown: tuple[str, ...]
