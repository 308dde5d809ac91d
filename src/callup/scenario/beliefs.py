"""Which range of a parameter is in force. In: a case's beliefs, what is known. Out: ``Chosen``; draws of them are for ``cloud``.

Rule: the last stated range whose facts are all known and none set aside. Missing on purpose: the facts' figures; how
claims see stocks is for ``measurement``.
"""

from collections.abc import Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

from callup.case.scenario import fault_in
from callup.case.scenario_tables import ScenarioCase
from callup.errors import BadRequest
from callup.model import Belief, Chosen, StatedRange
from callup.scenario.draws import Draws, Prior

Floats = NDArray[np.float64]
Z98 = 2.0537
"""Normal quantile at 0.98: a lognormal's ends are its 2nd and 98th percentile."""


class Ensemble(msgspec.Struct, frozen=True, eq=False):
    """Draws of the kernel, and the same number of draws of what only measurement needs."""

    draws: Draws
    extra: dict[str, Floats]

    def __len__(self) -> int:
        return len(self.draws)

    def of(self, name: str) -> Floats:
        """One parameter's value in every draw."""
        return self.extra[name] if name in self.extra else self.draws.of(name)

    def take(self, chosen: NDArray[np.int64]) -> "Ensemble":
        """Some draws, by index."""
        extra = {name: values[chosen] for name, values in self.extra.items()}
        return Ensemble(self.draws.take(chosen), extra)

    def replaced(self, name: str, value: float | Floats) -> "Ensemble":
        """The same draws with one parameter set."""
        if name in self.extra:
            return Ensemble(self.draws, {**self.extra, name: np.full(len(self), value)})
        return Ensemble(self.draws.replaced(name, value), self.extra)


def chosen(
    belief: Belief,
    known: frozenset[str],
    aside: frozenset[str] = frozenset(),
    read: frozenset[str] = frozenset(),
) -> Chosen:
    """The range in force. ``aside`` are facts not to be used; ``read`` are those a calibration reads, which no range may
    rest on as well.
    """
    usable = [s for s in belief.priors if set(s.because) <= known - aside - read]
    stated = usable[-1]
    later = belief.priors[belief.priors.index(stated) + 1 :]
    passed = [s for s in later if set(s.because) <= known]
    counted = {key for s in passed for key in s.because if key in read - aside}
    if any(set(s.because) & aside for s in passed):
        return Chosen(belief=belief, stated=stated, origin="fallback", read=tuple(sorted(counted)))
    if counted:
        return Chosen(
            belief=belief, stated=stated, origin="calibrated", read=tuple(sorted(counted))
        )
    return Chosen(belief=belief, stated=stated, origin="facts" if stated.because else "assumption")


class Usable(msgspec.Struct, frozen=True, kw_only=True):
    """Facts by what may be done with them: known on the day, set aside, read by a calibration."""

    known: frozenset[str]
    aside: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()


def choose(
    case: ScenarioCase, usable: Usable, settings: Mapping[str, StatedRange] | None = None
) -> dict[str, Chosen]:
    """Every parameter with its range in force; ``settings`` are the user's and win."""
    found = {
        name: chosen(belief, usable.known, usable.aside, usable.read)
        for name, belief in case.parameters.items()
    }
    for name, stated in (settings or {}).items():
        found[name] = Chosen(belief=case.parameters[name], stated=stated, origin="set")
    return found


def setting(case: ScenarioCase, text: str) -> tuple[str, StatedRange]:
    """A user's ``name=low,mode,high``, ``name=low,high`` or ``name=value``, checked against the allowed range."""
    name, equals, values = text.partition("=")
    name = name.strip()
    if not equals:
        raise BadRequest(f"--set {text!r}: write it as name=low,mode,high")
    if name not in case.parameters:
        raise BadRequest(
            f"--set {name!r}: no such parameter in case {case.case!r}: 'callup scenario show' lists them"
        )
    try:
        numbers = [float(value) for value in values.split(",")]
    except ValueError as error:
        raise BadRequest(
            f"--set {text!r}: {values!r} is no list of numbers: write it as name=low,mode,high"
        ) from error
    if not 1 <= len(numbers) <= 3:
        raise BadRequest(f"--set {text!r}: give one number, low and high, or low, mode and high")
    belief = case.parameters[name]
    low, high = numbers[0], numbers[-1]
    mode = numbers[1] if len(numbers) == 3 else (low + high) / 2
    stated = StatedRange(
        low=low, mode=mode, high=high, note="set by the user",
        distribution="uniform" if len(numbers) == 2 else "triangular",
    )  # fmt: skip
    fault = fault_in(stated, belief.range)
    if fault:
        bottom, top = belief.range
        raise BadRequest(f"--set {name}: {fault} (allowed: {bottom:g} to {top:g} {belief.unit})")
    return name, stated


def prior_of(stated: StatedRange) -> Prior:
    """A stated range as the kernel's prior.

    >>> prior_of(StatedRange(low=2, mode=2, high=2, note="")).shape
    'fixed'
    """
    if stated.low == stated.high:
        return Prior(shape="fixed", mode=stated.mode)
    if stated.distribution == "lognormal":
        below, above = np.log(stated.mode / stated.low), np.log(stated.high / stated.mode)
        return Prior(
            shape="lognormal", low=stated.low, mode=stated.mode, high=stated.high,
            sigma=float(below + above) / (2 * Z98),
        )  # fmt: skip
    return Prior(shape=stated.distribution, low=stated.low, mode=stated.mode, high=stated.high)
