"""What is wanted in a step: men by call-ups, contracts, drafts, stealth. In: the plan's step, a lane's sizes. Out: the table.

``events`` is (rows, lanes): for every call-up the men due in this step and the factor to the next one; then the sizes of
drafts, then of stealth.
"""

import numpy as np
from numpy.typing import NDArray

from callup.scenario.compile import compiled
from callup.scenario.rows import (
    CALLED,
    IN_CALLED,
    IN_DRAFTED,
    IN_SIGNED,
    IN_STEALTH,
    MEN,
    R_CONTRACT,
    R_DRIVE,
    R_DRIVE_DAYS,
    R_EVASION,
    R_REGISTER,
    R_REGISTER_DAYS,
    SHARE,
    SIGNED,
)
from callup.scenario.task import Task

Floats = NDArray[np.float64]


@compiled
def events_of(task: Task, draw: int, events: Floats, i: int) -> None:
    """Set a lane's sizes."""
    plan = task.plan
    calls, drafts = task.callup_first.shape[1], plan.draft_size.shape[1]
    for event in range(calls):
        events[2 * event, i] = task.callup_first[draw, event]
        events[2 * event + 1, i] = task.callup_keeps[draw, event]
    for event in range(drafts):
        events[2 * calls + event, i] = plan.draft_size[draw, event]
    for event in range(plan.stealth_size.shape[1]):
        events[2 * calls + drafts + event, i] = plan.stealth_size[draw, event]


@compiled
def order(s: Floats, lanes: int, events: Floats, task: Task, step: int) -> None:
    """Set what is wanted in this step."""
    plan = task.plan
    calls, drafts = task.callup_first.shape[1], plan.draft_size.shape[1]
    for i in range(lanes):
        s[IN_CALLED, i], s[IN_DRAFTED, i], s[IN_STEALTH, i] = 0.0, 0.0, 0.0
    for event in range(calls):
        if task.callup_steps[event, 0] <= step < task.callup_steps[event, 1]:
            for i in range(lanes):
                s[IN_CALLED, i] += events[2 * event, i]
                events[2 * event, i] *= events[2 * event + 1, i]
    for event in range(drafts):
        _add(s, lanes, IN_DRAFTED, (events, 2 * calls + event), plan.draft_share[event, step])
    for event in range(plan.stealth_size.shape[1]):
        row = 2 * calls + drafts + event
        _add(s, lanes, IN_STEALTH, (events, row), plan.stealth_share[event, step])
    for i in range(lanes):
        s[IN_DRAFTED, i] *= s[SHARE + MEN, i]
        s[IN_STEALTH, i] *= s[SHARE + MEN, i]
    _bring_in(s, lanes, plan.register_age[step])
    _sign(s, lanes, plan.drive_age[step], plan.contracts[step])


@compiled
def _add(s: Floats, lanes: int, row: int, source: tuple[Floats, int], share: float) -> None:
    """Add the part of an event's size that is due."""
    if share > 0.0:
        for i in range(lanes):
            s[row, i] += share * source[0][source[1], i]


@compiled
def _bring_in(s: Floats, lanes: int, age: float) -> None:
    """Of the ordered, those who come: all but the evaders, of whom a working register brings in some."""
    for i in range(lanes):
        reached = s[R_REGISTER, i] * min(1.0, age / s[R_REGISTER_DAYS, i]) if age >= 0.0 else 0.0
        s[IN_CALLED, i] *= s[SHARE + CALLED, i] * (1.0 - s[R_EVASION, i] * (1.0 - reached))


@compiled
def _sign(s: Floats, lanes: int, age: float, opened: float) -> None:
    """Those who would sign: the contract rate, raised by a drive."""
    for i in range(lanes):
        raised = s[R_DRIVE, i] * min(1.0, age / s[R_DRIVE_DAYS, i]) if age >= 0.0 else 0.0
        s[IN_SIGNED, i] = s[SHARE + SIGNED, i] * opened * s[R_CONTRACT, i] * (1.0 + raised)
