"""A ledger's claims as people left them, for who lists claims. In: a ledger, a query. Out: claims, one after another.

Rejected ones are out, corrected ones come with their new parts. Deliberately missing: everything that is made of claims; ask
for a Record.
"""

from collections.abc import Iterator

import msgspec

from callup.evidence.reviewing import Review
from callup.ledger import ClaimQuery, Ledger
from callup.model import Claim, Subject, Verdict


def review_of(ledger: Ledger, as_of: str | None = None) -> Review:
    """The decisions on claims made by a day."""
    decisions = [d for d in ledger.decisions(as_of) if d.kind is Subject.CLAIM]
    return Review(decisions, ledger.current(d.subject for d in decisions))


def claims_reviewed(ledger: Ledger, query: ClaimQuery | None = None) -> Iterator[Claim]:
    """The current claims that fit a query, as people left them: rejected ones out, corrected ones by their new parts."""
    asked = query or ClaimQuery()
    review = review_of(ledger, asked.as_of)
    if not review.in_force:
        yield from ledger.claims(asked)
        return
    seen: set[str] = set()
    for claim in review.left(ledger.claims(msgspec.structs.replace(asked, limit=None))):
        if fits(claim, asked):
            seen.add(claim.id)
            yield claim
            if len(seen) == asked.limit:
                return
    # A correction may bring a claim in that the ledger's own columns leave out.
    for claim in _brought_in(ledger, asked, review):
        if claim.id not in seen and len(seen) != asked.limit:
            seen.add(claim.id)
            yield claim


def unreviewed(ledger: Ledger, query: ClaimQuery) -> list[Claim]:
    """The claims that fit a query and on which nobody decided, oldest first."""
    review = review_of(ledger, query.as_of)
    return [claim for claim in ledger.claims(query) if review.decision_on(claim) is None]


def _brought_in(ledger: Ledger, asked: ClaimQuery, review: Review) -> Iterator[Claim]:
    gone = ledger.replaced(asked.as_of)
    for document in (name for name in review.documents if name not in gone):
        wider = msgspec.structs.replace(
            asked, document=document, limit=None,
            signal=None, measure=None, stance=None, place=None, core=None, speaker=None,
        )  # fmt: skip
        if asked.document in {None, document} and asked.speaker is None:
            for claim in review.left(ledger.claims(wider)):
                decision = review.decision_on(claim)
                if decision and decision.verdict is Verdict.CORRECT and fits(claim, asked):
                    yield claim


def fits(claim: Claim, asked: ClaimQuery) -> bool:
    """Whether a claim's parts, corrected or not, still are what was asked for."""
    wanted: tuple[tuple[object, object], ...] = (
        (asked.signal, claim.signal),
        (asked.measure, claim.measure),
        (asked.stance, claim.stance.value),
        (asked.core, claim.core),
    )
    if any(value is not None and value != found for value, found in wanted):
        return False
    return asked.place is None or asked.place.upper() in {place.code for place in claim.places}
