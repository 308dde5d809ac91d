"""How much evidence of each kind a day has. In: sightings. Out: ``amounts[day, group]``, in fresh full strands.

A sighting's weight is its quality, halved for each half-life since its day; a strand weighs what its best sighting does.
The strands of a group, heaviest first, count 1, r, r², … of their weight: a second never more than the first, all together
at most 1 / (1 - r). Spread grows with the logarithm of the regions named. Silence counts as far as the record goes on
speaking of other things. Deliberately missing: anything known later than the day, and order: sums run by weight.
"""

import copy
import datetime as dt
from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from callup.warning.ratios import DENIED, SAID, Floats, Frame, Group, Ints
from callup.warning.sightings import Records, Sighting, trust

TOP = 16
"""Strands of a group that count: with a repeat of one half the next could add no more than a 65,536th."""
RECORD_DAYS = 30
"""How long an origin that spoke counts as part of the record: the month that ``usual`` speaks of."""
Bools = npt.NDArray[np.bool_]


def ordinal(day: str) -> int:
    """A day as a number."""
    return dt.date.fromisoformat(day).toordinal()


class Columns:
    """Sightings as columns, sorted by group and strand."""

    def __init__(self, sightings: Sequence[Sighting], frame: Frame) -> None:
        number = frame.number
        self.frame = frame
        keyed = sorted(
            (number[Group(s.signal, DENIED if s.denied else SAID)], s.strand, s.known, s.claim, at)
            for at, s in enumerate(sightings)
        )
        self.rows = [sightings[key[-1]] for key in keyed]
        self.group: Ints = np.array([key[0] for key in keyed], dtype=np.int64)
        days = {d for s in self.rows for d in (s.day, s.known, s.expires)}
        table = {day: ordinal(day) for day in days}
        self.day = self._column([table[s.day] for s in self.rows])
        self.known = self._column([table[s.known] for s in self.rows])
        self.expires = self._column([table[s.expires] for s in self.rows])
        self.half_life = np.tile(frame.half_lives, 2)[self.group]
        self.quality = self._column([s.quality for s in self.rows])
        self.score = self._score()
        names = [(key[0], key[1]) for key in keyed]
        self.starts = _starts(names)
        """Where each strand's rows of a group begin."""
        self.item_group: Ints = self.group[self.starts]
        self.item_strand = [self.rows[at].strand for at in self.starts]
        self.edges: Ints = np.searchsorted(self.item_group, np.arange(2 * len(frame.signals) + 1))
        """Where each group's strands begin."""

    def _score(self) -> Floats:
        """The logarithm of each weight on day nought: a day's weight is two to the score, less the age."""
        return np.asarray(np.log2(np.maximum(self.quality, 1e-12)) + self.day / self.half_life)

    def heeding(self, records: Records) -> "Columns":
        """The same columns, forecasts weighed by the record of whoever made them."""
        heeded = copy.copy(self)
        heeded.quality = self.quality.copy()
        for at, row in enumerate(self.rows):
            if row.sources:
                shift = trust(row, records, self.frame.case)
                heeded.quality[at] = min(1.0, row.quality * shift)
        heeded.score = heeded._score()
        return heeded

    @staticmethod
    def _column(values: Sequence[float]) -> Floats:
        return np.array(values, dtype=np.float64)

    def __len__(self) -> int:
        return len(self.rows)

    def live(self, day: int, without: Bools | None = None) -> Bools:
        """Which sightings were known by a day and still count on it."""
        live = (self.known <= day) & (self.expires >= day)
        return live if without is None else live & ~without

    def weights(self, day: int, live: Bools) -> Floats:
        """The weight of each strand in each group on a day."""
        if not len(self):
            return np.zeros(0)
        rows = np.where(live, np.exp2(self.score - day / self.half_life), 0.0)
        return np.maximum.reduceat(rows, self.starts)

    @cached_property
    def _said(self) -> tuple[int, Ints, Ints]:
        """How many rows say a sign, where each sign's rows begin, and which sign that is."""
        count = int(np.searchsorted(self.group, len(self.frame.signals)))
        starts = _starts([(int(g),) for g in self.group[:count]])
        return count, starts, self.group[starts]

    @cached_property
    def _age(self) -> Floats:
        return self.day / self.half_life

    def presence(self, day: int, live: Bools) -> Floats:
        """How far each signal is not silent: 1 on the day it is said, halved by half-lives; quality is no matter."""
        count, starts, signals = self._said
        found = np.zeros(len(self.frame.signals))
        if count:
            age = self._age[:count] - day / self.half_life[:count]
            fresh = np.where(live[:count], np.exp2(age), 0.0)
            found[signals] = np.maximum.reduceat(fresh, starts)
        return found

    @cached_property
    def _regions(self) -> tuple[slice, Ints, Ints]:
        """The rows of the spread's signal; those among them that name regions, by region; where each region begins."""
        group = self.frame.number[Group(self.frame.table.spread.signal, SAID)]
        first, last = (int(x) for x in np.searchsorted(self.group, [group, group + 1]))
        pairs = sorted(
            (code, at) for at, row in enumerate(self.rows[first:last]) for code in row.places
        )
        starts = _starts([(code,) for code, _ in pairs])
        return slice(first, last), np.array([at for _, at in pairs], dtype=np.int64), starts

    @cached_property
    def _figures(self) -> Floats:
        rows, _, _ = self._regions
        return self._column([s.regions for s in self.rows[rows]])

    def spread(self, day: int, live: Bools) -> float:
        """How far over the country the spread's signal is reported, 0 to 1: regions named, or counted by a source."""
        rows, named, starts = self._regions
        if rows.start == rows.stop:
            return 0.0
        score = self.score[rows] - day / self.half_life[rows]
        weight = np.where(live[rows], np.exp2(score), 0.0)
        places = float(np.maximum.reduceat(weight[named], starts).sum()) if len(named) else 0.0
        counted = float((weight * self._figures).max())
        whole = self.frame.table.spread.of
        return float(np.log1p(min(max(places, counted), whole)) / np.log1p(whole))

    @cached_property
    def _heard(self) -> tuple[Ints, Ints]:
        """When origins begin and cease to be part of the record, as days."""
        spells = sorted(
            (s.origin, int(known)) for s, known in zip(self.rows, self.known, strict=True)
        )
        begins: list[int] = []
        ends: list[int] = []
        for at, (origin, known) in enumerate(spells):
            if at and spells[at - 1][0] == origin and known <= ends[-1]:
                ends[-1] = known + RECORD_DAYS
            else:
                begins.append(known)
                ends.append(known + RECORD_DAYS)
        return np.sort(np.array(begins, dtype=np.int64)), np.sort(np.array(ends, dtype=np.int64))

    def record(self, day: int) -> float:
        """How full the record of the last month is, 0 to 1, by the origins that spoke of anything in it."""
        begins, ends = self._heard
        heard = np.searchsorted(begins, day, "right") - np.searchsorted(ends, day, "left")
        return float(heard / (heard + self.frame.table.full_record.value))


