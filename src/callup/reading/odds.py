"""Probabilities and log-odds. In: numbers between 0 and 1, or log-odds. Out: the other. Misses: arrays, which NumPy serves.

Ends are kept off 0 and 1, so that one certain witness never silences all others.
"""

import math

TINY = 1e-6


def logit(p: float) -> float:
    """The log-odds of a probability.

    >>> logit(0.5), round(logit(1.0), 2)
    (0.0, 13.82)
    """
    p = min(max(p, TINY), 1 - TINY)
    return math.log(p / (1 - p))


def chance(score: float) -> float:
    """The probability of log-odds.

    >>> chance(0.0), chance(-800.0) < 1e-300
    (0.5, True)
    """
    if score < 0:
        return math.exp(score) / (1 + math.exp(score))
    return 1 / (1 + math.exp(-score))
