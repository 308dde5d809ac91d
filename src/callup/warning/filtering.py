"""How days follow each other. In: rates, the wave, draws. Out: Course: states and what lies ahead, by draw and day.

The odds of a day are those of the day before its window began, loosened towards the prior by how long a way of raising
men lasts, times what the window's signs say. Windows that follow each other do not overlap, so nothing counts twice, and
the log odds are a plain sum: carried, and one share for each sign. While an announced wave is under way, signs tell of
the wave and not of the other paths. Deliberately missing: words; see ``assess``.
"""

from collections.abc import Iterator

import msgspec
import numpy as np

from callup.case import Case
from callup.warning.acts import YEAR, Wave
from callup.warning.counts import Counts
from callup.warning.draws import Floats, SignDraws
from callup.warning.rates import Days, Rates, rises, shares, support, untold

CHUNK = 64
"""Days reckoned at once: enough for the arrays to be worth it, few enough to stay in memory."""


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """By draw and day: ``paths[draw, path, day]`` given no wave, ``spread`` the same as a fuller record might have them,
    ``carried`` the log odds brought into the window, ``rate`` of new waves a day, and by how much signs raise it (``lift``, a
    logarithm).
    """

    asked: Days
    paths: Floats
    spread: Floats
    carried: Floats
    rate: Floats
    lift: Floats


def course_of(
    rates: Rates, recent: Rates, wave: Wave, basis: tuple[Case, SignDraws], asked: Days
) -> Course:
    """The course of the days asked for, and of those they rest on; nought for the others.

    ``recent`` are the rates of the shorter windows in which a rise is sought.
    """
    case, draws = basis
    counts = rates.counts
    needed = _needed(counts, asked)
    said = _said(rates, wave, draws, needed)
    prior = draws.prior
    lasts = draws.single["lasts"][:, None]
    paths = np.zeros((len(draws), prior.shape[1], counts.days))
    carried, spread, doubt = (np.zeros_like(paths) for _ in range(3))
    missing = _missing(rates, wave, draws, needed)
    for day in needed.tolist():
        before = day - int(counts.length[day])
        came, doubt[:, :, day] = prior, missing[:, :, day]
        loosened = np.exp(-counts.length[day] / lasts)
        if before >= 0:
            share = counts.length[day] / counts.window
            doubt[:, :, day] = missing[:, :, day] * share + doubt[:, :, before] * loosened**2
            came = prior + (paths[:, :, before] - prior) * loosened
        carried[:, :, day] = np.log(came / came[:, :1])
        odds = came * np.exp(said[:, :, day])
        paths[:, :, day] = odds / odds.sum(axis=1, keepdims=True)
        odds = odds * np.exp(np.sqrt(doubt[:, :, day]) * draws.noise)
        spread[:, :, day] = odds / odds.sum(axis=1, keepdims=True)
    lift = lift_of(recent, draws, asked)
    rate = _rate(wave, case, draws)
    return Course(asked=asked, paths=paths, spread=spread, carried=carried, rate=rate, lift=lift)


def _needed(counts: Counts, asked: Days) -> Days:
    """Days whose windows follow each other up to the days asked for, in order."""
    found: set[int] = set()
    for last in asked.tolist():
        day = last
        while day >= 0 and day not in found:
            found.add(day)
            day -= int(counts.length[day])
    return np.array(sorted(found), dtype=np.int64)


def telling(counts: Counts, wave: Wave, draws: SignDraws) -> Floats:
    """By draw and day: how much the sum of signs counts; less in a window just begun, not at all under a wave."""
    return np.asarray(draws.single["apart"][:, None] * counts.heard * (1 - wave.under_way))


def _said(rates: Rates, wave: Wave, draws: SignDraws, days: Days) -> Floats:
    """By draw, path and day: the log ratio of all signs together, of some days."""
    paths = draws.prior.shape[1]
    found = np.zeros((len(draws), paths, rates.counts.days))
    for part in _parts(days):
        found[:, :, part] = shares(rates, draws, part).sum(axis=2)
    return np.asarray(found * telling(rates.counts, wave, draws)[:, None])


