"""Statements by day of publication, as SVG. In: a brief's counts by day. Out: SVG text.

Deliberately missing: a line from day to day; what was published between two days is not known.
"""

import datetime as dt
import math
from collections.abc import Sequence
from html import escape

import msgspec

from callup.case import Case
from callup.model.brief import DayCount
from callup.publish.drawings.svg import svg
from callup.publish.palette import SERIES

WIDTH = 720
SHOWN = 5


def timeline(days: Sequence[DayCount], case: Case) -> str:
    """Statements a day of publication, stacked by signal; the commonest five signals have colours of their own."""
    dated = [(dt.date.fromisoformat(d.day), d.counts) for d in days]
    if not dated:
        return ""
    first, last = dated[0][0], dated[-1][0]
    reach = max(1, (last - first).days)
    totals: dict[str, int] = {}
    for _, counts in dated:
        for name, count in counts.items():
            totals[name] = totals.get(name, 0) + count
    shown = sorted(totals, key=lambda name: (-totals[name], name))[:SHOWN]
    tallest = max(sum(counts.values()) for _, counts in dated)
    bar = max(3.0, min(22.0, (WIDTH - 60) / (reach + 1) - 1))
    columns = _Columns(bar, tallest, shown, case)
    parts = [
        _axis(first, last),
        *(_column(day, counts, (day - first).days / reach, columns) for day, counts in dated),
    ]
    height = 190 + 18 * math.ceil((len(shown) + 1) / 2)
    return svg(
        "Statements by day of publication",
        (WIDTH, height),
        "".join(parts) + _legend(shown, case, others=len(totals) > SHOWN),
    )


class _Columns(msgspec.Struct, frozen=True):
    """What all columns of a timeline share: their width, the tallest, the signals with a colour of their own."""

    bar: float
    tallest: int
    shown: Sequence[str]
    case: Case


def _column(day: dt.date, counts: dict[str, int], at: float, columns: _Columns) -> str:
    bar, tallest, shown, case = columns.bar, columns.tallest, columns.shown, columns.case
    x = 30 + at * (WIDTH - 60 - bar)
    y = 150.0
    pieces = []
    for name in [*shown, *sorted(set(counts) - set(shown))]:
        if not counts.get(name):
            continue
        height = 120 * counts[name] / tallest
        y -= height
        colour = SERIES[shown.index(name)] if name in shown else SERIES[-1]
        title = escape(f"{day.isoformat()}: {case.signal_title(name)}, {counts[name]}")
        pieces.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{bar:.1f}" height="{height:.1f}" fill="{colour}"><title>{title}</title></rect>'
        )
    return "".join(pieces)


def _axis(first: dt.date, last: dt.date) -> str:
    ticks = sorted({first, last, *_months(first, last)})
    reach = max(1, (last - first).days)
    pieces = [f'<line x1="30" y1="150.5" x2="{WIDTH - 30}" y2="150.5" class="axis"/>']
    previous = -100.0
    for day in ticks:
        x = 30 + (day - first).days / reach * (WIDTH - 60)
        if x - previous < 70:
            continue
        previous = x
        pieces.append(
            f'<text x="{x:.1f}" y="168" text-anchor="middle" class="small">{day.isoformat()}</text>'
        )
    return "".join(pieces)


def _months(first: dt.date, last: dt.date) -> list[dt.date]:
    months, day = [], first.replace(day=1)
    while day <= last:
        if day >= first:
            months.append(day)
        day = (day + dt.timedelta(days=32)).replace(day=1)
    return months


def _legend(shown: Sequence[str], case: Case, *, others: bool) -> str:
    rows = [(SERIES[i], case.signal_title(name)) for i, name in enumerate(shown)]
    rows += [(SERIES[-1], "other signals")] if others else []
    pieces = []
    for number, (colour, title) in enumerate(rows):
        x, y = 34 + 340 * (number % 2), 192 + 18 * (number // 2)
        pieces.append(f'<rect x="{x}" y="{y - 9}" width="10" height="10" fill="{colour}"/>')
        pieces.append(f'<text x="{x + 16}" y="{y}" class="small">{escape(title)}</text>')
    return "".join(pieces)
