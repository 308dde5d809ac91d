"""Figures: every measure with all its competing values. In: the record. Out: figures, those on the matter first.

One figure holds one measure, place, unit, stretch and mode, so that what counts differently is never compared. Two values
conflict when no number satisfies both bounds ("at least 42" and "31" do, "at least 42" and "up to 60" do not) and they
are near enough in time; a count that only grows may have grown. An origin's later value supersedes its earlier one.
Deliberately missing: any average, and any verdict on who is right.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

import msgspec

from callup.case.tables import MeasureKind
from callup.evidence.bounds import closed, limits
from callup.evidence.comparing import Comparing, in_conflict, of_now, summary, superseded
from callup.evidence.pace import AHEAD, basis_of
from callup.evidence.statements import UNKNOWN_DAY, Statements
from callup.model import (
    Basis,
    Carrier,
    Claim,
    Figure,
    FigureValue,
    Mode,
    Quantity,
    Stance,
)

REFUSED = frozenset({Stance.DENIES, Stance.DOUBTS})


PEOPLE = frozenset({"people", "case"})
EVENT = re.compile(
    r"\b(?:strike|shelling|attack|explosion|blast|crash|missile|ambush|rally|protests?|detain\w+|arrest\w+|shoot\w*|"
    r"village|town of|hostel|barracks)\b|удар\w*|обстрел\w*|взрыв\w*|атак\w+|авари\w+|крушени\w+|задержан\w*|"
    r"митинг\w*|акци[яию]\w*|общежити\w+|посел\w+",
    re.IGNORECASE,
)
"""Words of one event or place: its figures are its own."""
UNIT = re.compile(
    r"\b(?:brigade|regiment|battalion|company|platoon|squad|crew|unit)\b|бригад\w+|полк\w*|батальон\w*|рот[аеуы]\b|взвод\w*|экипаж\w*",
    re.IGNORECASE,
)
"""Words of one unit."""
TOTAL = re.compile(
    r"\b(?:in total|altogether|overall|so far|since the (?:war|invasion|start)|nationwide|across the country)\b|"
    r"всего|с начала|по всей стране|в общей сложности",
    re.IGNORECASE,
)
"""Words that make a figure one of the whole whatever stands beside it."""


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
    if not claim.measure or quantity is None or not quantity.unit:
        return None
    measure = record.case.measures.get(claim.measure)
    if claim.stance in REFUSED:
        mode = Mode.DENIED
    elif claim.stance in AHEAD or (measure is not None and measure.ahead):
        mode = Mode.AHEAD
    else:
        mode = Mode.REPORTED
    return Key(
        measure=claim.measure,
        place=_place(claim, quantity, record.case.head.country),
        unit=quantity.unit,
        basis=basis_of(claim, record),
        mode=mode,
        core=claim.core,
        scope=scope_of(claim, record),
    )


def scope_of(claim: Claim, record: Statements) -> str:
    """Whether a figure of people is of the whole, of one event, or of one unit, by the words around it.

    >>> EVENT.search("sixty-three were killed in a strike on Makiivka") is not None
    True
    """
    quantity = claim.quantity
    if quantity is None or quantity.unit not in PEOPLE:
        return "whole"
    words = record.words_around(claim)
    if TOTAL.search(words):
        return "whole"
    if EVENT.search(words):
        return "event"
    return "unit" if UNIT.search(words) else "whole"


def _place(claim: Claim, quantity: Quantity, country: str) -> str | None:
    """The regions or other countries a figure is about; None for the country watched.

    A number of regions is a figure of the whole country whichever of them are named with it.
    """
    codes = sorted({place.code for place in claim.places} - {country})
    regions = [code for code in codes if "-" in code]
    if quantity.unit == "region":
        return None
    return ",".join(regions or codes) or None


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