def _parts(days: Days) -> Iterator[Days]:
    for start in range(0, len(days), CHUNK):
        yield days[start : start + CHUNK]


def _missing(rates: Rates, wave: Wave, draws: SignDraws, days: Days) -> Floats:
    """By draw, path and day: the variance of log odds that the window leaves open; all of it where nothing was read."""
    counts = rates.counts
    found = np.zeros((len(draws), draws.prior.shape[1], counts.days))
    for part in _parts(days):
        found[:, :, part] = untold(rates, draws, part)
    # How far unseen reports would tell apart from those seen nobody knows: they are given the most that the case allows.
    weight = draws.single["apart"].max() * (1 - wave.under_way)
    return np.asarray(found * (weight**2)[:, None])


def wave_support(rates: Rates, draws: SignDraws) -> Floats:
    """By day: how much likelier the window's counts are under a wave than without one, a logarithm, the mean over draws."""
    counts = rates.counts
    every = np.arange(counts.days)
    whole = np.concatenate([support(rates, draws, part) for part in _parts(every)], axis=1)
    return np.asarray((whole * counts.heard).mean(axis=0))


def lift_of(rates: Rates, draws: SignDraws, days: Days) -> Floats:
    """By draw and day: the logarithm of what signs do to the rate of new waves, bounded on both sides, of some days."""
    found = np.zeros((len(draws), rates.counts.days))
    for part in _parts(days):
        found[:, part] = (rises(rates, draws, part) * draws.ahead[:, :, None]).sum(axis=1)
    return bounded(found, draws)


def bounded(lift: Floats, draws: SignDraws) -> Floats:
    """A lift that cannot exceed what all signs together may do."""
    most = np.log(draws.single["onset most"])[:, None]
    return np.asarray(most * np.tanh(lift / most))


def _rate(wave: Wave, case: Case, draws: SignDraws) -> Floats:
    """By draw and day: new waves a day before signs are heeded, learned from the waves and the days of the record."""
    from scipy.special import gammaincinv  # on first use: most commands need not wait for it

    onset = case.states.onset
    shape = onset.per_year.mode * onset.years.value
    # The range of the case is the Gamma prior's own spread; the record's waves and years are added to it.
    seen = wave.began + shape
    a_year = gammaincinv(seen, draws.rate[:, None]) / (onset.years.value + wave.years)
    last = np.diff(wave.years, prepend=0.0) * YEAR
    again = draws.single["onset again"][:, None]
    return np.asarray(a_year / YEAR * last * (1 - wave.under_way * (1 - again)))


def new_wave(course: Course, draws: SignDraws, days: int) -> Floats:
    """By draw and day: the probability of a new announced wave within so many days, a rise of signs fading meanwhile."""
    fades = draws.single["onset fades"][:, None, None]
    ahead = np.arange(1, days + 1)[None, None]
    found = np.zeros_like(course.rate)
    for part in _parts(course.asked):
        lift = course.lift[:, part, None] * 0.5 ** (ahead / fades)
        found[:, part] = 1 - np.exp(-course.rate[:, part] * np.exp(lift).sum(axis=2))
    return found


def states_ahead(
    paths: Floats, course: Course, wave: Wave, draws: SignDraws, days: int
) -> tuple[Floats, Floats]:
    """By draw and day: the announced state, and by path the others, so many days on, from paths as they stand."""
    leave = np.exp(-days / draws.single["onset lasts"])[:, None]
    chance = new_wave(course, draws, days)
    # A wave announced halfway has half of the days to be over again.
    stays = np.exp(-days / 2 / draws.single["onset lasts"])[:, None]
    announced = 1 - (1 - wave.under_way * leave) * (1 - chance * stays)
    kept = np.exp(-days / draws.single["lasts"])[:, None, None]
    later = draws.prior[:, :, None] + (paths - draws.prior[:, :, None]) * kept
    return announced, later * (1 - announced[:, None])
