"""What moved the estimate. In: a weighing and a day. Out: movers, greatest first, each with its sentence and claims.

Each strand is left out by itself, and so are the spread over regions and each silence. Effects of single strands do not
sum to the whole: strands that say the same stand in for each other. Deliberately missing: quotations, which need texts.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np

from callup.model import Mover
from callup.warning.ratios import DENIED, SILENT, SPREAD, Floats, Group
from callup.warning.weighing import Weighing, Without

LEAST = 0.001
"""Movers that shift less probability than this are left out: a tenth of a hundredth."""
SUPPOSED = "supposed-"


def movers(weighing: Weighing, day: int) -> list[Mover]:
    """What moved the estimate of a day, by leaving each thing out."""
    base = weighing.amounts(day)
    weights = weighing.weights(day)
    strands = list(weighing.without_each(day))
    groups = [int(g) for g in np.flatnonzero(base[weighing.frame.spread :]) + weighing.frame.spread]
    rows = [base, *(w.amounts for w in strands), *(_zeroed(base, group) for group in groups)]
    found = weighing.means(rows)
    effects = found[0] - found[1:]
    made = [
        strand_mover(weighing, without, effect, weights, day)
        for without, effect in zip(strands, effects, strict=False)
    ]
    made += [
        _group_mover(weighing, group, effect, float(base[group]))
        for group, effect in zip(groups, effects[len(strands) :], strict=True)
    ]
    return ranked(made)


def ranked(made: Sequence[Mover]) -> list[Mover]:
    """Those that matter, greatest first."""
    return sorted((m for m in made if m.size >= LEAST), key=lambda m: (-m.size, m.id))


def _zeroed(amounts: Floats, group: int) -> Floats:
    changed = amounts.copy()
    changed[group] = 0.0
    return changed


def strand_mover(
    weighing: Weighing, without: Without, effect: Floats, weights: Floats, day: int
) -> Mover:
    """A strand as a mover."""
    rows = weighing.rows_of(without.items, day)
    newest = rows[0]
    direction = weighing.directions(without.items)
    named = _named(weighing, effect)
    title = weighing.case.signal_title(newest.signal)
    way = direction.replace(DENIED, "denied or doubted")
    said = f"{title}, {way} by {newest.name} (last {_day(newest.known)})"
    supposed = without.strand.startswith(SUPPOSED)
    return Mover(
        id=without.strand,
        kind="supposed" if supposed else "strand",
        signal=newest.signal,
        title=title,
        direction=direction,
        origin=newest.name,
        side=newest.side,
        day=newest.known,
        weight=round(float(max(weights[list(without.items)])), 4),
        statements=0 if supposed else len(rows),
        claims=tuple(dict.fromkeys(s.claim for s in rows if s.claim)),
        effects=named,
        size=_size(effect),
        sentence=f"{said}: {moved_words(named, titles(weighing))}",
    )


def _group_mover(weighing: Weighing, group: int, effect: Floats, amount: float) -> Mover:
    """The spread or a silence as a mover."""
    what: Group = weighing.frame.groups[group]
    title = weighing.case.signal_title(what.signal)
    named = _named(weighing, effect)
    words = {
        SPREAD: f"{title}: how many regions are named",
        SILENT: f"{title}: not reported, where a full record would hold it",
    }[what.direction]
    return Mover(
        id=f"{what.direction}-{what.signal}",
        kind="silence" if what.direction == SILENT else what.direction,
        signal=what.signal,
        title=title,
        direction=what.direction,
        origin="",
        side="",
        day=None,
        weight=round(amount, 4),
        statements=0,
        claims=(),
        effects=named,
        size=_size(effect),
        sentence=f"{words}: {moved_words(named, titles(weighing))}",
    )


def silence_mover(weighing: Weighing, group: int, effect: Floats, amount: float) -> Mover:
    """A silence or the spread, for comparing two days."""
    return _group_mover(weighing, group, effect, amount)


def titles(weighing: Weighing) -> dict[str, str]:
    """The hypotheses' names for readers."""
    return {h.name: h.title for h in weighing.case.head.hypotheses}


def _named(weighing: Weighing, effect: Floats) -> dict[str, float]:
    return {
        name: round(float(value), 5)
        for name, value in zip(weighing.frame.hypotheses, effect, strict=True)
    }


def _size(effect: Floats) -> float:
    return round(float(np.abs(effect).sum()) / 2, 5)


def moved_words(effects: Mapping[str, float], names: Mapping[str, str]) -> str:
    """The greatest rise and fall in points of a hundred.

    >>> moved_words({"a": 0.031, "b": -0.02, "c": -0.011}, {"a": "Wave", "b": "Drive", "c": "None"})
    'Wave +3.1 points, Drive -2.0'
    """
    up = max(effects, key=lambda name: effects[name])
    down = min(effects, key=lambda name: effects[name])
    return f"{names[up]} {100 * effects[up]:+.1f} points, {names[down]} {100 * effects[down]:+.1f}"


def _day(day: str) -> str:
    date = dt.date.fromisoformat(day)
    return f"{date.day} {date:%B %Y}"
