"""Places of everything the kernel holds, in one table of (rows, lanes). In: nothing. Out: row numbers.

A lane is a draw (``run_columns``) or a region of one draw (``run_regions``); the steps are the same. One table, not many
arrays: then the compiler knows that rows never overlap, and works on several lanes at once.

Origins are rows side by side: MEN (the force of day 0, conscripts, prisoners), CALLED, SIGNED.
"""

from callup.scenario.rates import MONTHS, FlowRates

STAGES = 20
"""The most stages a track can have."""
MEN, CALLED, SIGNED = range(3)
ORIGINS = 3
TRAINED_ORIGINS = 2
"""CALLED and SIGNED: only they pass through courses."""

RATE = 0
_after = RATE + len(FlowRates._fields)
SHARE = _after
"""A lane's share of men, of the call-up, of contracts: three rows, all 1 where a lane is a draw."""
IN_CALLED, IN_SIGNED, IN_DRAFTED, IN_STEALTH, RELEASE, FRACTION, LEAVE, GAIN = range(
    SHARE + 3, SHARE + 11
)
"""Men wanted in this step, this week's release, the admitted fraction of the waiting, fractions who leave and gain exemption."""
_after = GAIN + 1
REACHABLE, EXEMPT, BACK, LEFT = range(_after, _after + 4 * ORIGINS, ORIGINS)
"""Men at home and abroad, three rows each: see ``home``."""
ABROAD_START = LEFT + ORIGINS
_after = ABROAD_START + 1
CALLED_UP, SIGNED_UP, FEAR, YOUNG, PRISON, DISCHARGED, NEWLY_HELD = range(_after, _after + 7)
CONSCRIPTS = NEWLY_HELD + 1
_after = CONSCRIPTS + MONTHS
RECRUITED, SENT, DRAFTED, FINISHED, RELEASED, IN_TRAINING = range(_after, _after + 6)
BOUND_FIRST, BOUND_STEPS, DRY = range(_after + 6, _after + 9)
_after = DRY + 1
HELD, REAR, COMBAT, WOUNDED, LOST, WAITING = range(_after, _after + 6 * ORIGINS, ORIGINS)
"""The pipeline, three rows each, an origin a row."""
FAST = WAITING + ORIGINS
"""Stages of the fast track, two rows each: CALLED and SIGNED."""
SLOW = FAST + TRAINED_ORIGINS * STAGES
ROWS = SLOW + TRAINED_ORIGINS * STAGES

_rate = {name: RATE + number for number, name in enumerate(FlowRates._fields)}
R_FEAR, R_LEAVE, R_RETURN, R_BACK = (
    _rate["fear"],
    _rate["leave_share"],
    _rate["return_share"],
    _rate["back"],
)
R_EXEMPT, R_EXEMPT_END = _rate["exempt_share"], _rate["exempt_end"]
R_EVASION, R_REGISTER, R_REGISTER_DAYS = (
    _rate["evasion"],
    _rate["register"],
    _rate["register_days"],
)
R_CONTRACT, R_DRIVE, R_DRIVE_DAYS = _rate["contract"], _rate["drive"], _rate["drive_days"]
R_PRISON, R_MONTH, R_CONSCRIPT_PLACES = (
    _rate["prison"],
    _rate["month"],
    _rate["conscript_places"],
)
R_ADMISSION, R_PLACES, R_FAST_SHARE = _rate["admission"], _rate["places"], _rate["fast_share"]
R_FAST, R_FAST_STAGES = _rate["fast"], _rate["fast_stages"]
R_SLOW, R_SLOW_STAGES = _rate["slow"], _rate["slow_stages"]
R_COMBAT, R_ROTATION, R_LOSS = _rate["combat"], _rate["rotation"], _rate["loss"]
R_RECOVERABLE, R_RECOVERY = _rate["recoverable"], _rate["recovery"]
