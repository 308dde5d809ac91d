"""Acts change states. In: reports of acts, pages by house and day, draws. Out: Wave: the announced state, day by day.

When an act takes place most houses of the record tell of it, as far as their pages were read, and the body that may
perform it is quoted. So reports have a likelihood ratio: how much likelier that many houses are if the act took place
than by what is told of it anyway, which is learned from the days before. A house counts anew only after a week without
such a report: retelling is no news. Between acts the state lasts, or ends unsaid. Deliberately missing: signs.
"""

from collections import defaultdict
from collections.abc import Sequence

import msgspec
import numpy as np

from callup.case import Case
from callup.case.states import Act
from callup.model import ActReport, ActSeen
from callup.warning.draws import Draws, Floats
from callup.warning.record import iso, ordinal

AGAIN = 7
"""Days after which a house that tells of an act counts anew."""
FOLLOWING = 3
"""Days over which news of an act comes in."""
MOST_PAGES = 30.0
"""Pages of one house that count: more would tell of it no surer."""
MOST = 50.0
"""A log ratio as large as certainty needs; beyond it numbers overflow."""
HALF = 0.5
LATE = 7
"""An act may take so many days to be believed: news of it comes in house by house."""
HELD = 0.05
"""Signs of a wave at their strongest leave it a twentieth of its usual chance to end without a word."""
LEAST = 0.25
"""So much of the state must have been taken up, or left, by word of an act for the act to count as told."""
YEAR = 365.25
LEARNED = 30.0
"""Days of watching that the case's rates of stray reports are worth."""
BEGINS, ENDS = "begins", "ends"
NONE, NEW, NEWER, UNDER_WAY, OVER, OLDER = range(6)
AFTER = 0.5
"""Of the houses that tell of an act, so many tell of it on each of the two days after it, as much as on its day."""
SAID = 0.75
"""Of waves that end, so many end by somebody's word; the rest fade. Assumption: states declare what calms."""


class Told(msgspec.Struct, frozen=True):
    """Reports of the acts of one kind by day: weights of houses that tell of one anew, and of the body's own word."""

    houses: Floats
    words: Floats


class Wave(msgspec.Struct, frozen=True, kw_only=True):
    """``under_way[draw, day]`` is the probability of the announced state, ``acts`` those that took place more likely than
    not, ``began[draw, day]`` how many waves the record has told of by each day, ``years[day]`` how long the country was
    watched at war.
    """

    under_way: Floats
    began: Floats
    years: Floats
    acts: tuple[ActSeen, ...]


def wave_of(
    reports: Sequence[ActReport],
    pages: Floats,
    first: int,
    basis: tuple[Case, Draws],
    support: Floats | None = None,
) -> Wave:
    """The announced state by day; ``pages`` are what was read of each house on each day from ``first`` on.

    ``support`` is by day what signs say for a wave under way, a log ratio, where that is known already.
    """
    case, draws = basis
    days = pages.shape[1]
    ratios = {
        kind: _ratios(_told(reports, case, kind, (first, days)), pages, draws, case)
        for kind in (BEGINS, ENDS)
    }
    years = _years(case, first, days)
    rate = draws.single["onset per_year"] * _at_war(case, first, days)[:, None] / YEAR
    signs = support if support is not None else np.zeros(days)
    chain = _Chain(rate, 1 / draws.single["onset lasts"])
    under_way, began = np.zeros((len(draws), days)), np.zeros((len(draws), days))
    passing = {BEGINS: np.zeros(days), ENDS: np.zeros(days)}
    window = case.states.onset.window.value
    for day in range(days):
        chain.loosened(np.exp(min(signs[day], 0.0) / window))
        # Signs as of a wave hold it: it does not end unsaid. They never bring it about.
        held = float(np.clip(np.exp(-signs[day]), HELD, 1.0))
        chain.on(
            day, {kind: (one[0][:, day], one[1][:, day]) for kind, one in ratios.items()}, held
        )
        under_way[:, day], began[:, day] = chain.under_way, chain.began
        for kind, mass in zip((BEGINS, ENDS), chain.passing, strict=True):
            passing[kind][day] = mass
    first_days = {kind: one[0] for kind, one in ratios.items()}
    acts = _acts(reports, passing, first_days, under_way.mean(axis=0), (case, first))
    return Wave(under_way=under_way, began=began, years=years, acts=acts)


