"""What the kernel is given: draws and a plan as it reads them. In: draws, a plan, regions. Out: ``Task``, and blocks of draws.

Exponentials are taken here, once an event or week, so that a step is plain arithmetic.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from callup.scenario.draws import Draws
from callup.scenario.paths import RegionShares
from callup.scenario.plan import Plan
from callup.scenario.rates import rates_of, stages_of

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
WEEK = 7


class Task(NamedTuple):
    """The kernel's input.

    ``values``: (draws, parameters). ``rates``: (draws, rates). ``shares``: (3, regions).
    ``callup_steps``: (call-ups, 2), first step and end. ``callup_first``, ``callup_keeps``: (draws, call-ups), men due in the
    first step here, and the factor to each next step. ``release``: (weeks, draws), fraction of the held sent in a step.
    ``events``: rows of a lane's event sizes.
    """

    values: Floats
    rates: Floats
    plan: Plan
    shares: Floats
    callup_steps: Ints
    callup_first: Floats
    callup_keeps: Floats
    release: Floats
    events: int


def task_of(draws: Draws, regions: RegionShares, plan: Plan) -> Task:
    """Put a task together."""
    step, rates = 1 / plan.per_day, rates_of(draws, plan.per_day)
    starts, days = plan.callup_days[:, 0], plan.callup_days[:, 1]
    tau, begun = plan.callup_tau, np.maximum(0.0, -starts)
    first = plan.callup_size * np.expm1(-step / tau) / np.expm1(-days / tau) * np.exp(-begun / tau)
    spans = np.stack([np.maximum(0, starts), starts + days], axis=1) * plan.per_day
    drafts, stealth = plan.draft_size.shape[1], plan.stealth_size.shape[1]
    return Task(
        values=np.ascontiguousarray(draws.values),
        rates=np.ascontiguousarray(np.stack(rates, axis=1)),
        plan=plan,
        shares=np.ascontiguousarray(np.stack([regions.men, regions.callup, regions.contract])),
        callup_steps=spans.astype(np.int64),
        callup_first=np.ascontiguousarray(first),
        callup_keeps=np.ascontiguousarray(np.exp(-step / tau)),
        release=released(draws, plan),
        events=2 * first.shape[1] + drafts + stealth,
    )


def levels_of(draws: Draws, weeks: int) -> Floats:
    """The AR(1) noise of the release in standard deviations: (weeks, draws)."""
    memory = draws.of("release_memory")
    fresh = np.sqrt(1 - memory**2)
    levels = draws.release[:, :weeks].T.copy(order="C")
    for week in range(1, weeks):
        levels[week] = memory * levels[week - 1] + fresh * levels[week]
    return levels


def released(draws: Draws, plan: Plan) -> Floats:
    """The fraction of the held sent in a step of each week: the decision's median times a noise in its log."""
    levels = levels_of(draws, -(-plan.steps // (WEEK * plan.per_day)))
    rates = draws.of("release_rate") / plan.per_day
    return np.asarray(np.minimum(1.0, rates * np.exp(draws.of("release_noise") * levels)))


def blocks_of(draws: Draws, plan: Plan, lanes: int) -> Ints:
    """Draws in blocks of ``lanes`` whose tracks have the same stages: (blocks, lanes); a block's first draw fills it up."""
    tracks = [stages_of(draws, days, 1 / plan.per_day) for days in ("fast_days", "slow_days")]
    code = (tracks[0] * 1000 + tracks[1]).astype(np.int64)
    order = np.argsort(code, kind="stable")
    cuts = np.flatnonzero(np.diff(code[order])) + 1
    blocks = []
    for group in np.split(order, cuts):
        rows = -(-group.size // lanes)
        filled = np.concatenate([group, np.full(rows * lanes - group.size, group[0])])
        # The filling repeats the block's first draw, not the group's: a lane may only be written with its own numbers.
        table = filled.reshape(rows, lanes)
        table[-1, group.size - (rows - 1) * lanes :] = table[-1, 0]
        blocks.append(table)
    return np.ascontiguousarray(np.concatenate(blocks), dtype=np.int64)
