"""What people decide and what comes of it. In: a ledger, a person's words. Out: claims as reviewed, decisions kept.

The clock comes in with the words. Deliberately missing: what is weighed; every question asks for claims here first.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

import msgspec

from callup.errors import BadRequest
from callup.evidence.reviewing import Review, anchor
from callup.ledger import ClaimQuery, Ledger
from callup.model import Claim, Decision, Subject, Verdict

Parts = dict[str, Any]


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
        if _fits(claim, asked):
            seen.add(claim.id)
            yield claim
            if len(seen) == asked.limit:
                return
    # A correction may bring a claim in that the ledger's own columns leave out.
    for claim in _brought_in(ledger, asked, review):
        if claim.id not in seen and len(seen) != asked.limit:
            seen.add(claim.id)
            yield claim


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
                if decision and decision.verdict is Verdict.CORRECT and _fits(claim, asked):
                    yield claim


def _fits(claim: Claim, asked: ClaimQuery) -> bool:
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


class Who(msgspec.Struct, frozen=True):
    """Who decides, why, and when (an ISO time in UTC). BadRequest where nobody or no reason stands behind it."""

    by: str
    reason: str
    at: str

    def __post_init__(self) -> None:
        if not self.by.strip() or not self.reason.strip():
            raise BadRequest("a decision needs a name and a reason: give --by and --reason")


def decide(
    ledger: Ledger, subject: tuple[Subject, str], verdict: Verdict, who: Who, **parts: Parts
) -> Decision:
    """Keep a decision, its id made of its own words. ``parts`` are a decision's ``value`` and ``anchor``."""
    kind, name = subject
    key = repr((kind.value, name, verdict.value, who.by, who.reason, who.at, sorted(parts.items())))
    made = Decision(
        id="d-" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12],
        at=who.at, by=who.by.strip(), reason=who.reason.strip(),
        kind=kind, subject=name, verdict=verdict, **parts,
    )  # fmt: skip
    ledger.decide(made)
    return made


def decide_on_claim(
    ledger: Ledger, claim: Claim, verdict: Verdict, who: Who, value: Parts | None = None
) -> Decision:
    """Keep a decision on a claim, with what finds the claim again in a later reading."""
    subject = (Subject.CLAIM, claim.id)
    return decide(ledger, subject, verdict, who, value=value or {}, anchor=anchor(claim))


def take_back(ledger: Ledger, decision: Decision, who: Who) -> Decision:
    """Withdraw one decision: what stood before it stands again."""
    subject = (decision.kind, decision.subject)
    return decide(ledger, subject, Verdict.WITHDRAW, who, value={"decision": decision.id})


def unreviewed(ledger: Ledger, query: ClaimQuery) -> list[Claim]:
    """The claims that fit a query and on which nobody decided, oldest first."""
    review = review_of(ledger, query.as_of)
    return [claim for claim in ledger.claims(query) if review.decision_on(claim) is None]
