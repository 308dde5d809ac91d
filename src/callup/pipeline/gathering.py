"""What a brief is made from, taken from the ledger. In: a ledger, a day. Out: claims, documents, counts; bounded.

A ledger of ordinary size is read whole. A larger one is counted by its own tallies, and only the newest claims are read:
of every signal, of every measure, of denials, of forecasts, and one of every region under every signal. The brief says so.
Deliberately missing: any choice by content; newest is the only rule.
"""

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from callup.brief import most_reported
from callup.case import Case
from callup.ledger import ClaimQuery, Ledger
from callup.model import Assessment, Census, Claim, Count, Document, Stance
from callup.pipeline.weighing import WHOLE

NEWEST_OF_SIGNAL = 60
NEWEST_OF_MEASURE = 25
NEWEST_OF_STANCE = {Stance.DENIES: 40, Stance.PREDICTS: 60, Stance.PLANS: 60}

MOVERS = 20
"""Of the strands that moved an assessment, so many have their first claim at hand; the brief names five."""


class Gathered(msgspec.Struct, frozen=True):
    """Claims in the order of their documents, the documents, and the census where not all claims were read."""

    claims: list[Claim]
    documents: list[Document]
    census: Census | None


def gathered(ledger: Ledger, case: Case, as_of: str | None) -> Gathered:
    """What the ledger knew by a day, as far as a brief needs it."""
    if not ledger.holds_more_than(WHOLE, as_of=as_of):
        claims = list(ledger.claims(ClaimQuery(as_of=as_of)))
        return _ordered(claims, list(ledger.documents(as_of=as_of)), None)
    census = ledger.census(as_of=as_of)
    chosen = {claim.id: claim for claim in _chosen(ledger, case, as_of, census)}
    names = {claim.document for claim in chosen.values()}
    return _ordered(list(chosen.values()), list(ledger.named_documents(names)), census)


def with_movers(found: Gathered, made: Assessment, ledger: Ledger) -> Gathered:
    """The same with the claims that moved an assessment most, where they were not read."""
    if found.census is None:
        return found
    read = {claim.id for claim in found.claims}
    wanted = {mover.claims[0] for mover in made.movers[:MOVERS] if mover.claims} - read
    more = list(ledger.named_claims(wanted))
    new = {claim.document for claim in more} - {document.id for document in found.documents}
    held = [*found.documents, *ledger.named_documents(new)]
    return _ordered([*found.claims, *more], held, found.census)


def _ordered(claims: list[Claim], held: list[Document], census: Census | None) -> Gathered:
    order = {document.id: (document.published or "9999", document.file) for document in held}
    claims.sort(key=lambda claim: (order[claim.document], claim.evidence.start))
    return Gathered(claims, held, census)


def _chosen(ledger: Ledger, case: Case, as_of: str | None, census: Census) -> Iterator[Claim]:
    queries = [
        *(
            ClaimQuery(signal=name, core=True, limit=NEWEST_OF_SIGNAL)
            for name in case.signals
            if name in census.signals
        ),
        *(ClaimQuery(measure=name, core=True, limit=NEWEST_OF_MEASURE) for name in case.measures),
        *(
            ClaimQuery(stance=stance.value, core=True, limit=limit)
            for stance, limit in NEWEST_OF_STANCE.items()
        ),
    ]
    for query in queries:
        yield from ledger.claims(msgspec.structs.replace(query, as_of=as_of, newest=True))
    yield from ledger.named_claims(_of_regions(census))


def _of_regions(census: Census) -> Iterator[str]:
    """One claim of each region that the brief lists under a signal."""
    by_signal: dict[str, list[tuple[str, Count]]] = defaultdict(list)
    for (signal, code), count in census.regions.items():
        by_signal[signal].append((code, count))
    for regions in by_signal.values():
        for _, count in most_reported(regions):
            if count.latest is not None:
                yield count.latest
