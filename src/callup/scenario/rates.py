"""A draw's parameters as what the steps need: fractions a step, whole stages. In: values, step. Out: ``Rates``.

The one place where days become rates; the kernel calls it for a draw, the oracle for all draws at once, the exchange writes
its outcome as constants.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from callup.scenario.compile import compiled
from callup.scenario.parameters import INDEX

YEAR = 365.0
MONTHS = 12
DRILL_MONTHS = 4
"""Conscripts of fewer months are in basic training; only after it can they be kept and sent."""

_PLACES, _STAGES = INDEX["places"], INDEX["stages"]
_FAST_DAYS, _SLOW_DAYS = INDEX["fast_days"], INDEX["slow_days"]
_FAST_SHARE, _ADMISSION = INDEX["fast_share"], INDEX["admission_days"]
_CONSCRIPT_PLACES = INDEX["conscript_places"]
_FEAR, _LEAVE, _RETURN = INDEX["fear_half_life"], INDEX["leave_share"], INDEX["return_share"]
_RETURN_DAYS, _EXEMPT = INDEX["return_days"], INDEX["exempt_share"]
_EXEMPT_DAYS, _COMBAT = INDEX["exempt_days"], INDEX["combat_rate"]
_ROTATION, _LOSS = INDEX["rotation_rate"], INDEX["loss_rate"]
_RECOVERABLE, _RECOVERY = INDEX["recoverable_share"], INDEX["recovery_days"]
_RELEASE, _NOISE, _MEMORY = (
    INDEX["release_rate"],
    INDEX["release_noise"],
    INDEX["release_memory"],
)
_CONTRACT, _DRIVE, _DRIVE_DAYS = INDEX["contract_rate"], INDEX["drive_factor"], INDEX["drive_days"]
_PRISON, _EVASION = INDEX["prison_rate"], INDEX["evasion"]
_COVERAGE, _REACH = INDEX["register_coverage"], INDEX["register_reach"]
_COMPLIANCE, _REGISTER_DAYS = INDEX["register_compliance"], INDEX["register_days"]


class Rates(NamedTuple):
    """Fractions of a stock that leave it in one step, unless said otherwise.

    ``register``: share of evaders a full register brings in. ``contract``: men a step. ``drive``: what a full drive adds, in
    times. ``release`` is the median; ``noise`` and ``memory`` are of its weekly log. ``loss`` + ``rotation`` never exceed 1.
    """

    fear: float
    leave_share: float
    return_share: float
    back: float
    exempt_share: float
    exempt_end: float
    evasion: float
    register: float
    register_days: float
    contract: float
    drive: float
    drive_days: float
    prison: float
    month: float
    conscript_places: float
    admission: float
    places: float
    fast_share: float
    fast: float
    fast_stages: int
    slow: float
    slow_stages: int
    release: float
    noise: float
    memory: float
    combat: float
    rotation: float
    loss: float
    recoverable: float
    recovery: float


@compiled
def stages_of(stages: float, days: float, step: float) -> int:
    """Stages of a delay: as asked, but none shorter than a step, so that the mean delay stays exact."""
    return max(1, min(int(stages + 0.5), int(days / step + 1e-9)))


@compiled
def rates_of(values: NDArray[np.float64], per_day: int) -> Rates:
    """The rates of one draw; ``values`` has one number a parameter."""
    step = 1.0 / per_day
    fast_stages = stages_of(values[_STAGES], values[_FAST_DAYS], step)
    slow_stages = stages_of(values[_STAGES], values[_SLOW_DAYS], step)
    loss = values[_LOSS] * step
    return Rates(
        fear=np.log(2.0) / values[_FEAR] * step,
        leave_share=values[_LEAVE],
        return_share=values[_RETURN],
        back=step / values[_RETURN_DAYS],
        exempt_share=values[_EXEMPT],
        exempt_end=step / values[_EXEMPT_DAYS],
        evasion=values[_EVASION],
        register=values[_COVERAGE] * values[_REACH] * values[_COMPLIANCE],
        register_days=values[_REGISTER_DAYS],
        contract=values[_CONTRACT] * step,
        drive=values[_DRIVE] - 1.0,
        drive_days=values[_DRIVE_DAYS],
        prison=values[_PRISON] * step,
        month=MONTHS / YEAR * step,
        conscript_places=values[_CONSCRIPT_PLACES],
        admission=step / values[_ADMISSION],
        places=values[_PLACES],
        fast_share=values[_FAST_SHARE],
        fast=min(1.0, fast_stages * step / values[_FAST_DAYS]),
        fast_stages=fast_stages,
        slow=min(1.0, slow_stages * step / values[_SLOW_DAYS]),
        slow_stages=slow_stages,
        release=values[_RELEASE] * step,
        noise=values[_NOISE],
        memory=values[_MEMORY],
        combat=values[_COMBAT] * step,
        rotation=min(values[_ROTATION] * step, 1.0 - loss),
        loss=loss,
        recoverable=values[_RECOVERABLE],
        recovery=step / values[_RECOVERY],
    )
