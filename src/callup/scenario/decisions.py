"""What is decided on a path by which day. In: a case's history and paths, a day. Out: the kernel's ``Path``, ``Regions``.

Day 0 is the day the case's record begins. History holds what is decided already, as far as it is known; a path adds what
would be decided on the day asked for.
"""

import datetime as dt
from collections.abc import Iterable

import numpy as np

from callup.case.scenario_tables import Decided, History, ScenarioCase, ScenarioPath
from callup.errors import BadRequest
from callup.scenario.draws import WEEKS
from callup.scenario.paths import (
    Callup,
    DayWindow,
    Drive,
    Path,
    RegionShares,
    RegularDraft,
    Stealth,
    mix,
)


def day_of(date: str, origin: str) -> int:
    """Whole days from the origin to a date; negative before it.

    >>> day_of("2022-10-01", "2022-09-20")
    11
    """
    return (dt.date.fromisoformat(date) - dt.date.fromisoformat(origin)).days


def date_of(day: int, origin: str) -> str:
    """The date of a day counted from the origin."""
    return (dt.date.fromisoformat(origin) + dt.timedelta(days=int(day))).isoformat()


def check_day(date: str, history: History, option: str) -> int:
    """The day of a date a run can reach; BadRequest outside of it."""
    day = day_of(date, history.origin)
    if not 0 <= day <= 7 * WEEKS:
        last = date_of(7 * WEEKS, history.origin)
        raise BadRequest(
            f"{option} {date}: the case's runs reach from {history.origin} to {last}: ask for a day in between"
        )
    return day


def in_force(entries: Iterable[Decided], known: frozenset[str]) -> list[Decided]:
    """What is decided as far as is known: of one name the last entry whose facts are known."""
    found = {entry.name: entry for entry in entries if set(entry.because) <= known}
    return list(found.values())


def decided(history: History, known: frozenset[str]) -> Path:
    """What is decided already, as a path of its own."""

    def start(entry: Decided) -> int:
        return day_of(entry.start, history.origin)

    register = in_force(history.register, known)
    return Path(
        name="decided",
        callups=tuple(
            Callup(start=start(e), days=e.days, size=e.size or "", shock=e.shock)
            for e in in_force(history.callups, known)
        ),
        drives=tuple(Drive(start=start(e), shock=e.shock) for e in in_force(history.drives, known)),
        drafts=tuple(
            RegularDraft(start=start(e), days=e.days, size=e.size or "")
            for e in in_force(history.drafts, known)
        ),
        prisons=tuple(
            DayWindow(start(e), None if e.end is None else day_of(e.end, history.origin))
            for e in in_force(history.prisons, known)
        ),
        register=min(map(start, register)) if register else None,
    )


def added(path: ScenarioPath, today: int) -> Path:
    """What a path adds from a day on."""
    return Path(
        name=path.name,
        callups=tuple(
            Callup(
                start=today + c.start, days=c.days, size=c.size, shock=c.shock,
                tau="callup_tau" if c.tau else None,
            )
            for c in path.callups
        ),
        drives=tuple(Drive(start=today + d.start, shock=d.shock) for d in path.drives),
        stealth=tuple(
            Stealth(start=today + s.start, days=s.days, shock=s.shock) for s in path.stealth
        ),
        register=None if path.register is None else today + path.register,
    )  # fmt: skip


def path_of(case: ScenarioCase, name: str, known: frozenset[str], as_of: str) -> Path:
    """The whole of a path or mix: what is decided, and what it adds on the day asked for."""
    today = day_of(as_of, case.history.origin)
    parts = (added(part, today) for part in case.mixed(name))
    return mix(name, decided(case.history, known), *parts)


def regions_of(case: ScenarioCase, known: frozenset[str]) -> RegionShares:
    """Every region's shares: of contracts by stated quotas where they are known, else of men of age."""
    codes = tuple(sorted(case.men))
    men = np.array([case.men[code] for code in codes], dtype=float)
    men /= men.sum()
    contract = men.copy()
    for quota in case.quotas:
        stated = stated_shares(case, quota.path, known)
        fixed = np.array([stated.get(code, np.nan) for code in codes])
        free = np.isnan(fixed)
        rest = 1.0 - np.nansum(fixed)
        contract = np.where(free, men / men[free].sum() * rest, fixed)
    return RegionShares(codes=codes, men=men, callup=men, contract=contract)


def stated_shares(case: ScenarioCase, path: str, known: frozenset[str]) -> dict[str, float]:
    """Shares of a path that are stated: a region's quota over the plan, both known."""
    shares: dict[str, float] = {}
    for quota in case.quotas:
        plan = case.facts[quota.plan]
        if quota.path != path or quota.plan not in known or not plan.centre:
            continue
        for code, fact in quota.regions.items():
            figure = case.facts[fact].centre
            if fact in known and figure is not None:
                shares[code] = figure / plan.centre
    return shares
