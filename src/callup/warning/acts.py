"""Acts change states. In: reports of acts, houses by day, draws. Out: Wave: how probable the announced state is, day by day.

On the day of an act most houses of the record tell of it, and the body that may perform it is quoted. So a day's reports
have a likelihood ratio: how much likelier that many houses are if the act took place than by what is told of it every
day anyway, which is learned from the days before. A house counts anew only after a week without such a report: retelling
is no news. Between acts the state lasts, or ends unsaid. Deliberately missing: signs; see ``rates``.
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
"""Days from the day of an act whose reports are counted as of it, for readers."""
HALF = 0.5
LATE = 7
"""An act may take so many days to be believed: news of it comes in house by house."""
LEAST = 0.25
"""So much of the state must have been taken up, or left, by word of an act for the act to count as told."""
YEAR = 365.25
LEARNED = 30.0
"""Days of watching that the case's rates of stray reports are worth."""
BEGINS, ENDS = "begins", "ends"


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
    told: dict[str, Floats]


def wave_of(
    reports: Sequence[ActReport],
    houses: Floats,
    first: int,
    basis: tuple[Case, Draws],
    support: Floats | None = None,
) -> Wave:
    """The announced state by day; ``houses`` says how many published on each day from ``first`` on.

    ``support`` is by day what signs add to the log odds of a wave under way, where that is known already.
    """
    case, draws = basis
    days = len(houses)
    ratios = {
        kind: _ratios(_told(reports, case, kind, (first, days)), houses, draws, case)
        for kind in (BEGINS, ENDS)
    }
    years = _years(case, first, days)
    rate = draws.single["onset per_year"] * _at_war(case, first, days)[:, None] / YEAR
    leave = 1 / draws.single["onset lasts"]
    count = len(draws)
    # Nobody knows what was before the record: the share of time that waves take in the long run.
    state, waves = rate[0] / (rate[0] + leave), np.zeros(count)
    under_way, began = np.zeros((count, days)), np.zeros((count, days))
    up, down = np.zeros(days), np.zeros(days)
    signs = np.exp(support) if support is not None else np.ones(days)
    for day in range(days):
        state = state * signs[day] / (state * signs[day] + 1 - state)
        rising = (1 - state) * rate[day] * ratios[BEGINS][:, day]
        falling = state * leave * ratios[ENDS][:, day]
        whole = rising + falling + (1 - state) * (1 - rate[day]) + state * (1 - leave)
        waves += rising / whole
        state = (rising + state * (1 - leave)) / whole
        # Of what leaves the state on a day, word of its end has a part; the rest went unsaid.
        said = np.maximum(1 - 1 / ratios[ENDS][:, day], 0.0)
        up[day], down[day] = float((rising / whole).mean()), float((falling / whole * said).mean())
        under_way[:, day], began[:, day] = state, waves
    flows = {BEGINS: up, ENDS: down}
    acts = _acts(reports, flows, ratios, under_way.mean(axis=0), case, first)
    told = {kind: np.log(found).mean(axis=0) for kind, found in ratios.items()}
    return Wave(under_way=under_way, began=began, years=years, acts=acts, told=told)


def _at_war(case: Case, first: int, days: int) -> Floats:
    """1 for days at war, for others what peace has of it."""
    onset = case.states.onset
    since = ordinal(onset.war_since) if onset.war_since else None
    at = np.arange(first, first + days)
    return np.where(at >= since if since is not None else False, 1.0, onset.peace.value)


def _years(case: Case, first: int, days: int) -> Floats:
    """Years at war that the record has watched by each day."""
    return np.asarray(np.cumsum(_at_war(case, first, days)) / YEAR)


def _told(
    reports: Sequence[ActReport], case: Case, kind: str, span: tuple[int, int]
) -> Told:
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


def _ratios(told: Told, houses: Floats, draws: Draws, case: Case) -> Floats:
    """By draw and day: how much likelier the day's reports are if the act took place."""
    memory = case.states.telltale.memory.value
    single = draws.single
    # Where no house published, an act could not have been told: such a day says nothing.
    reached = single["telltale reach"][:, None] * houses
    stray = _learned(told.houses, single["telltale stray"], memory)
    clumps = single["telltale clumps"][:, None]
    log = _clumped(told.houses, reached + stray, clumps) - _clumped(told.houses, stray, clumps)
    said = _learned(told.words, single["telltale stray_word"], memory)
    own = single["telltale own_word"][:, None] * np.minimum(houses, 1.0)
    some = np.minimum(told.words, 1.0)
    log += some * np.log((own + said) / said) + (1 - some) * np.log1p(-np.minimum(own, 0.95) * HALF)
    return np.asarray(np.exp(np.where(houses > 0, log, 0.0)))


def _learned(daily: Floats, assumed: Floats, memory: float) -> Floats:
    """Reports a day brings anyway, by draw: assumed at first, learned from the days before, forgotten by half-lives."""
    keep = 0.5 ** (1 / memory)
    found = np.zeros((len(assumed), len(daily)))
    total, weight = assumed * LEARNED, LEARNED
    for day in range(len(daily)):
        found[:, day] = total / weight
        total = assumed * LEARNED * (1 - keep) + keep * total + daily[day]
        weight = LEARNED * (1 - keep) + keep * weight + 1
    return found


def _clumped(seen: Floats, mean: Floats, shape: Floats) -> Floats:
    """The log chance of a count under a negative binomial, without the terms that do not depend on the mean."""
    return np.asarray(
        seen * np.log(mean / (shape + mean)) - shape * np.log1p(mean / shape)
    )


def _acts(
    reports: Sequence[ActReport],
    flows: dict[str, Floats],
    ratios: dict[str, Floats],
    state: Floats,
    case: Case,
    first: int,
) -> tuple[ActSeen, ...]:
    """The acts by which the state was taken up and left: each on the day, of those just before, that weighed most."""
    found: list[ActSeen] = []
    kind = BEGINS
    for at in range(len(state)):
        since = max(0, at - LATE)
        told = flows[kind][since : at + 1]
        came = state[at] > HALF if kind == BEGINS else told.sum() > LEAST and state[at] < HALF
        if came and told.sum() > LEAST:
            day = since + int(told.argmax())
            share = float(state[at] if kind == BEGINS else 1 - state[at])
            weighed = (share, ratios[kind][:, day])
            found.append(_act(reports, kind, first + day, weighed, case))
            kind = ENDS if kind == BEGINS else BEGINS
    return tuple(found)


def _act(
    reports: Sequence[ActReport],
    kind: str,
    day: int,
    weighed: tuple[float, Floats],
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
        log_ratio=round(float(np.log(weighed[1]).mean()), 3),
        claims=tuple(dict.fromkeys(r.claim for r in own)),
    )
