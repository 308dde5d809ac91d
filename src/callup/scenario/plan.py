"""A path as numbers: what is ordered in each step. In: a Path, draws, options. Out: a ``Plan`` of arrays.

Kernel and oracle read the same plan, so that both see the same decisions; how men answer them is theirs.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from callup.errors import BadRequest
from callup.scenario.draws import WEEKS, Draws
from callup.scenario.parameters import INDEX
from callup.scenario.paths import DayWindow, Drive, Path, RegularDraft, Stealth

Floats = NDArray[np.float64]
EVEN = 1e9
"""An e-folding time so long that a call-up's intake is even."""
NONE = -1.0
"""The age of what has not begun."""


class Plan(NamedTuple):
    """Arrays by step (a step is 1 / ``per_day`` days) and by event; sizes are by draw and event.

    ``callup_days``: (events, 2), start and length in days. ``…_share``: (events, steps), the part of an event's size due
    in a step. ``shock``, ``drive_age``, ``register_age`` (days, NONE before), ``contracts``, ``prisons`` (0 or 1): (steps,).
    """

    steps: int
    per_day: int
    callup_days: Floats
    callup_size: Floats
    callup_tau: Floats
    stealth_share: Floats
    stealth_size: Floats
    draft_share: Floats
    draft_size: Floats
    shock: Floats
    drive_age: Floats
    register_age: Floats
    contracts: Floats
    prisons: Floats


def plan_of(path: Path, draws: Draws, last_day: int, per_day: int) -> Plan:
    """The plan of a path up to ``last_day``; BadRequest for an unknown size, an event without days or too long a run."""
    if not 0 <= last_day <= 7 * WEEKS:
        raise BadRequest(f"a run of {last_day} days: allowed are 0 to {7 * WEEKS}")
    if not 1 <= per_day <= 24:
        raise BadRequest(f"{per_day} steps a day: allowed are 1 to 24")
    steps = last_day * per_day
    times = np.arange(steps) / per_day
    taus = [
        np.full(len(draws), EVEN) if call.tau is None else _sizes(draws, call.tau, path)
        for call in path.callups
    ]
    return Plan(
        steps=steps,
        per_day=per_day,
        callup_days=_spans(path),
        callup_size=_by_event(
            draws, [call.times * _sizes(draws, call.size, path) for call in path.callups]
        ),
        callup_tau=_by_event(draws, taus),
        stealth_share=_shares(path, path.stealth, times, per_day),
        stealth_size=_by_event(
            draws, [e.times * _sizes(draws, e.size, path) for e in path.stealth]
        ),
        draft_share=_shares(path, path.drafts, times, per_day),
        draft_size=_by_event(draws, [e.times * _sizes(draws, e.size, path) for e in path.drafts]),
        shock=_shocks(path, steps, per_day),
        drive_age=_drive_age(path.drives, times),
        register_age=_since(path.register, times),
        contracts=_open(path.contracts, times),
        prisons=_open(path.prisons, times),
    )


def _sizes(draws: Draws, name: str, path: Path) -> Floats:
    if name not in INDEX:
        raise BadRequest(f"path '{path.name}': there is no parameter '{name}'")
    return draws.of(name)


def _by_event(draws: Draws, columns: list[Floats]) -> Floats:
    if not columns:
        return np.zeros((len(draws), 0))
    return np.ascontiguousarray(np.stack(columns, axis=1))


def _spans(path: Path) -> Floats:
    for call in path.callups:
        _check_days(path, call.days)
    return np.array([[c.start, c.days] for c in path.callups], dtype=float).reshape(-1, 2)


def _check_days(path: Path, days: int) -> None:
    if days < 1:
        raise BadRequest(f"path '{path.name}': an event of {days} days; it needs at least 1")


def _shares(
    path: Path, events: Sequence[Stealth | RegularDraft], times: Floats, per_day: int
) -> Floats:
    rows = np.zeros((len(events), times.size))
    for number, event in enumerate(events):
        _check_days(path, event.days)
        begun = np.clip(times - event.start, 0, event.days)
        ended = np.clip(times + 1 / per_day - event.start, 0, event.days)
        rows[number] = (ended - begun) / event.days
    return rows


def _shocks(path: Path, steps: int, per_day: int) -> Floats:
    """Fear added in each step; what was announced before day 0 is in nobody's fear any more."""
    shocks = np.zeros(steps)
    told = [(c.start if c.announced is None else c.announced, c.shock) for c in path.callups]
    told += [(drive.start, drive.shock) for drive in path.drives]
    told += [(stealth.start, stealth.shock) for stealth in path.stealth]
    for day, shock in told:
        if 0 <= day * per_day < steps:
            shocks[day * per_day] += shock
    return shocks


def _drive_age(drives: Sequence[Drive], times: Floats) -> Floats:
    age = np.full(times.size, NONE)
    for drive in drives:
        on = (times >= drive.start) & (times < (np.inf if drive.end is None else drive.end))
        age = np.where(on, np.maximum(age, times - drive.start), age)
    return age


def _since(start: int | None, times: Floats) -> Floats:
    if start is None:
        return np.full(times.size, NONE)
    return np.where(times >= start, times - start, NONE)


def _open(windows: Sequence[DayWindow], times: Floats) -> Floats:
    opened = np.zeros(times.size)
    for window in windows:
        end = np.inf if window.end is None else window.end
        opened[(times >= window.start) & (times < end)] = 1.0
    return opened
