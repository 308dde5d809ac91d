"""What the evidence amounts to: Assessment, its parts, and how it moves. Frozen; JSON in and out; no weighing here.

Probabilities are in 0..1. Days are ISO dates. Every mover names the claims behind it.
"""

import msgspec


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """One hypothesis: its probability, the 80% interval, the words of ICD 203, and what it was given before evidence."""

    name: str
    title: str
    probability: float
    low: float
    high: float
    words: str
    prior: float


class Mover(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that moved the estimate, by leaving it out.

    ``kind`` is strand, spread, silence or supposed. ``direction`` is said, denied, said and denied, or silent. ``effects``
    is what it adds to each probability; ``size`` half the sum of their sizes. ``quote`` holds the words of its latest
    claim that counts, private names withheld; ``statements`` how many of its claims count.
    """

    id: str
    kind: str
    signal: str
    title: str
    direction: str
    origin: str
    side: str
    day: str | None
    weight: float
    statements: int
    claims: tuple[str, ...]
    effects: dict[str, float]
    size: float
    sentence: str
    quote: str = ""


class MatrixRow(msgspec.Struct, frozen=True, kw_only=True):
    """One sign against all hypotheses.

    ``strands`` counts origins with any weight left, ``amount`` what they add up to in fresh, full strands after saturation.
    ``factors`` is by how much the sign makes each hypothesis likelier beside the reference one, before families bound
    it; ``diagnosticity`` the largest of them over the smallest: 1 tells nothing apart.
    """

    signal: str
    title: str
    direction: str
    strands: int
    amount: float
    factors: dict[str, float]
    diagnosticity: float


class Confidence(msgspec.Struct, frozen=True, kw_only=True):
    """How well founded the probabilities are: low, moderate or high, and why. Not how likely anything is.

    ``origins`` counts independent sources that weigh on any sign: one source's word on five signs is one origin.
    ``agreement`` is the share of weight not spent against itself: 1 when nothing said of a sign is denied.
    """

    level: str
    reasons: tuple[str, ...]
    origins: int
    sides: int
    newest: str | None
    agreement: float


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """The hypotheses of a case, weighed as of a day. ``supposed`` lists what was added or left out for the sake of argument."""

    case: str
    question: str
    as_of: str
    horizon_days: int
    hypotheses: tuple[Estimate, ...]
    confidence: Confidence
    movers: tuple[Mover, ...]
    matrix: tuple[MatrixRow, ...]
    strands: int
    claims: int
    draws: int
    seed: int
    supposed: tuple[str, ...] = ()


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One day of a replay: per hypothesis its probability and interval, in the order of ``Replay.hypotheses``."""

    as_of: str
    probability: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    strands: int


class Replay(msgspec.Struct, frozen=True, kw_only=True):
    """An assessment for each of many days, each from what was known by it."""

    case: str
    start: str
    end: str
    step_days: int
    hypotheses: tuple[str, ...]
    titles: tuple[str, ...]
    moments: tuple[Moment, ...]
    draws: int
    seed: int


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Why two assessments differ. Each mover's effect is on the later one: with the thing as it is, less with it as it was.

    ``came`` had no weight before, ``left`` has none now, ``stronger`` and ``weaker`` had more or less of it.
    """

    earlier: Assessment
    later: Assessment
    differences: dict[str, float]
    came: tuple[Mover, ...]
    left: tuple[Mover, ...]
    stronger: tuple[Mover, ...]
    weaker: tuple[Mover, ...]
