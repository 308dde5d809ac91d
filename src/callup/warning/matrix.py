"""The matrix of competing hypotheses: a view on the same numbers. In: a weighing and a day. Out: one row a sign.

Deliberately missing: any other arithmetic than the pool's; votes for and against are not counted.
"""

import numpy as np

from callup.model import MatrixRow
from callup.warning.ratios import DENIED, SAID
from callup.warning.weighing import Weighing

SEEN = 0.01
"""A strand counts as present above this weight, a row above this amount."""
MARKS = ((3.0, "++"), (1.15, "+"), (1 / 1.15, "·"), (1 / 3.0, "−"))
LOWEST = "−−"


def matrix(weighing: Weighing, day: int) -> list[MatrixRow]:
    """The rows with any evidence, the most telling first."""
    frame, base = weighing.frame, weighing.amounts(day)
    weights = weighing.weights(day)
    logs = weighing.ratios.log.mean(axis=0)
    rows = []
    for place in np.flatnonzero(base > SEEN):
        group = frame.groups[int(place)]
        moved = base[place] * logs[place]
        strands = 0
        if group.direction in {SAID, DENIED}:
            here = slice(weighing.columns.edges[place], weighing.columns.edges[place + 1])
            strands = int((weights[here] > SEEN).sum())
        rows.append(
            MatrixRow(
                signal=group.signal,
                title=weighing.case.signal_title(group.signal),
                direction=group.direction,
                strands=strands,
                amount=round(float(base[place]), 4),
                factors={
                    name: round(float(np.exp(value)), 4)
                    for name, value in zip(frame.hypotheses, moved, strict=True)
                },
                diagnosticity=round(float(np.exp(moved.max() - moved.min())), 4),
            )
        )
    return sorted(rows, key=lambda row: (-row.diagnosticity, row.signal, row.direction))


def mark(factor: float) -> str:
    """A factor as analysts mark it: ++ three times likelier or more, + likelier, · neither, − and −− the reverse.

    >>> [mark(x) for x in (4, 1.5, 1, 0.7, 0.2)]
    ['++', '+', '·', '−', '−−']
    """
    return next((sign for least, sign in MARKS if factor >= least), LOWEST)
