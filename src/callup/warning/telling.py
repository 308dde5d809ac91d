"""The plain sentences. In: states, what lies ahead, acts. Out: one sentence for each question. Misses: any reckoning."""

import datetime as dt
from collections.abc import Sequence

from callup.case import Case
from callup.model import ActSeen, AheadAt, AheadEstimate, StateEstimate
from callup.warning.words import words_for

HALF = 0.5


def now_sentence(states: Sequence[StateEstimate], acts: Sequence[ActSeen], case: Case) -> str:
    """Which state the country is in."""
    announced = next(state for state in states if state.name == case.states.announced)
    if announced.probability >= HALF:
        return _under_way(announced, acts)
    leading = max(states, key=lambda state: state.probability)
    said = (
        f"{leading.title} is the most probable main way of raising men now: {_told(leading)}; "
        f"an announced wave under way: {_told(announced)}."
    )
    ended = _last(acts, "ends")
    if ended is not None:
        began = _last([act for act in acts if act.day <= ended.day], "begins")
        since = f" announced on {_day(began.day)}" if began else ""
        said += (
            f" The mobilisation{since} was declared over on {_day(ended.day)} ({_origins(ended)})."
        )
    return said


def _under_way(announced: StateEstimate, acts: Sequence[ActSeen]) -> str:
    began = _last(acts, "begins")
    if began is None:
        return f"An announced wave is probably under way: {_told(announced)}."
    return (
        f"{began.title} was announced on {_day(began.day)} ({began.short}; {_origins(began)}) and is under way: "
        f"{_told(announced)}."
    )


def next_sentence(ahead: Sequence[AheadEstimate], case: Case) -> str:
    """How probable a new announced wave is within the longest time asked of, and what it was before."""
    asked = [one for one in ahead if one.question == case.states.announced]
    one = max(asked, key=lambda estimate: estimate.days)
    was = f"; 30 days ago {percent(one.before)}" if one.before is not None else ""
    return f"A new announced wave within {one.days} days: {_told(one)}{was}."


def ahead_title(one: AheadAt, case: Case) -> str:
    """What a question ahead asks, in words."""
    if one.question == case.states.announced:
        return f"A new announced wave within {one.days} days"
    return f"In {one.days} days {case.states.states[one.question].becomes}"


def _told(one: StateEstimate | AheadEstimate) -> str:
    low, high = percent(one.low).removesuffix("%"), percent(one.high)
    spread = f" ({low}-{high})" if low != high.removesuffix("%") else ""
    return f"{percent(one.probability)}{spread}, {words_for(one.probability)}"


def percent(value: float) -> str:
    """A probability in whole hundredths; the ends are never reached.

    >>> percent(0.083), percent(0.001), percent(0.999)
    ('8%', 'under 1%', 'over 99%')
    """
    if value < 0.005:
        return "under 1%"
    return "over 99%" if value > 0.995 else f"{100 * value:.0f}%"


def _origins(act: ActSeen) -> str:
    return f"{act.origins} origin{'' if act.origins == 1 else 's'}"


def _last(acts: Sequence[ActSeen], kind: str) -> ActSeen | None:
    return next((act for act in reversed(acts) if act.kind == kind), None)


def _day(day: str) -> str:
    date = dt.date.fromisoformat(day)
    return f"{date.day} {date:%B %Y}"
