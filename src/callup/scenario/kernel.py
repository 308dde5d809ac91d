"""The compiled kernel: step by step, several lanes at once. In: draws, a plan, shares. Out: a filled Book.

Regions differ by shares only and meet in the training places only, so a region's men are the same mixture of three
national columns (see ``home``) on every day, exactly, until a region runs out of reachable men. ``run_columns`` takes a
lane for a draw and marks the draws for which that might happen; ``run_regions`` then takes a lane for a region.
"""

import numpy as np
from numpy.typing import NDArray

from callup.scenario import rows as at
from callup.scenario.compile import compiled, kernel
from callup.scenario.home import (
    conscript,
    frighten,
    recruit,
    take_by_columns,
    take_by_regions,
)
from callup.scenario.orders import events_of, order
from callup.scenario.parameters import INDEX
from callup.scenario.pipe import admit_by_columns, admit_by_regions, front, train
from callup.scenario.plan import Plan
from callup.scenario.rates import MONTHS
from callup.scenario.recording import EVERYTHING, Book, Shares, add, write, write_final
from callup.scenario.result import NAMES
from callup.scenario.task import Task

Floats = NDArray[np.float64]
LANES = 16
"""Draws worked on at once: their table (some 15 KiB) stays in the processor's nearest memory."""
SERIES = len(NAMES)
_REACHABLE, _EXEMPT = INDEX["reachable_start"], INDEX["exempt_start"]
_ABROAD, _HELD = INDEX["abroad_start"], INDEX["held_start"]
_ZONE, _COMBAT = INDEX["zone_start"], INDEX["combat_start"]
_CONSCRIPTS, _YOUNG, _PRISON = INDEX["conscripts_start"], INDEX["young_start"], INDEX["prison_pool"]


@compiled
def start(s: Floats, i: int, task: Task, draw: int, shares: Shares) -> None:
    """Fill a lane: a draw's rates, and the ``shares`` of its men of day 0."""
    for row in range(at.ROWS):
        s[row, i] = 0.0
    values, rates = task.values[draw], task.rates[draw]
    for number in range(rates.size):
        s[at.RATE + number, i] = rates[number]
    for origin in range(at.ORIGINS):
        s[at.SHARE + origin, i] = shares[origin]
    share = shares[at.MEN]
    s[at.REACHABLE, i], s[at.EXEMPT, i] = share * values[_REACHABLE], share * values[_EXEMPT]
    s[at.BACK, i], s[at.HELD, i] = share * values[_ABROAD], share * values[_HELD]
    s[at.REAR, i], s[at.COMBAT, i] = share * values[_ZONE], share * values[_COMBAT]
    s[at.YOUNG, i], s[at.PRISON, i] = share * values[_YOUNG], share * values[_PRISON]
    for month in range(MONTHS):
        s[at.CONSCRIPTS + month, i] = share * values[_CONSCRIPTS] / MONTHS
    s[at.BOUND_FIRST, i] = -1.0


@compiled
def stages_in(s: Floats) -> tuple[int, int]:
    """Stages of both tracks, the same in all lanes."""
    return int(s[at.R_FAST_STAGES, 0]), int(s[at.R_SLOW_STAGES, 0])


@compiled
def move(s: Floats, lanes: int, stages: tuple[int, int], plan: Plan, step: int) -> None:
    """All of a step that is the same whatever a lane is, before men are taken at home."""
    front(s, lanes)
    train(s, lanes, stages)
    frighten(s, lanes, plan.shock[step])
    conscript(s, lanes)
    recruit(s, lanes, plan.prisons[step])


@compiled
def release_of(s: Floats, lanes: int, draws: NDArray[np.int64], task: Task, step: int) -> None:
    """Take a new week's release, on its first step."""
    week, rest = divmod(step, 7 * task.plan.per_day)
    if rest == 0:
        for i in range(lanes):
            s[at.RELEASE, i] = task.release[draws[i], week]


