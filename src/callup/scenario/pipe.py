"""The pipeline from mustering to the front, one step: admission, training, release, combat. In: the table. Out: it, changed.

Each row's new value is made of old ones (Euler's step). Places are the country's: the only thing regions share.
"""

import numpy as np
from numpy.typing import NDArray

from callup.scenario.compile import compiled
from callup.scenario.home import drilled
from callup.scenario.rows import (
    BOUND_FIRST,
    BOUND_STEPS,
    CALLED,
    COMBAT,
    FAST,
    FINISHED,
    FRACTION,
    HELD,
    IN_TRAINING,
    LOST,
    ORIGINS,
    R_ADMISSION,
    R_COMBAT,
    R_FAST,
    R_FAST_SHARE,
    R_LOSS,
    R_PLACES,
    R_RECOVERABLE,
    R_RECOVERY,
    R_ROTATION,
    R_SLOW,
    REAR,
    RELEASE,
    RELEASED,
    SIGNED,
    SLOW,
    TRAINED_ORIGINS,
    WAITING,
    WOUNDED,
)

Floats = NDArray[np.float64]


@compiled
def admit_by_columns(s: Floats, lanes: int, day: int) -> None:
    """The fraction of the waiting admitted in this step, each draw by its own places; notes where places bind."""
    for i in range(lanes):
        free = max(0.0, s[R_PLACES, i] - s[IN_TRAINING, i] - drilled(s, i))
        waiting = s[WAITING + CALLED, i] + s[WAITING + SIGNED, i]
        wanted = s[R_ADMISSION, i] * waiting
        s[FRACTION, i] = free / waiting if wanted > free else s[R_ADMISSION, i]
        bound = wanted > free + 1.0
        s[BOUND_FIRST, i] = day if bound and s[BOUND_STEPS, i] == 0.0 else s[BOUND_FIRST, i]
        s[BOUND_STEPS, i] += 1.0 if bound else 0.0


@compiled
def admit_by_regions(t: Floats, lanes: int, day: int) -> None:
    """The same where lanes are regions of one draw, in several tables: one fraction for all."""
    taken, waiting = 0.0, 0.0
    for block in range(t.shape[0]):
        s = t[block]
        for i in range(lanes):
            taken += s[IN_TRAINING, i] + drilled(s, i)
            waiting += s[WAITING + CALLED, i] + s[WAITING + SIGNED, i]
    first = t[0]
    free = max(0.0, first[R_PLACES, 0] - taken)
    wanted = first[R_ADMISSION, 0] * waiting
    fraction = free / waiting if wanted > free else first[R_ADMISSION, 0]
    for block in range(t.shape[0]):
        for i in range(lanes):
            t[block, FRACTION, i] = fraction
    if wanted > free + 1.0:
        first[BOUND_FIRST, 0] = day if first[BOUND_STEPS, 0] == 0.0 else first[BOUND_FIRST, 0]
        first[BOUND_STEPS, 0] += 1.0


@compiled
def front(s: Floats, lanes: int) -> None:
    """Release (a decision: this week's fraction of those held), combat, losses, recovery."""
    for i in range(lanes):
        release, join, hits = s[RELEASE, i], s[R_COMBAT, i], s[R_LOSS, i]
        rest, recover, recoverable = s[R_ROTATION, i], s[R_RECOVERY, i], s[R_RECOVERABLE, i]
        for origin in range(ORIGINS):
            combat, wounded = s[COMBAT + origin, i], s[WOUNDED + origin, i]
            sent, joined = release * s[HELD + origin, i], join * s[REAR + origin, i]
            hit, rested, recovered = hits * combat, rest * combat, recover * wounded
            s[HELD + origin, i] -= sent
            s[REAR + origin, i] += sent + rested + recovered - joined
            s[COMBAT + origin, i] = combat + joined - hit - rested
            s[WOUNDED + origin, i] = wounded + recoverable * hit - recovered
            s[LOST + origin, i] += hit - recoverable * hit
            s[RELEASED, i] += sent


@compiled
def train(s: Floats, lanes: int, stages: tuple[int, int]) -> None:
    """Both tracks, of ``stages`` each: the last stage finishes and is held, every stage moves on, the admitted enter."""
    last_fast = FAST + TRAINED_ORIGINS * (stages[0] - 1)
    last_slow = SLOW + TRAINED_ORIGINS * (stages[1] - 1)
    for i in range(lanes):
        for origin in range(TRAINED_ORIGINS):
            out = s[R_FAST, i] * s[last_fast + origin, i] + s[R_SLOW, i] * s[last_slow + origin, i]
            s[HELD + CALLED + origin, i] += out
            s[FINISHED, i] += out
            s[IN_TRAINING, i] -= out
    _move_on(s, lanes, FAST, stages[0], R_FAST)
    _move_on(s, lanes, SLOW, stages[1], R_SLOW)
    for i in range(lanes):
        for origin in range(TRAINED_ORIGINS):
            new = s[FRACTION, i] * s[WAITING + CALLED + origin, i]
            fast = s[R_FAST_SHARE, i] * new
            s[WAITING + CALLED + origin, i] -= new
            s[FAST + origin, i] += fast
            s[SLOW + origin, i] += new - fast
            s[IN_TRAINING, i] += new


@compiled
def _move_on(s: Floats, lanes: int, first: int, stages: int, rate: int) -> None:
    """Move a track's stages on, the last first, so that each takes its neighbour's old value."""
    for row in range(first + TRAINED_ORIGINS * stages - 1, first + TRAINED_ORIGINS - 1, -1):
        for i in range(lanes):
            s[row, i] += s[rate, i] * (s[row - TRAINED_ORIGINS, i] - s[row, i])
    for row in range(first, first + TRAINED_ORIGINS):
        for i in range(lanes):
            s[row, i] -= s[rate, i] * s[row, i]
