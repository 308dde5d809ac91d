"""What is ordered of a draw in a step. In: the plan, a draw, a step, rates. Out: men by call-ups, contracts, stealth, drafts."""

import numpy as np
from numpy.typing import NDArray

from callup.scenario.compile import compiled
from callup.scenario.plan import Plan
from callup.scenario.rates import Rates


@compiled
def called(plan: Plan, draw: int, step: int, rates: Rates) -> float:
    """Men call-ups bring in: the ordered less the evaders, of whom a working register brings in some."""
    ordered = 0.0
    now, after = step / plan.per_day, (step + 1) / plan.per_day
    for event in range(plan.callup_days.shape[0]):
        start, days = plan.callup_days[event, 0], plan.callup_days[event, 1]
        if start < after and now < start + days:
            tau = plan.callup_tau[draw, event]
            begun = -np.expm1(-max(now - start, 0.0) / tau)
            ended = -np.expm1(-min(after - start, days) / tau)
            part = (ended - begun) / -np.expm1(-days / tau)
            ordered += plan.callup_size[draw, event] * part
    registered = 0.0
    if plan.register_age[step] >= 0.0:
        registered = rates.register * min(1.0, plan.register_age[step] / rates.register_days)
    return ordered * (1.0 - rates.evasion * (1.0 - registered))


@compiled
def signing(plan: Plan, step: int, rates: Rates) -> float:
    """Men who would sign: the contract rate, raised by a drive."""
    raised: float = 1.0
    if plan.drive_age[step] >= 0.0:
        raised += rates.drive * min(1.0, plan.drive_age[step] / rates.drive_days)
    willing: float = plan.contracts[step] * rates.contract * raised
    return willing


@compiled
def due(shares: NDArray[np.float64], sizes: NDArray[np.float64], draw: int, step: int) -> float:
    """Men due of all even events: conscripts to draft, or to send."""
    men: float = 0.0
    for event in range(shares.shape[0]):
        men += shares[event, step] * sizes[draw, event]
    return men


@compiled
def noisy(before: float, normal: float, first: bool, memory: float) -> float:  # noqa: FBT001
    """The next value of a standard AR(1) series of unit variance."""
    return normal if first else memory * before + np.sqrt(1.0 - memory * memory) * normal
