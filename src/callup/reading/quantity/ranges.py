"""Ranges: "between 170,000 and 200,000", "2-3 thousand", «от 18 до 27», "several hundred thousand up to a million".

In: tokens, the first amount and its noun. Out: both ends, what they count, where they end. A change ("rose from 5 to 10")
is no range. Deliberately missing: ranges across clauses.
"""

import msgspec

from callup.language.listing import HYPHENS
from callup.language.money import SIGNS
from callup.model import Number
from callup.reading.quantity.amounts import Amount, Noun
from callup.reading.quantity.refusals import refused
from callup.reading.quantity.tokens import Stream, tidy
from callup.reading.quantity.tongue import FigureTongue

CHANGE_WINDOW = 8
_MOST_SKIPPED = 4
_LEAP = 3
_THOUSAND, _TENFOLD = 1000, 10


class FigureRange(msgspec.Struct, frozen=True, kw_only=True):
    """Both ends of a range, the token it opens at and the one after it, and what it counts."""

    low: Number
    high: Number | None
    vague: bool
    noun: Noun
    start: int
    end: int


def opening(stream: Stream, start: int, tongue: FigureTongue) -> tuple[str, int]:
    """The word that opens a range before the amount ("between", "from", or none), and where it stands."""
    at = start - 1
    for _ in range(_MOST_SKIPPED):
        low = stream.low(at)
        if low in tongue.ranges.between or low in tongue.ranges.opens:
            return low, at
        known = low in tongue.bounds.fillers or low in tongue.bounds.before or low.lower() in SIGNS
        if not known:
            break
        at -= 1
    return "", start


def changes(stream: Stream, start: int, tongue: FigureTongue) -> bool:
    """Whether a verb of change stands shortly before: "increase from", «увеличить до»."""
    for at in range(start - 1, max(-1, start - 1 - CHANGE_WINDOW), -1):
        token = stream.at(at)
        if token.kind == "break" or token.low in {".", ";"}:
            return False
        if token.kind == "word" and token.low.startswith(tongue.ranges.change):
            return True
    return False


def find_range(
    stream: Stream, start: int, amount: Amount, noun: Noun, tongue: FigureTongue
) -> FigureRange | None:
    """The range that an amount begins, if it begins one."""
    opener, opened_at = opening(stream, start, tongue)
    for at in dict.fromkeys((noun.end, amount.end)):
        second = _second(stream, at, opener, tongue)
        if second is None:
            continue
        joined = _joined(
            stream, start, amount, noun if at == noun.end else Noun(None, None, at), second, tongue
        )
        if joined is None or _is_change(
            stream,
            start,
            (opener, stream.low(at)),
            (joined.high or 0) / joined.low if joined.low else 0,
            tongue,
        ):
            continue
        if stream.low(at) in tongue.ranges.ors and not _close(amount, second[0], joined):
            continue
        return msgspec.structs.replace(joined, start=opened_at if opener else start)
    return None


def _is_change(
    stream: Stream, start: int, words: tuple[str, str], ratio: float, tongue: FigureTongue
) -> bool:
    """ "Rise from 5 to 10", and "rise by 40 to 400", which no range spans."""
    opener, join = words
    by = bool({stream.low(start - 1), stream.low(start - 2)} & tongue.ranges.by)
    if join not in tongue.ranges.to or not (opener in tongue.ranges.opens or by and ratio > _LEAP):
        return False
    return changes(stream, start, tongue)


def _shares_thousands(amount: Amount, top: Amount, between: Noun) -> bool:
    """ "70-80,000 men": the thousands written once count for both ends."""
    return (
        between.end <= amount.end
        and amount.figure
        and top.figure
        and top.value % _THOUSAND == 0
        and top.value / _THOUSAND / _TENFOLD <= amount.value < top.value / _THOUSAND
    )


