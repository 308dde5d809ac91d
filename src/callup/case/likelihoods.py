"""What a sign is worth under each hypothesis. In: ``likelihoods.toml`` of a case. Out: frozen, checked tables.

A *range* is a ratio: how many times likelier a month of the record is to hold one independent report of a sign under a
hypothesis than under the reference hypothesis; lowest, most likely, highest, and the reason. A *weight* is a number with
its reason. Deliberately missing: any weighing; that is ``warning``'s.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from callup.case.tables import CaseHead, Signal
from callup.errors import BadCase

BOUND = 10.0
"""No single report may count for more than ten to one, for or against."""


class Range(msgspec.Struct, frozen=True, array_like=True):
    """A ratio's lowest, most likely and highest value, and why: ``[1.2, 1.8, 3.0, "because …"]``."""

    low: float
    mode: float
    high: float
    because: str


class Weight(msgspec.Struct, frozen=True, array_like=True):
    """A number and why: ``[0.4, "because …"]``."""

    value: float
    because: str


class Worth(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one signal is worth.

    ``family`` is what it is bounded with; ``half_life`` in days; ``usual`` is the chance that a month of a full record
    holds a report of it under the reference hypothesis; ``said`` and ``denied`` give a range for every other hypothesis.
    An empty ``denied`` leaves denials of this sign to the case's general rule.
    """

    family: str
    half_life: Weight
    usual: Weight
    said: dict[str, Range]
    denied: dict[str, Range] = {}


class Family(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Signals that tell of one thing: together they count for no more than ``most`` to one."""

    title: str
    most: Range


class Spread(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far over the country a sign is reported, as evidence of its own: ``of`` regions are all of it."""

    signal: str
    measures: tuple[str, ...]
    of: int
    family: str
    said: dict[str, Range]


class Settled(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something decided and known by everybody: statements about it, from that day on, are no sign of anything further."""

    name: str
    since: str
    signals: tuple[str, ...]
    because: str
    words: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The words as one pattern."""
        return re.compile("|".join(f"(?<!\\w)(?:{w})" for w in self.words), re.IGNORECASE)


class Likelihoods(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All weights of a case.

    ``said_by`` and ``denied_by`` weigh a source by its side (official, opposing, independent, foreign) or, where the
    case knows no side, by what it is (office, unnamed, author, other). ``repeat`` is what the next strand of a sign counts beside
    the one before. ``full_record`` is how many independent origins half-fill a month's record.
    ``silence`` is what the absence of a report counts beside a full one. ``denial`` is what a
    denial of a sign is worth where the sign has no table for it: so much of a report, the other way. ``predictions`` is how many
    resolved predictions a source's record must hold to count as much as what is assumed of everybody.
    """

    reference: str
    repeat: Weight
    full_record: Weight
    silence: Weight
    predictions: Weight
    stances: dict[str, Weight]
    certainties: dict[str, Weight]
    said_by: dict[str, Weight]
    denied_by: dict[str, Weight]
    families: dict[str, Family]
    spread: Spread
    settled: tuple[Settled, ...] = ()
    denial: Range
    signals: dict[str, Worth]


KINDS = frozenset(
    {"official", "opposing", "independent", "foreign", "office", "unnamed", "author", "other"}
)


def check_likelihoods(table: Likelihoods, head: CaseHead, signals: Mapping[str, Signal]) -> None:
    """Raise BadCase for a table that contradicts itself or the case."""
    names = [hypothesis.name for hypothesis in head.hypotheses]
    if table.reference not in names:
        raise BadCase(f"likelihoods: reference {table.reference!r} is none of {', '.join(names)}")
    if set(table.signals) != set(signals):
        wrong = ", ".join(sorted(set(table.signals) ^ set(signals)))
        raise BadCase(f"likelihoods: signals without a table, or tables without a signal: {wrong}")
    for side in (table.said_by, table.denied_by):
        if set(side) != KINDS:
            raise BadCase(f"likelihoods: a side table needs {', '.join(sorted(KINDS))}")
    others = set(names) - {table.reference}
    for where, ranges in _all_ranges(table):
        if set(ranges) != others:
            raise BadCase(f"likelihoods {where}: needs a range for {', '.join(sorted(others))}")
        _check_ranges(where, ranges.items())
    if not 0 <= table.denial.low <= table.denial.mode <= table.denial.high <= 1:
        raise BadCase("likelihoods denial: needs 0 <= low <= mode <= high <= 1")
    _check_ranges("families", ((name, f.most) for name, f in table.families.items()), most=50.0)
    for name, worth in table.signals.items():
        _check_worth(name, worth, table)
    total = sum(hypothesis.prior for hypothesis in head.hypotheses)
    if abs(total - 1) > 1e-9 or any(hypothesis.prior <= 0 for hypothesis in head.hypotheses):
        raise BadCase(f"the priors of the hypotheses must be above 0 and sum to 1, not {total}")


def _all_ranges(table: Likelihoods) -> Iterator[tuple[str, dict[str, Range]]]:
    yield "[spread.said]", table.spread.said
    for name, worth in table.signals.items():
        yield f"[signals.{name}.said]", worth.said
        if worth.denied:
            yield f"[signals.{name}.denied]", worth.denied


def _check_ranges(where: str, ranges: Iterable[tuple[str, Range]], most: float = BOUND) -> None:
    for name, ratio in ranges:
        if not 1 / most <= ratio.low <= ratio.mode <= ratio.high <= most:
            raise BadCase(
                f"likelihoods {where} {name}: needs 1/{most:g} <= low <= mode <= high <= {most:g}"
            )
        if not ratio.because.strip():
            raise BadCase(f"likelihoods {where} {name}: a range needs its reason")


def _check_worth(name: str, worth: Worth, table: Likelihoods) -> None:
    if worth.family not in table.families:
        raise BadCase(f"likelihoods [signals.{name}]: no family {worth.family!r}")
    if worth.half_life.value <= 0:
        raise BadCase(f"likelihoods [signals.{name}]: half_life must be above 0 days")
    highest = max(ratio.high for ratio in worth.said.values())
    if not 0 < worth.usual.value * max(highest, 1) < 1:
        raise BadCase(
            f"likelihoods [signals.{name}]: usual {worth.usual.value} times the highest ratio {highest} must stay below 1:"
            " it is a chance"
        )
