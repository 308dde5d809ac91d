"""How values of one measure are compared: superseded, in conflict, of one time, summed up. In: values. Out: values, ranges.

Deliberately missing: averages, weights, and any verdict on who is right.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from callup.case.tables import MeasureKind
from callup.evidence.bounds import Interval, closed, shared, spanned
from callup.evidence.statements import UNKNOWN_DAY
from callup.model import Claim, FigureValue, Mode, Pace, Summary

TOGETHER = 7
"""Days within which a growing count is taken as one state: two values that differ then conflict."""
NEAR = {
    MeasureKind.COUNT: 92,
    MeasureKind.TALLY: 31,
    MeasureKind.LEVEL: 92,
    MeasureKind.SHARE: 45,
    MeasureKind.SIZE: 122,
    MeasureKind.AMOUNT: 366,
}
"""Days within which two values of a kind speak of one state of things; conventions, stated in docs/figures.md."""
GROWING = frozenset({MeasureKind.COUNT, MeasureKind.TALLY})


class Comparing(msgspec.Struct, frozen=True):
    """What the values of one figure are: their kind, mode and pace."""

    kind: MeasureKind
    mode: Mode
    pace: Pace

    @property
    def grows(self) -> bool:
        """Whether a later value may be higher without contradicting an earlier one."""
        running = self.pace in {Pace.SO_FAR, Pace.SINCE}
        return self.kind in GROWING and self.mode is Mode.REPORTED and running


def superseded(values: Sequence[FigureValue]) -> list[FigureValue]:
    """Earlier values of an origin marked with its latest; what is said on one day, or in one document, stands together."""
    latest: dict[str, FigureValue] = {}
    for value in values:
        if value.date is not None:
            latest[value.origin] = value
    return [
        msgspec.structs.replace(value, superseded_by=last.claim.id)
        if (last := latest.get(value.origin)) is not None and _earlier(value, last)
        else value
        for value in values
    ]


def _earlier(value: FigureValue, last: FigureValue) -> bool:
    if value.date is None or last.date is None or value.claim.document == last.claim.document:
        return False
    whole = min(len(value.date), len(last.date))
    return value.date[:whole] < last.date[:whole]


def in_conflict(values: Sequence[FigureValue], how: Comparing) -> list[FigureValue]:
    """Values marked with those that cannot be right when they are; superseded ones are past comparing."""
    against: dict[str, list[str]] = defaultdict(list)
    standing = [_Standing.of(v) for v in values if v.superseded_by is None]
    grows = how.grows
    for number, one in enumerate(standing):
        for other in standing[number + 1 :]:
            apart = one.high < other.low or other.high < one.low
            if apart and one.origin != other.origin and _exclude(one, other, how, grows=grows):
                against[one.claim.id].append(other.claim.id)
                against[other.claim.id].append(one.claim.id)
    return [
        msgspec.structs.replace(v, conflicts=tuple(sorted(against[v.claim.id])))
        if v.claim.id in against
        else v
        for v in values
    ]


class _Standing(msgspec.Struct, frozen=True):
    """A value made ready for comparing with many: its ends, its day as a number."""

    claim: Claim
    origin: str
    low: float
    high: float
    day: int | None

    @classmethod
    def of(cls, value: FigureValue) -> "_Standing":
        allowed = interval(value)
        day = None if value.date is None else _day(value.date).toordinal()
        return cls(value.claim, value.origin, allowed.low, allowed.high, day)


def _exclude(one: _Standing, other: _Standing, how: Comparing, *, grows: bool) -> bool:
    """Whether two values without a number in common, ``one`` said no later than ``other``, cannot both be right."""
    apart = None if one.day is None or other.day is None else abs(other.day - one.day)
    if how.kind is MeasureKind.SIZE and not _same_time(one.claim, other.claim):
        return False
    if grows:
        return one.low > other.high or apart is None or apart <= TOGETHER
    return how.pace is Pace.WITHIN or apart is None or apart <= NEAR[how.kind]


def interval(value: FigureValue) -> Interval:
    """What a value allows."""
    return Interval(
        float("-inf") if value.low is None else value.low,
        float("inf") if value.high is None else value.high,
    )


def days_apart(one: str | None, other: str | None) -> int | None:
    """Days between two ISO dates, a month counting from its first day; None where either is unknown."""
    if one is None or other is None:
        return None
    return abs((_day(other) - _day(one)).days)


def _day(date: str) -> dt.date:
    return dt.date.fromisoformat(date if len(date) > 7 else f"{date}-01")


def _same_time(one: Claim, other: Claim) -> bool:
    """Whether two plans or drafts may be the same one: their times overlap, or one names none."""
    mine, theirs = one.period, other.period
    if mine is None or theirs is None or "said" in {mine.kind.value, theirs.kind.value}:
        return True
    return (mine.start or "0") <= (theirs.end or UNKNOWN_DAY) and (theirs.start or "0") <= (
        mine.end or UNKNOWN_DAY
    )


def of_now(values: Sequence[FigureValue], kind: MeasureKind) -> list[FigureValue]:
    """The values not superseded that speak of the same state of things as the newest."""
    standing = [v for v in values if v.superseded_by is None]
    newest = max((v.date for v in standing if v.date), default=None)
    return [
        v
        for v in standing
        if (apart := days_apart(v.date, newest)) is None or apart <= NEAR[kind] or v.conflicts
    ]


def summary(current: Sequence[FigureValue], values: Sequence[FigureValue]) -> Summary | None:
    """The range of some values, with the rule that made it; ``values`` are all, to say what was left out."""
    if not current:
        return None
    allowed = [interval(value) for value in current]
    whole, common = spanned(allowed), shared(allowed)
    return Summary(
        values=len(current),
        low=closed(whole.low),
        high=closed(whole.high),
        agree=common is not None,
        shared_low=closed(common.low) if common is not None else None,
        shared_high=closed(common.high) if common is not None else None,
        rule=_rule(current, values),
    )


def _rule(current: Sequence[FigureValue], values: Sequence[FigureValue]) -> str:
    """How a range was made, in a sentence that leaves nothing out."""
    old = sum(v.superseded_by is not None for v in values)
    dated = len(values) - old - len(current)
    origins = len({v.origin for v in current})
    whose = "one source" if origins == 1 else f"{origins} sources"
    said = "one value" if len(current) == 1 else f"{len(current)} values of {whose}"
    parts = [f"From the lowest lower end to the highest upper end of {said}"]
    if any(v.low is None or v.high is None for v in current):
        parts.append("an end is open where any of them leaves it open")
    if any(
        v.claim.quantity is not None
        and (v.claim.quantity.bound.value == "about" or v.claim.quantity.vague)
        for v in current
    ):
        parts.append("a rough figure allows a tenth either way")
    if old:
        parts.append(f"{old} superseded left out")
    if dated > 0:
        parts.append(f"{dated} of other times or sides left out")
    return "; ".join(parts) + "."
