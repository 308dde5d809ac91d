"""An assessment for each of many days. In: sightings, a case, days. Out: a Replay. Misses: movers; ask ``assess`` for a day.

Each day is answered from the sightings known by it. What is known later stands in the same columns and is masked out day
by day; a test compares with weighing each day alone.
"""

import datetime as dt
import itertools
from collections.abc import Callable, Sequence

import numpy as np

from callup.case import Case
from callup.errors import BadRequest
from callup.model import Moment, Replay
from callup.warning.amounts import amounts, ordinal
from callup.warning.sightings import Records, Sighting
from callup.warning.weighing import Options, Weighing

MOST_DAYS = 20_000


def replay(
    sightings: Sequence[Sighting],
    case: Case,
    days: Sequence[str],
    options: Options | None = None,
    *,
    records: Callable[[str], Records] | None = None,
) -> Replay:
    """The series; days are ISO and ascend. ``records`` gives the track records to heed from the first of a month on."""
    weighing = Weighing(sightings, case, options or Options())
    numbers = [ordinal(day) for day in days]
    parts = []
    for month, of_month in itertools.groupby(days, first_of_month):
        columns = weighing.columns if records is None else weighing.columns.heeding(records(month))
        parts.append(amounts(columns, [ordinal(day) for day in of_month]))
    pooled = weighing.pooled(np.concatenate(parts))
    known = np.sort(_first_known(weighing))
    step = numbers[1] - numbers[0] if len(numbers) > 1 else 1
    return Replay(
        case=case.name,
        start=days[0],
        end=days[-1],
        step_days=step,
        hypotheses=tuple(weighing.frame.hypotheses),
        titles=tuple(h.title for h in case.head.hypotheses),
        moments=tuple(
            Moment(
                as_of=day,
                probability=tuple(map(float, pooled.mean[at])),
                low=tuple(map(float, pooled.low[at])),
                high=tuple(map(float, pooled.high[at])),
                strands=int(np.searchsorted(known, number, "right")),
            )
            for at, (day, number) in enumerate(zip(days, numbers, strict=True))
        ),
        draws=weighing.options.draws,
        seed=weighing.options.seed,
    )


def first_of_month(day: str) -> str:
    """The day whose track records a day heeds: they are cast up once a month.

    >>> first_of_month("2023-03-24")
    '2023-03-01'
    """
    return f"{day[:7]}-01"


def _first_known(weighing: Weighing) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The day on which each strand was first known."""
    first: dict[str, int] = {}
    for row, known in zip(weighing.columns.rows, weighing.columns.known, strict=True):
        first[row.strand] = min(first.get(row.strand, int(known)), int(known))
    return np.array(list(first.values()), dtype=np.int64)


def days_between(start: str, end: str, step: int) -> list[str]:
    """Every so many days from the first to at most the last."""
    first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    if last < first or step < 1:
        raise BadRequest(f"no days from {start} to {end} in steps of {step}: turn them round")
    count = (last - first).days // step + 1
    if count > MOST_DAYS:
        raise BadRequest(f"{count} days are more than {MOST_DAYS}: take a longer step")
    return [(first + dt.timedelta(days=step * n)).isoformat() for n in range(count)]
