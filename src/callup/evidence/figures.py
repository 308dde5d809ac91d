"""Figures: every measure with all its competing values. In: claims, dates, copies. Out: figures, oldest value first.

Two values conflict when no number satisfies both bounds: "at least 42" and "31" do, "at least 42" and "up to 60" do not.
A speaker's later value on the same measure supersedes the earlier. Deliberately missing: any average.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from callup.model import Bound, Claim, Figure, FigureValue, Quantity, Stance

ROUGH = 0.1
NOT_SAID = frozenset({Stance.DENIES, Stance.DOUBTS})


def figures(
    claims: Sequence[Claim], dates: Mapping[str, str | None], original: Mapping[str, str]
) -> list[Figure]:
    """All figures, the ones with most values first.

    ``dates`` gives each document's date, ``original`` the document a copy was copied from (or itself).
    """
    groups: dict[tuple[str, str | None, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.measure and claim.quantity is not None and claim.quantity.unit:
            groups[claim.measure, _place(claim), claim.quantity.unit].append(claim)
    found = [_figure(key, group, dates, original) for key, group in groups.items()]
    return sorted(
        found, key=lambda figure: (-len(figure.values), figure.measure, figure.place or "")
    )


def _place(claim: Claim) -> str | None:
    """The one region a figure is about; the country and no place are the same scope."""
    codes = {place.code for place in claim.places if "-" in place.code}
    return next(iter(codes)) if len(codes) == 1 else None


def _figure(
    key: tuple[str, str | None, str],
    group: Sequence[Claim],
    dates: Mapping[str, str | None],
    original: Mapping[str, str],
) -> Figure:
    values: dict[tuple[object, ...], FigureValue] = {}
    for claim in sorted(group, key=lambda c: dates.get(c.document) or "9999"):
        said = (_who(claim), _numbers(claim), claim.stance in NOT_SAID)
        before = values.get(said)
        if before is None:
            values[said] = FigureValue(claim=claim, date=dates.get(claim.document))
        elif original.get(claim.document, claim.document) != before.claim.document:
            again = tuple(dict.fromkeys((*before.repeated_in, claim.document)))
            values[said] = msgspec.structs.replace(before, repeated_in=again)
    ordered = _superseded(list(values.values()))
    return Figure(
        measure=key[0],
        place=key[1],
        unit=key[2],
        values=tuple(ordered),
        conflict=_conflict(ordered),
    )


def _who(claim: Claim) -> str:
    speaker = claim.speaker
    return (
        speaker.actor or speaker.name or speaker.role or f"author of {claim.document}"
    ).casefold()


def _numbers(claim: Claim) -> tuple[object, ...]:
    quantity = claim.quantity
    return () if quantity is None else (quantity.value, quantity.low, quantity.high, quantity.bound)


def _superseded(values: list[FigureValue]) -> list[FigureValue]:
    latest: dict[str, FigureValue] = {}
    for value in values:
        latest[_who(value.claim)] = value
    return [
        value
        if latest[_who(value.claim)].date == value.date or latest[_who(value.claim)] is value
        else msgspec.structs.replace(value, superseded_by=latest[_who(value.claim)].claim.id)
        for value in values
    ]


def limits(quantity: Quantity) -> tuple[float, float]:
    """The least and the most a quantity allows; rough figures allow a tenth either way, open bounds everything."""
    known = [x for x in (quantity.value, quantity.low, quantity.high) if x is not None]
    if not known:
        return float("-inf"), float("inf")
    low, high = min(known), max(known)
    if quantity.bound in {Bound.AT_LEAST, Bound.MORE_THAN}:
        return low, float("inf")
    if quantity.bound in {Bound.UP_TO, Bound.LESS_THAN}:
        return float("-inf"), high
    if quantity.bound is Bound.ABOUT or quantity.vague:
        return low * (1 - ROUGH), high * (1 + ROUGH)
    return low, high


def _conflict(values: Sequence[FigureValue]) -> bool:
    current = [
        limits(value.claim.quantity)
        for value in values
        if value.superseded_by is None
        and value.claim.quantity is not None
        and value.claim.stance not in NOT_SAID
    ]
    return bool(current) and max(low for low, _ in current) > min(high for _, high in current)
