"""Quantities of a text: how many of what, with which bound.

In: a text, a span of it, a language. Out: quantities in the order of the text, none overlapping another, offsets in the
text. Pure and linear: every look about a figure is a few words wide. Deliberately missing: figures said by a
pronoun ("the latter half of them"), arithmetic ("twice as many"), and what only a parser could attach.
"""

import re
from typing import NamedTuple

import msgspec

from callup.language.money import MONEY, SIGNS
from callup.model import Bound, Number, Quantity, Span
from callup.reading.quantity.ages import is_age
from callup.reading.quantity.amounts import Amount, Noun
from callup.reading.quantity.bounds import bound_after, bound_before
from callup.reading.quantity.draft import Draft, QuantityRules, to_quantity
from callup.reading.quantity.inherit import with_units
from callup.reading.quantity.ranges import FigureRange, changes, find_range
from callup.reading.quantity.refusals import refused
from callup.reading.quantity.tokens import Stream, tidy, tokenise
from callup.reading.quantity.tongue import FigureTongue, tongue_of

DEFAULT = QuantityRules()
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")


def find_quantities(
    text: str, span: Span, language: str, rules: QuantityRules = DEFAULT
) -> list[Quantity]:
    """The quantities inside a span; a language without tables is read by those that serve all.

    >>> line = "At least 42 regions are issuing summonses."
    >>> [found] = find_quantities(line, Span(0, len(line)), "en")
    >>> found.low, found.bound.value, found.unit, line[found.span.start:found.span.end]
    (42, 'at_least', 'region', 'At least 42 regions')
    """
    tongue = tongue_of(language)
    piece = text[span.start : span.end]
    if not may_hold(piece, tongue):
        return []
    stream = Stream(piece, tokenise(piece, tongue.fold, tongue.tied, stops=tongue.stops))
    return [
        to_quantity(draft, stream, span.start) for draft in _Reading(stream, tongue, rules).drafts()
    ]


def may_hold(piece: str, tongue: FigureTongue) -> bool:
    """Whether a piece has a digit or a number word at all: most sentences have neither and cost no more than this."""
    return bool(_DIGIT.search(piece)) or not tongue.triggers.isdisjoint(
        _WORD.findall(tongue.fold(piece))
    )


