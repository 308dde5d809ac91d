"""Figures: every measure with all its competing values. In: the record. Out: figures, those on the matter first.

One figure holds one measure, place, unit, stretch and mode, so that what counts differently is never compared. Two values
conflict when no number satisfies both bounds ("at least 42" and "31" do, "at least 42" and "up to 60" do not) and they
are near enough in time; a count that only grows may have grown. An origin's later value supersedes its earlier one.
Deliberately missing: any average, and any verdict on who is right.
"""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from callup.case import Case
from callup.case.phrases import pattern_of
from callup.case.sides import raised_in
from callup.case.tables import Measure, MeasureKind
from callup.evidence.bounds import closed, limits
from callup.evidence.comparing import Comparing, in_conflict, of_now, summary, superseded
from callup.evidence.pace import AHEAD, basis_of
from callup.evidence.statements import UNKNOWN_DAY, Statements
from callup.model import (
    Basis,
    Bound,
    Carrier,
    Claim,
    Figure,
    FigureValue,
    Mode,
    Quantity,
    Stance,
)

REFUSED = frozenset({Stance.DENIES, Stance.DOUBTS})


PEOPLE, MONEY = frozenset({"people", "case"}), frozenset({"ruble", "usd"})
GROUP = 100
"""Fewer men than so many, counted one by one where no region is named, are a group somebody met and no total of a country."""


class Key(msgspec.Struct, frozen=True):
    """What figures must share to stand side by side."""

    measure: str
    place: str | None
    unit: str
    basis: Basis
    mode: Mode
    core: bool
    scope: str


def figures(record: Statements) -> list[Figure]:
    """All figures of the record: those on the matter first, then those with most values."""
    groups: dict[Key, list[Claim]] = defaultdict(list)
    for claim in record.claims:
        key = key_of(claim, record)
        if key is not None:
            groups[key].append(claim)
    found = [_figure(key, group, record) for key, group in groups.items()]
    return sorted(found, key=_rank)


def key_of(claim: Claim, record: Statements) -> Key | None:
    """Where a claim's figure belongs; None for a claim without a measured figure."""
    quantity = claim.quantity
    if not claim.measure or quantity is None or not quantity.unit or record.is_past(claim):
        return None
    measure = record.case.measures.get(claim.measure)
    if _of_another_kind(quantity.unit, measure, record):
        return None
    if claim.stance in REFUSED:
        mode = Mode.DENIED
    elif claim.stance in AHEAD or (measure is not None and measure.ahead):
        mode = Mode.AHEAD
    else:
        mode = Mode.REPORTED
    return Key(
        measure=claim.measure,
        place=_place(claim, quantity, record.case),
        unit=quantity.unit,
        basis=basis_of(claim, record),
        mode=mode,
        core=claim.core and not _of_others(quantity, record),
        scope=scope_of(claim, record),
    )


def _of_another_kind(unit: str, measure: Measure | None, record: Statements) -> bool:
    """Whether a number counts what the measure does not: roubles or years for men, or "three times that number"."""
    if measure is None or not measure.units or unit in measure.units:
        return False
    classes = {name for other in record.case.measures.values() for name in other.units}
    return unit in classes or record.case.phrase("times").fullmatch(unit) is not None


def scope_of(claim: Claim, record: Statements) -> str:
    """Whether a figure is of the whole, of one event, of one unit or firm, or of a small group, by the words around it."""
    quantity = claim.quantity
    if quantity is None or quantity.unit not in PEOPLE | MONEY:
        return "whole"
    says, words = record.case.phrase, record.words_around(claim)
    if says("total").search(words):
        return "whole"
    if quantity.unit in PEOPLE and says("event").search(record.sentence(claim)):
        return "event"
    if says("unit").search(words):
        return "unit"
    few = quantity.bound is Bound.EXACT and quantity.value is not None and quantity.value < GROUP
    here = any("-" in place.code for place in claim.places)
    return "group" if few and not here and quantity.unit in PEOPLE else "whole"


