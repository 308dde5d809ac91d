"""What a bare figure counts: "moved 30 to military units", "53 regions … an additional 32".

In: the figures of a piece. Out: the same, some bare ones with a unit. A verb that men suffer or do comes first, then the
figure before in the same sentence, then words for forces and pay. Deliberately missing: figures of earlier sentences.
"""

from collections.abc import Sequence

import msgspec

from callup.language.figures import Clues
from callup.language.money import MONEY
from callup.model import Bound
from callup.reading.quantity.draft import Draft
from callup.reading.quantity.tokens import Stream
from callup.reading.quantity.tongue import FigureTongue

_LENT = frozenset(
    {
        "people",
        "region",
        "summons",
        "unit",
        "city",
        "office",
        "attack",
        "crew",
        "case",
        "place",
        "item",
    }
)
_NEAR, _FAR = 3, 7
_FEWEST_FORCES = 100
_LEAST_PAY = 1000
_ENDS = frozenset({".", "!", "?", ";"})


def with_units(stream: Stream, drafts: Sequence[Draft], tongue: FigureTongue) -> list[Draft]:
    """The drafts, the bare ones given the unit of their neighbourhood."""
    done: list[Draft] = []
    for draft in drafts:
        if draft.unit is not None:
            done.append(draft)
            continue
        unit = _unit(stream, draft, done[-1] if done else None, tongue)
        done.append(msgspec.structs.replace(draft, unit=unit) if unit else draft)
    return _limits_of_age(done)


def _unit(stream: Stream, draft: Draft, before: Draft | None, tongue: FigureTongue) -> str | None:
    size = draft.value if draft.value is not None else draft.low or draft.high or 0
    whole = size == int(size)
    clues = tongue.clues
    close = _words(stream, draft.start, -_NEAR) + _words(stream, draft.end, _NEAR)
    if whole and any(word.startswith(clues.people) for word in close):
        return "people"
    if whole and before is not None and _lends(stream, before, draft, close, clues):
        return before.unit
    wide = _words(stream, draft.start, -_FAR)
    paid = (
        before is not None
        and before.unit in MONEY
        and any(word.startswith(clues.money) for word in wide)
        and size >= _LEAST_PAY
    )
    if paid and before is not None and _same_sentence(stream, before.end, draft.start):
        return before.unit
    if (
        any(word.startswith(clues.money) for word in wide)
        and size >= _LEAST_PAY
        and tongue.home_currency
    ):
        return tongue.home_currency
    if any(word.startswith(clues.forces) for word in wide) and whole and size >= _FEWEST_FORCES:
        return "people"
    compared = {stream.low(draft.start - 1), stream.low(draft.start - 2)} & clues.compared
    return (
        before.unit
        if before is not None and compared and _same_sentence(stream, before.end, draft.start)
        else None
    )


def _lends(stream: Stream, before: Draft, draft: Draft, close: list[str], clues: Clues) -> bool:
    """Whether the figure before counts what this one counts."""
    stops = _ENDS - {";"} if clues.shared.intersection(close) else _ENDS
    return before.unit in _LENT and _same_sentence(stream, before.end, draft.start, stops)


def _words(stream: Stream, start: int, count: int) -> list[str]:
    """Up to so many words after, or before, a token, within the clause."""
    step = 1 if count > 0 else -1
    found: list[str] = []
    at = start if count > 0 else start - 1
    for _ in range(3 * abs(count)):
        token = stream.at(at)
        if len(found) == abs(count):
            break
        if token.kind == "break" or token.low in _ENDS:
            break
        if token.kind == "word":
            found.append(token.low)
        at += step
    return found


def _same_sentence(stream: Stream, start: int, end: int, stops: frozenset[str] = _ENDS) -> bool:
    return end - start < 60 and not any(
        stream.low(k) in stops or stream.at(k).kind == "break" for k in range(start, end)
    )


def _limits_of_age(drafts: list[Draft]) -> list[Draft]:
    """A second bare bound beside an age is an age too: "18 years and up to 60"."""
    done: list[Draft] = []
    for draft in drafts:
        beside = (
            done
            and done[-1].unit == "age"
            and draft.unit in {None, "year"}
            and draft.start - done[-1].end <= 2
        )
        if beside and draft.bound is not Bound.BETWEEN and not draft.vague:
            draft = msgspec.structs.replace(draft, unit="age")
        done.append(draft)
    return done