class _Chain:
    """None, just announced (two days), under way, just over (two days): how probable each is, by draw.

    Whoever takes a step into or out of a wave is told of on that day and the two after it: so reports that come in late
    still count for the day of the act.
    """

    def __init__(self, rate: Floats, leave: Floats) -> None:
        self._rate, self._leave = rate, leave
        count = len(leave)
        # Nobody knows what was before the record: the share of time that waves take in the long run.
        share = rate[0] / (rate[0] + leave)
        self._mass = np.zeros((6, count))
        self._mass[NONE], self._mass[UNDER_WAY] = 1 - share, share
        self.began = np.zeros(count)

    @property
    def under_way(self) -> Floats:
        """The probability of a wave under way."""
        return np.asarray(self._mass[[NEW, NEWER, UNDER_WAY]].sum(axis=0))

    @property
    def passing(self) -> tuple[float, float]:
        """How probable it is that a wave was just announced, and just declared over."""
        means = self._mass.mean(axis=1)
        return float(means[NEW] + means[NEWER]), float(means[OVER] + means[OLDER])

    def loosened(self, factor: float) -> None:
        """Weigh the wave's odds by what signs say against it."""
        self._mass[UNDER_WAY] *= factor
        self._mass /= self._mass.sum(axis=0)

    def on(self, day: int, ratios: dict[str, tuple[Floats, Floats]], held: float) -> None:
        """Go on by a day. ``ratios`` are those of an act on the day itself, and of one just before."""
        none, new, newer, under_way, over, older = self._mass
        rate, leave = self._rate[day], self._leave
        (begins, begun), (ends, ended) = ratios[BEGINS], ratios[ENDS]
        unsaid = leave * (1 - SAID) * held
        made = np.stack(
            [
                none * (1 - rate) + older * ended + under_way * unsaid,
                none * rate * begins,
                new * begun,
                newer * begun + under_way * (1 - leave * SAID - unsaid),
                under_way * leave * SAID * ends,
                over * ended,
            ]
        )
        whole = made.sum(axis=0)
        self._mass = made / whole
        self.began += self._mass[NEW]


def _at_war(case: Case, first: int, days: int) -> Floats:
    """1 for days at war, for others what peace has of it."""
    onset = case.states.onset
    since = ordinal(onset.war_since) if onset.war_since else None
    at = np.arange(first, first + days)
    return np.where(at >= since if since is not None else False, 1.0, onset.peace.value)


def _years(case: Case, first: int, days: int) -> Floats:
    """Years at war that the record has watched by each day."""
    return np.asarray(np.cumsum(_at_war(case, first, days)) / YEAR)


def _told(reports: Sequence[ActReport], case: Case, kind: str, span: tuple[int, int]) -> Told:
    first, days = span
    kinds = {act.name for act in case.states.acts.values() if act.kind == kind}
    by_house: dict[str, dict[int, float]] = defaultdict(dict)
    words: dict[int, float] = {}
    for report in reports:
        at = ordinal(report.day) - first
        if report.act in kinds and 0 <= at < days:
            own = by_house[report.house]
            own[at] = max(own.get(at, 0.0), report.weight)
            if report.own_word:
                words[at] = max(words.get(at, 0.0), report.weight)
    houses = sum((_anew(own, days) for own in by_house.values()), np.zeros(days))
    return Told(houses, _anew(words, days))


def _anew(own: dict[int, float], days: int) -> Floats:
    """The days on which something is told that was not told in the week before."""
    found = np.zeros(days)
    last = -AGAIN - 1
    for at in sorted(own):
        if at - last > AGAIN:
            found[at] = own[at]
        last = at
    return found


