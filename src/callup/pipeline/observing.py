"""From the ledger to what an assessment is made from. In: a ledger, a case, a day. Out: Observed, and the claims by id.

Everything known by the day counts: documents published by it (captured, where no date is known) and decisions made by
it. Deliberately missing: any weighing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath

import msgspec

from callup.case import Case
from callup.case.law import compiled
from callup.evidence import Telling, act_reports, aliases_of, house_of, strands
from callup.evidence.reviewing import Review
from callup.ledger import ClaimQuery, Ledger
from callup.model import Claim, Decision, Document, Stance, Strand, Subject
from callup.pipeline.reviewing import review_of
from callup.warning import Held, Observed, Tally, Volume, reports

WHOLE = 20_000
"""Claims up to which a ledger is read whole."""
NEWEST: dict[str | None, int] = {None: 120, Stance.DENIES.value: 40, Stance.DOUBTS.value: 15}
"""Of each signal of a larger ledger, so many claims are read, newest first: in any stance, that deny, that doubt."""


UNNAMED = "text:"
"""The house of documents that name no publisher, in volumes; as sources each is one by itself."""


OWN_WORDS, ACT_DAYS, A_DAY = 300, 12, 400
"""Of a large ledger so many words of whoever may perform an act are read, and of so many days on which they sound like one so
many claims."""


class Seen(msgspec.Struct, frozen=True):
    """What a day's questions are answered from, and the claims it stands on by id."""

    observed: Observed
    claims: Mapping[str, Claim]


class Reading(msgspec.Struct, frozen=True):
    """What a ledger holds by a day, read once: core claims on signs, documents, days, houses, volumes.

    ``beside`` are the other claims of the documents that people decided on: a correction may make them count.
    """

    case: Case
    claims: dict[str, Claim]
    documents: Mapping[str, Document]
    days: dict[str, str]
    houses: dict[str, str]
    volumes: list[Volume]
    undated: int
    beside: dict[str, Claim] = {}
    tallies: list[Tally] = []

    def seen(self, decisions: Sequence[Decision], woven: Iterable[Strand] | None = None) -> Seen:
        """What counts, as people's decisions leave it; ``woven`` are the strands, where they are at hand."""
        claims = self.reviewed(decisions) if woven is None else self.claims
        named = [
            readable(strand, self.documents)
            for strand in (self._strands(claims, decisions) if woven is None else woven)
        ]
        held = Held(claims=claims, days=self.days, houses=self.houses)
        texts = {name: document.text for name, document in self.documents.items()}
        acts = act_reports(named, claims, Telling(self.days, self.houses, texts), self.case)
        found = Observed(
            reports=reports(named, held, self.case),
            volumes=self.volumes,
            acts=acts,
            undated=self.undated,
            tallies=self.tallies,
        )
        return Seen(found, claims)

    def reviewed(self, decisions: Sequence[Decision]) -> dict[str, Claim]:
        """The claims that count, as people left them."""
        if all(decision.kind is not Subject.CLAIM for decision in decisions):
            return self.claims
        held = {**self.beside, **self.claims}
        left = Review(decisions, held.keys()).left(held.values())
        return {claim.id: claim for claim in left if counts(claim, self.case)}

    def _strands(self, claims: Mapping[str, Claim], decisions: Sequence[Decision]) -> list[Strand]:
        aliases = outlets_by_name(self.case)
        return strands(claims.values(), self.documents.values(), decisions, aliases)


def read_whole(ledger: Ledger, case: Case, as_of: str) -> Reading:
    """Everything that was known by a day."""
    documents = {d.id: d for d in ledger.documents(as_of=as_of)}
    claims = ledger.claims(ClaimQuery(as_of=as_of, core=True))
    return made(ledger, case, as_of, claims, documents)


def read_newest(ledger: Ledger, case: Case, as_of: str) -> Reading:
    """Of a large ledger: of each signal the newest claims, and the newest that deny or doubt."""
    found: dict[str, Claim] = {}
    for signal in case.states.signals:
        for stance, limit in NEWEST.items():
            query = ClaimQuery(
                signal=signal, stance=stance, core=True, as_of=as_of, newest=True, limit=limit
            )
            found |= {claim.id: claim for claim in ledger.claims(query)}
    found |= {claim.id: claim for claim in _about_acts(ledger, case, as_of)}
    documents = {d.id: d for d in ledger.named_documents({c.document for c in found.values()})}
    reading = made(ledger, case, as_of, found.values(), documents)
    tallies = [
        Tally(day=day, signal=signal, documents=number)
        for day, signal, number in ledger.tallied(as_of=as_of)
    ]
    return msgspec.structs.replace(reading, tallies=tallies)


