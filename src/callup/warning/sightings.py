"""What of the record counts, and how much. In: strands, their claims, days, track records. Out: sightings.

A *sighting* is one statement of one strand at its full worth: quality from who says it, how and how firmly; a day from which
it ages; the day from which it was known. Copies and relays are none: they neither add nor refresh. Deliberately missing:
ageing and adding up, which depend on the day asked for; see ``amounts``.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from callup.case import Case
from callup.case.sides import side_of
from callup.model import (
    Bound,
    Claim,
    JoinReason,
    PeriodKind,
    Speaker,
    SpeakerKind,
    Stance,
    Strand,
    TrackRecord,
)

NEVER = "9999-12-31"
AGAINST = frozenset({Stance.DENIES, Stance.DOUBTS})
AHEAD = frozenset({Stance.PREDICTS, Stance.PLANS, Stance.DEMANDS})
RECORDED = frozenset({Stance.PREDICTS, Stance.PLANS})
ANEW = frozenset({JoinReason.FIRST, JoinReason.SAME_SPEAKER, JoinReason.CITES, JoinReason.BY_HAND})
"""Joins that may carry a new statement of the strand's origin; the others carry the old one again."""
KINDS = {
    SpeakerKind.OFFICE: "office",
    SpeakerKind.UNNAMED: "unnamed",
    SpeakerKind.AUTHOR: "author",
}
EVEN = 0.5
MOST_SHIFT = 1.5
"""However good a record, a forecast is worth at most so many times what its stance says."""
DAY, MONTH = 10, 7


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """One statement that counts. ``origin`` is its source's key and ``name`` that for readers; days are ISO;
    ``regions`` is a count of regions it states.
    """

    strand: str
    origin: str
    name: str = ""
    signal: str
    denied: bool
    quality: float
    day: str
    known: str
    expires: str = NEVER
    claim: str = ""
    side: str = "other"
    places: tuple[str, ...] = ()
    regions: float = 0.0
    sources: tuple[str, ...] = ()
    """Of a forecast: the keys under which its source's track record may stand."""


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What a sighting is made from: claims by id, and the day each document was known."""

    claims: Mapping[str, Claim]
    days: Mapping[str, str | None]


def sightings(strands: Iterable[Strand], known: Known, case: Case) -> list[Sighting]:
    """The sightings of some strands, in the order of the strands and their claims.

    A claim whose document's day nobody knows, or that the record does not hold, counts for nothing.
    """
    maker = _Maker(known, case)
    return [sighting for strand in strands for sighting in maker.of(strand)]


class _Maker:
    """Holds the case's tables while sightings are made."""

    def __init__(self, known: Known, case: Case) -> None:
        self._known = known
        self._case = case
        self._table = case.likelihoods
        self._seen: dict[object, str | None] = {}
        self._settled = [(rule, rule.pattern) for rule in self._table.settled]
        self._sides = {
            name: actor.side
            for actor in case.actors.values()
            if actor.side
            for name in (actor.name, *actor.names)
        }

    def of(self, strand: Strand) -> Iterator[Sighting]:
        if strand.signal not in self._table.signals:
            return
        documents: set[str] = set()
        said: set[object] = set()
        for join in strand.joins:
            claim = self._known.claims.get(join.claim)
            if claim is None or not claim.core:
                continue
            if join.reason not in ANEW and join.document not in documents:
                continue
            words = _what(claim)
            if words in said and join.document not in documents:
                continue
            documents.add(join.document)
            said.add(words)
            found = self._sighting(strand, claim)
            if found is not None:
                yield found

    def _sighting(self, strand: Strand, claim: Claim) -> Sighting | None:
        known = self._known.days.get(claim.document)
        if known is None or strand.signal is None or self._is_settled(claim, known):
            return None
        day, expires = _when(claim, known)
        if expires < known:
            return None
        side = self._side(strand, claim)
        return Sighting(
            strand=strand.id,
            origin=strand.key,
            name=strand.origin,
            signal=strand.signal,
            denied=claim.stance in AGAINST,
            quality=self._quality(claim, side),
            day=day,
            known=known,
            expires=expires,
            claim=claim.id,
            side=side,
            places=tuple(sorted({p.code for p in claim.places if _is_region(p.code, self._case)})),
            regions=self._regions(claim),
            sources=(strand.actor or strand.key, strand.key) if claim.stance in RECORDED else (),
        )

    def _side(self, strand: Strand, claim: Claim) -> str:
        actor = self._case.actors.get(strand.actor or "")
        side = actor.side if actor else self._sides.get(strand.origin)
        return side or self._side_of(claim.speaker) or KINDS.get(claim.speaker.kind, "other")

    def _side_of(self, speaker: Speaker) -> str | None:
        key = (speaker.actor, speaker.role, speaker.name, speaker.kind)
        if key not in self._seen:
            self._seen[key] = side_of(speaker, self._case)
        return self._seen[key]

    def _quality(self, claim: Claim, side: str) -> float:
        sides = self._table.denied_by if claim.stance in AGAINST else self._table.said_by
        return (
            self._table.stances[claim.stance.value].value
            * self._table.certainties[claim.certainty.value].value
            * sides[side].value
        )

    def _is_settled(self, claim: Claim, known: str) -> bool:
        return any(
            claim.signal in rule.signals
            and known >= rule.since
            and pattern.search(claim.evidence.text)
            for rule, pattern in self._settled
        )

    def _regions(self, claim: Claim) -> float:
        spread, quantity = self._table.spread, claim.quantity
        counts = claim.measure in spread.measures and claim.signal == spread.signal
        if not counts or quantity is None or quantity.unit != "region":
            return 0.0
        if quantity.bound in {Bound.UP_TO, Bound.LESS_THAN}:
            return 0.0
        figures = [x for x in (quantity.low, quantity.value) if x is not None]
        return float(min(figures, default=0.0))


