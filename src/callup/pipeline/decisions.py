"""What people decide. In: a ledger, a person's words. Out: decisions kept. The one place where a Decision is made.

Who decides and why are required, and the clock comes in with the words. Deliberately missing: what comes of a decision; every
question asks ``record`` for claims as people left them.
"""

import hashlib
from typing import Any

import msgspec

from callup.errors import BadRequest
from callup.evidence import predictions
from callup.evidence.reviewing import anchor
from callup.ledger import Ledger
from callup.model import Claim, Decision, Prediction, PredictionState, Subject, Verdict
from callup.record import Record

Parts = dict[str, Any]


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


def resolve(
    ledger: Ledger, record: Record, name: str, state: PredictionState | None, who: Who
) -> Prediction:
    """Keep a person's word on a prediction, or open it again where there is no state; the prediction as it stands then.

    ``record`` is all that is known today. BadRequest when no prediction, or several, begin with the name given.
    """
    before = prediction_named(record, name)
    made = decide(
        ledger,
        (Subject.PREDICTION, before.id),
        Verdict.REOPEN if state is None else Verdict.RESOLVE,
        who,
        value={} if state is None else {"state": state.value},
        anchor={"document": before.claim.document, "claim": before.claim.id},
    )
    found = predictions(record.statements, [*record.decisions, made])
    return next(p for p in found if p.id == before.id)


def prediction_named(record: Record, name: str) -> Prediction:
    """One prediction by its id or the beginning of it."""
    found = [p for p in predictions(record.statements, record.decisions) if p.id.startswith(name)]
    if len(found) != 1:
        many = "several predictions begin" if found else "no prediction begins"
        raise BadRequest(f"{many} with {name!r}: list them with 'callup predictions'")
    return found[0]
