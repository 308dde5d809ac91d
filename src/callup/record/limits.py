"""How much of a ledger is read. In: nothing. Out: Limits, each a number with its reason.

A ledger of ordinary size is read whole. Of a larger one the newest claims are read, and the rest is counted by the ledger's
own tallies. Deliberately missing: any choice by content; newest is the only rule.
"""

import msgspec

from callup.model import Stance


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Up to ``whole`` claims a ledger is read whole; beyond that so many of each kind, newest first.

    The numbers are assumptions: what a reader may look through, and what keeps an answer within seconds of a million claims.
    """

    whole: int = 20_000
    """Twenty thousand claims are some five thousand pages: read, compared and woven in two seconds."""
    of_signal: int = 120
    """Core claims of each signal: two for each region that a country of eighty reports of, and some of the country's own."""
    of_signal_saying: tuple[tuple[Stance, int], ...] = ((Stance.DENIES, 40), (Stance.DOUBTS, 15))
    """Of each signal also those that deny and doubt: few, and the first that the newest reports would crowd out."""
    of_measure: int = 120
    """Core claims of each measure: more values than stand side by side in one figure."""
    saying: tuple[tuple[Stance, int], ...] = (
        (Stance.DENIES, 40),
        (Stance.PREDICTS, 300),
        (Stance.PLANS, 300),
    )
    """Of all signals together: forecasts and plans fall due late, so that newest is not enough of them."""
    own_words: int = 300
    """Claims of each actor who may perform an act that changes the state of the country."""
    act_days: int = 12
    """Days on which those words sound most like such an act: a wave is begun and ended on few."""
    a_day: int = 400
    """Claims of each such day, whoever speaks: enough to hear independent houses tell of it."""
