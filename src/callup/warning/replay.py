"""An assessment for each of many days. In: an Observed, a case, days. Out: a Replay. Misses: shares; ask ``assess`` for a day.

Each day is answered from what was known by it: one weighing goes through all days in order, and nothing it reckons for a
day looks ahead. A test compares with weighing each day alone.
"""

import datetime as dt
from collections.abc import Sequence

from callup.case import Case
from callup.errors import BadRequest
from callup.model import Moment, Replay
from callup.warning.draws import Options
from callup.warning.forecasts import scored
from callup.warning.record import Observed
from callup.warning.signs import in_window
from callup.warning.weighing import Weighing

MOST_DAYS = 20_000


def replay(
    observed: Observed, case: Case, days: Sequence[str], options: Options | None = None
) -> Replay:
    """The series; days are ISO and ascend."""
    weighing = Weighing(observed, case, days[-1], options or Options(), days)
    states = case.states.states
    moments = tuple(_moment(weighing, day) for day in days)
    step = (dt.date.fromisoformat(days[1]) - dt.date.fromisoformat(days[0])).days if days[1:] else 1
    return Replay(
        case=case.name,
        start=days[0],
        end=days[-1],
        step_days=step,
        names=tuple(states),
        titles=tuple(state.title for state in states.values()),
        moments=moments,
        acts=weighing.wave.acts,
        scores=scored(moments, weighing.wave.acts, case),
        draws=weighing.options.draws,
        seed=weighing.options.seed,
    )


def _moment(weighing: Weighing, day: str) -> Moment:
    at = weighing.at(day)
    return Moment(
        as_of=day,
        states=tuple(weighing.states(at)),
        ahead=tuple(weighing.ahead(at)),
        strands=len({report.origin for report in in_window(weighing, day)}),
    )


def days_between(start: str, end: str, step: int) -> list[str]:
    """Every so many days from the first to at most the last."""
    first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    if last < first or step < 1:
        raise BadRequest(f"no days from {start} to {end} in steps of {step}: turn them round")
    count = (last - first).days // step + 1
    if count > MOST_DAYS:
        raise BadRequest(f"{count} days are more than {MOST_DAYS}: take a longer step")
    return [(first + dt.timedelta(days=step * n)).isoformat() for n in range(count)]