class _Reading:
    """One pass over the tokens of one piece."""

    def __init__(self, stream: Stream, tongue: FigureTongue, rules: QuantityRules) -> None:
        self._stream = stream
        self._tongue = tongue
        self._rules = rules

    def drafts(self) -> list[Draft]:
        """All figures, the bare ones with the unit their neighbourhood gives them."""
        found: list[Draft] = []
        index = 0
        while index < len(self._stream):
            draft, index = self._read(index)
            if draft is not None and found and draft.start < found[-1].end:
                draft = msgspec.structs.replace(draft, start=found[-1].end)
            if draft is not None:
                found.append(draft)
        return with_units(self._stream, found, self._tongue)

    def _read(self, index: int) -> tuple[Draft | None, int]:
        """The figure that begins at a token, and the token to go on from."""
        ordinal = self._tongue.ordinal(self._stream, index)
        if ordinal is not None:
            return self._counting(ordinal, index), ordinal.end
        estimate = self._estimate(index)
        if estimate is not None:
            return estimate, estimate.end
        amount = self._tongue.amount(self._stream, index)
        if amount is None:
            return None, index + 1
        amount = self._money_scale(index, amount)
        noun = self._noun(index, amount)
        if noun.unit is None and not amount.share:
            amount, noun = self._past_bound(amount, noun)
        span = find_range(self._stream, index, amount, noun, self._tongue)
        if self._idle(index, amount, noun, alone=span is None):
            return None, amount.end
        if span is not None:
            ranged = self._ranged(index, span, amount)
            return ranged, ranged.resume
        single = self._bounded(index, amount, noun)
        return single, single.resume

    def _idle(self, index: int, amount: Amount, noun: Noun, *, alone: bool) -> bool:
        """Whether the amount is no quantity."""
        if refused(self._stream, index, amount, noun, self._tongue.refusals):
            return True
        if not self._rules.vague and (amount.majority or amount.counts_noun):
            return True
        if amount.counts_noun and noun.unit is None:
            return True
        return (
            alone
            and amount.value == 1
            and self._stream.low(index) in self._tongue.ones
            and not self._real_one(index, amount, noun)
        )

    def _real_one(self, index: int, amount: Amount, noun: Noun) -> bool:
        """Whether "one" counts: a known noun right behind it, and no "one day"."""
        if amount.end > index + 1 or amount.share:
            return True
        known = self._tongue.unit_of(self._stream.low(noun.end - 1)) is not None
        return (
            noun.unit is not None
            and known
            and noun.unit not in {"day", "place", "case", "office"}
            and noun.end <= amount.end + 3
        )

    def _sign_before(self, index: int) -> str | None:
        token = self._stream.at(index - 1)
        written = self._stream.written(index - 1)
        if token.kind == "word" and not (written.isupper() or written in {"Rs", "RM"}):
            return None
        return SIGNS.get(token.low.lower())

    def _money_scale(self, index: int, amount: Amount) -> Amount:
        """ "$300m", "£2b": after a currency sign these letters are millions and billions."""
        scale = self._tongue.money_scales.get(self._stream.low(amount.end).lower(), 0)
        if (
            scale
            and amount.scale == 1
            and self._stream.glued(amount.end)
            and self._sign_before(index)
        ):
            return msgspec.structs.replace(
                amount, value=amount.value * scale, end=amount.end + 1, scale=scale
            )
        return amount

    def _noun(self, index: int, amount: Amount) -> Noun:
        sign = self._sign_before(index)
        if sign is not None:
            return self._per(Noun(sign, self._stream.written(index - 1), amount.end))
        noun = self._tongue.noun(self._stream, amount)
        if amount.share:
            return Noun("percent", noun.counted, noun.end if noun.unit else amount.end)
        return self._per(noun) if noun.unit in SIGNS.values() else noun

    def _per(self, noun: Noun) -> Noun:
        """Money with what it is paid for: "rubles per month"."""
        word = self._stream.at(noun.end + 1)
        if self._stream.low(noun.end) not in self._tongue.per or word.kind != "word":
            return noun
        return Noun(noun.unit, f"{noun.counted} per {word.low}", noun.end + 2)

    def _past_bound(self, amount: Amount, noun: Noun) -> tuple[Amount, Noun]:
        """ "300,000-plus reservists", «300 с лишним тысяч»: scale and noun behind the bound."""
        after = bound_after(self._stream, amount.end, self._tongue.bounds)
        if after is None:
            return amount, noun
        beyond = msgspec.structs.replace(amount, end=after.edge)
        word = self._tongue.scales.get(self._stream.low(after.edge))
        if word and amount.scale == 1:
            amount = msgspec.structs.replace(amount, value=amount.value * word, scale=word)
            beyond = msgspec.structs.replace(amount, end=after.edge + 1)
        behind = self._tongue.noun(self._stream, beyond)
        return amount, behind if behind.unit or word else noun

    def _counting(self, amount: Amount, index: int) -> Draft:
        return Draft(
            start=index, figure=index, figure_end=amount.end, end=amount.end, resume=amount.end, value=amount.value, low=amount.value,
            high=amount.value, bound=Bound.EXACT, unit=amount.unit, counted=amount.counted,
        )  # fmt: skip

    def _estimate(self, index: int) -> Draft | None:
        """«человек двадцать», «лет десять»: a noun before its number is an estimate."""
        order = self._tongue.estimates
        if order is None or self._stream.at(index).kind != "word":
            return None
        low = self._stream.low(index)
        before = self._stream.at(index - 1)
        if (
            low not in order.nouns
            or before.kind == "figure"
            or low in order.years
            and before.low in order.asked
        ):
            return None
        amount = self._tongue.amount(self._stream, index + 1)
        if (
            amount is None
            or amount.share
            or amount.vague
            or amount.counts_noun
            or amount.value < 2
            or amount.figure
            and low not in order.figures
        ):
            return None
        if refused(
            self._stream, index + 1, amount, Noun("x", None, amount.end), self._tongue.refusals
        ):
            return None
        if (
            self._tongue.noun(self._stream, amount).unit is not None
            or before.low in self._tongue.triggers
        ):
            return None
        unit = self._tongue.unit_of(low)
        span = find_range(
            self._stream, index + 1, amount, Noun(None, None, amount.end), self._tongue
        )
        end = span.end if span else amount.end
        return Draft(
            start=index, figure=index + 1, figure_end=end, end=end, resume=end, value=None if span else amount.value, low=span.low if span else None,
            high=span.high if span else None, bound=Bound.BETWEEN if span else Bound.ABOUT, unit=unit, counted=self._stream.written(index),
        )  # fmt: skip

    def _ranged(self, index: int, span: FigureRange, amount: Amount) -> Draft:
        found = bound_before(self._stream, span.start, self._tongue.bounds)
        start = found.edge if found and found.edge < span.start else span.start
        if self._sign_before(start) and start == index:
            start -= 1
        age = is_age(
            self._stream,
            (span.start, index, span.end),
            (span.low, span.high),
            span.noun,
            self._tongue,
        )
        unit = "percent" if amount.share else "age" if age else span.noun.unit
        return Draft(
            start=start, figure=index, figure_end=span.end, end=span.end, resume=span.end, value=None, low=span.low, high=span.high,
            bound=Bound.BETWEEN if span.high is not None else Bound.AT_LEAST, unit=unit, counted=span.noun.counted, vague=span.vague,
        )  # fmt: skip

    def _bounded(self, index: int, amount: Amount, noun: Noun) -> Draft:
        stream = self._stream
        bound, start, end = self._bound(index, amount, noun)
        inside = any(stream.at(k).kind == "figure" for k in range(amount.end, noun.end))
        resume = max(amount.end if inside else noun.end, end)
        start = min(start, index - 1 if self._sign_before(index) else start)
        bounded = bound is not Bound.EXACT
        ends = _ends(amount, bound)
        age = is_age(
            stream,
            (start, index, amount.end),
            (amount.value, None),
            noun,
            self._tongue,
            bounded=bounded,
        )
        return Draft(
            start=start, figure=index, figure_end=amount.end, end=resume, resume=resume, unit="age" if age else noun.unit,
            counted=noun.counted, vague=amount.vague, value=ends.value, low=ends.low, high=ends.high,
            bound=ends.bound,
        )  # fmt: skip

    def _bound(self, index: int, amount: Amount, noun: Noun) -> tuple[Bound, int, int]:
        """The bound, the token its words open at, and the one after its words."""
        book = self._tongue.bounds
        before = bound_before(self._stream, index, book)
        after = bound_after(self._stream, amount.end, book) or bound_after(
            self._stream, noun.end, book
        )
        if (
            before
            and self._stream.low(before.edge) in self._tongue.rough_after
            and before.edge == index - 1
            and self._stream.low(index) not in self._tongue.rough
        ):
            before = None
        if before and self._is_target(before.edge, index):
            before = None
        if before and (before.bound is not Bound.ABOUT or after is None):
            return before.bound, before.edge, 0
        if not after and self._from_a_sum(index, noun):
            return Bound.AT_LEAST, index - 1, 0
        if after:
            return after.bound, before.edge if before else index, after.edge
        return (Bound.ABOUT if amount.inverted else Bound.EXACT), index, 0

    def _from_a_sum(self, index: int, noun: Noun) -> bool:
        """ "From 200,000 rubles": the least that is paid."""
        at = index - 1 - bool(self._sign_before(index))
        opened = self._stream.low(at) in self._tongue.ranges.opens
        return opened and noun.unit in MONEY and not changes(self._stream, at, self._tongue)

    def _is_target(self, edge: int, index: int) -> bool:
        """«увеличить до 30»: where a change leads to, unless the words speak of a limit."""
        if self._stream.low(edge) not in self._tongue.ranges.to or index - edge > 2:
            return False
        near = {self._stream.low(k) for k in range(max(0, edge - 6), edge)}
        return changes(self._stream, edge, self._tongue) and near.isdisjoint(
            self._tongue.bounds.limits
        )


class Ends(NamedTuple):
    """Value, low, high and bound of a figure."""

    value: Number | None
    low: Number | None
    high: Number | None
    bound: Bound


def _ends(amount: Amount, bound: Bound) -> Ends:
    """Value, low, high and bound as the guidelines' table has them."""
    size = tidy(amount.value)
    if amount.majority:
        return Ends(None, size, None, Bound.MORE_THAN)
    if bound in {Bound.UP_TO, Bound.LESS_THAN}:
        return Ends(None if amount.vague else size, None, size, bound)
    if amount.vague:
        return Ends(None, size, None, Bound.AT_LEAST)
    if bound is Bound.ABOUT:
        return Ends(size, None, None, bound)
    return Ends(size, size, size if bound is Bound.EXACT else None, bound)
