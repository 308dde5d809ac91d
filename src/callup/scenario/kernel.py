"""The compiled kernel: draw by draw, step by step. In: values of draws, a plan, shares. Out: a filled Book.

Regions differ by shares only and meet in the training places only, so a region's men are the same mixture of three
national columns (see ``home``) on every day, exactly, until a region runs out of reachable men. ``run_columns`` computes the
columns and marks the draws for which that might happen; ``run_regions`` then computes those region by region.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from callup.scenario import home as at
from callup.scenario import pipe as way
from callup.scenario.compile import compiled, kernel
from callup.scenario.home import conscripts, go_and_come, leaving, places_drafted, prisoners
from callup.scenario.orders import called, due, noisy, signing
from callup.scenario.parameters import INDEX
from callup.scenario.pipe import admitted, front, train
from callup.scenario.plan import Plan
from callup.scenario.rates import MONTHS, Rates, rates_of
from callup.scenario.recording import (
    CALLED,
    MEN,
    SIGNED,
    Book,
    Men,
    at_home,
    note,
    of_men,
    on_the_way,
)

Floats = NDArray[np.float64]
COLUMNS = 4
"""Men, call-up, contract, and one always empty that fills the processor's lane."""
WEEK = 7

_REACHABLE, _EXEMPT = INDEX["reachable_start"], INDEX["exempt_start"]
_ABROAD, _HELD = INDEX["abroad_start"], INDEX["held_start"]
_ZONE, _COMBAT = INDEX["zone_start"], INDEX["combat_start"]
_CONSCRIPTS, _YOUNG, _PRISON = INDEX["conscripts_start"], INDEX["young_start"], INDEX["prison_pool"]


class Task(NamedTuple):
    """What the kernel is given. ``values``: (draws, parameters); ``noise``: (draws, weeks); ``shares``: (3, regions)."""

    values: Floats
    noise: Floats
    plan: Plan
    shares: Floats


@compiled
def nation_at_start(values: Floats) -> Floats:
    """National numbers on day 0."""
    nation = np.zeros(at.NATION)
    nation[at.YOUNG], nation[at.PRISON] = values[_YOUNG], values[_PRISON]
    for month in range(MONTHS):
        nation[at.CONSCRIPTS + month] = values[_CONSCRIPTS] / MONTHS
    return nation


@compiled
def men_at_start(men: Men, j: int, values: Floats, share: float) -> None:
    """A column's men on day 0: ``share`` of the country's."""
    home, pipe = men.home, men.pipe
    home[at.REACHABLE, j] = values[_REACHABLE] * share
    home[at.EXEMPT, j] = values[_EXEMPT] * share
    home[at.BACK, j] = values[_ABROAD] * share
    pipe[way.HELD, j] = values[_HELD] * share
    pipe[way.REAR, j] = values[_ZONE] * share
    pipe[way.COMBAT, j] = values[_COMBAT] * share


@compiled
def pipeline_step(men: Men, rates: Rates, release: float) -> bool:
    """Front and training of one step; whether the places bind."""
    nation, width = men.nation, men.pipe.shape[1]
    free = max(0.0, rates.places - nation[at.IN_TRAINING] - places_drafted(nation, rates))
    fraction, bound = admitted(men.pipe, width, rates, free)
    nation[at.RELEASED] += front(men.pipe, width, rates, release)
    entered, finished = train(men.pipe, width, rates, fraction)
    nation[at.TRAINED] += finished
    nation[at.IN_TRAINING] += entered - finished
    return bound


@compiled
def take_columns(men: Men, wanted: tuple[float, float], most: tuple[float, float]) -> bool:
    """Call-ups and contracts, by columns; whether a region might have fewer men than its shares of ``wanted``."""
    home, pipe = men.home, men.pipe
    short = most[0] * (wanted[0] - home[at.REACHABLE, CALLED]) + most[1] * (
        wanted[1] - home[at.REACHABLE, SIGNED]
    )
    dry: bool = home[at.REACHABLE, MEN] < short
    for j in range(COLUMNS):
        home[at.REACHABLE, j] += home[at.COMING, j]
    home[at.REACHABLE, CALLED] -= wanted[0]
    home[at.CALLED_UP, CALLED] += wanted[0]
    pipe[way.WAITING, CALLED] += wanted[0]
    home[at.REACHABLE, SIGNED] -= wanted[1]
    home[at.SIGNED_UP, SIGNED] += wanted[1]
    pipe[way.WAITING, SIGNED] += wanted[1]
    return dry


@compiled
def take_regions(men: Men, wanted: tuple[float, float], shares: Floats) -> None:
    """Call-ups and contracts, by region: a region gives no more than it has, the call-up before contracts."""
    home, pipe = men.home, men.pipe
    regions = home.shape[1]
    for j in range(regions):
        ready = home[at.REACHABLE, j]
        taken = min(shares[CALLED, j] * wanted[0], ready)
        signed = min(shares[SIGNED, j] * wanted[1], ready - taken)
        home[at.REACHABLE, j] = ready - taken - signed + home[at.COMING, j]
        home[at.CALLED_UP, j] += taken
        home[at.SIGNED_UP, j] += signed
        pipe[way.WAITING, CALLED * regions + j] += taken
        pipe[way.WAITING, SIGNED * regions + j] += signed


