"""Signs as rates against exposure. In: Counts, the Wave, draws. Out: Rates: expected counts, likelihoods of each path, rises.

A sign's rate is learned from its outlets' own past, sources per exposure, what a wave multiplies divided out. The window's
count is then likely or not under each path: a negative binomial about what the past makes likely, times what the case
says the path does to it, with misreadings added. How much is written at all is left open, little where exposure is
known, much where it is not. What each sign adds is a log ratio by itself; their sum is all that signs say.
Deliberately missing: how days follow each other; see ``filtering``.
"""

import msgspec
import numpy as np
import numpy.typing as npt

from callup.case import Case
from callup.warning.acts import Wave
from callup.warning.counts import CHOSEN, EXPOSED, Counts
from callup.warning.draws import Floats, SignDraws

Days = npt.NDArray[np.int64]
UNKNOWN = 0.5
"""Sources that a sign without a past is held to have had: with them an unknown rate is known as badly as can be."""
THOUSAND = 1000.0
MOST_MISREAD = 0.95
PRESENT = 1.0
"""Sources added above and below in a rise, so that the first report of a sign is no infinite one."""
A_PAST = 28.0
"""Days of past with which a rise counts half: with four weeks behind it, a fortnight's rise may be the week's news."""


class Rates(msgspec.Struct, frozen=True, kw_only=True):
    """``expected[stream, sign, day]`` and how many sources that rests on; ``past[day]``, days of past, the older the less."""

    counts: Counts
    expected: Floats
    rests_on: Floats
    past: Floats
    unscored: Floats


def rates_of(
    counts: Counts, wave: Wave, case: Case, draws: SignDraws, *, through_waves: bool = True
) -> Rates:
    """The rates of each day, from the days before its window.

    Days of a wave are learned from as well, what it multiplies divided out; not where the past is to be without waves.
    """
    keep = 0.5 ** (1 / case.states.memory.value)
    under_way = wave.under_way.mean(axis=0)
    heeded = np.ones_like(under_way) if through_waves else 1 - under_way
    lifted = 1 + np.outer(draws.wave - 1, under_way)
    daily = counts.seen / counts.length * heeded
    exposure = counts.exposure[:, None, :] / counts.length * lifted * heeded
    sums, of = _kept(daily, keep), _kept(exposure, keep)
    past, unscored = _kept(np.ones(counts.days), keep), _kept(counts.unscored / counts.length, keep)
    before = np.arange(counts.days) - counts.length.astype(np.int64)
    known = before >= 0
    at = np.maximum(before, 0)
    # What was known before the window began; it has aged since by the days of the window.
    total = np.where(known, sums[:, :, at], 0.0)
    whole = np.where(known, of[:, :, at], 0.0)
    window = counts.exposure[:, None, :]
    expected = window * (total + UNKNOWN) / (whole + UNKNOWN * window)
    lone = np.where(known, unscored[:, :, at], 0.0)
    share = (counts.unscored + lone) / np.maximum(counts.seen + total, 1e-9)
    return Rates(
        counts=counts,
        expected=expected,
        rests_on=total + UNKNOWN,
        past=np.where(known, past[at], 0.0),
        unscored=np.clip(share[EXPOSED], 0.0, 1.0),
    )


def _kept(daily: Floats, keep: float) -> Floats:
    """Running sums along the last axis in which each day counts a little less than the next."""
    found = np.zeros_like(daily)
    running = np.zeros(daily.shape[:-1])
    for day in range(daily.shape[-1]):
        running = running * keep + daily[..., day]
        found[..., day] = running
    return found


def misread(rates: Rates, draws: SignDraws, days: Days) -> Floats:
    """By draw, sign and day: of the exposed stream's expected sources the share that are misreadings.

    The case's rate off the matter, where the reader gave no probability; a probability weighs the report itself.
    """
    stray = draws.misread[:, :, None] / THOUSAND * rates.counts.off[None, None, days]
    stray = stray * rates.unscored[None][:, :, days]
    expected = np.maximum(rates.expected[EXPOSED][None][:, :, days], 1e-9)
    return np.asarray(np.clip(stray / expected, 0.0, MOST_MISREAD))


def shares(rates: Rates, draws: SignDraws, days: Days) -> Floats:
    """By draw, path, sign and day: the log likelihood of the windows' counts, both streams together, untempered.

    Beside the reference path; the sum over signs is what signs say.
    """
    found, _ = likelihoods(rates, draws, draws.multiples, days)
    return np.asarray(found - found[:, :1])


