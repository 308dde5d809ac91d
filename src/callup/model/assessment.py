"""What the evidence amounts to: Assessment, its parts, and how it moves. Frozen; JSON in and out; no weighing here.

Probabilities and intervals (80%) are in 0..1. Days are ISO dates. Every share names the claims behind it. ``StateAt`` and
``AheadAt`` are what stands in a series; an Assessment holds the same with words and reasons.
"""

import msgspec


class StateAt(msgspec.Struct, frozen=True, kw_only=True):
    """How probable it is that a state is the one the country is in."""

    name: str
    probability: float
    low: float
    high: float


class StateEstimate(StateAt, frozen=True, kw_only=True):
    """The same with its name for readers, the words of ICD 203, and what it is given before any record is read.

    ``before`` is the answer of thirty days before, where the record reaches so far.
    """

    title: str
    words: str
    prior: float
    before: float | None = None


class AheadAt(msgspec.Struct, frozen=True, kw_only=True):
    """How probable something is within so many days. ``question`` is a state: the announced one newly announced, or
    another being the main way on the last of the days.
    """

    question: str
    days: int
    probability: float
    low: float
    high: float


class AheadEstimate(AheadAt, frozen=True, kw_only=True):
    """The same with its sentence for readers, words, the prior, and the answer of 30 days before, where there was a record."""

    title: str
    words: str
    prior: float
    before: float | None = None


class StrandSeen(msgspec.Struct, frozen=True, kw_only=True):
    """One independent source of a sign within the window. ``claims`` newest first; ``weight`` is the chance it is rightly read."""

    id: str
    origin: str
    side: str
    day: str
    weight: float
    denied: bool
    regions: tuple[str, ...]
    claims: tuple[str, ...]
    quote: str = ""


class SignShare(msgspec.Struct, frozen=True, kw_only=True):
    """What one sign adds to today's odds. ``shares`` are log ratios of each state beside the reference one; ``ahead`` is the
    log factor on the rate of new waves.

    ``seen`` is how many independent sources told of it in the window, ``expected`` how many its outlets' own past makes
    likely, ``misread`` how many of those are expected to be misreadings; ``lately`` and ``lately_expected`` the same of the
    shorter window in which a rise is sought. ``size`` is the largest of the shares.
    """

    signal: str
    title: str
    seen: float
    expected: float
    misread: float
    lately: float
    lately_expected: float
    denied: int
    regions: int
    shares: dict[str, float]
    ahead: float
    size: float
    sentence: str
    strands: tuple[StrandSeen, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims behind it, newest first within each source."""
        return tuple(dict.fromkeys(name for strand in self.strands for name in strand.claims))


class ActSeen(msgspec.Struct, frozen=True, kw_only=True):
    """An act the record tells of: ``begins`` or ``ends`` the announced state, on which day, by how many independent origins.

    ``probability`` is that the act took place, as seen at the end of its day; ``own_word`` whether the body that may
    perform it is quoted; ``log_ratio`` the weight of its reports.
    """

    act: str
    kind: str
    title: str
    short: str
    day: str
    origins: int
    houses: int
    own_word: bool
    probability: float
    log_ratio: float
    claims: tuple[str, ...]


class RegionState(msgspec.Struct, frozen=True, kw_only=True):
    """Where men are being raised: sources that tell of it in one region within the window, beside its own past."""

    code: str
    seen: float
    expected: float
    leading: str
    probability: float
    signals: tuple[str, ...]
    claims: tuple[str, ...]


class Exposure(msgspec.Struct, frozen=True, kw_only=True):
    """What the window's record holds: documents read, those off the matter, the houses, and how far volumes can be known.

    ``known`` is the share of reports that come from houses of which the record holds what they publish besides: 0 where
    only chosen texts were read. ``undated`` documents are left out.
    """

    first: str | None
    window_from: str | None
    documents: int
    off_matter: int
    houses: int
    known: float
    undated: int = 0


class Confidence(msgspec.Struct, frozen=True, kw_only=True):
    """How well founded the probabilities are: low, moderate or high, and why. Not how likely anything is."""

    level: str
    reasons: tuple[str, ...]
    origins: int
    sides: int
    newest: str | None


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """Both questions, answered as of a day. ``now`` and ``next`` are the plain sentences; ``lacks`` says what is missing.

    ``carried`` are the log ratios that today's odds inherit: the prior, and what windows before this one told.
    ``supposed`` lists what was added or left out for the sake of argument.
    """

    case: str
    question: str
    as_of: str
    now: str
    next: str
    states: tuple[StateEstimate, ...]
    ahead: tuple[AheadEstimate, ...]
    acts: tuple[ActSeen, ...]
    signs: tuple[SignShare, ...]
    carried: dict[str, float]
    regions: tuple[RegionState, ...]
    exposure: Exposure
    confidence: Confidence
    lacks: tuple[str, ...]
    strands: int
    claims: int
    draws: int
    seed: int
    supposed: tuple[str, ...] = ()

    @property
    def leading(self) -> StateEstimate:
        """The most probable state."""
        return max(self.states, key=lambda state: state.probability)


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One day of a replay: both questions, and how many independent sources its window holds."""

    as_of: str
    states: tuple[StateAt, ...]
    ahead: tuple[AheadAt, ...]
    strands: int


class Bin(msgspec.Struct, frozen=True, kw_only=True):
    """Forecasts between two probabilities: how many, what they stated on average, and how often it came."""

    low: float
    high: float
    forecasts: int
    stated: float
    came: float


class ForecastScore(msgspec.Struct, frozen=True, kw_only=True):
    """How the warning's own daily forecasts of one question fared. ``open`` ones have days left; scores are None where none is
    resolved. ``brier`` is the mean squared error, ``log_score`` the mean negative log likelihood in nats.
    """

    question: str
    days: int
    came: int
    did_not: int
    open: int
    brier: float | None
    log_score: float | None
    reliability: tuple[Bin, ...]


class Replay(msgspec.Struct, frozen=True, kw_only=True):
    """Both questions for each of many days, each from what was known by it.

    ``acts`` are those known by the last day; by them the days' own forecasts of new waves are resolved (``scores``).
    """

    case: str
    start: str
    end: str
    step_days: int
    names: tuple[str, ...]
    titles: tuple[str, ...]
    moments: tuple[Moment, ...]
    acts: tuple[ActSeen, ...]
    scores: tuple[ForecastScore, ...]
    draws: int
    seed: int


class ShareMoved(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a change: a sign, an act or what was carried over. ``moved`` are log ratios, the later less the earlier;
    ``came`` and ``left`` name the sources that entered and left the window.
    """

    kind: str
    name: str
    title: str
    moved: dict[str, float]
    ahead: float
    size: float
    sentence: str
    came: tuple[StrandSeen, ...] = ()
    left: tuple[StrandSeen, ...] = ()


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Why two assessments differ: differences in probability, and the parts of the odds that moved, largest first."""

    earlier: Assessment
    later: Assessment
    differences: dict[str, float]
    parts: tuple[ShareMoved, ...]