def _about_acts(ledger: Ledger, case: Case, as_of: str) -> Iterator[Claim]:
    """Of a large ledger what tells of acts: the words of those who may perform them, and what was said on those days."""
    by = {case.actors[name].name for act in case.states.acts.values() for name in act.by}
    own = [
        claim
        for name in sorted(by)
        for claim in ledger.claims(
            ClaimQuery(speaker=name, core=True, as_of=as_of, newest=True, limit=OWN_WORDS)
        )
    ]
    documents = {d.id: d for d in ledger.named_documents({claim.document for claim in own})}
    cues = [compiled(act.cues, act.name) for act in case.states.acts.values()]
    days = Counter(
        documents[claim.document].published or ""
        for claim in own
        if any(
            cue.found_in(claim.evidence.text)
            for table in cues
            for cue in table.get(claim.language, ())
        )
    )
    yield from own
    for day, _ in days.most_common(ACT_DAYS):
        if day:
            query = ClaimQuery(since=day, until=day, core=True, as_of=as_of, limit=A_DAY)
            yield from ledger.claims(query)


def made(
    ledger: Ledger,
    case: Case,
    as_of: str,
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
) -> Reading:
    """A reading of claims and documents that are at hand."""
    counted = {c.id: c for c in claims if counts(c, case)}
    aliases = outlets_by_name(case)
    return Reading(
        case=case,
        claims=counted,
        documents=documents,
        days={name: d.published or captured(ledger, name) for name, d in documents.items()},
        houses={name: house(d, aliases) for name, d in documents.items()},
        volumes=volumes(ledger, as_of, aliases),
        undated=ledger.undated(after=as_of),
        beside=_beside(ledger, documents, counted),
    )


def volumes(ledger: Ledger, as_of: str, aliases: Mapping[str, str]) -> list[Volume]:
    """What each house published on each day; documents without a publisher are the day's unnamed ones."""
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    houses: dict[str | None, str] = {None: UNNAMED}
    for row in ledger.volumes(as_of=as_of):
        if row.publisher not in houses:
            houses[row.publisher] = house_of(row.publisher or "", aliases)
        both = sums[houses[row.publisher], row.day]
        both[0] += row.with_claims
        both[1] += row.documents - row.with_claims
    return [Volume(house=h, day=d, on=on, off=off) for (h, d), (on, off) in sorted(sums.items())]


def house(document: Document, aliases: Mapping[str, str]) -> str:
    """The house a document belongs to; one that names none is a house of its own."""
    if not document.publisher:
        return f"{UNNAMED}{document.id}"
    return house_of(document.publisher, aliases)


def counts(claim: Claim, case: Case) -> bool:
    """Whether a claim may count: on the matter, and of a sign the case knows."""
    return claim.core and claim.signal in case.states.signals


def _beside(
    ledger: Ledger, documents: Mapping[str, Document], counted: Mapping[str, Claim]
) -> dict[str, Claim]:
    decided = [name for name in review_of(ledger).documents if name in documents]
    asked = (ClaimQuery(document=name) for name in decided)
    found = (claim for query in asked for claim in ledger.claims(query))
    return {claim.id: claim for claim in found if claim.id not in counted}


def captured(ledger: Ledger, document: str) -> str:
    """The day a document of unknown date was first seen."""
    return next(iter(ledger.events(document))).at[:10]


def outlets_by_name(case: Case) -> dict[str, str]:
    """The case's outlets by the names they go by, as strands compare them."""
    return aliases_of(
        {key: (a.name, *a.names) for key, a in case.actors.items() if a.kind == "outlet"}
    )


def readable(strand: Strand, documents: Mapping[str, Document]) -> Strand:
    """A strand whose origin goes by a file's name, not by its folders."""
    file = documents[strand.documents[0]].file
    if file not in strand.origin:
        return strand
    short = strand.origin.replace(file, PurePath(file).name)
    return msgspec.structs.replace(strand, origin=short)
