"""Ordinals of a language with articles. In: tokens, its words. Out: the rank; an amount where it counts ("the 18th attack").

Deliberately missing: ranks that count nothing, such as the second wave, the 80th anniversary, the 1st Army.
"""

from callup.language.numerals import ArticledNumerals, ArticledOrdinals
from callup.reading.quantity.amounts import Amount, read_number
from callup.reading.quantity.articled.units import ArticledUnits
from callup.reading.quantity.tokens import Stream

FARTHEST = 4
"""Words between a rank and what it counts, at most."""


def rank(
    stream: Stream, index: int, ranks: ArticledOrdinals, words: ArticledNumerals
) -> tuple[int, int] | None:
    """The rank that begins at a token, and the token after it."""
    token = stream.at(index)
    if token.kind == "figure":
        ending = stream.low(index + 1) in ranks.endings and stream.glued(index + 1)
        return (int(token.number), index + 2) if ending and token.number is not None else None
    if token.low in ranks.forms:
        return ranks.forms[token.low], index + 1
    if token.low in ranks.joined:
        return ranks.joined[token.low], index + 1
    number = read_number(
        stream, index, words.articled if token.low == ranks.article else words.book
    )
    if number is None or number.figure or number.value != int(number.value):
        return None
    at = number.end + (stream.low(number.end) in ranks.joiners)
    last = ranks.forms.get(stream.low(at))
    if last is None:
        return None
    if last >= 100:
        return int(number.value) * last, at + 1
    fits = number.value % 100 == 0 or (
        number.value % 10 == 0 and last < 10 and number.value % 100 >= 20
    )
    return (int(number.value) + last, at + 1) if fits else None


def counting_ordinal(
    stream: Stream,
    index: int,
    ranks: ArticledOrdinals,
    words: ArticledNumerals,
    units: ArticledUnits,
) -> Amount | None:
    """The amount of an ordinal that counts: "the eighteenth such reported attack" is 18 attacks."""
    low = stream.low(index)
    if (
        stream.at(index).kind != "figure"
        and low not in ranks.forms
        and low not in ranks.joined
        and low not in words.book.words
    ):
        return None
    found = rank(stream, index, ranks, words)
    if found is None:
        return None
    number, at = found
    between = at
    while stream.low(between) in ranks.between and between < at + FARTHEST:
        between += 1
    noun = units.singular(stream.low(between))
    if (
        noun not in ranks.counted
        or number < 2
        or number == 2
        and ranks.such not in {stream.low(k) for k in range(at, between)}
    ):
        if between == at or stream.low(between - 1) not in ranks.counted or number < 3:
            return None
        between -= 1
        noun = units.singular(stream.low(between))
    unit = units.unit_of(noun) or noun
    unit = (
        "attack"
        if noun in ranks.made_attacks
        and ranks.attack_by in {stream.low(k) for k in range(at, between)}
        else unit
    )
    return Amount(
        value=number,
        end=between + 1,
        ordinal=True,
        unit=unit,
        counted=stream.slice(at, between + 1),
    )
