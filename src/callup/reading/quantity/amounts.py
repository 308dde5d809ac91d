"""Number words and figures joined into one amount: "two million 300 thousand", «двумстам сорока», "1.5 million".

In: tokens and a language's number words. Out: an Amount and where it ends. Deliberately missing: what is counted, and
whether the figure is a quantity at all.
"""

from typing import NamedTuple

import msgspec

from callup.language.numerals import Kind, NumberWord, NumberWords
from callup.model import Number
from callup.reading.quantity.tokens import Stream, tidy

LARGEST = 10**15
HUNDRED, THOUSAND = 100, 1000


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """A number as said, before its bounds are known.

    ``value`` is the number; for a vague amount it is the size that convention gives it. ``scale`` is the multiplier it
    ended with (1 for none): "2-3 thousand" lends it to the first figure. ``share`` marks parts of a whole, in percent.
    ``inverted`` is the Russian order of estimate. ``counts_noun`` marks words that are figures only before a noun.
    """

    value: Number
    end: int
    vague: bool = False
    scale: Number = 1
    share: bool = False
    majority: bool = False
    inverted: bool = False
    counts_noun: bool = False
    figure: bool = False
    ordinal: bool = False
    unit: str | None = None
    counted: str | None = None


class Noun(NamedTuple):
    """What is counted: its unit, the words as written, and the token after them."""

    unit: str | None
    counted: str | None
    end: int


class Gather:
    """The state of one number being read: finished thousands, and the group below them."""

    def __init__(self) -> None:
        self.total: Number = 0
        self.group: Number | None = None
        self.room: Number = LARGEST
        self.ceiling: Number = LARGEST
        self.scale: Number = 1
        self.by_figure = False

    def add(self, word: NumberWord) -> bool:
        """Take one number word in, or refuse it because the number before it is complete."""
        if word.kind is Kind.SMALL:
            return self._add_small(word.value)
        if word.kind is Kind.HUNDRED:
            return self._add_hundred()
        return self._add_scale(word.value)

    def add_figure(self, number: Number) -> bool:
        """Take a figure in: it must open a group, and be smaller than the scale before it."""
        if self.group is not None or number >= self.ceiling:
            return False
        if self.total and (number != int(number) or self.ceiling > LARGEST):
            return False
        self.group, self.room, self.by_figure = number, 0, True
        return True

    def value(self) -> Number:
        """The number so far."""
        return tidy(self.total + (self.group or 0))

    def _add_small(self, value: Number) -> bool:
        # "twenty two" joins, "two twenty" and "thirteen four" do not: each part must fit below the one before.
        if value >= (self.ceiling if self.group is None else self.room):
            return False
        self.group = (self.group or 0) + value
        self.room = HUNDRED if value >= HUNDRED else 10 if value >= 20 else 1
        return True

    def _add_hundred(self) -> bool:
        if self.group is None or self.group >= HUNDRED:
            return False
        self.group, self.room = self.group * HUNDRED, HUNDRED
        return True

    def _add_scale(self, value: Number) -> bool:
        if self.group is None and self.total and value > self.scale:
            # "three thousand million": a scale of a scale.
            if self.total * value >= LARGEST:
                return False
            self.total, self.scale = self.total * value, self.scale * value
            return True
        if value >= self.ceiling or self.group is None:
            return False
        if self.total + self.group * value >= LARGEST:
            return False
        self.total += self.group * value
        self.group, self.room, self.ceiling, self.scale = None, LARGEST, value, value
        return True


def read_number(stream: Stream, start: int, book: NumberWords) -> Amount | None:
    """The longest number that begins at a token."""
    gather = Gather()
    index = start
    while True:
        step = _step(stream, index, gather, book, first=index == start)
        if step == index:
            break
        index = step
    if index == start:
        return None
    scale = gather.scale if gather.group is None else 1
    return Amount(value=gather.value(), end=index, scale=scale, figure=gather.by_figure)


def _step(stream: Stream, index: int, gather: Gather, book: NumberWords, *, first: bool) -> int:
    """Take in the next part of a number; the same index back means that nothing more belongs to it."""
    at = index if first else _past_joiner(stream, index, gather, book)
    token = stream.at(at)
    if token.kind == "figure" and token.number is not None:
        number = _decimal_thousands(stream, at, token.number, book)
        return at + 1 if gather.add_figure(number) else index
    if token.kind != "word":
        return index
    if stream.glued(at) and stream.at(at - 1).kind == "figure":
        code = stream.glued(at + 1) and stream.at(at + 1).kind == "figure"
        scale = None if code else book.glued.get(stream.written(at)) or book.glued.get(token.low)
        if scale and gather.add(NumberWord(Kind.SCALE, scale)):
            return at + 1
    half = _half(stream, at, gather, book)
    if half:
        return half
    word = book.words.get(token.low)
    if first and word and token.low in book.lone:
        gather.group = 1
    if word is None or not gather.add(word):
        return index
    if token.low in book.dotted and stream.low(at + 1) == "." and not stream.capital(at + 2):
        return at + 2
    return at + 1


def _past_joiner(stream: Stream, index: int, gather: Gather, book: NumberWords) -> int:
    """Past the hyphen of "forty-two" or the "and" of "a hundred and four"."""
    low = stream.low(index)
    follows = book.words.get(stream.low(index + 1))
    if follows is None or stream.at(index + 1).kind != "word":
        return index
    if stream.hyphen(index):
        tens = gather.room == 10 and gather.group is not None and follows.value < 10
        return index + 1 if tens or follows.kind is not Kind.SMALL else index
    if low in book.joiners and follows.kind is Kind.SMALL:
        whole = gather.group is None or gather.room == HUNDRED
        return index + 1 if whole and not gather.by_figure else index
    return index


def _half(stream: Stream, index: int, gather: Gather, book: NumberWords) -> int:
    """Past "and a half", «с половиной», with the half taken in."""
    if gather.group is None:
        return 0
    for phrase in book.half:
        if all(stream.low(index + k) == word for k, word in enumerate(phrase)):
            gather.group += 0.5
            gather.room = 0
            return index + len(phrase)
    return 0


def _decimal_thousands(stream: Stream, index: int, number: Number, book: NumberWords) -> Number:
    """«1,345 млн» is a decimal comma although three digits follow it."""
    written = stream.written(index)
    follows = book.words.get(stream.low(index + 1))
    if (
        book.decimal_thousands
        and written.count(",") == 1
        and follows
        and follows.kind is Kind.SCALE
    ):
        return float(written.replace(",", "."))
    return number
