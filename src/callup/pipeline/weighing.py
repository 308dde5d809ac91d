"""From the ledger to an assessment: strands → sightings → warning. In: a ledger, a case, a day. Out: assessments, replays.

Everything is answered from what was known by the day: documents published by it (captured, where no date is known) and
decisions made by it. Deliberately missing: arithmetic; that is ``warning``'s.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import TypeVar

import msgspec

from callup.brief.quoting import quoted as quoted_words
from callup.case import Case
from callup.errors import BadRequest
from callup.evidence import Record, aliases_of, predictions, strands, track_records
from callup.evidence.reviewing import Review
from callup.ledger import ClaimQuery, Ledger
from callup.model import (
    Assessment,
    Change,
    Claim,
    Decision,
    Document,
    Mover,
    Replay,
    Stance,
    Strand,
    Subject,
    TrackRecord,
)
from callup.pipeline.guarded import guarded
from callup.pipeline.reviewing import review_of
from callup.privacy import leaving
from callup.warning import (
    Known,
    Options,
    Sighting,
    assess,
    compare,
    days_between,
    first_of_month,
    heeding,
    replay,
    sightings,
    supposed,
)

WHOLE = 20_000
"""Claims up to which a ledger is read whole."""
NEWEST: dict[str | None, int] = {None: 120, Stance.DENIES.value: 40, Stance.DOUBTS.value: 15}
"""Of each signal of a larger ledger, so many claims are read, newest first: in any stance, that deny, that doubt. Sixteen
strands of a sign count at all, and of a sign reported so often the newest are the heaviest but for their quality."""
QUOTED = 40
"""So many movers carry the words behind them; the rest name their claims."""
LONGEST_QUOTE = 240
Moved = TypeVar("Moved", Assessment, Change)


class Weighable(msgspec.Struct, frozen=True):
    """What a day's question is answered from: the sightings and the claims they stand on, by id."""

    sightings: list[Sighting]
    claims: dict[str, Claim]


def weighable(ledger: Ledger, case: Case, as_of: str) -> Weighable:
    """Everything known by a day that counts for or against a hypothesis."""
    large = ledger.holds_more_than(WHOLE, as_of=as_of)
    held = _Held.newest(ledger, case, as_of) if large else _Held.of(ledger, case, as_of)
    return held.weighable(ledger.decisions(as_of), as_of)


def assessment(
    ledger: Ledger,
    case: Case,
    as_of: str,
    *,
    what_if: Sequence[str] = (),
    options: Options | None = None,
) -> Assessment:
    """The hypotheses as of a day; ``what_if`` leaves out (``-s-3f2a``) or adds (``+mobilisation_order:3``)."""
    ledger = guarded(ledger, case)
    found = weighable(ledger, case, as_of)
    changed = changed_by(found.sightings, what_if, case, as_of)
    made = assess(changed, case, as_of, options, supposed=tuple(what_if))
    return leaving(quoted(made, found.claims, ledger))


def assessment_held(ledger: Ledger, record: Record, as_of: str) -> Assessment:
    """The same, of a record that was taken from the ledger as of the day already."""
    ledger = guarded(ledger, record.case)
    if ledger.holds_more_than(WHOLE, as_of=as_of):
        return assessment(ledger, record.case, as_of)
    held = _Held.made(ledger, record.case, record.claims, record.documents)
    # The record's claims come as reviewed: only what was decided on strands and predictions is left to be heeded.
    decisions = [d for d in ledger.decisions(as_of) if d.kind is not Subject.CLAIM]
    return assess(held.heeded(record.strands, decisions, as_of), record.case, as_of)


def comparison(ledger: Ledger, case: Case, days: tuple[str, str]) -> Change:
    """Why the assessments of two days differ."""
    ledger = guarded(ledger, case)
    first, second = days
    if second < first:
        raise BadRequest(f"{second} lies before {first}: give the earlier day first")
    now = weighable(ledger, case, second)
    earlier = assess(weighable(ledger, case, first).sightings, case, first)
    return leaving(quoted(compare(now.sightings, case, days, earlier=earlier), now.claims, ledger))


