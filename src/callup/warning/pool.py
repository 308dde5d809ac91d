"""The pool: amounts of evidence and ratios to probabilities. In: ``amounts[day, group]`` and ratios. Out: probabilities.

For each draw and hypothesis the log odds beside the reference are the log prior plus, for each family of signs, what
speaks for it and what speaks against it, each bounded: ``C (1 - exp(-x / C))`` with the family's drawn bound ``C``. Bounding
the two sides apart keeps every further report worth less than the one before, whatever stands on the other side.
Probabilities are the mean over draws, intervals their 10th and 90th hundredths.
"""

import msgspec
import numpy as np

from callup.warning.ratios import Floats, Frame, Ratios

TAIL = 0.1
"""The share of draws left outside on either side of the interval."""
CHUNK = 32
"""Days worked on at once: keeps memory at some dozen megabytes."""
MANY = 512
"""Rows worked on at once where draws are fewer and rows alike."""


class Pooled(msgspec.Struct, frozen=True):
    """Probabilities and the ends of their intervals, ``[day, hypothesis]``."""

    mean: Floats
    low: Floats
    high: Floats


def pool(amounts: Floats, ratios: Ratios, frame: Frame) -> Pooled:
    """Probabilities with intervals for each row of amounts."""
    parts = [
        _summary(posterior(amounts[at : at + CHUNK], ratios, frame))
        for at in range(0, len(amounts), CHUNK)
    ]
    mean, low, high = (np.concatenate([part[i] for part in parts]) for i in range(3))
    return Pooled(mean, low, high)


def means(amounts: Floats, ratios: Ratios, frame: Frame) -> Floats:
    """Probabilities alone, for each row of amounts."""
    parts = [
        posterior(amounts[at : at + MANY], ratios, frame).mean(axis=1)
        for at in range(0, len(amounts), MANY)
    ]
    return np.concatenate(parts) if parts else np.zeros((0, len(frame.hypotheses)))


def posterior(amounts: Floats, ratios: Ratios, frame: Frame) -> Floats:
    """``[day, draw, hypothesis]``: the probabilities of each draw."""
    days, (draws, _, names) = len(amounts), ratios.log.shape
    odds = np.broadcast_to(frame.log_prior, (days, draws, names)).copy()
    for number in range(len(frame.families)):
        here = np.flatnonzero((frame.family == number) & amounts.any(axis=0))
        if not len(here):
            continue
        most = ratios.most[None, :, number, None]
        parts = ratios.log[:, here].transpose(1, 0, 2).reshape(len(here), -1)
        # Leaving one strand out changes one family: rows that agree on a family are computed once.
        unlike, row = np.unique(amounts[:, here], axis=0, return_inverse=True)
        told = np.zeros((len(unlike), draws, names))
        for sign in (1.0, -1.0):
            side = np.maximum(sign * parts, 0.0)
            total = (unlike @ side).reshape(told.shape)
            told += sign * most * -np.expm1(-total / most)
        odds += told[row.reshape(-1)]
    odds -= odds.max(axis=2, keepdims=True)
    np.exp(odds, out=odds)
    odds /= odds.sum(axis=2, keepdims=True)
    return odds


def _summary(drawn: Floats) -> tuple[Floats, Floats, Floats]:
    mean = drawn.mean(axis=1)
    low, high = np.quantile(drawn, [TAIL, 1 - TAIL], axis=1)
    # Rounding aside, the mean of a very lopsided spread may lie outside its own middle: the interval then reaches to it.
    return mean, np.minimum(low, mean), np.maximum(high, mean)