@compiled
def spread(men: Men, shares: Floats, home_again: float, held: float) -> None:
    """Conscripts discharged, and men who are held without a course, spread over regions by their share of men."""
    for j in range(shares.shape[1]):
        men.home[at.REACHABLE, j] += shares[MEN, j] * home_again
        men.pipe[way.HELD, j] += shares[MEN, j] * held


@compiled
def home_step(
    men: Men, task: Task, draw: int, step: int, rates: Rates
) -> tuple[float, float, tuple[float, float]]:
    """Fear, flight, conscripts and prisons of a step. Returns the discharged, the newly held, and (call-up, contracts) wanted."""
    plan = task.plan
    leave, exempt = leaving(men.nation, rates, plan.shock[step])
    go_and_come(men.home, rates, leave, exempt)
    drafted = due(plan.draft_share, plan.draft_size, draw, step)
    stealth = due(plan.stealth_share, plan.stealth_size, draw, step)
    discharged, sent = conscripts(men.nation, rates, drafted, stealth)
    held = sent + prisoners(men.nation, rates, plan.prisons[step])
    return discharged, held, (called(plan, draw, step, rates), signing(plan, step, rates))


@compiled
def released_at(
    task: Task, draw: int, week: int, level: float, rates: Rates
) -> tuple[float, float]:
    """This week's noise level and fraction released a step: a decision, not a delay."""
    level = noisy(level, task.noise[draw, week], week == 0, rates.memory)
    return level, min(1.0, rates.release * np.exp(rates.noise * level))


@compiled
def mark(book: Book, draw: int, step: int, per_day: int) -> None:
    """Note that the places bind in a step."""
    if book.bound[draw, 1] == 0:
        book.bound[draw, 0] = step // per_day
    book.bound[draw, 1] += 1


@kernel
def run_columns(task: Task, most: tuple[float, float], book: Book) -> None:
    """Every draw by columns. ``most``: over regions, the highest ratio of the call-up's (contracts') share to the men's."""
    plan, identity = task.plan, np.array([[1.0], [0.0], [0.0]])
    for draw in range(task.values.shape[0]):
        rates = rates_of(task.values[draw], plan.per_day)
        men = Men(
            np.zeros((at.ROWS, COLUMNS)),
            np.zeros((way.ROWS, COLUMNS)),
            nation_at_start(task.values[draw]),
        )
        men_at_start(men, 0, task.values[draw], 1.0)
        level, release, dry = 0.0, 0.0, False
        for step in range(plan.steps):
            if book.at[step] >= 0:
                note(book, draw, book.at[step], men, rates)
            if step % (WEEK * plan.per_day) == 0:
                week = step // (WEEK * plan.per_day)
                level, release = released_at(task, draw, week, level, rates)
            if pipeline_step(men, rates, release):
                mark(book, draw, step, plan.per_day)
            again, held, wanted = home_step(men, task, draw, step, rates)
            dry |= take_columns(men, wanted, most)
            spread(men, identity, again, held)
        note(book, draw, book.at[plan.steps], men, rates)
        book.dry[draw] = dry
        if book.finals.shape[0] and not dry:
            finals_of_columns(book.finals[draw], men, task.shares, rates)


@kernel
def run_regions(task: Task, chosen: NDArray[np.int64], book: Book) -> None:
    """The chosen draws, region by region."""
    plan, regions = task.plan, task.shares.shape[1]
    for draw in chosen:
        rates = rates_of(task.values[draw], plan.per_day)
        men = Men(
            np.zeros((at.ROWS, regions)),
            np.zeros((way.ROWS, 3 * regions)),
            nation_at_start(task.values[draw]),
        )
        for j in range(regions):
            men_at_start(men, j, task.values[draw], task.shares[MEN, j])
        level, release = 0.0, 0.0
        book.bound[draw, 0], book.bound[draw, 1] = -1, 0
        for step in range(plan.steps):
            if book.at[step] >= 0:
                note(book, draw, book.at[step], men, rates)
            if step % (WEEK * plan.per_day) == 0:
                week = step // (WEEK * plan.per_day)
                level, release = released_at(task, draw, week, level, rates)
            if pipeline_step(men, rates, release):
                mark(book, draw, step, plan.per_day)
            again, held, wanted = home_step(men, task, draw, step, rates)
            take_regions(men, wanted, task.shares)
            spread(men, task.shares, again, held)
        note(book, draw, book.at[plan.steps], men, rates)
        if book.finals.shape[0]:
            finals_of_regions(book.finals[draw], men, task.shares, rates)


@compiled
def finals_of_columns(finals: Floats, men: Men, shares: Floats, rates: Rates) -> None:
    """Regional stocks as mixtures of the columns."""
    for region in range(shares.shape[1]):
        for origin in range(3):
            at_home(finals[region], men.home, origin, shares[origin, region])
            on_the_way(finals[region], men.pipe, origin, shares[origin, region], rates)
        of_men(finals[region], men.nation, shares[MEN, region])


@compiled
def finals_of_regions(finals: Floats, men: Men, shares: Floats, rates: Rates) -> None:
    """Regional stocks, summed over origins."""
    regions = shares.shape[1]
    for region in range(regions):
        at_home(finals[region], men.home, region, 1.0)
        for origin in range(3):
            on_the_way(finals[region], men.pipe, origin * regions + region, 1.0, rates)
        of_men(finals[region], men.nation, shares[MEN, region])
