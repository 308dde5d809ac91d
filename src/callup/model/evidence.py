"""What claims amount to together: Figure, Denial, RegionReport, TrackRecord. Frozen; JSON in and out; no weighing here."""

import enum

import msgspec

from callup.model.claim import Claim


class Mode(enum.StrEnum):
    """What is said of a value: that it is so, that it will or should be, or that it is not."""

    REPORTED = "reported"
    AHEAD = "ahead"
    DENIED = "denied"


class Pace(enum.StrEnum):
    """Over what a figure counts. LEVEL and SO_FAR figures have no stretch of their own."""

    SO_FAR = "so_far"
    SINCE = "since"
    WITHIN = "within"
    A_DAY = "a_day"
    A_WEEK = "a_week"
    A_MONTH = "a_month"
    A_YEAR = "a_year"
    PART = "part"


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """The stretch a figure counts over; figures of different bases are never compared. Days are ISO."""

    pace: Pace = Pace.SO_FAR
    start: str | None = None
    end: str | None = None


class Carrier(msgspec.Struct, frozen=True, kw_only=True):
    """A further claim that carries a value of the same origin: a copy, a relay, or the speaker saying it again."""

    claim: str
    document: str
    date: str | None
    outlet: str | None


class FigureValue(msgspec.Struct, frozen=True, kw_only=True):
    """One value one origin states, with the day it was said. ``low`` and ``high`` are what it allows, None when open.

    ``origin`` names the source for the program, ``side`` is the case's: official, opposing, independent, foreign or None.
    ``superseded_by`` is the claim with a later figure of the same origin; ``conflicts`` the claims no number reconciles.
    """

    claim: Claim
    date: str | None
    origin: str = ""
    side: str | None = None
    low: float | None = None
    high: float | None = None
    superseded_by: str | None = None
    conflicts: tuple[str, ...] = ()
    carriers: tuple[Carrier, ...] = ()

    @property
    def repeated_in(self) -> tuple[str, ...]:
        """The other documents that carry it, each once."""
        others = (c.document for c in self.carriers if c.document != self.claim.document)
        return tuple(dict.fromkeys(others))


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """The range some values span, and in ``rule`` how it was made. ``low``/``high`` None when open.

    ``shared_low``/``shared_high`` is what every one of them allows, where ``agree``.
    """

    values: int
    low: float | None
    high: float | None
    agree: bool
    shared_low: float | None = None
    shared_high: float | None = None
    rule: str


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """All values said of one measure in one place, unit, stretch and mode, oldest first; nothing averaged or dropped.

    ``place`` is a code, several parted by commas, or None for the country watched. ``core`` is False for figures about
    something else than the men of the country watched. ``scope`` is whole, or event, unit or group where they count one
    strike's or place's, one unit's or firm's, a few men somebody met: such are never a total. ``summary`` spans the
    current values, ``sides`` those of each side.
    """

    measure: str
    place: str | None
    unit: str
    values: tuple[FigureValue, ...]
    basis: Basis = Basis()
    mode: Mode = Mode.REPORTED
    core: bool = True
    scope: str = "whole"
    summary: Summary | None = None
    sides: dict[str, Summary] = {}

    @property
    def conflict(self) -> bool:
        """Whether any two of its values exclude each other."""
        return any(value.conflicts for value in self.values)


class Denial(msgspec.Struct, frozen=True, kw_only=True):
    """A denial beside the claims it denies; empty where nobody on the record claims what is denied."""

    denial: Claim
    denied: tuple[Claim, ...]


class RegionReport(msgspec.Struct, frozen=True, kw_only=True):
    """What is reported of one region: days are ISO dates of publication, counts are of core claims.

    ``strands`` counts independent origins, ``outlets`` distinct publishers; ``claim`` is the surest report.
    """

    code: str
    first: str | None
    latest: str | None
    claims: int
    strands: int
    outlets: int
    denials: int
    claim: Claim


class TrackRecord(msgspec.Struct, frozen=True, kw_only=True):
    """How a speaker's or outlet's dated predictions fared. ``key`` is an actor's key or a folded name.

    ``share`` is held / (held + failed), None where nothing is resolved; ``low`` and ``high`` are its 80% interval.
    ``brier`` is the mean squared error of the probabilities given, ``log_score`` their mean negative log likelihood
    in nats, both None where none was given. ``outlet`` marks the record of what an outlet printed, not said itself.
    """

    key: str
    name: str
    made: int
    held: int
    failed: int
    disputed: int
    void: int
    open: int
    share: float | None
    low: float
    high: float
    brier: float | None = None
    log_score: float | None = None
    outlet: bool = False