def series(
    ledger: Ledger, case: Case, days: tuple[str, str, int], options: Options | None = None
) -> Replay:
    """An assessment for every so many days: ``days`` is first, last, step.

    The record is read once. Where a person decided something in between, the days before and after that are weighed from
    different sightings; otherwise what was known later is left out day by day.
    """
    ledger = guarded(ledger, case)
    asked = days_between(*days)
    held = _Held.of(ledger, case, asked[-1])
    decisions = ledger.decisions(asked[-1])
    parts: list[Replay] = []
    for made, group in itertools.groupby(asked, lambda day: _made_by(decisions, day)):
        woven = held.strands(decisions[:made])
        records = _Records(held, woven, decisions[:made])
        found = held.sightings(woven, decisions[:made])
        parts.append(replay(found, case, list(group), options, records=records))
    moments = tuple(moment for part in parts for moment in part.moments)
    return msgspec.structs.replace(parts[0], moments=moments, end=asked[-1], step_days=days[2])


def _made_by(decisions: Sequence[Decision], day: str) -> int:
    return sum(decision.at[:10] <= day for decision in decisions)


class _Held(msgspec.Struct, frozen=True):
    """What the ledger holds by a day, read once: core claims, documents, the day each document was known.

    ``beside`` are the other claims of the documents that people decided on: a correction may make them count.
    """

    case: Case
    claims: dict[str, Claim]
    documents: Mapping[str, Document]
    days: dict[str, str]
    beside: dict[str, Claim] = {}

    @classmethod
    def of(cls, ledger: Ledger, case: Case, as_of: str) -> "_Held":
        documents = {d.id: d for d in ledger.documents(as_of=as_of)}
        return cls.made(ledger, case, ledger.claims(ClaimQuery(as_of=as_of, core=True)), documents)

    @classmethod
    def newest(cls, ledger: Ledger, case: Case, as_of: str) -> "_Held":
        """Of a large ledger: of each signal the newest claims, and the newest that deny or doubt."""
        found: dict[str, Claim] = {}
        for signal in case.likelihoods.signals:
            for stance, limit in NEWEST.items():
                query = ClaimQuery(
                    signal=signal, stance=stance, core=True, as_of=as_of, newest=True, limit=limit
                )
                found |= {claim.id: claim for claim in ledger.claims(query)}
        documents = {d.id: d for d in ledger.named_documents({c.document for c in found.values()})}
        return cls.made(ledger, case, found.values(), documents)

    @classmethod
    def made(
        cls,
        ledger: Ledger,
        case: Case,
        claims: Iterable[Claim],
        documents: Mapping[str, Document],
    ) -> "_Held":
        counted = {c.id: c for c in claims if _counts(c, case)}
        days = {name: d.published or _captured(ledger, name) for name, d in documents.items()}
        return cls(case, counted, documents, days, _beside(ledger, documents, counted))

    def weighable(self, decisions: Sequence[Decision], as_of: str) -> Weighable:
        found = self.heeded(self.strands(decisions), decisions, as_of)
        return Weighable(found, self.reviewed(decisions))

    def reviewed(self, decisions: Sequence[Decision]) -> dict[str, Claim]:
        """The claims that count, as people left them."""
        if all(decision.kind is not Subject.CLAIM for decision in decisions):
            return self.claims
        held = {**self.beside, **self.claims}
        left = Review(decisions, held.keys()).left(held.values())
        return {claim.id: claim for claim in left if _counts(claim, self.case)}

    def strands(self, decisions: Sequence[Decision]) -> list[Strand]:
        """The strands the decisions leave the claims in, those a person rejected left out."""
        claims = self.reviewed(decisions)
        return strands(
            claims.values(), self.documents.values(), decisions, outlets_by_name(self.case)
        )

    def sightings(self, woven: Iterable[Strand], decisions: Sequence[Decision]) -> list[Sighting]:
        named = (_readable(strand, self.documents) for strand in woven)
        claims = self.reviewed(decisions)
        return sightings(named, Known(claims=claims, days=self.days), self.case)

    def heeded(
        self, woven: Iterable[Strand], decisions: Sequence[Decision], as_of: str
    ) -> list[Sighting]:
        """The sightings of a day, forecasts weighed by the track records cast up on the first of its month."""
        kept = list(woven)
        records = _Records(self, kept, decisions)(first_of_month(as_of))
        found = [s for s in self.sightings(kept, decisions) if s.known <= as_of]
        return heeding(found, records, self.case)


class _Records(msgspec.Struct, frozen=True):
    """Track records as of a day, from claims and decisions known by it."""

    held: _Held
    woven: list[Strand]
    decisions: Sequence[Decision]

    def __call__(self, day: str) -> dict[str, TrackRecord]:
        days = self.held.days
        claims = self.held.reviewed(self.decisions)
        known = [c for c in claims.values() if days[c.document] <= day]
        record = Record(known, self.held.documents, self.held.case, strands=self.woven, as_of=day)
        found = track_records(predictions(record, self.decisions))
        return {r.key: r for r in found if not r.outlet}


