"""Ratios by chance. In: a case's likelihoods, a seed. Out: arrays of log ratios, one slice a draw. Misses: evidence.

Groups are what evidence is added up in: each signal said, each signal denied, the spread over regions, each signal silent.
Every ratio is drawn from a triangle over its logarithm. What silence is worth is not stated but follows: if a report is
``r`` times likelier under a hypothesis, and comes with chance ``u`` in a month under the reference, then none coming has
the ratio ``(1 - u r) / (1 - u)``.
"""

from functools import cached_property

import msgspec
import numpy as np
import numpy.typing as npt

from callup.case import Case
from callup.case.likelihoods import Range

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
SAID, DENIED, SPREAD, SILENT = "said", "denied", "spread", "silent"


class Group(msgspec.Struct, frozen=True):
    """What evidence is added up in: a signal and how it is spoken of."""

    signal: str
    direction: str


class Frame:
    """The order of groups and hypotheses, and what holds for each group. Made once a case."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.table = case.likelihoods
        self.signals = list(self.table.signals)
        self.hypotheses = [h.name for h in case.head.hypotheses]
        self.reference = self.hypotheses.index(self.table.reference)
        self.families = list(self.table.families)
        self.groups = [
            *(Group(s, SAID) for s in self.signals),
            *(Group(s, DENIED) for s in self.signals),
            Group(self.table.spread.signal, SPREAD),
            *(Group(s, SILENT) for s in self.signals),
        ]
        self.number = {group: place for place, group in enumerate(self.groups)}

    @property
    def spread(self) -> int:
        """The place of the spread among the groups."""
        return 2 * len(self.signals)

    @property
    def silent(self) -> int:
        """The place of the first silence."""
        return self.spread + 1

    @cached_property
    def half_lives(self) -> Floats:
        """Days by signal."""
        return np.array([self.table.signals[s].half_life.value for s in self.signals])

    @cached_property
    def usual(self) -> Floats:
        """The chance of a report in a month under the reference, by signal."""
        return np.array([self.table.signals[s].usual.value for s in self.signals])

    @cached_property
    def family(self) -> Ints:
        """The family of each group."""
        names = [
            self.table.spread.family
            if group.direction == SPREAD
            else self.table.signals[group.signal].family
            for group in self.groups
        ]
        return np.array([self.families.index(name) for name in names])

    @cached_property
    def log_prior(self) -> Floats:
        """Of each hypothesis."""
        return np.log([h.prior for h in self.case.head.hypotheses])

    def ranges(self, group: Group) -> dict[str, Range]:
        """The stated ranges of a group that is not silence; none for a denial that follows the general rule."""
        if group.direction == SPREAD:
            return self.table.spread.said
        if group.direction == DENIED:
            return self.table.signals[group.signal].denied
        return self.table.signals[group.signal].said


class Ratios(msgspec.Struct, frozen=True):
    """Drawn log ratios: ``log[draw, group, hypothesis]``; ``most[draw, family]`` is the bound of each family, as a log."""

    log: Floats
    most: Floats

    def first(self, count: int) -> "Ratios":
        """The first draws only."""
        return Ratios(self.log[:count], self.most[:count])

    @property
    def draws(self) -> int:
        """How many there are."""
        return int(self.log.shape[0])


def draw(frame: Frame, draws: int, seed: int) -> Ratios:
    """So many draws of every ratio; the same seed gives the same."""
    chance = np.random.default_rng(seed)
    stated = frame.groups[: frame.silent]
    edges = np.zeros((3, len(stated), len(frame.hypotheses)))
    for place, group in enumerate(stated):
        for name, ratio in frame.ranges(group).items():
            edges[:, place, frame.hypotheses.index(name)] = np.log(
                [ratio.low, ratio.mode, ratio.high]
            )
    said = triangular(edges, chance.random((draws, *edges.shape[1:])))
    _deny(frame, said, chance)
    bounds = np.log(
        [[f.most.low, f.most.mode, f.most.high] for f in frame.table.families.values()]
    ).T
    most = triangular(bounds, chance.random((draws, bounds.shape[1])))
    return Ratios(np.concatenate([said, silence(frame, said)], axis=1), most)


def _deny(frame: Frame, said: Floats, chance: np.random.Generator) -> None:
    """Fill in the denials that have no table: a drawn share of the report's log ratio, the other way."""
    count, rule = len(frame.signals), frame.table.denial
    edges = np.array([rule.low, rule.mode, rule.high])[:, None, None]
    share = triangular(edges, chance.random((len(said), count)))[..., None]
    bare = np.array([not frame.table.signals[s].denied for s in frame.signals])
    said[:, count : 2 * count][:, bare] = -(share * said[:, :count])[:, bare]


def silence(frame: Frame, said: Floats) -> Floats:
    """The log ratios of silence that follow from those of the signals said."""
    usual = frame.usual[:, None]
    ratios = np.exp(said[:, : len(frame.signals)])
    return np.asarray(np.log((1 - usual * ratios) / (1 - usual)))


def triangular(edges: Floats, chance: Floats) -> Floats:
    """Values of triangles with low, mode and high in ``edges[0..2]`` at chances in 0..1; a point where all three agree."""
    low, mode, high = edges
    width = np.where(high > low, high - low, 1.0)
    turn = (mode - low) / width
    rising = low + np.sqrt(chance * width * (mode - low))
    falling = high - np.sqrt((1 - chance) * width * (high - mode))
    return np.asarray(np.where(high > low, np.where(chance < turn, rising, falling), mode))
