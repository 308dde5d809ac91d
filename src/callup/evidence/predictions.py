"""Predictions and plans with a day, and what became of them. In: the record, people's decisions. Out: predictions, soonest first.

A prediction is said by somebody other than those who decide; what they say themselves is a plan, met or not, and kept apart.
The same forecast of one origin is one record, its further carriers listed. A person's decision comes before the rules; taking
it back lets the rules speak again, so that resolving and scoring are one step. Deliberately missing: forecasts without a day.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b

import msgspec

from callup.case.outcomes import OutcomeWords
from callup.evidence.chance import chance_in
from callup.evidence.criteria import criteria_of
from callup.evidence.due import Due, due_of
from callup.evidence.settling import Ruling, Settling
from callup.evidence.statements import UNKNOWN_DAY, Statements
from callup.model import (
    Certainty,
    Claim,
    Criterion,
    Decision,
    Prediction,
    PredictionState,
    SpeakerKind,
    Stance,
    Subject,
    Verdict,
    standing,
)

FORECAST = frozenset({Stance.PREDICTS, Stance.PLANS})
REFUSED = frozenset({Stance.DENIES, Stance.DOUBTS})


class Foretold(msgspec.Struct, frozen=True):
    """A claim about the future, by when and by what it can be judged."""

    claim: Claim
    due: Due
    criterion: Criterion


def predictions(record: Statements, decisions: Iterable[Decision] = ()) -> list[Prediction]:
    """Every dated prediction and plan of the record with its state."""
    words = OutcomeWords(record.case.outcomes.values())
    groups: dict[str, list[Foretold]] = defaultdict(list)
    for claim in record.claims:
        for told in _foretold(claim, record, words):
            groups[_id(told, record)].append(told)
    settling = Settling(record, words)
    made = [d for d in decisions if record.as_of is None or d.at[:10] <= record.as_of]
    decided = {d.subject: d for d in standing(made) if d.kind is Subject.PREDICTION}
    found = [_prediction(name, group, record, settling) for name, group in groups.items()]
    # What no event or figure of the case would settle is an agenda or a hope, and no question that can be resolved.
    judged = (p for p in found if p.criterion.outcome or p.criterion.measures)
    return sorted(
        (_by_hand(p, decided) for p in judged),
        key=lambda p: (p.due, p.made or UNKNOWN_DAY, p.id),
    )


def _foretold(claim: Claim, record: Statements, words: OutcomeWords) -> list[Foretold]:
    """What a claim foretells: nothing, one thing, or several events."""
    if not claim.core or not claim.signal or claim.stance not in FORECAST | REFUSED:
        return []
    due = due_of(claim, record)
    if due is None or (claim.stance in REFUSED and not _ahead(claim, due, record)):
        return []
    found = [Foretold(claim, due, criterion) for criterion in criteria_of(claim, record, words)]
    return [told for told in found if not told.criterion.measures or _has_deadline(told, record)]


def _has_deadline(told: Foretold, record: Statements) -> bool:
    """Whether a number is to be reached by the day, and not only begun, or recalled without words of reaching it."""
    due = told.due
    reached = record.case.phrase("reached")
    return not due.begins and (not due.retold or bool(reached.search(told.claim.evidence.text)))


def _ahead(claim: Claim, due: Due, record: Statements) -> bool:
    """Whether a denial or a doubt is about what is still to come."""
    published = record.published(claim)
    return (
        published is not None
        and due.day > published
        and bool(record.case.phrase("to_come").search(claim.evidence.text))
    )


def _id(told: Foretold, record: Statements) -> str:
    """The name of a forecast: its origin, its day and what would settle it, whoever carries it."""
    c = told.criterion
    judged = c.outcome or ",".join(c.measures) or told.claim.signal
    parts = (record.origin(told.claim), told.due.day, judged, c.place, c.low, c.high, c.negated)
    return "p-" + blake2b("|".join(map(str, parts)).encode(), digest_size=8).hexdigest()


def _prediction(
    name: str, group: Sequence[Foretold], record: Statements, settling: Settling
) -> Prediction:
    first, *again = group
    claim = first.claim
    made = record.published(claim)
    verdict: Ruling = settling.verdict(claim, first.criterion, first.due)
    heard = dict.fromkeys(outlet for t in group if (outlet := record.outlet(t.claim)))
    return Prediction(
        id=name,
        claim=claim,
        key=record.origin(claim),
        strand=record.strand(claim),
        made=made,
        due=first.due.day,
        due_how=first.due.how,
        criterion=first.criterion,
        plan=_is_plan(claim, record),
        retold=first.due.retold,
        state=verdict.state,
        rule=verdict.rule,
        settled_by=verdict.settled_by,
        against=verdict.against,
        repeated=tuple(told.claim.id for told in again),
        outlets=tuple(heard),
        probability=chance_in(record.sentence(claim)),
    )


def _is_plan(claim: Claim, record: Statements) -> bool:
    """Whether those who decide say it, a rule says it, or a text tells it in its own voice as settled."""
    speaker = claim.speaker
    if speaker.kind is SpeakerKind.AUTHOR:
        return claim.stance is Stance.PLANS or claim.certainty is Certainty.PLAIN
    if record.case.phrase("rule").search(f"{speaker.name or ''} {speaker.role or ''}"):
        return True
    return record.side(claim) == "official"


def _by_hand(prediction: Prediction, decided: dict[str, Decision]) -> Prediction:
    """A prediction as a person resolved it; as the rules have it where nobody did, or it was opened again."""
    decision = decided.get(prediction.id)
    if decision is None or decision.verdict is not Verdict.RESOLVE:
        return prediction
    return msgspec.structs.replace(
        prediction,
        state=PredictionState(decision.value["state"]),
        rule=f"Resolved by {decision.by} on {decision.at[:10]}: {decision.reason}",
        settled_by=tuple(decision.value.get("claims", ())),
        against=(),
        decided=decision.id,
    )