def _counts(claim: Claim, case: Case) -> bool:
    return claim.core and claim.signal in case.likelihoods.signals


def _beside(
    ledger: Ledger, documents: Mapping[str, Document], counted: Mapping[str, Claim]
) -> dict[str, Claim]:
    decided = [name for name in review_of(ledger).documents if name in documents]
    asked = (ClaimQuery(document=name) for name in decided)
    found = (claim for query in asked for claim in ledger.claims(query))
    return {claim.id: claim for claim in found if claim.id not in counted}


def _captured(ledger: Ledger, document: str) -> str:
    """The day a document of unknown date was first seen."""
    return next(iter(ledger.events(document))).at[:10]


def outlets_by_name(case: Case) -> dict[str, str]:
    """The case's outlets by the names they go by, as strands compare them."""
    return aliases_of(
        {key: (a.name, *a.names) for key, a in case.actors.items() if a.kind == "outlet"}
    )


def _readable(strand: Strand, documents: Mapping[str, Document]) -> Strand:
    """A strand whose origin goes by a file's name, not by its folders."""
    file = documents[strand.documents[0]].file
    if file not in strand.origin:
        return strand
    short = strand.origin.replace(file, PurePath(file).name)
    return msgspec.structs.replace(strand, origin=short)


# ---------------------------------------------------------------------- what if


def changed_by(
    found: Sequence[Sighting], what_if: Sequence[str], case: Case, as_of: str
) -> list[Sighting]:
    """The sightings with some left out and some supposed; BadRequest says what a change should look like."""
    changed = list(found)
    for change in what_if:
        if change.startswith("-"):
            changed = _without(changed, change[1:])
        elif change.startswith("+"):
            changed += _added(change[1:], case, as_of)
        else:
            raise BadRequest(
                f"--what-if {change!r}: write -s-3f2a to leave a strand out, -c-3f2a a claim, "
                "+mobilisation_order:3 to add three strands, +!mobilisation_order:1 a denial"
            )
    return changed


def _without(found: Sequence[Sighting], name: str) -> list[Sighting]:
    by_strand = not name.startswith("c-")
    hit = {s.strand if by_strand else s.claim for s in found}
    named = sorted(key for key in hit if key.startswith(name))
    if len(named) != 1 or not name:
        many = f"{len(named)} begin" if named else "none begins"
        what = "strands" if by_strand else "claims"
        raise BadRequest(
            f"--what-if -{name}: of the {what} that count, {many} so; --why lists them"
        )
    return [s for s in found if (s.strand if by_strand else s.claim) != named[0]]


def _added(text: str, case: Case, as_of: str) -> Sequence[Sighting]:
    denied = text.startswith("!")
    signal, _, count = text.removeprefix("!").partition(":")
    if signal not in case.likelihoods.signals:
        names = ", ".join(case.likelihoods.signals)
        raise BadRequest(f"--what-if +{text}: no signal {signal!r}; choose from {names}")
    if not (count or "1").isdigit() or not 1 <= int(count or 1) <= 50:
        raise BadRequest(f"--what-if +{text}: the number behind the colon must be from 1 to 50")
    return supposed(signal, int(count or 1), as_of, denied=denied)


# ---------------------------------------------------------------------- the words behind


def quoted(made: Moved, claims: Mapping[str, Claim], ledger: Ledger) -> Moved:
    """The same with the words of its greatest movers, private names withheld."""
    if isinstance(made, Change):
        parts = {
            name: _with_words(getattr(made, name), claims, ledger)
            for name in ("came", "left", "stronger", "weaker")
        }
        later = quoted(made.later, claims, ledger)
        earlier = quoted(made.earlier, claims, ledger)
        return msgspec.structs.replace(made, **parts, later=later, earlier=earlier)
    return msgspec.structs.replace(made, movers=_with_words(made.movers, claims, ledger))


def _with_words(
    movers: Iterable[Mover], claims: Mapping[str, Claim], ledger: Ledger
) -> tuple[Mover, ...]:
    found = []
    for place, mover in enumerate(movers):
        claim = claims.get(mover.claims[0]) if mover.claims and place < QUOTED else None
        if claim is not None:
            mover = msgspec.structs.replace(mover, quote=_words(claim, ledger))
        found.append(mover)
    return tuple(found)


def _words(claim: Claim, ledger: Ledger) -> str:
    words = quoted_words(claim, ledger.document(claim.document))
    return words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
