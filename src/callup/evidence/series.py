"""Measures over time: the values of figures said since a day. In: figures. Out: figures with those values only.

Ranges stay those of the whole figure: leaving values out of sight changes nothing of what is known.
Deliberately missing: lines through values of different sources.
"""

from collections.abc import Iterable

import msgspec

from callup.model import Figure


def said_since(figures: Iterable[Figure], day: str) -> list[Figure]:
    """Figures with the values said on or after a day; a value of unknown day is left out, an empty figure too.

    A month alone ("2022-12") counts when it is not over by then.
    """
    found = []
    for figure in figures:
        kept = tuple(
            v for v in figure.values if v.date is not None and v.date >= day[: len(v.date)]
        )
        if kept:
            found.append(msgspec.structs.replace(figure, values=kept))
    return found
