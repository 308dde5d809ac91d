"""The warning's own forecasts, resolved. In: moments of a series, the acts known by its end. Out: a score for each question.

Each day's probability of a new announced wave within so many days is a forecast: it came true if an act that begins a wave
falls into them, it did not if they have passed without, it is open else. Deliberately missing: other questions; which
path was the main one nobody announces.
"""

import datetime as dt
import math
from collections.abc import Iterator, Sequence

from callup.case import Case
from callup.model import ActSeen, Bin, ForecastScore, Moment

BINS = (0.0, 0.05, 0.2, 0.45, 0.55, 0.8, 0.95, 1.0)
"""Borders of the words of ICD 203."""
LEAST = 0.001
"""Probabilities nearer to 0 or 1 score as this near."""
Judged = list[tuple[float, bool]]


def scored(
    moments: Sequence[Moment], acts: Sequence[ActSeen], case: Case
) -> tuple[ForecastScore, ...]:
    """How the forecasts of new waves fared, one score for each span of days."""
    begun = [act.day for act in acts if act.kind == "begins"]
    return tuple(
        _score(moments, begun, case.states.announced, days) for days in case.states.ahead_days
    )


def _score(
    moments: Sequence[Moment], begun: Sequence[str], question: str, days: int
) -> ForecastScore:
    judged: Judged = []
    still = 0
    last = max((moment.as_of for moment in moments), default="")
    for moment in moments:
        until = (dt.date.fromisoformat(moment.as_of) + dt.timedelta(days=days)).isoformat()
        came = any(moment.as_of < day <= until for day in begun)
        if not came and until > last:
            still += 1
            continue
        stated = next(
            a.probability for a in moment.ahead if (a.question, a.days) == (question, days)
        )
        judged.append((stated, came))
    return ForecastScore(
        question=question,
        days=days,
        came=sum(came for _, came in judged),
        did_not=sum(not came for _, came in judged),
        open=still,
        brier=_mean([(stated - came) ** 2 for stated, came in judged]),
        log_score=_mean([-math.log(_told(stated, came=came)) for stated, came in judged]),
        reliability=tuple(_bins(judged)),
    )


def _told(stated: float, *, came: bool) -> float:
    return max(LEAST, stated if came else 1 - stated)


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 6) if values else None


def _bins(judged: Judged) -> Iterator[Bin]:
    for low, high in zip(BINS, BINS[1:], strict=False):
        own = [one for one in judged if low <= one[0] < high or one[0] == high == 1]
        if own:
            yield Bin(
                low=low,
                high=high,
                forecasts=len(own),
                stated=round(sum(stated for stated, _ in own) / len(own), 4),
                came=round(sum(came for _, came in own) / len(own), 4),
            )
