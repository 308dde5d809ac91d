"""One path's run over many draws: the room's main verb. In: draws, regions, a path, days. Out: a Result.

    run(draws, regions, path, days, options)

Compiled code is loaded on the first run only; the first ever on a machine compiles it and keeps it (see ``compile``).
"""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from callup.errors import BadRequest
from callup.scenario.draws import Draws
from callup.scenario.parameters import PARAMETERS
from callup.scenario.paths import Floats, Path, RegionShares
from callup.scenario.plan import plan_of
from callup.scenario.result import AT, FINALS, NAMES, Result


class RunOptions(msgspec.Struct, frozen=True, kw_only=True):
    """``keep``: series to keep (fewer take less memory). ``finals``: regional stocks too. ``per_day``: steps a day.

    ``by_region``: compute every draw region by region, even where the exact short way serves; for checks.
    """

    keep: tuple[str, ...] = NAMES
    finals: bool = False
    per_day: int = 1
    by_region: bool = False


DEFAULT = RunOptions()


def run(
    draws: Draws,
    regions: RegionShares,
    path: Path,
    days: Sequence[int],
    options: RunOptions = DEFAULT,
) -> Result:
    """Run a path; ``days`` are the days to record, in any order.

    Raises BadRequest for days below 0 or beyond ``draws.WEEKS`` weeks, an unknown series, or a value out of its range.
    """
    from callup.scenario.kernel import LANES, run_columns, run_regions
    from callup.scenario.recording import Book
    from callup.scenario.task import blocks_of, task_of

    recorded = recorded_days(days)
    check_values(draws)
    plan = plan_of(path, draws, int(recorded[-1]), options.per_day)
    book = Book(
        at=_records(recorded, plan.steps, options.per_day),
        keep=kept(options.keep),
        series=np.empty((len(draws), recorded.size, len(options.keep))),
        bound=np.tile(np.array([-1, 0], dtype=np.int64), (len(draws), 1)),
        dry=np.ones(len(draws), dtype=np.bool_),
        finals=np.zeros((len(draws) * options.finals, len(regions.codes), len(FINALS))),
        row=np.zeros(len(NAMES)),
    )
    task = task_of(draws, regions, plan)
    if not options.by_region:
        run_columns(task, blocks_of(draws, plan, LANES), most_of(regions), book)
    if book.dry.any():
        run_regions(task, np.flatnonzero(book.dry), book)
    return Result(
        path=path.name,
        days=recorded,
        names=options.keep,
        series=book.series,
        codes=regions.codes,
        finals=book.finals if options.finals else None,
        first_bound=book.bound[:, 0],
        days_bound=-(-book.bound[:, 1] // options.per_day),
    )


def recorded_days(days: Sequence[int]) -> NDArray[np.int64]:
    """The days to record, each once, rising."""
    recorded = np.unique(np.asarray(days, dtype=np.int64))
    if not recorded.size:
        raise BadRequest("no day to record: give at least one")
    if recorded[0] < 0:
        raise BadRequest(f"day {recorded[0]} is before the run's first day")
    return recorded


def kept(names: Sequence[str]) -> NDArray[np.int64]:
    """Places of the series asked for."""
    for name in names:
        if name not in AT:
            raise BadRequest(f"no series '{name}': there are {', '.join(NAMES)}")
    return np.array([AT[name] for name in names], dtype=np.int64)


def check_values(draws: Draws) -> None:
    """Raise BadRequest for the first value out of its parameter's range; NaN is out of every range."""
    low = np.array([parameter.low for parameter in PARAMETERS])
    high = np.array([parameter.high for parameter in PARAMETERS])
    wrong = ~((draws.values >= low) & (draws.values <= high))
    if wrong.any():
        draw, column = (int(number) for number in np.argwhere(wrong)[0])
        found = PARAMETERS[column]
        raise BadRequest(
            f"parameter '{found.name}' is {draws.values[draw, column]:g} in draw {draw}; "
            f"allowed: {found.low:g} to {found.high:g} {found.unit}"
        )


def most_of(regions: RegionShares) -> tuple[float, float]:
    """Over regions, the highest ratio of the call-up's share to the men's, and of the contracts'."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = [
            np.where(part > 0, part / regions.men, 0.0)
            for part in (regions.callup, regions.contract)
        ]
    return float(ratios[0].max()), float(ratios[1].max())


def _records(days: NDArray[np.int64], steps: int, per_day: int) -> NDArray[np.int64]:
    at = np.full(steps + 1, -1, dtype=np.int64)
    at[days * per_day] = np.arange(days.size)
    return at


__all__ = ["DEFAULT", "RunOptions", "Floats", "check_values", "run"]
