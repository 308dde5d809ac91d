"""Confidence, kept apart from probability. In: a weighing and a day. Out: low, moderate or high, with its reasons.

It says how much the estimate rests on and how well that agrees, as ICD 203 asks, never how likely anything is. The steps
are conventions, stated here once.
"""

import datetime as dt

import msgspec
import numpy as np

from callup.model import Confidence
from callup.warning.weighing import Weighing

NEVER = 10**6
"""Days since the newest sighting where there is none."""
PRESENT = 0.1
"""An origin counts whose strand has a tenth of a fresh, full one's weight, on any sign."""


SIDES = {
    "author": "texts in their own voice",
    "office": "offices",
    "official": "officials",
    "opposing": "the other side",
    "other": "others",
    "unnamed": "unnamed",
}
"""How sides are called in a sentence; the rest go by their own word."""


class Step(msgspec.Struct, frozen=True):
    """What a level asks for: origins, sides, days since the newest, agreement, width of the leading interval."""

    origins: int
    sides: int
    days: int
    agreement: float
    width: float


HIGH = Step(origins=40, sides=3, days=14, agreement=0.75, width=0.2)
MODERATE = Step(origins=8, sides=2, days=45, agreement=0.4, width=0.45)


def confidence(weighing: Weighing, day: int, width: float) -> Confidence:
    """How well founded the estimate of a day is; ``width`` is that of the leading hypothesis's interval."""
    columns = weighing.columns
    weights = weighing.weights(day)
    items = np.flatnonzero(weights >= PRESENT)
    origins = {columns.rows[columns.starts[item]].origin for item in items}
    rows = [columns.rows[columns.starts[item]] for item in items]
    sides = sorted({row.side for row in rows})
    newest = int(columns.known[columns.known <= day].max()) if rows else None
    agreed = _agreement(weighing, day)
    met = Step(len(origins), len(sides), NEVER if newest is None else day - newest, agreed, width)
    level = "high" if _meets(met, HIGH) else "moderate" if _meets(met, MODERATE) else "low"
    return Confidence(
        level=level,
        reasons=tuple(_reasons(met, sides)),
        origins=len(origins),
        sides=len(sides),
        newest=None if newest is None else dt.date.fromordinal(newest).isoformat(),
        agreement=round(agreed, 3),
    )


def _agreement(weighing: Weighing, day: int) -> float:
    """1 less the share of weight that is both said and denied."""
    count = len(weighing.frame.signals)
    base = weighing.amounts(day)
    said, denied = base[:count], base[count : 2 * count]
    most = np.maximum(said, denied).sum()
    return float(1 - np.minimum(said, denied).sum() / most) if most else 1.0


def _meets(met: Step, asked: Step) -> bool:
    return (
        met.origins >= asked.origins
        and met.sides >= asked.sides
        and met.days <= asked.days
        and met.agreement >= asked.agreement
        and met.width <= asked.width
    )


def _reasons(met: Step, sides: list[str]) -> list[str]:
    if not met.origins:
        return [
            "nothing on the record weighs a tenth of a fresh report by this day: the prior speaks almost alone"
        ]
    plural = "origin" if met.origins == 1 else "origins"
    return [
        f"{met.origins} independent {plural} with weight left",
        f"sources: {', '.join(SIDES.get(side, side) for side in sides)}",
        {0: "newest of the day itself", 1: "newest one day old"}.get(
            met.days, f"newest {met.days} days old"
        ),
        f"{met.agreement:.0%} of the weight is not contradicted on its own sign",
        f"the leading hypothesis's interval is {100 * met.width:.0f} points wide",
    ]
