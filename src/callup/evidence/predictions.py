"""Predictions with a day by which they can be judged. In: claims and the day of asking. Out: predictions, soonest first.

Deliberately missing: whether they came true; that is for a person, or for later evidence.
"""

from collections.abc import Mapping, Sequence

from callup.model import Claim, Prediction, Stance

FUTURE = frozenset({Stance.PREDICTS, Stance.PLANS})


def predictions(
    claims: Sequence[Claim], dates: Mapping[str, str | None], as_of: str | None
) -> list[Prediction]:
    """Core predictions and plans whose time lies after their document's day, or whose words name a deadline."""
    found: dict[tuple[str, str], Prediction] = {}
    for claim in claims:
        due = _due(claim)
        if due is None or claim.stance not in FUTURE or not claim.core or not claim.signal:
            continue
        past = as_of is not None and due < as_of
        found.setdefault((claim.evidence.text, due), Prediction(claim=claim, due=due, past=past))
    return sorted(found.values(), key=lambda p: (p.due, p.claim.id))


def _due(claim: Claim) -> str | None:
    if claim.period is None or claim.period.kind.value == "said":
        return None
    return claim.period.end or (
        claim.period.start if claim.period.kind.value == "deadline" else None
    )
