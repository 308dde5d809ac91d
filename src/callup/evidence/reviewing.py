"""Claims as people left them: rejected ones out, corrected ones with the corrected parts. In: claims, decisions. Out: claims.

A decision finds its claim by id or, after the document was read anew, by its anchor: the same document, words that
overlap by half of the shorter stretch, and the same figure or signal. Deliberately missing: who may decide, and whether a
correction makes sense for the case; that is checked before a decision is kept.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec

from callup.model import (
    Bound,
    Certainty,
    Claim,
    Decision,
    Place,
    Quantity,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Subject,
    Verdict,
    standing,
)

OVERLAP = 0.5
"""So much of the shorter stretch two readings must share to be of the same statement. Assumption: half is the same clause."""


def anchor(claim: Claim) -> dict[str, Any]:
    """What finds a claim again when its document was read anew."""
    figure = claim.quantity.span if claim.quantity else None
    return {
        "document": claim.document,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "text": claim.evidence.text,
        "signal": claim.signal,
        "figure": None if figure is None else [figure.start, figure.end],
    }


class Review:
    """The decisions on claims in force, ready to be asked.

    ``current`` holds the ids, among those decided on, that the newest readings still have: only a decision whose claim is
    gone looks for it by its anchor, so that a neighbour in the same clause is left alone.
    """

    def __init__(self, decisions: Iterable[Decision], current: Collection[str]) -> None:
        made = [d for d in standing(decisions) if d.kind is Subject.CLAIM]
        self.in_force = {decision.subject: decision for decision in made}
        """By the id of the claim decided on."""
        self._anchored: dict[str, list[Decision]] = defaultdict(list)
        for decision in made:
            if decision.subject not in current:
                self._anchored[str(decision.anchor.get("document"))].append(decision)

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents whose claims were decided on."""
        named = (str(d.anchor.get("document")) for d in self.in_force.values())
        return tuple(dict.fromkeys(named))

    def decision_on(self, claim: Claim) -> Decision | None:
        """The decision in force on a claim, or on what an earlier reading made of the same words."""
        own = self.in_force.get(claim.id)
        if own is not None or claim.document not in self._anchored:
            return own
        near = [d for d in self._anchored[claim.document] if _same_statement(d, claim)]
        return max(near, key=lambda d: (_share(d, claim), d.at, d.id), default=None)

    def left(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """The claims as people left them, in the order they come."""
        for claim in claims:
            decision = self.decision_on(claim) if self.in_force else None
            if decision is None or decision.verdict is Verdict.ACCEPT:
                yield claim
            elif decision.verdict is Verdict.CORRECT:
                yield corrected(claim, decision)


def corrected(claim: Claim, decision: Decision) -> Claim:
    """A claim with the parts that a decision corrects, each noted as corrected by whom and why."""
    fields = decision.value
    note = f"corrected by {decision.by} on {decision.at[:10]}: {decision.reason}"
    changes: dict[str, Any] = {}
    if "signal" in fields:
        changes["signal"] = fields["signal"]
    if "measure" in fields:
        changes["measure"] = fields["measure"]
    if "stance" in fields:
        changes["stance"] = Stance(fields["stance"])
    if "certainty" in fields:
        changes["certainty"] = Certainty(fields["certainty"])
    if "core" in fields:
        changes["core"] = bool(fields["core"])
    if "places" in fields:
        changes["places"] = tuple(Place(code=c, name=n) for c, n in fields["places"])
    if "speaker" in fields:
        changes["speaker"] = _speaker(fields["speaker"], claim.speaker)
    if "quantity" in fields:
        changes["quantity"] = _quantity(claim.quantity, fields["quantity"])
    found_by = {**claim.method.found_by, **dict.fromkeys(changes, note)}
    method = msgspec.structs.replace(claim.method, found_by=found_by)
    return msgspec.structs.replace(claim, **changes, method=method)


def _quantity(before: Quantity | None, fields: dict[str, Any] | None) -> Quantity | None:
    if before is None or fields is None:
        return None
    said = {name: fields[name] for name in ("value", "low", "high") if name in fields}
    bound = Bound(fields["bound"]) if "bound" in fields else before.bound
    return msgspec.structs.replace(before, **said, bound=bound)


def _speaker(fields: dict[str, str], before: Speaker) -> Speaker:
    return Speaker(
        name=fields["name"],
        kind=SpeakerKind(fields["kind"]),
        actor=fields["actor"],
        role=fields.get("role"),
        span=before.span,
    )


def _same_statement(decision: Decision, claim: Claim) -> bool:
    if _share(decision, claim) < OVERLAP:
        return False
    mine = claim.quantity.span if claim.quantity else None
    theirs = decision.anchor.get("figure")
    if mine is not None and theirs is not None:
        return mine.overlap(Span(*theirs)) > 0
    # Without figures on both sides, two statements on one clause are told apart by their signals.
    return claim.signal == decision.anchor.get("signal")


def _share(decision: Decision, claim: Claim) -> float:
    try:
        then = Span(decision.anchor["start"], decision.anchor["end"])
    except (KeyError, TypeError, ValueError):
        return 0.0
    now = Span(claim.evidence.start, claim.evidence.end)
    return then.overlap(now) / max(1, min(len(then), len(now)))