def _of_others(quantity: Quantity, record: Statements) -> bool:
    """Whether the noun counted names the other side or a third country: "three Ukrainian pilots"."""
    scope = record.case.head.scope
    foreign = (pattern_of(words) for words in (scope.adversary, scope.foreign))
    return any(pattern.search(quantity.counted or "") for pattern in foreign)


def _place(claim: Claim, quantity: Quantity, case: Case) -> str | None:
    """The regions or other countries a figure is about; None for the country watched.

    A number of regions is a figure of the whole country whichever of them are named with it. Where a figure is about the
    watched country's men, the other side's country and its regions are the battlefield, and no place of the figure.
    """
    if quantity.unit == "region":
        return None
    codes = sorted({place.code for place in claim.places} - {case.head.country})
    if claim.core:
        codes = [code for code in codes if not _battlefield(claim, code, case)]
    regions = [code for code in codes if "-" in code]
    return ",".join(regions or codes) or None


def _battlefield(claim: Claim, code: str, case: Case) -> bool:
    of_adversary = code.partition("-")[0] in case.head.adversary
    return of_adversary and not ("-" in code and raised_in(claim.signal, code, case))


def _rank(figure: Figure) -> tuple[object, ...]:
    return (
        not figure.core,
        -len(figure.values),
        figure.measure,
        figure.place or "",
        figure.unit,
        list(Mode).index(figure.mode),
        figure.basis.pace.value,
        figure.basis.start or "",
        figure.basis.end or "",
    )


def _figure(key: Key, group: Iterable[Claim], record: Statements) -> Figure:
    values = superseded(_values(group, record))
    measure = record.case.measures.get(key.measure)
    kind = measure.kind if measure is not None else MeasureKind.LEVEL
    if measure is None or measure.compared:
        values = in_conflict(values, Comparing(kind, key.mode, key.basis.pace))
    current = of_now(values, kind)
    return Figure(
        measure=key.measure,
        place=key.place,
        unit=key.unit,
        values=tuple(values),
        basis=key.basis,
        mode=key.mode,
        core=key.core,
        scope=key.scope,
        summary=summary(current, values),
        sides={
            side: made
            for side in sorted({v.side for v in current if v.side})
            if (made := summary([v for v in current if v.side == side], values)) is not None
        },
    )


def _values(group: Iterable[Claim], record: Statements) -> list[FigureValue]:
    """One value for each origin and number; the earliest claim carries it, the others are listed below."""
    heard: dict[tuple[str, object], list[Claim]] = defaultdict(list)
    for claim in group:
        heard[record.origin(claim), _number(claim)].append(claim)
    found = []
    for (origin, _), claims in heard.items():
        first, *again = sorted(
            claims,
            key=lambda c: (
                record.said_on(c) or UNKNOWN_DAY,
                record.published(c) or UNKNOWN_DAY,
                c.id,
            ),
        )
        assert first.quantity is not None
        allowed = limits(first.quantity)
        found.append(
            FigureValue(
                claim=first,
                date=record.said_on(first),
                origin=origin,
                side=record.side(first),
                low=closed(allowed.low),
                high=closed(allowed.high),
                carriers=tuple(_carrier(claim, record) for claim in again),
            )
        )
    return sorted(found, key=lambda v: (v.date or UNKNOWN_DAY, v.claim.id))


def _carrier(claim: Claim, record: Statements) -> Carrier:
    return Carrier(
        claim=claim.id,
        document=claim.document,
        date=record.published(claim),
        outlet=record.outlet(claim),
    )


def _number(claim: Claim) -> object:
    """The number a claim states: "42" and "at least 42" of one origin are one value told twice."""
    quantity = claim.quantity
    assert quantity is not None
    ends = tuple(x for x in (quantity.value, quantity.low, quantity.high) if x is not None)
    return (min(ends), max(ends)) if ends else None
