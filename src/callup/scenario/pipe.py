"""The pipeline from mustering to the front, one step: training, release, combat. In: stocks, rates. Out: changed stocks.

``pipe`` is (rows, columns). A column is an origin (fast kernel) or an origin in a region (full kernel): all columns share
the places and the rates and nothing else, so the same code serves both. Each row's new value is made of old ones (Euler).
"""

import numpy as np
from numpy.typing import NDArray

from callup.scenario.compile import compiled
from callup.scenario.rates import Rates

STAGES = 20
WAITING, HELD, REAR, COMBAT, WOUNDED, LOST = range(6)
FAST = 6
SLOW = FAST + STAGES
ROWS = SLOW + STAGES

Floats = NDArray[np.float64]


@compiled
def front(pipe: Floats, width: int, rates: Rates, release: float) -> float:
    """Release, combat, losses, recovery. Returns the men released; ``release`` is this week's fraction."""
    released = 0.0
    for j in range(width):
        held, rear = pipe[HELD, j], pipe[REAR, j]
        combat, wounded = pipe[COMBAT, j], pipe[WOUNDED, j]
        sent, joined = release * held, rates.combat * rear
        hit, rested = rates.loss * combat, rates.rotation * combat
        recovered = rates.recovery * wounded
        pipe[HELD, j] = held - sent
        pipe[REAR, j] = rear + sent + rested + recovered - joined
        pipe[COMBAT, j] = combat + joined - hit - rested
        pipe[WOUNDED, j] = wounded + rates.recoverable * hit - recovered
        pipe[LOST, j] += (1.0 - rates.recoverable) * hit
        released += sent
    return released


@compiled
def admitted(pipe: Floats, width: int, rates: Rates, free: float) -> tuple[float, bool]:
    """The fraction of the waiting admitted in this step, and whether the places bind."""
    waiting = 0.0
    for j in range(width):
        waiting += pipe[WAITING, j]
    wanted = rates.admission * waiting
    if wanted <= free:
        return rates.admission, False
    return free / waiting, wanted > free + 1.0


@compiled
def train(pipe: Floats, width: int, rates: Rates, admission: float) -> tuple[float, float]:
    """One step of both tracks. Returns the men admitted and the men who finish; they are held from now on."""
    entered, finished = 0.0, 0.0
    last_fast, last_slow = FAST + rates.fast_stages - 1, SLOW + rates.slow_stages - 1
    for j in range(width):
        out = rates.fast * pipe[last_fast, j] + rates.slow * pipe[last_slow, j]
        pipe[HELD, j] += out
        finished += out
    _progress(pipe, width, (FAST, rates.fast_stages), rates.fast)
    _progress(pipe, width, (SLOW, rates.slow_stages), rates.slow)
    for j in range(width):
        new = admission * pipe[WAITING, j]
        pipe[WAITING, j] -= new
        pipe[FAST, j] += rates.fast_share * new
        pipe[SLOW, j] += (1.0 - rates.fast_share) * new
        entered += new
    return entered, finished


@compiled
def _progress(pipe: Floats, width: int, track: tuple[int, int], rate: float) -> None:
    """Move every stage of a track on, the last first, so that each takes its neighbour's old value."""
    first, stages = track
    for stage in range(first + stages - 1, first, -1):
        for j in range(width):
            pipe[stage, j] += rate * (pipe[stage - 1, j] - pipe[stage, j])
    for j in range(width):
        pipe[first, j] -= rate * pipe[first, j]
