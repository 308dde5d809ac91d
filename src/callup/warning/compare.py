"""Why two days' estimates differ. In: sightings known by the later day, a case, both days. Out: a Change.

On the later day each strand is given the weight it had on the earlier one, by itself: what that takes away is what its
coming, going or ageing did. Effects of single strands do not sum to the whole. Deliberately missing: decisions on claims
made in between, other than through the strands they added or took away.
"""

from collections.abc import Sequence

import numpy as np

from callup.case import Case
from callup.model import Assessment, Change, Mover
from callup.warning.amounts import ordinal
from callup.warning.assess import assessed
from callup.warning.movers import ranked, silence_mover, strand_mover
from callup.warning.ratios import Floats
from callup.warning.sightings import Sighting
from callup.warning.weighing import Options, Weighing

GONE = 0.01
"""A strand of less weight than this is not there."""


def compare(
    sightings: Sequence[Sighting],
    case: Case,
    days: tuple[str, str],
    *,
    earlier: Assessment | None = None,
    options: Options | None = None,
) -> Change:
    """The change from the first day to the second; ``earlier`` is the first day's assessment where it is at hand."""
    first, second = days
    weighing = Weighing([s for s in sightings if s.known <= second], case, options or Options())
    before = earlier or assessed(weighing, first)
    after = assessed(weighing, second)
    then, now = (weighing.weights(ordinal(day)) for day in days)
    kinds = _sorted(weighing, (ordinal(first), ordinal(second)), then, now)
    was = {e.name: e.probability for e in before.hypotheses}
    return Change(
        earlier=before,
        later=after,
        differences={e.name: round(e.probability - was[e.name], 5) for e in after.hypotheses},
        came=tuple(kinds["came"]),
        left=tuple(kinds["left"]),
        stronger=tuple(kinds["stronger"]),
        weaker=tuple(kinds["weaker"]),
    )


def _sorted(
    weighing: Weighing, days: tuple[int, int], then: Floats, now: Floats
) -> dict[str, list[Mover]]:
    first, second = days
    strands = list(weighing.replaced(second, now, then))
    base, old = weighing.amounts(second), weighing.amounts(first)
    wide = range(weighing.frame.spread, len(weighing.frame.groups))
    groups = [group for group in wide if abs(base[group] - old[group]) > GONE]
    rows = [base, *(w.amounts for w in strands), *(_as_before(base, old, g) for g in groups)]
    found = weighing.means(rows)
    effects = found[0] - found[1:]
    kinds: dict[str, list[Mover]] = {"came": [], "left": [], "stronger": [], "weaker": []}
    for without, effect in zip(strands, effects, strict=False):
        items = list(without.items)
        mover = strand_mover(weighing, without, effect, now, second)
        kinds[_kind(float(then[items].max()), float(now[items].max()))].append(mover)
    for group, effect in zip(groups, effects[len(strands) :], strict=True):
        mover = silence_mover(weighing, group, effect, float(base[group]))
        kinds[_kind(float(old[group]), float(base[group]))].append(mover)
    return {kind: ranked(made) for kind, made in kinds.items()}


def _as_before(base: Floats, old: Floats, group: int) -> Floats:
    changed = np.array(base)
    changed[group] = old[group]
    return changed


def _kind(then: float, now: float) -> str:
    if then <= GONE < now:
        return "came"
    if now <= GONE < then:
        return "left"
    return "stronger" if now > then else "weaker"