def _ratios(told: Told, pages: Floats, draws: Draws, case: Case) -> tuple[Floats, Floats]:
    """By draw and day: how much likelier the day's reports are if the act took place on it, and if just before it."""
    memory = case.states.telltale.memory.value
    single = draws.single
    reached = _reached(pages, single["telltale pages"])
    stray = _learned(told.houses, single["telltale stray"], memory)
    clumps = single["telltale clumps"][:, None]
    without = _clumped(told.houses, stray, clumps)
    on_the_day = _clumped(told.houses, reached + stray, clumps) - without
    # The day after, those who told of it already tell nothing anew; some follow.
    later = _clumped(told.houses, reached * AFTER + stray, clumps) - without
    said = _learned(told.words, single["telltale stray_word"], memory)
    # Whether the body is quoted is known as far as anything of the act would be.
    own = single["telltale own_word"][:, None] * np.minimum(reached, 1.0)
    some = np.minimum(told.words, 1.0)
    word = some * np.log((own + said) / said) + (1 - some) * np.log1p(-own * HALF)
    after = some * np.log((own * AFTER + said) / said)
    return _bounded(on_the_day + word), _bounded(later + after)


def _bounded(log: Floats) -> Floats:
    return np.asarray(np.exp(np.clip(log, -MOST, MOST)))


def _reached(pages: Floats, share: Floats) -> Floats:
    """By draw and day: how many houses tell of an act of the day, by the pages of each that were read."""
    found = np.zeros((len(share), pages.shape[1]))
    for own in pages:
        found += 1 - np.exp(np.outer(np.log1p(-share), np.minimum(own, MOST_PAGES)))
    return found


def _learned(daily: Floats, assumed: Floats, memory: float) -> Floats:
    """Reports a day brings anyway, by draw: assumed at first, learned from what lies some days back, half forgotten in so
    many.
    """
    keep = 0.5 ** (1 / memory)
    found = np.zeros((len(assumed), len(daily)))
    total, weight = assumed * LEARNED, LEARNED
    for day in range(len(daily)):
        if day >= FOLLOWING:
            total = assumed * LEARNED * (1 - keep) + keep * total + daily[day - FOLLOWING]
            weight = LEARNED * (1 - keep) + keep * weight + 1
        found[:, day] = total / weight
    return found


def _clumped(seen: Floats, mean: Floats, shape: Floats) -> Floats:
    """The log chance of a count under a negative binomial, without the terms that do not depend on the mean."""
    return np.asarray(seen * np.log(mean / (shape + mean)) - shape * np.log1p(mean / shape))


def _acts(
    reports: Sequence[ActReport],
    passing: dict[str, Floats],
    ratios: dict[str, Floats],
    state: Floats,
    basis: tuple[Case, int],
) -> tuple[ActSeen, ...]:
    """The acts by which the state was taken up and left: each on the day, of those just before, whose reports weigh most."""
    case, first = basis
    found: list[ActSeen] = []
    kind = BEGINS
    for at in range(len(state)):
        since = max(0, at - LATE)
        told = passing[kind][since : at + 1].max() > LEAST
        if told and (state[at] > HALF if kind == BEGINS else state[at] < HALF):
            weights = np.log(ratios[kind][:, since : at + 1]).mean(axis=0)
            day = since + int(weights.argmax())
            share = float(state[at] if kind == BEGINS else 1 - state[at])
            weighed = (share, float(weights.max()))
            found.append(_act(reports, kind, first + day, weighed, case))
            kind = ENDS if kind == BEGINS else BEGINS
    return tuple(found)


def _act(
    reports: Sequence[ActReport],
    kind: str,
    day: int,
    weighed: tuple[float, float],
    case: Case,
) -> ActSeen:
    acts: dict[str, Act] = {a.name: a for a in case.states.acts.values() if a.kind == kind}
    own = [r for r in reports if r.act in acts and 0 <= ordinal(r.day) - day < FOLLOWING]
    # The body's own words first, then the surest: what a reader looks at first.
    own.sort(key=lambda r: (not r.own_word, r.day, -r.weight, r.claim))
    act = acts[own[0].act] if own else next(iter(acts.values()))
    return ActSeen(
        act=act.name,
        kind=kind,
        title=act.title,
        short=act.short,
        day=iso(day),
        origins=len({r.origin for r in own}),
        houses=len({r.house for r in own}),
        own_word=any(r.own_word for r in own),
        probability=round(weighed[0], 5),
        log_ratio=round(weighed[1], 3),
        claims=tuple(dict.fromkeys(r.claim for r in own)),
    )