Records = Mapping[str, TrackRecord]
"""Track records by the key of whoever foretold: an actor's, or an origin's."""


def trust(sighting: Sighting, records: Records, case: Case) -> float:
    """What a source's record makes of its forecasts: 1 without one; three resolved predictions move it little."""
    record = next((records[key] for key in sighting.sources if key in records), None)
    if record is None:
        return 1.0
    assumed = case.likelihoods.predictions.value
    share = (record.held + EVEN * assumed) / (record.held + record.failed + assumed)
    return min(MOST_SHIFT, share / EVEN)


def heeding(found: Sequence[Sighting], records: Records, case: Case) -> list[Sighting]:
    """The sightings, forecasts weighed by the record of whoever made them; no quality above 1."""
    return [
        msgspec.structs.replace(s, quality=min(1.0, s.quality * trust(s, records, case)))
        if s.sources
        else s
        for s in found
    ]


def _is_region(code: str, case: Case) -> bool:
    return code.startswith(f"{case.head.country}-")


def _what(claim: Claim) -> object:
    """What makes a later statement of one origin the same one again: its figure, or its words."""
    quantity = claim.quantity
    if quantity is None:
        return (claim.stance, claim.evidence.text.casefold())
    return (claim.stance, claim.measure, quantity.value, quantity.low, quantity.high)


def _when(claim: Claim, known: str) -> tuple[str, str]:
    """The day a statement ages from and the last day it counts.

    What happened or was said earlier is as old as that; a forecast whose time has passed counts no more.
    """
    period = claim.period
    end = None if period is None or not period.resolved else last_day(period.end)
    if period is None or end is None or period.kind is PeriodKind.VALIDITY:
        return known, NEVER
    if claim.stance in AHEAD and period.kind is not PeriodKind.SAID:
        return known, end
    return min(end, known), NEVER


def last_day(date: str | None) -> str | None:
    """The last day of a date of any precision; None for none and for what is no date.

    >>> last_day("2022"), last_day("2023-02"), last_day("2023-02-06")
    ('2022-12-31', '2023-02-28', '2023-02-06')
    """
    if date is None or len(date) == DAY:
        return date
    if len(date) == MONTH:
        year, month = int(date[:4]), int(date[5:])
        first = dt.date(year + month // 12, month % 12 + 1, 1)
        return (first - dt.timedelta(days=1)).isoformat()
    return f"{date}-12-31"


def supposed(signal: str, count: int, as_of: str, *, denied: bool) -> Sequence[Sighting]:
    """Fresh strands of full worth that nobody reported: for asking what if."""
    word = "denied" if denied else "said"
    return [
        Sighting(
            strand=f"supposed-{signal}-{word}-{number}",
            origin=f"supposed-{number}",
            name="supposed",
            signal=signal,
            denied=denied,
            quality=1.0,
            day=as_of,
            known=as_of,
        )
        for number in range(1, count + 1)
    ]
