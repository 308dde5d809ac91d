"""One weighing: sightings, ratios and the order of things, ready to be asked about any day.

In: sightings, a case, how many draws from which seed. Out: amounts, probabilities, what is left without a strand.
Deliberately missing: words and reasons; see ``assess``.
"""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from callup.case import Case
from callup.warning.amounts import TOP, Columns, amounts_on, saturated
from callup.warning.pool import Pooled, means, pool
from callup.warning.ratios import DENIED, SAID, Floats, Frame, Group, draw
from callup.warning.sightings import Sighting

MARGIN = 0.004
"""Strands that add less than this to their sign are not asked what they moved: in fresh full strands."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How finely to draw. ``fewer`` draws serve for what each strand moved."""

    draws: int = 2000
    seed: int = 20220921
    fewer: int = 400


class Without(msgspec.Struct, frozen=True):
    """A strand, its places among the columns' strands, and the amounts of the day without it (or with it as it was)."""

    strand: str
    items: tuple[int, ...]
    amounts: Floats


class Weighing:
    """Everything that is needed to answer for a day."""

    def __init__(self, sightings: Sequence[Sighting], case: Case, options: Options) -> None:
        self.case = case
        self.options = options
        self.frame = Frame(case)
        self.ratios = draw(self.frame, options.draws, options.seed)
        self.few = self.ratios.first(options.fewer)
        self.columns = Columns(sightings, self.frame)
        self._amounts: dict[int, Floats] = {}
        self._weights: dict[int, Floats] = {}

    def amounts(self, day: int) -> Floats:
        """The amounts of a day."""
        if day not in self._amounts:
            self._amounts[day] = amounts_on(self.columns, day)
        return self._amounts[day]

    def pooled(self, amounts: Floats) -> Pooled:
        """Probabilities with intervals."""
        return pool(amounts, self.ratios, self.frame)

    def means(self, amounts: Sequence[Floats]) -> Floats:
        """Probabilities by the fewer draws."""
        return means(np.array(amounts).reshape(-1, len(self.frame.groups)), self.few, self.frame)

    def weights(self, day: int) -> Floats:
        """The weight of each strand in each group."""
        if day not in self._weights:
            self._weights[day] = self.columns.weights(day, self.columns.live(day))
        return self._weights[day]

    def without_each(self, day: int) -> Iterator[Without]:
        """Each strand that matters, left out; strands in the order of their ids."""
        weights = self.weights(day)
        yield from self.replaced(day, weights, np.zeros(len(weights)))

    def replaced(self, day: int, weights: Floats, others: Floats) -> Iterator[Without]:
        """Each strand that matters with other weights in place of its own: nought, or those of another day."""
        base = self.amounts(day)
        matters = self._matters(weights, others)
        by_strand: dict[str, list[int]] = {}
        for item in matters:
            by_strand.setdefault(self.columns.item_strand[item], []).append(item)
        for strand in sorted(by_strand):
            items = by_strand[strand]
            yield Without(strand, tuple(items), self._changed(day, base, weights, others, items))

    def _matters(self, weights: Floats, others: Floats) -> list[int]:
        """The strands, by group, whose change could move their group's amount."""
        found: list[int] = []
        repeat = self.frame.table.repeat.value
        edges = self.columns.edges
        ranks = repeat ** np.arange(TOP)
        for group in range(2 * len(self.frame.signals)):
            here = slice(edges[group], edges[group + 1])
            heaviest = np.maximum(weights[here], others[here])
            top = np.argsort(-heaviest, kind="stable")[:TOP]
            moved = np.abs(weights[here] - others[here])[top] * ranks[: len(top)]
            found += [int(edges[group] + at) for at in top[moved > MARGIN]]
        return found

    def _changed(
        self, day: int, base: Floats, weights: Floats, others: Floats, items: Sequence[int]
    ) -> Floats:
        frame, columns = self.frame, self.columns
        changed = base.copy()
        for item in items:
            group = int(columns.item_group[item])
            here = slice(columns.edges[group], columns.edges[group + 1])
            part = weights[here].copy()
            part[item - columns.edges[group]] = others[item]
            changed[group] = saturated(part, frame.table.repeat.value)
            if group == frame.number[Group(frame.table.spread.signal, SAID)] and not others[item]:
                first = columns.starts[item]
                last = columns.starts[item + 1] if item + 1 < len(columns.starts) else len(columns)
                left_out = np.zeros(len(columns), dtype=np.bool_)
                left_out[first:last] = True
                changed[frame.spread] = columns.spread(day, columns.live(day, left_out))
        return changed

    def rows_of(self, items: Sequence[int], day: int) -> list[Sighting]:
        """The sightings behind some strands that were known by a day, newest first."""
        starts, columns = self.columns.starts, self.columns
        found = [
            columns.rows[at]
            for item in items
            for at in range(
                starts[item], starts[item + 1] if item + 1 < len(starts) else len(columns)
            )
            if columns.known[at] <= day
        ]
        return sorted(found, key=lambda s: (s.known, s.quality, s.claim), reverse=True)

    def directions(self, items: Sequence[int]) -> str:
        """How a strand speaks of its signal: said, denied, or said and denied."""
        ways = {self.frame.groups[int(self.columns.item_group[item])].direction for item in items}
        return " and ".join(way for way in (SAID, DENIED) if way in ways)