def _close(first: Amount, second: Amount, joined: FigureRange) -> bool:
    """ "Two or three men" is a range, "27 or 30 years" are two figures."""
    top = joined.high or joined.low
    return joined.noun.unit is not None and first.figure == second.figure and top <= 2 * joined.low and top - joined.low in {
        1, 5, 10, 100, 1000, 10_000, 100_000, second.scale}  # fmt: skip


def _second(
    stream: Stream, at: int, opener: str, tongue: FigureTongue
) -> tuple[Amount, int] | None:
    """The amount behind the joining word, and where it starts."""
    past = _past_join(stream, at, opener, tongue)
    return _amount_past_bounds(stream, past, tongue) if past else None


def _past_join(stream: Stream, at: int, opener: str, tongue: FigureTongue) -> int:
    """The token behind "to", "and", "or", a hyphen, "up to", ", if not"; 0 where nothing joins."""
    low, ranges = stream.low(at), tongue.ranges
    if low in HYPHENS:
        return _past_hyphen(stream, at, tongue)
    if low in ranges.up:
        return at + 2 if stream.low(at + 1) in ranges.to and opener not in ranges.between else 0
    if low == ",":
        return at + 3 if (stream.low(at + 1), stream.low(at + 2)) == ranges.if_not else 0
    if low in ranges.ands:
        return at + 1 if opener in ranges.between else 0
    if low in ranges.joins:
        return 0 if ranges.needs_opening and opener not in ranges.opens else at + 1
    return at + 1 if low in ranges.ors else 0


def _past_hyphen(stream: Stream, at: int, tongue: FigureTongue) -> int:
    """Past "18-27", "18 – 27", "18-to-27", "three- to six-month"."""
    if stream.low(at + 1) in tongue.ranges.to and stream.hyphen(at + 2):
        return at + 3
    if stream.glued(at) and stream.low(at + 1) in tongue.ranges.to | tongue.ranges.ors:
        return at + 2
    return at + 1 if stream.glued(at) == stream.glued(at + 1) else 0


def _amount_past_bounds(stream: Stream, at: int, tongue: FigureTongue) -> tuple[Amount, int] | None:
    for _ in range(_MOST_SKIPPED):
        amount = tongue.amount(stream, at)
        if amount is not None:
            noun = tongue.noun(stream, amount)
            return (
                None
                if refused(stream, at, amount, noun, tongue.refusals, joined=True)
                else (amount, at)
            )
        low = stream.low(at)
        skipped = (
            low in tongue.bounds.fillers
            or low in tongue.bounds.before
            or low in tongue.ranges.skipped
        )
        if not skipped and low.lower() not in SIGNS:
            return None
        at += 1
    return None


def _joined(
    stream: Stream,
    start: int,
    amount: Amount,
    between: Noun,
    second: tuple[Amount, int],
    tongue: FigureTongue,
) -> FigureRange | None:
    top, top_at = second
    noun = tongue.noun(stream, top)
    sign = stream.low(top_at - 1).lower()
    first_sign = stream.low(start - 1).lower()
    if noun.unit is None and (sign in SIGNS or first_sign in SIGNS):
        noun = Noun(SIGNS.get(sign) or SIGNS[first_sign], None, noun.end)
    if noun.unit is None and between.unit is not None:
        noun = Noun(between.unit, between.counted, top.end)
    if between.unit is not None and between.unit != noun.unit or amount.share != top.share:
        return None
    low = amount.value
    if (
        amount.scale == 1
        and top.scale > 1
        and between.end <= amount.end
        and low < 1000
        and low <= top.value / top.scale
    ):
        low = tidy(low * top.scale)
    elif _shares_thousands(amount, top, between):
        low = tidy(low * _THOUSAND)
    if low >= top.value:
        return None
    high = None if top.vague else top.value
    return FigureRange(
        low=low,
        high=high,
        vague=amount.vague or top.vague,
        noun=noun,
        start=start,
        end=max(top.end, noun.end),
    )
