"""A path's run as answers. In: calibrated draws, a run by day. Out: fans, needs, binding places, cost, regions.

"New trained men" are those who finished a course since the day asked for, with conscripts sent and prisoners recruited,
who are trained elsewhere: what a path adds, losses not yet taken off. "In the zone" is everybody there, losses taken off.
"""

from collections.abc import Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

from callup.case.scenario_tables import ScenarioCase
from callup.model import Need
from callup.model.projection import Binding, Box, Cost, FanDay, NeedAnswer, Range, RegionPart
from callup.scenario.beliefs import Ensemble
from callup.scenario.conditions import spread
from callup.scenario.decisions import date_of, day_of, stated_shares
from callup.scenario.paths import RegionShares
from callup.scenario.result import Result

Floats = NDArray[np.float64]
KEPT = (
    "trained", "conscripts_sent", "recruited_prisons", "in_zone", "in_combat", "waiting", "places_free",
    "places_drafted", "in_training", "left", "returned", "fear", "called_up", "signed",
)  # fmt: skip
LEVELS = (0.1, 0.25, 0.5, 0.75, 0.9)


class Frame(msgspec.Struct, frozen=True, eq=False):
    """One path's run with what is needed to read it. ``today`` is the day asked for, counted from the record's origin."""

    case: ScenarioCase
    result: Result
    ensemble: Ensemble
    today: int
    until: int

    def date(self, day: int) -> str:
        """A day as a date."""
        return date_of(day, self.case.history.origin)

    def columns(self) -> slice:
        """The recorded days from the day asked for on."""
        return slice(int(np.searchsorted(self.result.days, self.today)), None)

    def since(self, name: str) -> Floats:
        """A total counted from the day asked for: (draws, days)."""
        whole = self.result.of(name)[:, self.columns()]
        return np.asarray(whole - whole[:, :1])


def delivered(frame: Frame) -> Floats:
    """New trained men by day since the day asked for: (draws, days)."""
    return (
        frame.since("trained") + frame.since("conscripts_sent") + frame.since("recruited_prisons")
    )


def fans(frame: Frame, step: int = 1) -> dict[str, tuple[FanDay, ...]]:
    """The fans, every ``step`` days and on the last day."""
    days = frame.result.days[frame.columns()]
    series = {
        "new_trained": delivered(frame),
        "in_zone": frame.result.of("in_zone")[:, frame.columns()],
        "in_combat": frame.result.of("in_combat")[:, frame.columns()],
    }
    shown = sorted({*range(0, len(days), step), len(days) - 1})
    found: dict[str, tuple[FanDay, ...]] = {}
    for name, values in series.items():
        levels = np.quantile(values[:, shown], LEVELS, axis=0)
        found[name] = tuple(
            FanDay(date=frame.date(int(days[at])), levels=tuple(float(x) for x in levels[:, i]))  # type: ignore[arg-type]
            for i, at in enumerate(shown)
        )
    return found


def need_answer(frame: Frame, anyway: Frame, need: Need, found: Box) -> NeedAnswer:
    """Whether and when a need is met; ``anyway`` is the run without the path, ``found`` its conditions."""
    days = frame.result.days[frame.columns()]
    by_day = delivered(frame)
    at = int(np.searchsorted(days, day_of(need.by, frame.case.history.origin)))
    on_the_day = by_day[:, at]
    chances = (by_day >= need.men).mean(axis=0)
    even = np.flatnonzero(chances >= 0.5)
    return NeedAnswer(
        need=need,
        chance=float(chances[at]),
        delivered=spread(on_the_day),
        added=spread(on_the_day - delivered(anyway)[:, at]),
        short=spread(np.maximum(need.men - on_the_day, 0.0)),
        even_by=frame.date(int(days[even[0]])) if even.size else None,
        box=found,
    )


def binding(frame: Frame, day: int) -> Binding:
    """When places bind: more men want a course than places are free. ``day``: on which the draft's load is read."""
    days = frame.result.days[frame.columns()]
    waiting = frame.result.of("waiting")[:, frame.columns()]
    free = frame.result.of("places_free")[:, frame.columns()]
    drafted = frame.result.of("places_drafted")[:, frame.columns()]
    pace = frame.ensemble.of("admission_days")[:, None]
    bound = np.asarray(waiting / pace > free + 1.0, dtype=np.bool_)
    ever = np.asarray(bound.any(axis=1), dtype=np.bool_)
    first = days[np.argmax(bound, axis=1)][ever]
    some = ever if ever.any() else np.ones(ever.size, dtype=np.bool_)
    peak = int(np.argmax(np.median(drafted, axis=0)))
    return Binding(
        chance=float(ever.mean()),
        first=frame.date(int(np.median(first))) if ever.any() else None,
        days=float(np.median(bound[some].sum(axis=1))),
        waiting=spread(waiting.max(axis=1)[some]),
        places=spread(frame.ensemble.of("places")),
        drafted=spread(drafted[:, min(int(np.searchsorted(days, day)), len(days) - 1)]),
        drafted_peak=spread(drafted[:, peak]),
        drafted_peak_on=frame.date(int(days[peak])),
    )


def cost(frame: Frame, anyway: Frame) -> Cost:
    """People who leave beyond those who would anyway, and come back, and fear as polls would see it."""
    fear = frame.result.of("fear")[:, frame.columns()]
    base, scale = frame.ensemble.of("fear_base"), frame.ensemble.of("fear_scale")
    return Cost(
        left=spread(frame.since("left")[:, -1] - anyway.since("left")[:, -1]),
        returned=spread(frame.since("returned")[:, -1] - anyway.since("returned")[:, -1]),
        fear_before=spread(base + scale * fear[:, 0]),
        fear_peak=spread(np.minimum(base + scale * fear.max(axis=1), 100.0)),
    )


def region_parts(
    frame: Frame, regions: RegionShares, names: Mapping[str, str], known: frozenset[str]
) -> tuple[RegionPart, ...]:
    """Every region's part of the men called up and signed since the day asked for, the largest first."""
    called, signed = frame.since("called_up")[:, -1], frame.since("signed")[:, -1]
    quotas = {q.path: q.regions for q in frame.case.quotas}
    stated = {
        code: quotas[path][code]
        for path in quotas
        for code in stated_shares(frame.case, path, known)
    }
    both = max(float(np.median(called + signed)), 1.0)
    parts = []
    for place, code in enumerate(regions.codes):
        men: Range = spread(called * regions.callup[place] + signed * regions.contract[place])
        parts.append(
            RegionPart(
                code=code, name=names.get(code, code), share=men.median / both, men=men,
                stated=stated.get(code),
            )
        )  # fmt: skip
    return tuple(sorted(parts, key=lambda part: (-part.men.median, part.code)))
