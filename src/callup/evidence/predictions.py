"""Predictions with a day by which they can be judged. In: claims and the day of asking. Out: predictions, soonest first."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from callup.model import Claim, Criterion, Prediction, Stance

FUTURE = frozenset({Stance.PREDICTS, Stance.PLANS})


def predictions(claims: Sequence[Claim], dates: Mapping[str, str | None]) -> list[Prediction]:
    """Core predictions and plans whose time lies after their document's day, or whose words name a deadline."""
    found: dict[str, Prediction] = {}
    for claim in claims:
        due = _due(claim)
        if due is None or claim.stance not in FUTURE or not claim.core or not claim.signal:
            continue
        key = _who(claim)
        name = f"{key}|{claim.evidence.text}|{due}"
        made = Prediction(
            id="p-" + blake2b(name.encode(), digest_size=8).hexdigest(),
            claim=claim,
            key=key,
            made=dates.get(claim.document),
            due=due,
            criterion=Criterion(words=f"what is reported of {claim.signal} by {due}"),
            plan=claim.stance is Stance.PLANS,
        )
        found.setdefault(made.id, made)
    return sorted(found.values(), key=lambda p: (p.due, p.claim.id))


def _who(claim: Claim) -> str:
    speaker = claim.speaker
    return (
        speaker.actor or speaker.name or speaker.role or f"author of {claim.document}"
    ).casefold()


def _due(claim: Claim) -> str | None:
    if claim.period is None or claim.period.kind.value == "said":
        return None
    return claim.period.end or (
        claim.period.start if claim.period.kind.value == "deadline" else None
    )