def support(rates: Rates, draws: SignDraws, days: Days) -> Floats:
    """By draw and day: how much likelier the window's counts are under an announced wave than without one, a logarithm.

    Signs beside each other count as the case says (``apart``); how much is written at all is one count, and counts whole.
    """
    both = np.concatenate([draws.multiples, draws.waves[:, None]], axis=1)
    composed, volume = likelihoods(rates, draws, both, days)
    said = composed.sum(axis=2) * draws.single["apart"][:, None, None] + volume
    most = said.max(axis=1)
    without = np.einsum("dp,dpt->dt", draws.prior, np.exp(said[:, :-1] - most[:, None]))
    return np.asarray(said[:, -1] - most - np.log(np.maximum(without, 1e-300)))


def likelihoods(
    rates: Rates, draws: SignDraws, multiples: Floats, days: Days
) -> tuple[Floats, Floats]:
    """By draw, state, sign and day: the log likelihood of the windows' counts when a state multiplies signs so.

    And by draw, state and day that of how much is written at all: a wave shows in it, the ways of raising men hardly do.
    """
    usual = np.einsum("dp,dps->ds", draws.prior, draws.multiples)
    multiple = (multiples / usual[:, None, :])[:, :, :, None]
    misreads = misread(rates, draws, days)[:, None]
    total = np.zeros((len(draws), multiple.shape[1], multiple.shape[2], len(days)))
    written = np.zeros((len(draws), multiple.shape[1], len(days)))
    for stream, trust, stray in (
        (EXPOSED, draws.single["exposed"], misreads),
        (CHOSEN, draws.single["chosen"], 0.0),
    ):
        expected = rates.expected[stream][None, None][:, :, :, days] * (
            stray + (1 - stray) * multiple
        )
        seen = rates.counts.seen[stream][:, days][None, None]
        shape = _shape(rates, stream, draws, days)[:, None]
        open_ = trust[:, None, None]
        whole, usually = seen.sum(axis=2), expected.sum(axis=2)
        written += _likelihood(whole, usually, open_)
        volume = (open_ + whole) / (open_ + usually)
        total += _likelihood(seen, expected * volume[:, :, None], shape)
    return total, written


def untold(rates: Rates, draws: SignDraws, days: Days) -> Floats:
    """By draw, path and day: the variance of the log odds that a full record would still add to what this one tells.

    A count of mean m and shape k tells m k / (m + k) of a logarithm; one without end would tell k. What is between the two is
    not known yet, and scales with how far a path multiplies the sign.
    """
    multiples = np.log(draws.multiples / draws.multiples[:, :1])
    clumps = draws.single["clumps"][:, None, None]
    mean = rates.expected[:, :, days].sum(axis=0) * rates.counts.heard[days]
    shape = np.maximum(_shape(rates, EXPOSED, draws, days), _shape(rates, CHOSEN, draws, days))
    missing = clumps - mean[None] * shape / (mean[None] + shape)
    return np.asarray(np.einsum("dps,dst->dpt", multiples**2, missing))


def _shape(rates: Rates, stream: int, draws: SignDraws, days: Days) -> Floats:
    """The shape of a count's distribution: news comes in clumps, and the rate itself is known from so many sources only."""
    rests = rates.rests_on[stream][None][:, :, days]
    return np.asarray(1 / (1 / draws.single["clumps"][:, None, None] + 1 / rests))


def _likelihood(seen: Floats, mean: Floats, shape: Floats) -> Floats:
    return np.asarray(seen * np.log(mean / (shape + mean)) - shape * np.log1p(mean / shape))


def rises(rates: Rates, draws: SignDraws, days: Days) -> Floats:
    """By draw, sign and day: the logarithm of how far a sign is above its own past, misreadings left out.

    A draw puts it as far off as chance alone may have put the count.
    """
    part = misread(rates, draws, days)
    counts = rates.counts
    seen, expected = counts.seen[:, :, days], rates.expected[:, :, days]
    stray = part * expected[EXPOSED][None]
    above = np.maximum(seen[EXPOSED][None] - stray, 0.0) + seen[CHOSEN][None] + PRESENT
    usual = expected[EXPOSED][None] - stray + expected[CHOSEN][None] + PRESENT
    whole = seen.sum(axis=0)
    chance = np.sqrt(whole) / (whole + PRESENT)
    found = np.log(above / usual) + draws.counting[:, :, None] * chance[None]
    # A rise counts as far as volumes are known, and as far as there is a past to rise above; a sign that was never told of
    # cannot fall silent.
    exposed = expected[EXPOSED] / (expected[EXPOSED] + expected[CHOSEN])
    known = exposed + (1 - exposed) * draws.single["collected"][:, None, None]
    told = (rates.rests_on[:, :, days] - UNKNOWN).sum(axis=0)
    found = np.where(found < 0, found * told / (told + PRESENT), found)
    past = rates.past[days] / (rates.past[days] + A_PAST)
    return np.asarray(found * known * past * counts.heard[days])
