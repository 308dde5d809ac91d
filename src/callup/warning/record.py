"""What of the record counts: reports, volumes, acts. In: strands, their claims, documents' days and houses. Out: an Observed.

A *report* is one statement of one independent source on one sign: whoever is named, or the house whose page it is. One
house is one source, however many pages say the same. A copy is no report. Deliberately missing: counting; see ``counts``.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from callup.case import Case
from callup.case.sides import side_of
from callup.model import ActReport, Claim, JoinReason, SpeakerKind, Stance, Strand

AGAINST = frozenset({Stance.DENIES, Stance.DOUBTS})
ANEW = frozenset({JoinReason.FIRST, JoinReason.SAME_SPEAKER, JoinReason.CITES, JoinReason.BY_HAND})
"""Joins that may carry a new statement of the strand's source; the others carry the old one again."""
READ = ("claim", "signal", "core")
"""The reader's probabilities that a report is one: that there is a claim, of this sign, of this country's call-up."""
TEXT = "text:"
KINDS = {
    SpeakerKind.OFFICE: "office",
    SpeakerKind.UNNAMED: "unnamed",
    SpeakerKind.AUTHOR: "author",
}


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One statement that counts. ``origin`` is its source's key, ``name`` that for readers, ``house`` who published it.

    ``weight`` is the chance that it is rightly read, ``scored`` whether the reader gave it. Days are ISO.
    """

    strand: str
    origin: str
    name: str = ""
    house: str
    signal: str
    day: str
    claim: str = ""
    denied: bool = False
    weight: float = 1.0
    scored: bool = False
    side: str = "other"
    places: tuple[str, ...] = ()


class Volume(msgspec.Struct, frozen=True, kw_only=True):
    """What a house published on a day, as far as it was read: documents on the matter and off it."""

    house: str
    day: str
    on: int
    off: int


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """How many documents told of a sign on a day."""

    day: str
    signal: str
    documents: int


class Observed(msgspec.Struct, frozen=True, kw_only=True):
    """Everything an assessment is made from, in any order. ``undated`` documents are left out of all of it.

    Of a record too large to be read whole ``tallies`` count documents in place of sources; reports are the newest only.
    """

    reports: Sequence[Report] = ()
    volumes: Sequence[Volume] = ()
    acts: Sequence[ActReport] = ()
    undated: int = 0
    tallies: Sequence[Tally] = ()

    def known_by(self, day: str) -> "Observed":
        """What of it was known by a day."""
        return Observed(
            reports=[r for r in self.reports if r.day <= day],
            volumes=[v for v in self.volumes if v.day <= day],
            acts=[a for a in self.acts if a.day <= day],
            undated=self.undated,
            tallies=[t for t in self.tallies if t.day <= day],
        )


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """What reports are made from: claims by id; each document's day and house."""

    claims: Mapping[str, Claim]
    days: Mapping[str, str | None]
    houses: Mapping[str, str]


def reports(strands: Iterable[Strand], held: Held, case: Case) -> list[Report]:
    """The reports of some strands. A claim whose document's day nobody knows counts for nothing."""
    maker = _Maker(held, case)
    return [report for strand in strands for report in maker.of(strand)]


class _Maker:
    """Holds the case's tables while reports are made."""

    def __init__(self, held: Held, case: Case) -> None:
        self._held = held
        self._case = case

    def of(self, strand: Strand) -> Iterator[Report]:
        if strand.signal not in self._case.states.signals:
            return
        origin = self._origin(strand)
        for join in strand.joins:
            claim = self._held.claims.get(join.claim)
            day = self._held.days.get(join.document)
            if claim is None or not claim.core or day is None or join.reason not in ANEW:
                continue
            weight, scored = rightly_read(claim)
            yield Report(
                strand=strand.id,
                origin=origin,
                name=strand.origin,
                house=self._held.houses[join.document],
                signal=strand.signal or "",
                day=day,
                claim=claim.id,
                denied=claim.stance in AGAINST,
                weight=weight,
                scored=scored,
                side=self._side(strand, claim),
                places=self._regions(claim),
            )

    def _origin(self, strand: Strand) -> str:
        """The source's key: a text's own voice is its house's; somebody known in one text only, known in that house only."""
        if not strand.key.startswith(TEXT):
            return strand.key
        _, mark, inside = strand.key.partition("#")
        return f"{self._held.houses[strand.joins[0].document]}{mark}{inside}"

    def _side(self, strand: Strand, claim: Claim) -> str:
        actor = self._case.actors.get(strand.actor or "")
        side = actor.side if actor else None
        return side or side_of(claim.speaker, self._case) or KINDS.get(claim.speaker.kind, "other")

    def _regions(self, claim: Claim) -> tuple[str, ...]:
        country = f"{self._case.head.country}-"
        return tuple(sorted({p.code for p in claim.places if p.code.startswith(country)}))


def rightly_read(claim: Claim) -> tuple[float, bool]:
    """The chance that a claim is what it was read as, and whether the reader gave it: 1 where it gave none."""
    known = [claim.scores[name] for name in READ if name in claim.scores]
    weight = 1.0
    for score in known:
        weight *= score
    return weight, bool(known)


def supposed(signal: str, count: int, as_of: str, *, regions: Sequence[str] = ()) -> list[Report]:
    """Sources that nobody heard, each in a region of its own as far as there are regions: for asking what if."""
    return [
        Report(
            strand=f"supposed-{signal}-{number}",
            origin=f"supposed-{number}",
            name="supposed",
            house=f"supposed-{number}",
            signal=signal,
            day=as_of,
            scored=True,
            places=tuple(regions[number - 1 : number]),
        )
        for number in range(1, count + 1)
    ]


def ordinal(day: str) -> int:
    """A day as a number."""
    return dt.date.fromisoformat(day).toordinal()


def iso(number: int) -> str:
    """A number as a day."""
    return dt.date.fromordinal(number).isoformat()
