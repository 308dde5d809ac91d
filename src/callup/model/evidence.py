"""What claims amount to together: Figure, Denial, RegionReport, TrackRecord. Frozen; JSON in and out; no weighing here."""

import msgspec

from callup.model.claim import Claim


class FigureValue(msgspec.Struct, frozen=True, kw_only=True):
    """One value said of a measure, with the document's date and the claims that say it."""

    claim: Claim
    date: str | None
    superseded_by: str | None = None
    repeated_in: tuple[str, ...] = ()


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """All values said of one measure in one place and unit, oldest first; nothing averaged, nothing dropped."""

    measure: str
    place: str | None
    unit: str
    values: tuple[FigureValue, ...]
    conflict: bool


class Denial(msgspec.Struct, frozen=True, kw_only=True):
    """A denial beside the claims it denies; empty where nobody on the record claims what is denied."""

    denial: Claim
    denied: tuple[Claim, ...]


class RegionReport(msgspec.Struct, frozen=True, kw_only=True):
    """What is reported of one region: days are ISO dates of publication, counts are of core claims.

    ``strands`` counts independent documents, ``outlets`` distinct publishers; ``claim`` is the latest report.
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