@compiled
def note_lanes(
    s: Floats, draws: NDArray[np.int64], stages: tuple[int, int], book: Book, record: int
) -> None:
    """Write the series of every lane that is a draw."""
    row = np.empty(SERIES)
    for i in range(LANES):
        if i == 0 or draws[i] != draws[0]:
            row[:] = 0.0
            add(row, s, (i, stages), EVERYTHING)
            write(book, row, (draws[i], record), (s[at.FEAR, i], s[at.R_PLACES, i]))


@compiled
def note_regions(s: Floats, stages: tuple[int, int], book: Book, draw: int, record: int) -> None:
    """Write the series of a draw whose regions are the lanes."""
    row = np.zeros(SERIES)
    for i in range(s.shape[1]):
        add(row, s, (i, stages), EVERYTHING)
    write(book, row, (draw, record), (s[at.FEAR, 0], s[at.R_PLACES, 0]))


@compiled
def finish_lanes(
    s: Floats, draws: NDArray[np.int64], stages: tuple[int, int], shares: Floats, book: Book
) -> None:
    """Binding days, dryness, and the regions' stocks as mixtures of a draw's columns."""
    row = np.empty(SERIES)
    for i in range(LANES):
        book.bound[draws[i], 0] = int(s[at.BOUND_FIRST, i])
        book.bound[draws[i], 1] = int(s[at.BOUND_STEPS, i])
        book.dry[draws[i]] = s[at.DRY, i] > 0.0
        if book.finals.shape[0]:
            for region in range(shares.shape[1]):
                row[:] = 0.0
                mixture = (shares[0, region], shares[1, region], shares[2, region])
                add(row, s, (i, stages), mixture)
                write_final(book, row, draws[i], region)


@kernel
def run_columns(
    task: Task, blocks: NDArray[np.int64], most: tuple[float, float], book: Book
) -> None:
    """A lane for a draw. ``blocks``: (blocks, LANES), draws whose tracks have the same stages; the first fills up a block.

    ``most``: see ``take_by_columns``.
    """
    plan = task.plan
    s, events = np.zeros((at.ROWS, LANES)), np.zeros((task.events, LANES))
    for block in range(blocks.shape[0]):
        draws = blocks[block]
        for i in range(LANES):
            start(s, i, task, draws[i], EVERYTHING)
            events_of(task, draws[i], events, i)
        stages = stages_in(s)
        for step in range(plan.steps):
            if book.at[step] >= 0:
                note_lanes(s, draws, stages, book, book.at[step])
            release_of(s, LANES, draws, task, step)
            order(s, LANES, events, task, step)
            admit_by_columns(s, LANES, step // plan.per_day)
            move(s, LANES, stages, plan, step)
            take_by_columns(s, LANES, most)
        note_lanes(s, draws, stages, book, book.at[plan.steps])
        finish_lanes(s, draws, stages, task.shares, book)


@kernel
def run_regions(task: Task, chosen: NDArray[np.int64], book: Book) -> None:
    """A lane for a region; draw after draw."""
    plan, regions = task.plan, task.shares.shape[1]
    s, events = np.zeros((at.ROWS, regions)), np.zeros((task.events, regions))
    same, row = np.zeros(regions, dtype=np.int64), np.empty(SERIES)
    for draw in chosen:
        same[:] = draw
        for i in range(regions):
            mixture = (task.shares[0, i], task.shares[1, i], task.shares[2, i])
            start(s, i, task, draw, mixture)
            events_of(task, draw, events, i)
        stages = stages_in(s)
        for step in range(plan.steps):
            if book.at[step] >= 0:
                note_regions(s, stages, book, draw, book.at[step])
            release_of(s, regions, same, task, step)
            order(s, regions, events, task, step)
            admit_by_regions(s, regions, step // plan.per_day)
            move(s, regions, stages, plan, step)
            take_by_regions(s, regions)
        note_regions(s, stages, book, draw, book.at[plan.steps])
        book.bound[draw, 0] = int(s[at.BOUND_FIRST, 0])
        book.bound[draw, 1] = int(s[at.BOUND_STEPS, 0])
        if book.finals.shape[0]:
            for region in range(regions):
                row[:] = 0.0
                add(row, s, (region, stages), EVERYTHING)
                write_final(book, row, draw, region)
