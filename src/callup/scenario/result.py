"""What a run gives back. In: arrays of a kernel. Out: ``Result`` with series by name; the words for each are in ``SERIES``.

All numbers are people, but for ``fear`` (1 is the fear right after a general decree). Series are national; by region there
are the stocks on the last day recorded (``finals``).
"""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from callup.errors import BadRequest

Floats = NDArray[np.float64]

STOCKS: tuple[tuple[str, str], ...] = (
    ("young", "young men of draft age not yet drafted"),
    ("prison_pool", "prisoners who could still be recruited"),
    ("conscripts", "conscripts serving their year"),
    ("reachable", "men who can be called up or sign, at home"),
    ("exempt", "men exempt"),
    ("abroad", "men abroad because of the shocks, whether they will come back or not"),
    ("waiting", "summoned or signed, and waiting for a training place"),
    ("training_fast", "on the fast track"),
    ("training_slow", "on the slow track"),
    ("held", "trained and held behind the front"),
    ("zone_rear", "in the zone, outside combat units"),
    ("in_combat", "in combat units"),
    ("wounded", "wounded who will recover"),
    ("lost", "killed, captured or wounded for good since day 0"),
)
"""Stocks; every man is in exactly one, so that their sum never changes."""
TOTALS: tuple[tuple[str, str], ...] = (
    ("called_up", "brought in by call-ups since day 0"),
    ("signed", "signed contracts since day 0"),
    ("recruited_prisons", "recruited in prisons since day 0"),
    ("conscripts_sent", "conscripts kept and sent since day 0"),
    ("drafted", "conscripted by regular drafts since day 0"),
    ("trained", "finished a course since day 0"),
    ("released", "sent to the zone since day 0"),
    ("left", "left the country since day 0, gross"),
    ("returned", "came back since day 0"),
)
"""Totals since day 0; they never fall."""
PARTS: tuple[tuple[str, str], ...] = (
    ("in_zone", "in the zone, combat units included"),
    ("trained_force", "trained men alive and fit: held, in the zone, in combat units"),
    ("in_training", "on either track"),
    ("called_waiting", "called up and waiting for a place"),
    ("called_training", "called up and in training"),
    ("called_held", "called up, trained and held"),
    ("called_in_zone", "called up and in the zone, combat units included"),
    ("called_in_combat", "called up and in combat units"),
    ("called_lost", "called up and lost"),
    ("signed_in_zone", "signed and in the zone, combat units included"),
    ("places_drafted", "training places conscripts take"),
    ("places_free", "training places free"),
)
"""Sums and parts of the stocks by origin, and the places."""
OTHER: tuple[tuple[str, str], ...] = (("fear", "fear; 1 is that right after a general decree"),)
SERIES: tuple[tuple[str, str], ...] = STOCKS + TOTALS + PARTS + OTHER
NAMES: tuple[str, ...] = tuple(name for name, _ in SERIES)
AT: dict[str, int] = {name: number for number, name in enumerate(NAMES)}
FINALS: tuple[str, ...] = (
    *(name for name, _ in STOCKS),
    "called_up",
    "signed",
    "left",
    "returned",
)
"""What is known of every region on the last day recorded, in the order of ``Result.finals``."""


class Result(msgspec.Struct, frozen=True, eq=False):
    """One path's run.

    ``days``: int64 (days,), the days recorded, rising; a day's value is that at its start (day 0: before anything happens).
    ``series``: float64 (draws, days, names) in the order of ``names``, which are all of ``NAMES`` unless fewer were asked for.
    ``finals``: float64 (draws, regions, len(FINALS)) on the last recorded day, or None where not asked for.
    ``codes``: the regions, in the order of ``finals``.
    """

    path: str
    days: NDArray[np.int64]
    names: tuple[str, ...]
    series: Floats
    codes: tuple[str, ...]
    finals: Floats | None
    first_bound: NDArray[np.int64]
    """First day on which places bind (men wait and no place is free), -1 where never; shape (draws,)."""
    days_bound: NDArray[np.int64]
    """Number of days on which places bind; shape (draws,)."""

    def of(self, name: str) -> Floats:
        """One national series: shape (draws, days)."""
        if name not in self.names:
            raise BadRequest(f"no series '{name}': this run kept {', '.join(self.names)}")
        return self.series[:, :, self.names.index(name)]

    def on(self, name: str, day: int) -> Floats:
        """One series on one recorded day: shape (draws,)."""
        found = np.flatnonzero(self.days == day)
        if not found.size:
            raise BadRequest(
                f"day {day} was not recorded: the run has {self.days[0]} to {self.days[-1]}"
            )
        return self.of(name)[:, int(found[0])]

    def final(self, name: str) -> Floats:
        """One stock by region on the last recorded day: shape (draws, regions)."""
        if self.finals is None or name not in FINALS:
            raise BadRequest(
                f"no regional '{name}': run with finals=True; there are {', '.join(FINALS)}"
            )
        return self.finals[:, :, FINALS.index(name)]


class Fan(msgspec.Struct, frozen=True, eq=False):
    """Quantiles of one series by day: ``values`` has shape (levels, days)."""

    name: str
    days: NDArray[np.int64]
    levels: tuple[float, ...]
    values: Floats


def fan(
    result: Result,
    name: str,
    levels: Sequence[float] = (0.1, 0.25, 0.5, 0.75, 0.9),
    weights: Floats | None = None,
) -> Fan:
    """The fan of one series; ``weights`` (draws,) are a posterior's, None: all draws alike."""
    values = result.of(name)
    if weights is None:
        found = np.quantile(values, levels, axis=0)
    else:
        found = np.stack([_weighted(column, levels, weights) for column in values.T], axis=1)
    return Fan(name, result.days, tuple(levels), np.asarray(found, dtype=float))


def _weighted(values: Floats, levels: Sequence[float], weights: Floats) -> Floats:
    order = np.argsort(values)
    steps = np.cumsum(weights[order])
    middle = (steps - 0.5 * weights[order]) / steps[-1]
    return np.interp(levels, middle, values[order])


def chance(
    result: Result, name: str, day: int, need: float, weights: Floats | None = None
) -> float:
    """The probability that a series is at least ``need`` on a recorded day."""
    met = result.on(name, day) >= need
    return float(met.mean() if weights is None else np.average(met, weights=weights))
