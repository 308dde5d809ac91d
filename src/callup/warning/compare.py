"""Why two days' answers differ. In: an Observed, a case, both days. Out: a Change, taken apart into what moved.

The log odds of either day are what was carried into its window and each sign's share; their differences are the parts,
and with the acts in between they are all there is. Deliberately missing: decisions on claims made in between, other than
through the reports they added or took away.
"""

from collections.abc import Iterable, Iterator

import numpy as np

from callup.case import Case
from callup.model import ActSeen, Assessment, Change, ShareMoved, SignShare, StrandSeen
from callup.warning.assess import assessed, weighed
from callup.warning.draws import Options
from callup.warning.record import Observed

LEAST = 0.005
"""Parts that move no odds by half a hundredth are left out."""


def compare(
    observed: Observed,
    case: Case,
    days: tuple[str, str],
    *,
    earlier: Assessment | None = None,
    options: Options | None = None,
) -> Change:
    """The change from the first day to the second; ``earlier`` is the first day's assessment where it is at hand."""
    first, second = days
    given = options or Options()
    before = earlier or assessed(weighed(observed, case, first, given), first)
    after = assessed(weighed(observed, case, second, given), second)
    was = {state.name: state.probability for state in before.states}
    return Change(
        earlier=before,
        later=after,
        differences={s.name: round(s.probability - was[s.name], 6) for s in after.states},
        parts=tuple(moved(before, after)),
    )


def moved(before: Assessment, after: Assessment) -> list[ShareMoved]:
    """Acts, what was carried over and signs by which two assessments differ, the largest first."""
    parts = [*_acts(before, after), *_carried(before, after), *_signs(before, after)]
    return sorted(parts, key=lambda part: (-part.size, part.name))


def _acts(before: Assessment, after: Assessment) -> Iterator[ShareMoved]:
    known = {(act.act, act.day) for act in before.acts}
    for act in after.acts:
        if (act.act, act.day) not in known:
            yield _act(act)


def _act(act: ActSeen) -> ShareMoved:
    how = "announced" if act.kind == "begins" else act.short
    return ShareMoved(
        kind="act",
        name=act.act,
        title=act.title,
        moved={},
        ahead=0.0,
        size=abs(act.log_ratio),
        sentence=f"{act.title}: {how} on {act.day}, told by {act.origins} origins in {act.houses} houses",
    )


def _carried(before: Assessment, after: Assessment) -> Iterator[ShareMoved]:
    moved = {name: round(value - before.carried[name], 4) for name, value in after.carried.items()}
    size = _size(moved, 0.0)
    if size >= LEAST:
        yield ShareMoved(
            kind="carried",
            name="carried",
            title="Carried over",
            moved=moved,
            ahead=0.0,
            size=size,
            sentence="What earlier windows told, and how far it has loosened towards the prior",
        )


def _signs(before: Assessment, after: Assessment) -> Iterator[ShareMoved]:
    was = {share.signal: share for share in before.signs}
    now = {share.signal: share for share in after.signs}
    for signal in sorted(was.keys() | now.keys()):
        part = _sign(was.get(signal), now.get(signal))
        if part.size >= LEAST or part.came or part.left:
            yield part


def _sign(was: SignShare | None, now: SignShare | None) -> ShareMoved:
    one = now or was
    assert one is not None  # the signal is of one of the two
    moved = {
        name: round((now.shares[name] if now else 0.0) - (was.shares[name] if was else 0.0), 4)
        for name in one.shares
    }
    ahead = round((now.ahead if now else 0.0) - (was.ahead if was else 0.0), 4)
    old, new = (_by_origin(share) for share in (was, now))
    came = _surest(new[origin] for origin in new.keys() - old.keys())
    left = _surest(old[origin] for origin in old.keys() - new.keys())
    seen = f"{was.seen if was else 0:.3g} sources, then {now.seen if now else 0:.3g}"
    return ShareMoved(
        kind="sign",
        name=one.signal,
        title=one.title,
        moved=moved,
        ahead=ahead,
        size=_size(moved, ahead),
        sentence=f"{one.title}: {seen} ({len(came)} came, {len(left)} left)",
        came=came,
        left=left,
    )


def _surest(strands: Iterable[StrandSeen]) -> tuple[StrandSeen, ...]:
    """Those most surely read first."""
    return tuple(sorted(strands, key=lambda strand: (-strand.weight, strand.id)))


def _by_origin(share: SignShare | None) -> dict[str, StrandSeen]:
    return {} if share is None else {strand.id: strand for strand in share.strands}


def _size(moved: dict[str, float], ahead: float) -> float:
    return round(max(float(np.ptp(list(moved.values()))) if moved else 0.0, abs(ahead)), 4)
