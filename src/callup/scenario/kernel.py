"""The compiled kernel: step by step, several lanes at once. In: draws, a plan, shares. Out: a filled Book.

Regions differ by shares only and meet in the training places only, so a region's men are the same mixture of three
national columns (see ``home``) on every day, exactly, until a region runs out of reachable men. ``run_columns`` takes a
lane for a draw and marks the draws for which that might happen; ``run_regions`` then takes a lane for a region.
"""

import numpy as np
from numpy.typing import NDArray

from callup.scenario import rows as at
from callup.scenario.compile import apart, compiled, kernel
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
from callup.scenario.recording import EVERYTHING, Book, Shares, add, clear, write, write_final
from callup.scenario.task import Task

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
NOBODY = (0.0, 0.0, 0.0)
LANES = 16
"""Draws worked on at once: their table (some 15 KiB) stays in the processor's nearest memory."""
_REACHABLE, _EXEMPT = INDEX["reachable_start"], INDEX["exempt_start"]
_ABROAD, _HELD = INDEX["abroad_start"], INDEX["held_start"]
_ZONE, _COMBAT = INDEX["zone_start"], INDEX["combat_start"]
_CONSCRIPTS, _YOUNG, _PRISON = INDEX["conscripts_start"], INDEX["young_start"], INDEX["prison_pool"]


@apart
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
    s[at.ABROAD_START, i] = share * values[_ABROAD]
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
def release_of(s: Floats, lanes: int, draws: Ints, task: Task, step: int) -> None:
    """Take a new week's release, on its first step."""
    week, rest = divmod(step, 7 * task.plan.per_day)
    if rest == 0:
        for i in range(lanes):
            s[at.RELEASE, i] = task.release[week, draws[i]]


@apart
def note_lanes(s: Floats, draws: Ints, stages: tuple[int, int], book: Book, record: int) -> None:
    """Write the series of every lane that is a draw."""
    row = book.row
    for i in range(LANES):
        if i == 0 or draws[i] != draws[0]:
            clear(row)
            add(row, s, (i, stages), EVERYTHING)
            write(book, row, (draws[i], record), (s[at.FEAR, i], s[at.R_PLACES, i]))


@apart
def note_regions(t: Floats, stages: tuple[int, int], book: Book, draw: int, record: int) -> None:
    """Write the series of a draw whose regions are the lanes."""
    row = book.row
    clear(row)
    for block in range(t.shape[0]):
        for i in range(LANES):
            add(row, t[block], (i, stages), EVERYTHING)
    write(book, row, (draw, record), (t[0, at.FEAR, 0], t[0, at.R_PLACES, 0]))


@apart
def finish_lanes(
    s: Floats, draws: Ints, stages: tuple[int, int], shares: Floats, book: Book
) -> None:
    """Binding days, dryness, and the regions' stocks as mixtures of a draw's columns."""
    row = book.row
    for i in range(LANES):
        book.bound[draws[i], 0] = int(s[at.BOUND_FIRST, i])
        book.bound[draws[i], 1] = int(s[at.BOUND_STEPS, i])
        book.dry[draws[i]] = s[at.DRY, i] > 0.0
        if book.finals.shape[0]:
            for region in range(shares.shape[1]):
                clear(row)
                mixture = (shares[0, region], shares[1, region], shares[2, region])
                add(row, s, (i, stages), mixture)
                write_final(book, row, draws[i], region)


@apart
def finish_regions(t: Floats, draw: int, stages: tuple[int, int], book: Book) -> None:
    """Binding days and the regions' stocks of a draw whose regions are the lanes."""
    book.bound[draw, 0] = int(t[0, at.BOUND_FIRST, 0])
    book.bound[draw, 1] = int(t[0, at.BOUND_STEPS, 0])
    if book.finals.shape[0]:
        for region in range(book.finals.shape[1]):
            clear(book.row)
            add(book.row, t[region // LANES], (region % LANES, stages), EVERYTHING)
            write_final(book, book.row, draw, region)


@compiled
def walk_lanes(
    tables: tuple[Floats, Floats],
    draws: Ints,
    task: Task,
    most: tuple[float, float],
    book: Book,
) -> None:
    """All steps of a block of draws."""
    s, events = tables
    plan = task.plan
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


@compiled
def start_regions(t: Floats, events: Floats, task: Task, draw: int) -> None:
    """Fill all tables of a draw; lanes beyond the last region hold nobody."""
    for block in range(t.shape[0]):
        for i in range(LANES):
            region, mixture = block * LANES + i, NOBODY
            if region < task.shares.shape[1]:
                mixture = (task.shares[0, region], task.shares[1, region], task.shares[2, region])
            start(t[block], i, task, draw, mixture)
            events_of(task, draw, events[block], i)


@compiled
def walk_regions(tables: tuple[Floats, Floats], same: Ints, task: Task, book: Book) -> None:
    """All steps of one draw, its number repeated in every lane."""
    t, events = tables
    plan, draw = task.plan, same[0]
    start_regions(t, events, task, draw)
    stages = stages_in(t[0])
    for step in range(plan.steps):
        if book.at[step] >= 0:
            note_regions(t, stages, book, draw, book.at[step])
        admit_by_regions(t, LANES, step // plan.per_day)
        for block in range(t.shape[0]):
            release_of(t[block], LANES, same, task, step)
            order(t[block], LANES, events[block], task, step)
            move(t[block], LANES, stages, plan, step)
            take_by_regions(t[block], LANES)
    note_regions(t, stages, book, draw, book.at[plan.steps])
    finish_regions(t, draw, stages, book)


@kernel
def run_columns(task: Task, blocks: Ints, most: tuple[float, float], book: Book) -> None:
    """A lane for a draw. ``blocks``: (blocks, LANES), draws whose tracks have the same stages; the first fills up a block.

    ``most``: see ``take_by_columns``.
    """
    s, events = np.zeros((at.ROWS, LANES)), np.zeros((task.events, LANES))
    for block in range(blocks.shape[0]):
        walk_lanes((s, events), blocks[block], task, most, book)


@kernel
def run_regions(task: Task, chosen: Ints, book: Book) -> None:
    """A lane for a region, in as many tables as it takes; draw after draw."""
    tables = -(-task.shares.shape[1] // LANES)
    t, events = np.zeros((tables, at.ROWS, LANES)), np.zeros((tables, task.events, LANES))
    for draw in chosen:
        walk_regions((t, events), np.full(LANES, draw), task, book)
