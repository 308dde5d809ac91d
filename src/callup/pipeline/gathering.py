"""What a brief is made from, taken from the ledger. In: a ledger, a day. Out: claims, documents, counts; bounded.

A ledger of ordinary size is read whole. A larger one is counted by its own tallies, and only the newest claims are read:
of every signal, of every measure, of denials, of forecasts, and one of every region under every signal. The brief says so.
Deliberately missing: any choice by content; newest is the only rule.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeVar

import msgspec

from callup.brief import most_reported
from callup.case import Case
from callup.evidence.reviewing import Review
from callup.ledger import ClaimQuery, Ledger
from callup.model import Assessment, Census, Claim, Count, Document, Stance
from callup.pipeline.observing import WHOLE
from callup.pipeline.reviewing import claims_reviewed, review_of

Key = TypeVar("Key")
NEWEST_OF_SIGNAL = 60
NEWEST_OF_MEASURE = 25
NEWEST_OF_STANCE = {Stance.DENIES: 40, Stance.PREDICTS: 60, Stance.PLANS: 60}

SIGNS, SOURCES = 12, 4
"""Of the signs and acts that moved an assessment so many, and of each so many claims, are at hand for the brief to cite."""


class Gathered(msgspec.Struct, frozen=True):
    """Claims in the order of their documents, the documents, and the census where not all claims were read."""

    claims: list[Claim]
    documents: list[Document]
    census: Census | None


def gathered(ledger: Ledger, case: Case, as_of: str | None) -> Gathered:
    """What the ledger knew by a day, as far as a brief needs it."""
    if not ledger.holds_more_than(WHOLE, as_of=as_of):
        claims = list(claims_reviewed(ledger, ClaimQuery(as_of=as_of)))
        gone = ledger.replaced(as_of)
        return _ordered(
            claims, [d for d in ledger.documents(as_of=as_of) if d.id not in gone], None
        )
    review = review_of(ledger, as_of)
    census = recounted(ledger.census(as_of=as_of), review, ledger)
    chosen = {claim.id: claim for claim in _chosen(ledger, case, as_of, census)}
    chosen = {claim.id: claim for claim in review.left(chosen.values())}
    names = {claim.document for claim in chosen.values()}
    return _ordered(list(chosen.values()), list(ledger.named_documents(names)), census)


def with_movers(found: Gathered, made: Assessment, ledger: Ledger) -> Gathered:
    """The same with the claims that moved an assessment most, where they were not read."""
    if found.census is None:
        return found
    read = {claim.id for claim in found.claims}
    moved = [sign.claims for sign in made.signs[:SIGNS]] + [act.claims for act in made.acts]
    wanted = {name for claims in moved for name in claims[:SOURCES]} - read
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
        yield from claims_reviewed(ledger, msgspec.structs.replace(query, as_of=as_of, newest=True))
    yield from ledger.named_claims(_of_regions(census))


def recounted(census: Census, review: Review, ledger: Ledger) -> Census:
    """The census with claims as people left them; documents stay counted, since others of their claims may stand."""
    signals, regions = dict(census.signals), dict(census.regions)
    gone = 0
    for before in ledger.named_claims(review.in_force):
        left = next(review.left([before]), None)
        gone += left is None
        for claim, change in ((before, -1), (left, 1)):
            if claim is None or not claim.core or not claim.signal:
                continue
            _add(signals, claim.signal, claim, change)
            for code in {place.code for place in claim.places if "-" in place.code}:
                _add(regions, (claim.signal, code), claim, change)
    return msgspec.structs.replace(
        census, claims=census.claims - gone, signals=signals, regions=regions
    )


def _add(counts: dict[Key, Count], key: Key, claim: Claim, change: int) -> None:
    count = counts.get(key)
    if count is not None:
        denied = change * (claim.stance is Stance.DENIES)
        counts[key] = msgspec.structs.replace(
            count, claims=count.claims + change, denied=count.denied + denied
        )


def _of_regions(census: Census) -> Iterator[str]:
    """One claim of each region that the brief lists under a signal."""
    by_signal: dict[str, list[tuple[str, Count]]] = defaultdict(list)
    for (signal, code), count in census.regions.items():
        by_signal[signal].append((code, count))
    for regions in by_signal.values():
        for _, count in most_reported(regions):
            if count.latest is not None:
                yield count.latest