def _starts(names: Sequence[tuple[object, ...]]) -> Ints:
    return np.array(
        [at for at in range(len(names)) if not at or names[at] != names[at - 1]], dtype=np.int64
    )


def saturated(weights: Floats, repeat: float) -> float:
    """The heaviest strand whole, the next a share, the next a share of that.

    >>> saturated(np.array([1.0, 1.0, 0.5]), 0.5)
    1.625
    """
    if len(weights) > TOP:
        weights = np.partition(weights, len(weights) - TOP)[-TOP:]
    ordered = np.sort(weights)[::-1]
    return float(ordered @ repeat ** np.arange(len(ordered)))


def silences(frame: Frame, record: float, present: Floats) -> Floats:
    """How much each signal's silence counts: by how full the record is, less how far the signal is present."""
    return frame.table.silence.value * record * (1 - present)


def amounts_on(columns: Columns, day: int, without: Bools | None = None) -> Floats:
    """The amounts of one day; ``without`` marks sightings that are left out."""
    frame = columns.frame
    found = np.zeros(len(frame.groups))
    live = columns.live(day, without)
    if not live.any():
        return found
    weights = columns.weights(day, live)
    repeat = frame.table.repeat.value
    for group in range(2 * len(frame.signals)):
        here = weights[columns.edges[group] : columns.edges[group + 1]]
        if len(here):
            found[group] = saturated(here, repeat)
    found[frame.spread] = columns.spread(day, live)
    # The record stays what it is when a sighting is left out: otherwise leaving one out would be evidence itself.
    present = columns.presence(day, columns.live(day))
    found[frame.silent :] = silences(frame, columns.record(day), present)
    return found


def amounts(columns: Columns, days: Sequence[int]) -> Floats:
    """The amounts of many days."""
    return np.array([amounts_on(columns, day) for day in days]).reshape(
        len(days), len(columns.frame.groups)
    )
