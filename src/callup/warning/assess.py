"""The assessment of a day. In: sightings, a case, the day. Out: hypotheses with intervals, confidence, movers, matrix.

Pure and seeded: the same sightings in any order give the same numbers. Deliberately missing: anything known after the day.
"""

from collections.abc import Sequence

from callup.case import Case
from callup.model import Assessment, Estimate
from callup.warning.amounts import ordinal
from callup.warning.confidence import confidence
from callup.warning.matrix import matrix
from callup.warning.movers import movers
from callup.warning.pool import Pooled
from callup.warning.sightings import Sighting
from callup.warning.weighing import Options, Weighing
from callup.warning.words import words_for


def assess(
    sightings: Sequence[Sighting],
    case: Case,
    as_of: str,
    options: Options | None = None,
    *,
    supposed: Sequence[str] = (),
) -> Assessment:
    """What the sightings amount to on a day; ``supposed`` names what the caller added or left out."""
    known = [s for s in sightings if s.known <= as_of]
    return assessed(Weighing(known, case, options or Options()), as_of, supposed)


def assessed(weighing: Weighing, as_of: str, supposed: Sequence[str] = ()) -> Assessment:
    """The same, of a weighing that is at hand."""
    day = ordinal(as_of)
    estimates = hypotheses(weighing, weighing.pooled(weighing.amounts(day)[None]))
    leading = max(estimates, key=lambda e: e.probability)
    live = weighing.columns.live(day)
    rows = [row for row, counts in zip(weighing.columns.rows, live, strict=True) if counts]
    return Assessment(
        case=weighing.case.name,
        question=weighing.case.head.question,
        as_of=as_of,
        horizon_days=weighing.case.head.horizon_days,
        hypotheses=estimates,
        confidence=confidence(weighing, day, leading.high - leading.low),
        movers=tuple(movers(weighing, day)),
        matrix=tuple(matrix(weighing, day)),
        strands=len({row.strand for row in rows}),
        claims=len({row.claim for row in rows if row.claim}),
        draws=weighing.options.draws,
        seed=weighing.options.seed,
        supposed=tuple(supposed),
    )


def hypotheses(weighing: Weighing, pooled: Pooled) -> tuple[Estimate, ...]:
    """The estimates of one day, in the case's order."""
    return tuple(
        Estimate(
            name=h.name,
            title=h.title,
            probability=float(pooled.mean[0, at]),
            low=float(pooled.low[0, at]),
            high=float(pooled.high[0, at]),
            words=words_for(float(pooled.mean[0, at])),
            prior=h.prior,
        )
        for at, h in enumerate(weighing.case.head.hypotheses)
    )
