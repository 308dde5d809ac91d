"""What of a record counts for an assessment: reports, volumes, acts. In: claims, strands, what was held. Out: an Observed.

Deliberately missing: any weighing; that is ``warning``'s.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePath

import msgspec

from callup.case import Case
from callup.evidence import Provenance, act_reports, aliases_of, house_of
from callup.model import Claim, Document, Strand
from callup.record.holdings import Holdings
from callup.warning import Held, Observed, Volume, reports

UNNAMED = "text:"
"""The house of documents that name no publisher, in volumes; as sources each is one by itself."""


def observed_of(
    claims: Mapping[str, Claim],
    strands: Iterable[Strand],
    documents: Mapping[str, Document],
    held: Holdings,
) -> Observed:
    """What counts of claims as people left them, of documents that still speak."""
    aliases = outlets_by_name(held.case)
    houses = {name: house(document, aliases) for name, document in documents.items()}
    named = [readable(strand, documents) for strand in strands]
    counting = {c.id: c for c in claims.values() if counts(c, held.case)}
    texts = {name: document.text for name, document in documents.items()}
    return Observed(
        reports=reports(named, Held(claims=counting, days=held.days, houses=houses), held.case),
        volumes=volumes(held, documents, houses),
        acts=act_reports(named, counting, Provenance(held.days, houses, texts), held.case),
        undated=held.undated,
        tallies=held.tallies,
    )


def volumes(
    held: Holdings, documents: Mapping[str, Document], houses: Mapping[str, str]
) -> list[Volume]:
    """What each house published on each day; documents without a publisher are the day's unnamed ones."""
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    aliases = outlets_by_name(held.case)
    known: dict[str | None, str] = {None: UNNAMED}
    for row in held.volumes:
        if row.publisher not in known:
            known[row.publisher] = house_of(row.publisher or "", aliases)
        both = sums[known[row.publisher], row.day]
        both[0] += row.with_claims
        both[1] += row.documents - row.with_claims
    telling = {claim.document for claim in held.claims}
    # Pages that are replaced by the last day, and of the day asked for were not yet, are no part of the ledger's volumes.
    for name in held.replaced.keys() & documents.keys():
        named = houses[name] if documents[name].publisher else UNNAMED
        sums[named, held.days[name]][name not in telling] += 1
    return [Volume(house=h, day=d, on=on, off=off) for (h, d), (on, off) in sorted(sums.items())]


def house(document: Document, aliases: Mapping[str, str]) -> str:
    """The house a document belongs to; one that names none is a house of its own."""
    if not document.publisher:
        return f"{UNNAMED}{document.id}"
    return house_of(document.publisher, aliases)


def counts(claim: Claim, case: Case) -> bool:
    """Whether a claim may count: on the matter, and of a sign the case knows."""
    return claim.core and claim.signal in case.states.signals


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
