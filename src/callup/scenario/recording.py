"""What a run writes down: the national series on recorded days, the regions' stocks at the end. In: stocks. Out: a filled Book."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from callup.scenario import home as at
from callup.scenario import pipe as way
from callup.scenario.compile import compiled
from callup.scenario.home import places_drafted
from callup.scenario.rates import MONTHS, Rates
from callup.scenario.result import AT, FINALS, NAMES

Floats = NDArray[np.float64]
MEN, CALLED, SIGNED = range(3)
"""Origins, in the order of columns."""
WIDTH = len(NAMES)
_FINAL = {name: number for number, name in enumerate(FINALS)}

_YOUNG, _PRISON, _CONSCRIPTS = AT["young"], AT["prison_pool"], AT["conscripts"]
_REACHABLE, _EXEMPT, _ABROAD = AT["reachable"], AT["exempt"], AT["abroad"]
_WAITING, _FAST, _SLOW = AT["waiting"], AT["training_fast"], AT["training_slow"]
_HELD, _REAR, _COMBAT = AT["held"], AT["zone_rear"], AT["in_combat"]
_WOUNDED, _LOST = AT["wounded"], AT["lost"]
_CALLED_UP, _SIGNED, _RECRUITED = AT["called_up"], AT["signed"], AT["recruited_prisons"]
_SENT, _DRAFTED = AT["conscripts_sent"], AT["drafted"]
_TRAINED, _RELEASED, _LEFT, _RETURNED = AT["trained"], AT["released"], AT["left"], AT["returned"]
_ZONE, _FORCE, _TRAINING = AT["in_zone"], AT["trained_force"], AT["in_training"]
_C_WAITING, _C_TRAINING, _C_HELD = AT["called_waiting"], AT["called_training"], AT["called_held"]
_C_ZONE, _C_COMBAT, _C_LOST = AT["called_in_zone"], AT["called_in_combat"], AT["called_lost"]
_S_ZONE, _P_DRAFTED, _P_FREE = AT["signed_in_zone"], AT["places_drafted"], AT["places_free"]
_FEAR = AT["fear"]
_FINAL_YOUNG, _FINAL_PRISON = _FINAL["young"], _FINAL["prison_pool"]
_FINAL_CONSCRIPTS, _FINAL_REACHABLE = _FINAL["conscripts"], _FINAL["reachable"]
_FINAL_EXEMPT, _FINAL_ABROAD = _FINAL["exempt"], _FINAL["abroad"]
_FINAL_WAITING, _FINAL_FAST = _FINAL["waiting"], _FINAL["training_fast"]
_FINAL_SLOW, _FINAL_HELD = _FINAL["training_slow"], _FINAL["held"]
_FINAL_REAR, _FINAL_COMBAT = _FINAL["zone_rear"], _FINAL["in_combat"]
_FINAL_WOUNDED, _FINAL_LOST = _FINAL["wounded"], _FINAL["lost"]
_FINAL_CALLED, _FINAL_SIGNED = _FINAL["called_up"], _FINAL["signed"]
_FINAL_LEFT, _FINAL_RETURNED = _FINAL["left"], _FINAL["returned"]


class Book(NamedTuple):
    """What is asked and where it goes.

    ``at``: (steps + 1,), the record number of a step, -1 for none. ``keep``: places in ``NAMES``. ``series``: (draws, records,
    kept). ``bound``: (draws, 2), first day and number of steps of binding places. ``dry``: (draws,). ``finals``: (draws,
    regions, FINALS), no draws where not asked for.
    """

    at: NDArray[np.int64]
    keep: NDArray[np.int64]
    series: NDArray[np.float64]
    bound: NDArray[np.int64]
    dry: NDArray[np.bool_]
    finals: NDArray[np.float64]


class Men(NamedTuple):
    """All stocks of a draw. ``home`` and ``pipe``: (rows, columns); ``nation``: one number each."""

    home: Floats
    pipe: Floats
    nation: Floats


@compiled
def row_sum(stocks: Floats, row: int, first: int, count: int) -> float:
    """The sum of some columns of a row."""
    total = 0.0
    for j in range(first, first + count):
        total += stocks[row, j]
    return total


@compiled
def track_sum(pipe: Floats, track: tuple[int, int], first: int, count: int) -> float:
    """Men on a track: all its stages."""
    total = 0.0
    for stage in range(track[0], track[0] + track[1]):
        total += row_sum(pipe, stage, first, count)
    return total


@compiled
def note_nation(row: Floats, men: Men, rates: Rates) -> None:
    """The numbers that are national anyway."""
    nation = men.nation
    serving = 0.0
    for month in range(MONTHS):
        serving += nation[at.CONSCRIPTS + month]
    row[_YOUNG], row[_PRISON], row[_CONSCRIPTS] = nation[at.YOUNG], nation[at.PRISON], serving
    row[_RECRUITED], row[_SENT] = nation[at.RECRUITED], nation[at.SENT]
    row[_DRAFTED], row[_TRAINED] = nation[at.DRAFTED], nation[at.TRAINED]
    row[_RELEASED], row[_FEAR] = nation[at.RELEASED], nation[at.FEAR]
    row[_P_DRAFTED] = places_drafted(nation, rates)


@compiled
def note_home(row: Floats, home: Floats) -> None:
    """Men at home and abroad."""
    width = home.shape[1]
    row[_REACHABLE] = row_sum(home, at.REACHABLE, 0, width)
    row[_EXEMPT] = row_sum(home, at.EXEMPT, 0, width)
    row[_ABROAD] = row_sum(home, at.BACK, 0, width) + row_sum(home, at.GONE, 0, width)
    row[_LEFT], row[_RETURNED] = (
        row_sum(home, at.LEFT, 0, width),
        row_sum(home, at.RETURNED, 0, width),
    )
    row[_CALLED_UP] = row_sum(home, at.CALLED_UP, 0, width)
    row[_SIGNED] = row_sum(home, at.SIGNED_UP, 0, width)


@compiled
def note_pipe(row: Floats, pipe: Floats, rates: Rates, group: int) -> None:
    """The pipeline, of all origins and of single ones; ``group`` columns belong to an origin."""
    called, signed, width = CALLED * group, SIGNED * group, 3 * group
    fast, slow = (way.FAST, rates.fast_stages), (way.SLOW, rates.slow_stages)
    row[_WAITING] = row_sum(pipe, way.WAITING, 0, width)
    row[_FAST], row[_SLOW] = track_sum(pipe, fast, 0, width), track_sum(pipe, slow, 0, width)
    row[_HELD] = row_sum(pipe, way.HELD, 0, width)
    row[_REAR] = row_sum(pipe, way.REAR, 0, width)
    row[_COMBAT] = row_sum(pipe, way.COMBAT, 0, width)
    row[_WOUNDED] = row_sum(pipe, way.WOUNDED, 0, width)
    row[_LOST] = row_sum(pipe, way.LOST, 0, width)
    row[_C_WAITING] = row_sum(pipe, way.WAITING, called, group)
    row[_C_TRAINING] = track_sum(pipe, fast, called, group) + track_sum(pipe, slow, called, group)
    row[_C_HELD] = row_sum(pipe, way.HELD, called, group)
    row[_C_COMBAT] = row_sum(pipe, way.COMBAT, called, group)
    row[_C_ZONE] = row[_C_COMBAT] + row_sum(pipe, way.REAR, called, group)
    row[_C_LOST] = row_sum(pipe, way.LOST, called, group)
    row[_S_ZONE] = row_sum(pipe, way.REAR, signed, group) + row_sum(pipe, way.COMBAT, signed, group)
    row[_ZONE] = row[_REAR] + row[_COMBAT]
    row[_TRAINING] = row[_FAST] + row[_SLOW]
    row[_FORCE] = row[_HELD] + row[_ZONE]
    row[_P_FREE] = max(0.0, rates.places - row[_TRAINING] - row[_P_DRAFTED])


@compiled
def note(book: Book, draw: int, record: int, men: Men, rates: Rates) -> None:
    """Write one record. Three or four columns are origins; more are origins in regions."""
    row = np.empty(WIDTH)
    group = men.pipe.shape[1] // 3
    note_nation(row, men, rates)
    note_home(row, men.home)
    note_pipe(row, men.pipe, rates, group)
    for number in range(book.keep.shape[0]):
        book.series[draw, record, number] = row[book.keep[number]]


@compiled
def at_home(final: Floats, home: Floats, j: int, share: float) -> None:
    """Add ``share`` of a home column to a region's finals."""
    final[_FINAL_REACHABLE] += share * home[at.REACHABLE, j]
    final[_FINAL_EXEMPT] += share * home[at.EXEMPT, j]
    final[_FINAL_ABROAD] += share * (home[at.BACK, j] + home[at.GONE, j])
    final[_FINAL_CALLED] += share * home[at.CALLED_UP, j]
    final[_FINAL_SIGNED] += share * home[at.SIGNED_UP, j]
    final[_FINAL_LEFT] += share * home[at.LEFT, j]
    final[_FINAL_RETURNED] += share * home[at.RETURNED, j]


