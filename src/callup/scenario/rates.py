"""Parameters as what the steps need: fractions a step, whole stages. In: draws, steps a day. Out: ``Rates``.

The one place where days become rates, for the kernel, the oracle and the exchange alike.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from callup.scenario.draws import Draws

YEAR = 365.0
MONTHS = 12
DRILL_MONTHS = 4
"""Conscripts of fewer months are in basic training; only after it can they be kept and sent."""

Floats = NDArray[np.float64]


class FlowRates(NamedTuple):
    """Fractions of a stock that leave it in one step, unless said otherwise; one number a draw.

    ``register``: share of evaders a full register brings in. ``contract``: men a step. ``drive``: what a full drive adds, in
    times. ``release`` is the median; ``noise`` and ``memory`` are of its weekly log. ``loss`` + ``rotation`` never exceed 1.
    """

    fear: Floats
    leave_share: Floats
    return_share: Floats
    back: Floats
    exempt_share: Floats
    exempt_end: Floats
    evasion: Floats
    register: Floats
    register_days: Floats
    contract: Floats
    drive: Floats
    drive_days: Floats
    prison: Floats
    month: Floats
    conscript_places: Floats
    admission: Floats
    places: Floats
    fast_share: Floats
    fast: Floats
    fast_stages: Floats
    slow: Floats
    slow_stages: Floats
    release: Floats
    noise: Floats
    memory: Floats
    combat: Floats
    rotation: Floats
    loss: Floats
    recoverable: Floats
    recovery: Floats


def stages_of(draws: Draws, days: str, step: float) -> Floats:
    """Stages of a delay: as asked, but none shorter than a step, so that the mean delay stays exact."""
    longest = np.floor(draws.of(days) / step + 1e-9)
    return np.asarray(np.maximum(1.0, np.minimum(np.rint(draws.of("stages")), longest)))


def rates_of(draws: Draws, per_day: int) -> FlowRates:
    """The rates of all draws."""
    step, of = 1.0 / per_day, draws.of
    fast_stages, slow_stages = (stages_of(draws, days, step) for days in ("fast_days", "slow_days"))
    return FlowRates(
        fear=np.log(2.0) / of("fear_half_life") * step,
        leave_share=of("leave_share"),
        return_share=of("return_share"),
        back=step / of("return_days"),
        exempt_share=of("exempt_share"),
        exempt_end=step / of("exempt_days"),
        evasion=of("evasion"),
        register=of("register_coverage") * of("register_reach") * of("register_compliance"),
        register_days=of("register_days"),
        contract=of("contract_rate") * step,
        drive=of("drive_factor") - 1.0,
        drive_days=of("drive_days"),
        prison=of("prison_rate") * step,
        month=np.full(len(draws), MONTHS / YEAR * step),
        conscript_places=of("conscript_places"),
        admission=step / of("admission_days"),
        places=of("places"),
        fast_share=of("fast_share"),
        fast=np.minimum(1.0, fast_stages * step / of("fast_days")),
        fast_stages=fast_stages,
        slow=np.minimum(1.0, slow_stages * step / of("slow_days")),
        slow_stages=slow_stages,
        release=of("release_rate") * step,
        noise=of("release_noise"),
        memory=of("release_memory"),
        combat=of("combat_rate") * step,
        rotation=np.minimum(of("rotation_rate") * step, 1.0 - of("loss_rate") * step),
        loss=of("loss_rate") * step,
        recoverable=of("recoverable_share"),
        recovery=step / of("recovery_days"),
    )
