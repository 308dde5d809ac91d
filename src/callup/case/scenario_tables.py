"""What ``scenario.toml`` holds, typed. In: decoded TOML. Out: frozen tables. Misses: the checks; see ``scenario``.

Days of a path count from the day asked for; days of what is decided already are dates.
"""

from typing import Literal

import msgspec

from callup.errors import BadRequest
from callup.model import Belief, Fact

PLUS = "+"
Kind = Literal["total", "stock", "level", "draft"]


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table in which a misspelt key is an error."""


class CallupPlan(_Strict, frozen=True, kw_only=True):
    """A call-up of a path: ``size`` names a parameter; ``tau`` false means even intake."""

    start: int
    days: int
    size: str
    tau: bool = True
    shock: float = 0.0


class DrivePlan(_Strict, frozen=True, kw_only=True):
    """A contract drive of a path."""

    start: int
    shock: float = 0.0


class StealthPlan(_Strict, frozen=True, kw_only=True):
    """Serving conscripts sent, evenly over ``days`` days."""

    start: int
    days: int
    shock: float = 0.0


class ScenarioPath(_Strict, frozen=True, kw_only=True):
    """One way to find men. ``levers`` are the parameters at work only on this path.

    ``register`` is the day from which an electronic register begins to work: a lever on those who would evade, no way
    to find men by itself.
    """

    name: str
    title: str
    says: str
    callups: tuple[CallupPlan, ...] = ()
    drives: tuple[DrivePlan, ...] = ()
    stealth: tuple[StealthPlan, ...] = ()
    register: int | None = None
    levers: tuple[str, ...] = ()

    @property
    def finds_men(self) -> bool:
        """Whether the path by itself calls up, signs or keeps anybody."""
        return bool(self.callups or self.drives or self.stealth)


class Decided(_Strict, frozen=True, kw_only=True):
    """Something decided already. In force once the facts in ``because`` are known; of one name the last in force counts."""

    name: str
    start: str
    days: int = 0
    end: str | None = None
    size: str | None = None
    shock: float = 0.0
    because: tuple[str, ...] = ()


class History(_Strict, frozen=True, kw_only=True):
    """The day the record begins, and what was decided since, by kind."""

    origin: str
    callups: tuple[Decided, ...] = ()
    drives: tuple[Decided, ...] = ()
    prisons: tuple[Decided, ...] = ()
    register: tuple[Decided, ...] = ()
    drafts: tuple[Decided, ...] = ()


class Measured(_Strict, frozen=True, kw_only=True):
    """How claims see one quantity of the model; ``scenario.toml`` says what each key means."""

    name: str
    title: str
    kind: Kind
    of: tuple[str, ...]
    unit: str = "people"
    since: str | None = None
    lag: int = 0
    base: str | None = None
    times: str | None = None
    scale: str | None = None
    all_losses: bool = False
    noise: float
    noise_of: dict[str, float] = {}
    plan_noise: float = 0.4
    drift: float
    bias: dict[str, tuple[float, float]]


class Hindcast(_Strict, frozen=True, kw_only=True):
    """The days from which forecasts are judged, their reach in days, and the facts taken as given."""

    cut_offs: tuple[str, ...]
    horizon: int
    given: tuple[str, ...] = ()


class Wanted(_Strict, frozen=True, kw_only=True):
    """A need named in the record: so many men by a day, and the facts that name it."""

    men: float
    by: str
    because: tuple[str, ...]


class Quotas(_Strict, frozen=True, kw_only=True):
    """Stated shares of regions on one path: the plan's fact, and a region's own fact by its code."""

    path: str
    plan: str
    regions: dict[str, str]


class ScenarioCase(msgspec.Struct, frozen=True, kw_only=True):
    """All that a case says about what paths could deliver. ``men``: men of age by region, the shares without a quota."""

    case: str
    parameters: dict[str, Belief]
    paths: dict[str, ScenarioPath]
    history: History
    measured: dict[str, Measured]
    hindcast: Hindcast
    needs: tuple[Wanted, ...]
    gaps: tuple[str, ...]
    quotas: tuple[Quotas, ...]
    facts: dict[str, Fact]
    men: dict[str, int]

    def mixed(self, name: str) -> tuple[ScenarioPath, ...]:
        """The paths of a mix such as ``general+volunteers``; raises BadRequest for an unknown one."""
        parts = tuple(dict.fromkeys(part.strip() for part in name.split(PLUS)))
        unknown = [part for part in parts if part not in self.paths]
        if unknown:
            known = ", ".join(self.paths)
            raise BadRequest(
                f"no path {unknown[0]!r} in case {self.case!r}: choose from {known}, or mix them as 'a+b'"
            )
        return tuple(self.paths[part] for part in parts)

    def known(self, as_of: str) -> frozenset[str]:
        """The facts that could be read by a day."""
        return frozenset(key for key, fact in self.facts.items() if fact.known <= as_of)
