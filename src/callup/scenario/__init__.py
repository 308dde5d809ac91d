"""Stocks and flows of people through summons, training and the front, with uncertainty. Pure: no disk, network or clock.

    Priors ─sample(priors, count, seed)→ Draws ┐
    Regions, Path ─────────────────────────────┴ run(draws, regions, path, days, options) → Result ─fan, chance→ numbers

``parameters`` lists what a draw holds, ``paths`` what is decided, ``result`` what comes out (units and shapes there).
"""

from callup.scenario.draws import Draws, Prior, Priors, quantile, sample
from callup.scenario.parameters import NAMES, PARAMETERS, Parameter
from callup.scenario.paths import (
    Callup,
    DayWindow,
    Drive,
    Path,
    RegionShares,
    RegularDraft,
    Stealth,
    mix,
)
from callup.scenario.result import FINALS, SERIES, Fan, Result, chance, fan
from callup.scenario.run import RunOptions, run

__all__ = [
    "FINALS",
    "NAMES",
    "PARAMETERS",
    "SERIES",
    "Callup",
    "RegularDraft",
    "Draws",
    "Drive",
    "Fan",
    "RunOptions",
    "Parameter",
    "Path",
    "Prior",
    "Priors",
    "RegionShares",
    "Result",
    "Stealth",
    "DayWindow",
    "chance",
    "fan",
    "mix",
    "quantile",
    "run",
    "sample",
]
