"""Paths: what a state decides to do, on which days. In: a case's tables. Out: ``Path``, ``Regions``.

Days are whole days from day 0 of a run and may be negative (begun before the run).
A size is the *name* of a parameter, so that each draw has its own.
"""

import msgspec
import numpy as np
from numpy.typing import NDArray

from callup.errors import BadCase

Floats = NDArray[np.float64]


class Callup(msgspec.Struct, frozen=True, kw_only=True):
    """One call-up: ``times`` × the parameter ``size`` men are ordered from day ``start`` over ``days`` days.

    Intake falls off as exp(-day / tau) with ``tau`` the named parameter, or is even where ``tau`` is None.
    ``shock`` is the fear its announcement adds on day ``announced`` (None: on ``start``), in units of a general decree's.
    """

    start: int
    days: int
    size: str = "callup_size"
    times: float = 1.0
    tau: str | None = "callup_tau"
    shock: float = 1.0
    announced: int | None = None


class Drive(msgspec.Struct, frozen=True, kw_only=True):
    """A contract drive from ``start`` until ``end`` (None: for good); ``shock`` as in Callup."""

    start: int
    end: int | None = None
    shock: float = 0.0


class Stealth(msgspec.Struct, frozen=True, kw_only=True):
    """Conscripts past their fourth month are kept and sent: ``times`` × ``size`` of them, evenly over ``days`` days."""

    start: int
    days: int
    size: str = "stealth_size"
    times: float = 1.0
    shock: float = 0.0


class RegularDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A regular draft, even over its days; ``size`` names a parameter."""

    start: int
    days: int
    size: str
    times: float = 1.0


class DayWindow(msgspec.Struct, frozen=True):
    """Days ``start`` (included) to ``end`` (excluded; None: for good)."""

    start: int
    end: int | None = None


class Path(msgspec.Struct, frozen=True, kw_only=True):
    """All that is decided on one path. ``contracts`` is when men can sign at all, ``prisons`` when prisons are open."""

    name: str
    callups: tuple[Callup, ...] = ()
    drives: tuple[Drive, ...] = ()
    stealth: tuple[Stealth, ...] = ()
    drafts: tuple[RegularDraft, ...] = ()
    contracts: tuple[DayWindow, ...] = (DayWindow(0),)
    prisons: tuple[DayWindow, ...] = ()
    register: int | None = None
    """The day an electronic register starts to work; None: never."""


def mix(name: str, *paths: Path) -> Path:
    """Several paths at once. What two paths share (the same draft, drive or window) happens once."""

    def all_of(field: str) -> tuple[object, ...]:
        return tuple(dict.fromkeys(event for path in paths for event in getattr(path, field)))

    starts = [path.register for path in paths if path.register is not None]
    return Path(
        name=name,
        callups=all_of("callups"),  # type: ignore[arg-type]
        drives=all_of("drives"),  # type: ignore[arg-type]
        stealth=all_of("stealth"),  # type: ignore[arg-type]
        drafts=all_of("drafts"),  # type: ignore[arg-type]
        contracts=all_of("contracts"),  # type: ignore[arg-type]
        prisons=all_of("prisons"),  # type: ignore[arg-type]
        register=min(starts) if starts else None,
    )


class RegionShares(msgspec.Struct, frozen=True, eq=False):
    """Regions by code and three shares of each, every one a float64 array of shape (regions,) that sums to 1.

    ``men``: of men of age (also of the force on day 0, conscripts and prisoners); ``callup``: of every call-up's
    quota; ``contract``: of contracts. Raises BadCase for a share that is negative, NaN, or a sum other than 1.
    """

    codes: tuple[str, ...]
    men: Floats
    callup: Floats
    contract: Floats

    def __post_init__(self) -> None:
        if not self.codes:
            raise BadCase("the case has no regions with shares: give at least one region")
        for name in ("men", "callup", "contract"):
            shares = np.asarray(getattr(self, name), dtype=float)
            if shares.shape != (len(self.codes),):
                raise BadCase(f"share '{name}': {shares.size} values for {len(self.codes)} regions")
            wrong = ~(shares >= 0) | ~np.isfinite(shares)
            if wrong.any():
                at = int(np.argmax(wrong))
                raise BadCase(
                    f"share '{name}' of {self.codes[at]} is {shares[at]}; allowed: 0 to 1"
                )
            if abs(float(shares.sum()) - 1) > 1e-9:
                raise BadCase(f"shares '{name}' sum to {shares.sum():.6f}; they must sum to 1")

    @classmethod
    def whole(cls, code: str) -> "RegionShares":
        """One region that is the whole country, for national questions."""
        return cls((code,), np.ones(1), np.ones(1), np.ones(1))
