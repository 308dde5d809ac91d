"""Men at home and abroad, conscripts, prisons: one step. In: stocks, rates, what is ordered. Out: changed stocks.

``home`` is (rows, columns). Fast kernel: three signed columns — what grows from the men there were, and what call-ups and
contracts took away with all that follows — of which a region's men are its three shares' mixture, exactly, as long as no
region runs out of men. Full kernel: a column a region, and a region that runs out gives what it has.
"""

import numpy as np
from numpy.typing import NDArray

from callup.scenario.compile import compiled
from callup.scenario.rates import DRILL_MONTHS, MONTHS, Rates

REACHABLE, EXEMPT, BACK, GONE, LEFT, RETURNED, CALLED_UP, SIGNED_UP, COMING = range(9)
ROWS = 9
YOUNG, PRISON, CONSCRIPTS = 0, 1, 2
FEAR = CONSCRIPTS + MONTHS
RECRUITED, SENT, DRAFTED, TRAINED, RELEASED, IN_TRAINING = range(FEAR + 1, FEAR + 7)
NATION = FEAR + 7

Floats = NDArray[np.float64]


@compiled
def leaving(nation: Floats, rates: Rates, shock: float) -> tuple[float, float]:
    """Fractions of the reachable who leave and who gain exemption in this step; fear decays, then takes in the news."""
    fear = nation[FEAR]
    nation[FEAR] = fear - rates.fear * fear + shock
    leave = min(1.0, rates.leave_share * rates.fear * fear)
    return leave, min(1.0 - leave, rates.exempt_share * rates.fear * fear)


@compiled
def go_and_come(home: Floats, rates: Rates, leave: float, exempt: float) -> None:
    """Flight, return, exemption and its end. Who is left can be called; who is COMING home can be from the next step on."""
    for j in range(home.shape[1]):
        reachable, exempted, back = home[REACHABLE, j], home[EXEMPT, j], home[BACK, j]
        gone, returned, ended = leave * reachable, rates.back * back, rates.exempt_end * exempted
        gained = exempt * reachable
        home[REACHABLE, j] = reachable - gone - gained
        home[COMING, j] = returned + ended
        home[EXEMPT, j] = exempted + gained - ended
        home[BACK, j] = back + rates.return_share * gone - returned
        home[GONE, j] += (1.0 - rates.return_share) * gone
        home[LEFT, j] += gone
        home[RETURNED, j] += returned


@compiled
def conscripts(nation: Floats, rates: Rates, drafted: float, wanted: float) -> tuple[float, float]:
    """The conveyor of twelve months. Returns the men discharged and the conscripts sent (``wanted`` or what there is)."""
    entered = min(drafted, nation[YOUNG])
    nation[YOUNG] -= entered
    nation[DRAFTED] += entered
    serving = 0.0
    for month in range(DRILL_MONTHS, MONTHS):
        serving += nation[CONSCRIPTS + month]
    taken = 0.0
    if serving > 0.0:
        taken = min(1.0 - rates.month, wanted / serving)
    discharged = rates.month * nation[CONSCRIPTS + MONTHS - 1]
    for month in range(MONTHS - 1, -1, -1):
        stays = 1.0 - rates.month
        if month >= DRILL_MONTHS:
            stays -= taken
        before = rates.month * nation[CONSCRIPTS + month - 1] if month > 0 else entered
        nation[CONSCRIPTS + month] = stays * nation[CONSCRIPTS + month] + before
    nation[SENT] += taken * serving
    return discharged, taken * serving


@compiled
def prisoners(nation: Floats, rates: Rates, opened: float) -> float:
    """Men recruited in prisons; they are trained outside the places and held at once."""
    recruited: float = opened * rates.prison * nation[PRISON]
    nation[PRISON] -= recruited
    nation[RECRUITED] += recruited
    return recruited


@compiled
def places_drafted(nation: Floats, rates: Rates) -> float:
    """Places taken by conscripts in basic training."""
    young = 0.0
    for month in range(DRILL_MONTHS):
        young += nation[CONSCRIPTS + month]
    return rates.conscript_places * young
