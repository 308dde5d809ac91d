"""Track records: whose dated predictions held. In: predictions with their states. Out: one record a speaker and outlet.

Plans do not count: who decides an event does not foresee it. Disputed and void ones are counted apart. The interval is
the 80% credible interval of a share under Jeffreys' prior, Beta(1/2, 1/2): with nothing resolved it runs from 0.02 to
0.98, after three of three from 0.66 to 1.00; three predictions are not a record.
Reference: Brown, Cai, DasGupta, "Interval Estimation for a Binomial Proportion", Statistical Science 16(2), 2001.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from callup.model import Prediction, PredictionState, TrackRecord

COVERED = 0.8
LEAST_CHANCE = 0.001
"""Probabilities nearer to 0 or 1 score as this near, so that one "never" that happened leaves a number."""


def track_records(predictions: Iterable[Prediction]) -> list[TrackRecord]:
    """One record for each speaker and each outlet, the most resolved predictions first."""
    by_speaker: dict[str, list[Prediction]] = defaultdict(list)
    by_outlet: dict[str, list[Prediction]] = defaultdict(list)
    for prediction in predictions:
        if prediction.plan:
            continue
        by_speaker[prediction.key].append(prediction)
        for outlet in dict.fromkeys(prediction.outlets):
            by_outlet[outlet].append(prediction)
    found = [_record(key, _name(made), made) for key, made in by_speaker.items()]
    found += [_record(key.casefold(), key, made, outlet=True) for key, made in by_outlet.items()]
    return sorted(found, key=lambda r: (r.outlet, -(r.held + r.failed), -r.made, r.key))


def _name(made: Sequence[Prediction]) -> str:
    """The name of a speaker as first written; private people have none."""
    first = min(made, key=lambda p: (p.made or "9999", p.id))
    speaker = first.claim.speaker
    return (None if speaker.private else speaker.name) or speaker.role or first.key


def _record(
    key: str, name: str, made: Sequence[Prediction], *, outlet: bool = False
) -> TrackRecord:
    counts = {state: sum(p.state is state for p in made) for state in PredictionState}
    held, failed = counts[PredictionState.CAME_TRUE], counts[PredictionState.DID_NOT]
    low, high = share_interval(held, failed)
    scored = [
        (p.probability, p.state is PredictionState.CAME_TRUE)
        for p in made
        if p.probability is not None
        and p.state in {PredictionState.CAME_TRUE, PredictionState.DID_NOT}
    ]
    return TrackRecord(
        key=key,
        name=name,
        made=len(made),
        held=held,
        failed=failed,
        disputed=counts[PredictionState.DISPUTED],
        void=counts[PredictionState.VOID],
        open=counts[PredictionState.OPEN],
        share=held / (held + failed) if held + failed else None,
        low=low,
        high=high,
        brier=brier(scored),
        log_score=log_score(scored),
        outlet=outlet,
    )


def share_interval(held: int, failed: int) -> tuple[float, float]:
    """The 80% interval of the share that holds, given how many did and did not.

    >>> [round(end, 2) for end in share_interval(3, 0)]
    [0.66, 1.0]
    """
    from scipy.special import betaincinv  # on first use: most commands need not wait for it

    tail = (1 - COVERED) / 2
    a, b = held + 0.5, failed + 0.5
    return float(betaincinv(a, b, tail)), float(betaincinv(a, b, 1 - tail))


def brier(scored: Sequence[tuple[float, bool]]) -> float | None:
    """The mean squared distance of probabilities from what happened; 0 is best, 0.25 a coin's.

    >>> brier([(0.7, True)])
    0.09
    """
    if not scored:
        return None
    return round(sum((chance - came) ** 2 for chance, came in scored) / len(scored), 6)


def log_score(scored: Sequence[tuple[float, bool]]) -> float | None:
    """The mean negative log of the probability given to what happened, in nats; 0 is best, 0.69 a coin's."""
    if not scored:
        return None
    total = 0.0
    for chance, came in scored:
        told = chance if came else 1 - chance
        total -= math.log(max(LEAST_CHANCE, told))
    return round(total / len(scored), 6)
