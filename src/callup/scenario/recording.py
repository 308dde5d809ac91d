"""What a run writes down: the national series on recorded days, regions' stocks at the end. In: the table. Out: a filled Book."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from callup.scenario import rows as at
from callup.scenario.compile import apart, compiled
from callup.scenario.home import drilled
from callup.scenario.rates import MONTHS
from callup.scenario.result import AT, FINALS

Floats = NDArray[np.float64]
Lane = tuple[int, tuple[int, int]]
"""A lane, and the stages of its two tracks."""
Shares = tuple[float, float, float]
"""Weights of the origins: all 1 for the sum, a region's shares for a region of a lane that is a draw."""
EVERYTHING: Shares = (1.0, 1.0, 1.0)
FINAL_PLACES = np.array([AT[name] for name in FINALS])

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


class Book(NamedTuple):
    """What is asked and where it goes.

    ``at``: (steps + 1,), the record number of a step, -1 for none. ``keep``: places in ``NAMES``. ``series``: (draws, records,
    kept). ``bound``: (draws, 2), first day and number of steps of binding places. ``dry``: (draws,), draws whose columns do
    not hold for every region. ``finals``: (draws, regions, FINALS), no draws where not asked for. ``row``: (series,), to work on.
    """

    at: NDArray[np.int64]
    keep: NDArray[np.int64]
    series: NDArray[np.float64]
    bound: NDArray[np.int64]
    dry: NDArray[np.bool_]
    finals: NDArray[np.float64]
    row: NDArray[np.float64]


@apart
def add(row: Floats, s: Floats, lane: Lane, shares: Shares) -> None:
    """Add a lane's men, or a region's part of them, to a row of all series."""
    i = lane[0]
    _add_men(row, s, i, shares[at.MEN])
    for origin in range(at.ORIGINS):
        _add_home(row, s, (i, origin), shares[origin])
        _add_front(row, s, (i, origin), shares[origin])
    row[_CALLED_UP] += shares[at.CALLED] * s[at.CALLED_UP, i]
    row[_SIGNED] += shares[at.SIGNED] * s[at.SIGNED_UP, i]
    for origin in range(at.TRAINED_ORIGINS):
        share = shares[at.CALLED + origin]
        fast = _on_track(s, i, at.FAST + origin, lane[1][0])
        slow = _on_track(s, i, at.SLOW + origin, lane[1][1])
        row[_FAST] += share * fast
        row[_SLOW] += share * slow
        if origin == 0:
            row[_C_TRAINING] += share * (fast + slow)
    _add_called(row, s, i)


@compiled
def _add_men(row: Floats, s: Floats, i: int, share: float) -> None:
    row[_YOUNG] += share * s[at.YOUNG, i]
    row[_PRISON] += share * s[at.PRISON, i]
    for month in range(MONTHS):
        row[_CONSCRIPTS] += share * s[at.CONSCRIPTS + month, i]
    row[_RECRUITED] += s[at.RECRUITED, i]
    row[_SENT] += s[at.SENT, i]
    row[_DRAFTED] += s[at.DRAFTED, i]
    row[_TRAINED] += s[at.FINISHED, i]
    row[_RELEASED] += s[at.RELEASED, i]
    row[_P_DRAFTED] += drilled(s, i)


@compiled
def _add_home(row: Floats, s: Floats, where: tuple[int, int], share: float) -> None:
    i, origin = where
    row[_REACHABLE] += share * s[at.REACHABLE + origin, i]
    row[_EXEMPT] += share * s[at.EXEMPT + origin, i]
    away, left, stay = s[at.BACK + origin, i], s[at.LEFT + origin, i], 1.0 - s[at.R_RETURN, i]
    row[_ABROAD] += share * (away + stay * left)
    row[_LEFT] += share * left
    returned = left - stay * left - away
    if origin == at.MEN:
        returned += s[at.ABROAD_START, i]
    row[_RETURNED] += share * returned


@compiled
def _add_front(row: Floats, s: Floats, where: tuple[int, int], share: float) -> None:
    i, origin = where
    row[_WAITING] += share * s[at.WAITING + origin, i]
    row[_HELD] += share * s[at.HELD + origin, i]
    row[_REAR] += share * s[at.REAR + origin, i]
    row[_COMBAT] += share * s[at.COMBAT + origin, i]
    row[_WOUNDED] += share * s[at.WOUNDED + origin, i]
    row[_LOST] += share * s[at.LOST + origin, i]


@compiled
def _add_called(row: Floats, s: Floats, i: int) -> None:
    row[_C_WAITING] += s[at.WAITING + at.CALLED, i]
    row[_C_HELD] += s[at.HELD + at.CALLED, i]
    row[_C_COMBAT] += s[at.COMBAT + at.CALLED, i]
    row[_C_ZONE] += s[at.COMBAT + at.CALLED, i] + s[at.REAR + at.CALLED, i]
    row[_C_LOST] += s[at.LOST + at.CALLED, i]
    row[_S_ZONE] += s[at.COMBAT + at.SIGNED, i] + s[at.REAR + at.SIGNED, i]


@compiled
def _on_track(s: Floats, i: int, first: int, stages: int) -> float:
    """Men of one origin on a track."""
    men = 0.0
    for stage in range(stages):
        men += s[first + at.TRAINED_ORIGINS * stage, i]
    return men


@compiled
def clear(row: Floats) -> None:
    """An empty row."""
    for number in range(row.size):
        row[number] = 0.0


@apart
def write(book: Book, row: Floats, where: tuple[int, int], known: tuple[float, float]) -> None:
    """Complete a national row by its sums and write what is kept of it. ``where``: draw, record; ``known``: fear, places."""
    row[_ZONE] = row[_REAR] + row[_COMBAT]
    row[_TRAINING] = row[_FAST] + row[_SLOW]
    row[_FORCE] = row[_HELD] + row[_ZONE]
    row[_P_FREE] = max(0.0, known[1] - row[_TRAINING] - row[_P_DRAFTED])
    row[_FEAR] = known[0]
    for number in range(book.keep.shape[0]):
        book.series[where[0], where[1], number] = row[book.keep[number]]


@apart
def write_final(book: Book, row: Floats, draw: int, region: int) -> None:
    """Write a region's stocks."""
    for number in range(FINAL_PLACES.shape[0]):
        book.finals[draw, region, number] = row[FINAL_PLACES[number]]
