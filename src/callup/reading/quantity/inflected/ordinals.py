"""Ordinals of a language that bends them. In: tokens, its words. Out: the rank; an amount where it counts attacks («18-я атака»).

Deliberately missing: ranks that count nothing: «вторая волна», «80-я годовщина», «1-я армия».
"""

from callup.language.listing import HYPHENS
from callup.language.numerals import InflectedNumerals, InflectedOrdinals, Kind
from callup.reading.quantity.amounts import Amount, read_number
from callup.reading.quantity.inflected.units import InflectedUnits
from callup.reading.quantity.tokens import Stream

LONGEST = 4
"""Adjectives between a rank and what it counts, at most, with its noun."""


def rank(
    stream: Stream, index: int, ranks: InflectedOrdinals, words: InflectedNumerals
) -> tuple[int, int] | None:
    """The rank that begins at a token, and the token after it."""
    token = stream.at(index)
    if token.kind == "figure" and token.number is not None:
        at = index + 1 + (stream.low(index + 1) in HYPHENS)
        glued = stream.glued(index + 1) and stream.glued(at)
        return (int(token.number), at + 1) if glued and stream.low(at) in ranks.endings else None
    if token.low in ranks.forms:
        return ranks.forms[token.low], index + 1
    word = words.book.words.get(token.low)
    if word is None or word.kind is not Kind.SMALL:
        return None
    number = read_number(stream, index, words.book)
    last = ranks.forms.get(stream.low(number.end)) if number else None
    if number is None or last is None or number.value != int(number.value):
        return None
    fits = number.value % 100 == 0 or (number.value % 10 == 0 and last < 10)
    return (int(number.value) + last, number.end + 1) if fits else None


def counting_ordinal(
    stream: Stream,
    index: int,
    ranks: InflectedOrdinals,
    words: InflectedNumerals,
    units: InflectedUnits,
) -> Amount | None:
    """The amount of an ordinal that counts: «восемнадцатая такая атака» is 18 attacks."""
    low = stream.low(index)
    if stream.at(index).kind != "figure" and low not in ranks.forms and low not in words.book.words:
        return None
    found = rank(stream, index, ranks, words)
    if found is None or found[0] < 3:
        return None
    number, at = found
    noun = at
    while noun < at + LONGEST and units.words.adjective.search(stream.low(noun)):
        noun += 1
    if not stream.low(noun).startswith(ranks.counted):
        return None
    unit = units.unit_of(stream.low(noun)) or stream.low(noun)
    return Amount(
        value=number, end=noun + 1, ordinal=True, unit=unit, counted=stream.slice(at, noun + 1)
    )
