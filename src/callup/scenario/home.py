"""Men at home and abroad, conscripts, prisons: one step. In: the table. Out: the table, changed.

Where a lane is a draw, men at home are three signed rows — what grows from the men there were (MEN), and what call-ups and
contracts took away with all that follows (CALLED, SIGNED) — of which a region's men are the mixture by its three
shares, exactly, as long as no region runs out of men. Where a lane is a region, MEN alone is used, and a region that runs
out gives what it has.
"""

import numpy as np
from numpy.typing import NDArray

from callup.scenario.compile import compiled
from callup.scenario.rates import DRILL_MONTHS, MONTHS
from callup.scenario.rows import (
    BACK,
    CALLED,
    CALLED_UP,
    CONSCRIPTS,
    DISCHARGED,
    DRAFTED,
    DRY,
    EXEMPT,
    FEAR,
    GAIN,
    HELD,
    IN_CALLED,
    IN_DRAFTED,
    IN_SIGNED,
    IN_STEALTH,
    LEAVE,
    LEFT,
    MEN,
    NEWLY_HELD,
    ORIGINS,
    PRISON,
    R_BACK,
    R_CONSCRIPT_PLACES,
    R_EXEMPT,
    R_EXEMPT_END,
    R_FEAR,
    R_LEAVE,
    R_MONTH,
    R_PRISON,
    R_RETURN,
    REACHABLE,
    RECRUITED,
    SENT,
    SIGNED,
    SIGNED_UP,
    WAITING,
    YOUNG,
)

Floats = NDArray[np.float64]


@compiled
def frighten(s: Floats, lanes: int, shock: float) -> None:
    """Fractions of the reachable who leave and who gain exemption in this step; fear decays, then takes in the news."""
    for i in range(lanes):
        decay = s[R_FEAR, i] * s[FEAR, i]
        leave = min(1.0, s[R_LEAVE, i] * decay)
        s[LEAVE, i] = leave
        s[GAIN, i] = min(1.0 - leave, s[R_EXEMPT, i] * decay)
        s[FEAR, i] += shock - decay


@compiled
def go_and_come(s: Floats, lanes: int, origins: int) -> None:
    """Flight, return, exemption and its end. Who came back since day 0 follows from who left and who is still away."""
    for i in range(lanes):
        leave, gain, back = s[LEAVE, i], s[GAIN, i], s[R_BACK, i]
        ends, returns = s[R_EXEMPT_END, i], s[R_RETURN, i]
        for origin in range(origins):
            reachable, exempt = s[REACHABLE + origin, i], s[EXEMPT + origin, i]
            gone, gained = leave * reachable, gain * reachable
            returned, ended = back * s[BACK + origin, i], ends * exempt
            s[REACHABLE + origin, i] = reachable - gone - gained + returned + ended
            s[EXEMPT + origin, i] = exempt + gained - ended
            s[BACK + origin, i] += returns * gone - returned
            s[LEFT + origin, i] += gone


@compiled
def conscript(s: Floats, lanes: int) -> None:
    """The conveyor of twelve months: drafted, discharged, and kept and sent (as many as wanted, or as there are)."""
    for i in range(lanes):
        entered = min(s[IN_DRAFTED, i], s[YOUNG, i])
        serving = 0.0
        for month in range(DRILL_MONTHS, MONTHS):
            serving += s[CONSCRIPTS + month, i]
        taken = min(1.0 - s[R_MONTH, i], s[IN_STEALTH, i] / serving) if serving > 0.0 else 0.0
        s[DISCHARGED, i] = s[R_MONTH, i] * s[CONSCRIPTS + MONTHS - 1, i]
        for month in range(MONTHS - 1, DRILL_MONTHS - 1, -1):
            s[CONSCRIPTS + month, i] += (
                s[R_MONTH, i] * (s[CONSCRIPTS + month - 1, i] - s[CONSCRIPTS + month, i])
                - taken * s[CONSCRIPTS + month, i]
            )
        for month in range(DRILL_MONTHS - 1, 0, -1):
            s[CONSCRIPTS + month, i] += s[R_MONTH, i] * (
                s[CONSCRIPTS + month - 1, i] - s[CONSCRIPTS + month, i]
            )
        s[CONSCRIPTS, i] += entered - s[R_MONTH, i] * s[CONSCRIPTS, i]
        s[YOUNG, i] -= entered
        s[DRAFTED, i] += entered
        s[SENT, i] += taken * serving
        s[NEWLY_HELD, i] = taken * serving


@compiled
def recruit(s: Floats, lanes: int, opened: float) -> None:
    """Men recruited in prisons: trained outside the places and held at once, as are conscripts who are sent."""
    for i in range(lanes):
        recruited = opened * s[R_PRISON, i] * s[PRISON, i]
        s[PRISON, i] -= recruited
        s[RECRUITED, i] += recruited
        s[HELD + MEN, i] += recruited + s[NEWLY_HELD, i]


@compiled
def take_by_columns(s: Floats, lanes: int, most: tuple[float, float]) -> None:
    """One step at home where a lane is a draw; marks it DRY where some region might have fewer men than are wanted.

    ``most``: over regions, the highest ratio of the call-up's (of contracts') share to the share of men.
    """
    for i in range(lanes):
        stay = 1.0 - s[LEAVE, i] - s[GAIN, i]
        short = most[0] * (s[IN_CALLED, i] - stay * s[REACHABLE + CALLED, i])
        short += most[1] * (s[IN_SIGNED, i] - stay * s[REACHABLE + SIGNED, i])
        s[DRY, i] = max(s[DRY, i], short - stay * s[REACHABLE + MEN, i])
    go_and_come(s, lanes, ORIGINS)
    for i in range(lanes):
        s[REACHABLE + MEN, i] += s[DISCHARGED, i]
        s[REACHABLE + CALLED, i] -= s[IN_CALLED, i]
        s[CALLED_UP, i] += s[IN_CALLED, i]
        s[WAITING + CALLED, i] += s[IN_CALLED, i]
        s[REACHABLE + SIGNED, i] -= s[IN_SIGNED, i]
        s[SIGNED_UP, i] += s[IN_SIGNED, i]
        s[WAITING + SIGNED, i] += s[IN_SIGNED, i]


@compiled
def take_by_regions(s: Floats, lanes: int) -> None:
    """One step at home where a lane is a region: it gives no more men than it has, to the call-up before contracts."""
    for i in range(lanes):
        ready = (1.0 - s[LEAVE, i] - s[GAIN, i]) * s[REACHABLE + MEN, i]
        s[IN_CALLED, i] = min(s[IN_CALLED, i], ready)
        s[IN_SIGNED, i] = min(s[IN_SIGNED, i], ready - s[IN_CALLED, i])
    go_and_come(s, lanes, 1)
    for i in range(lanes):
        # A last man may be short by a rounding.
        left = s[REACHABLE + MEN, i] - s[IN_CALLED, i] - s[IN_SIGNED, i]
        s[REACHABLE + MEN, i] = max(0.0, left) + s[DISCHARGED, i]
        s[CALLED_UP, i] += s[IN_CALLED, i]
        s[WAITING + CALLED, i] += s[IN_CALLED, i]
        s[SIGNED_UP, i] += s[IN_SIGNED, i]
        s[WAITING + SIGNED, i] += s[IN_SIGNED, i]


@compiled
def drilled(s: Floats, i: int) -> float:
    """Places taken by a lane's conscripts in basic training."""
    places = 0.0
    for month in range(DRILL_MONTHS):
        places += s[R_CONSCRIPT_PLACES, i] * s[CONSCRIPTS + month, i]
    return places