@compiled
def on_the_way(final: Floats, pipe: Floats, j: int, share: float, rates: Rates) -> None:
    """Add ``share`` of a pipeline column to a region's finals."""
    final[_FINAL_WAITING] += share * pipe[way.WAITING, j]
    final[_FINAL_FAST] += share * track_sum(pipe, (way.FAST, rates.fast_stages), j, 1)
    final[_FINAL_SLOW] += share * track_sum(pipe, (way.SLOW, rates.slow_stages), j, 1)
    final[_FINAL_HELD] += share * pipe[way.HELD, j]
    final[_FINAL_REAR] += share * pipe[way.REAR, j]
    final[_FINAL_COMBAT] += share * pipe[way.COMBAT, j]
    final[_FINAL_WOUNDED] += share * pipe[way.WOUNDED, j]
    final[_FINAL_LOST] += share * pipe[way.LOST, j]


@compiled
def of_men(final: Floats, nation: Floats, share: float) -> None:
    """A region's young men, conscripts and prisoners: its share of the country's."""
    final[_FINAL_YOUNG] = share * nation[at.YOUNG]
    final[_FINAL_PRISON] = share * nation[at.PRISON]
    for month in range(MONTHS):
        final[_FINAL_CONSCRIPTS] += share * nation[at.CONSCRIPTS + month]
