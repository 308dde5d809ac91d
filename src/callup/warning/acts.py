"""Acts change states. In: reports of acts, pages by house and day, draws. Out: Wave: the announced state, day by day.

When an act takes place most houses of the record tell of it, as far as their pages were read, and the body that may
perform it is quoted. So reports have a likelihood ratio: how much likelier that many houses are if the act took place
than by what is told of it anyway, which is learned from the days before. A house counts anew only after a week without
such a report: retelling is no news. Between acts the state lasts, or ends unsaid. Deliberately missing: signs.
"""

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from callup.case import Case
from callup.case.states import Act
from callup.model import ActReport, ActSeen
from callup.warning.draws import Floats, SignDraws
from callup.warning.record import iso, ordinal
from callup.warning.telltales import ratios as log_ratios
from callup.warning.telltales import told_by

FOLLOWING = 7
"""Days over which news of an act comes in: weeklies and late pages bring it within a week."""
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
BEGINS, ENDS = "begins", "ends"
NONE, UNDER_WAY = 0, FOLLOWING
NEW, OVER = range(1, FOLLOWING), range(FOLLOWING + 1, 2 * FOLLOWING)
"""Places in the chain: no wave; a wave announced on the day, a day ago and so on; under way; over since the day and so on."""
SAID = 0.75
"""Of waves that end, so many end by somebody's word; the rest fade. Assumption: states declare what calms."""


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
    pages: Mapping[str, Floats],
    span: tuple[int, int],
    basis: tuple[Case, SignDraws],
    support: Floats | None = None,
) -> Wave:
    """The announced state by day; ``pages`` are what was read of each house on the matter, by day.

    ``span`` is the first day and how many there are.

    ``support`` is by day what signs say for a wave under way, a log ratio, where that is known already.
    """
    case, draws = basis
    first, days = span
    by_kind = {kind: _logs(reports, kind, (pages, span), basis) for kind in (BEGINS, ENDS)}
    ratios = {kind: np.exp(np.clip(logs, -MOST, MOST)) for kind, logs in by_kind.items()}
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
        chain.on(day, {kind: one[:, :, day] for kind, one in ratios.items()}, held)
        under_way[:, day], began[:, day] = chain.under_way, chain.began
        for kind, mass in zip((BEGINS, ENDS), chain.passing, strict=True):
            passing[kind][day] = mass
    first_days = {kind: logs[0] for kind, logs in by_kind.items()}
    acts = _acts(reports, passing, first_days, under_way.mean(axis=0), (case, first))
    return Wave(under_way=under_way, began=began, years=years, acts=acts)


def _logs(
    reports: Sequence[ActReport],
    kind: str,
    record: tuple[Mapping[str, Floats], tuple[int, int]],
    basis: tuple[Case, SignDraws],
) -> Floats:
    """The log ratios of one kind of acts, by age, draw and day."""
    (pages, span), (case, draws) = record, basis
    kinds = {act.name for act in case.states.acts.values() if act.kind == kind}
    told = told_by([r for r in reports if r.act in kinds], pages, span)
    return log_ratios(told, draws, case, FOLLOWING - 1)


class _Chain:
    """None, just announced (by days), under way, just over (by days): how probable each is, by draw.

    Whoever takes a step into or out of a wave is told of on that day and, less and less, on those of the week after it: so
    reports that come in late still count for the day of the act.
    """

    def __init__(self, rate: Floats, leave: Floats) -> None:
        self._rate, self._leave = rate, leave
        # Nobody knows what was before the record: the share of time that waves take in the long run.
        share = rate[0] / (rate[0] + leave)
        self._mass = np.zeros((2 * FOLLOWING, len(leave)))
        self._mass[NONE], self._mass[UNDER_WAY] = 1 - share, share
        self.began = np.zeros(len(leave))

    @property
    def under_way(self) -> Floats:
        """The probability of a wave under way."""
        return np.asarray(self._mass[NEW[0] : UNDER_WAY + 1].sum(axis=0))

    @property
    def passing(self) -> tuple[float, float]:
        """How probable it is that a wave was just announced, and just declared over."""
        means = self._mass.mean(axis=1)
        return float(means[list(NEW)].sum()), float(means[list(OVER)].sum())

    def loosened(self, factor: float) -> None:
        """Weigh the wave's odds by what signs say against it."""
        self._mass[UNDER_WAY] *= factor
        self._mass /= self._mass.sum(axis=0)

    def on(self, day: int, ratios: dict[str, Floats], held: float) -> None:
        """Go on by a day. ``ratios[kind][age]`` are those of an act on the day itself, the day before, and so on."""
        was, made = self._mass, np.empty_like(self._mass)
        begins, ends = ratios[BEGINS], ratios[ENDS]
        unsaid = self._leave * (1 - SAID) * held
        said = self._leave * SAID
        made[NONE] = was[NONE] * (1 - self._rate[day]) + was[OVER[-1]] + was[UNDER_WAY] * unsaid
        made[UNDER_WAY] = was[NEW[-1]] + was[UNDER_WAY] * (1 - said - unsaid)
        made[NEW[0]] = was[NONE] * self._rate[day] * begins[0]
        made[OVER[0]] = was[UNDER_WAY] * said * ends[0]
        for age in range(1, FOLLOWING - 1):
            made[NEW[age]] = was[NEW[age - 1]] * begins[age]
            made[OVER[age]] = was[OVER[age - 1]] * ends[age]
        self._mass = made / made.sum(axis=0)
        self.began += self._mass[NEW[0]]


def _at_war(case: Case, first: int, days: int) -> Floats:
    """1 for days at war, for others what peace has of it."""
    onset = case.states.onset
    since = ordinal(onset.war_since) if onset.war_since else None
    at = np.arange(first, first + days)
    return np.where(at >= since if since is not None else False, 1.0, onset.peace.value)


def _years(case: Case, first: int, days: int) -> Floats:
    """Years at war that the record has watched by each day."""
    return np.asarray(np.cumsum(_at_war(case, first, days)) / YEAR)


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
            weights = ratios[kind][:, since : at + 1].mean(axis=0)
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
