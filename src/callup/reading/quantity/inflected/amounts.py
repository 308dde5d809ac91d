"""Amounts of a language that bends its number words: «двумстам сорока», «две трети», «тысяч пятьсот», «каждый пятый».

In: folded tokens, a language's number words. Out: amounts. Deliberately missing: compound adjectives («трёхсоттысячный»).
"""

from callup.language.numerals import InflectedNumerals, NumberWords
from callup.reading.quantity.amounts import Amount, read_number
from callup.reading.quantity.tokens import Stream

SEVERAL, PAIR = 3, 2
"""What «несколько» and «пара» count at the least."""


def read_amount(stream: Stream, index: int, words: InflectedNumerals) -> Amount | None:
    """The amount in words or figures that begins at a token."""
    token = stream.at(index)
    if token.kind == "figure":
        return _lettered(stream, index, words) or _with_part(
            stream, read_number(stream, index, words.book), words
        )
    if token.kind != "word" or token.low not in words.triggers:
        return None
    return (
        _vague(stream, index, words)
        or _share(stream, index, words)
        or _inverted(stream, index, words)
        or _whole(stream, index, words)
        or _with_part(stream, read_number(stream, index, _book_after(stream, index, words)), words)
    )


def _lettered(stream: Stream, index: int, words: InflectedNumerals) -> Amount | None:
    """«5-ти тысяч»: the ending of the spoken number written after the figure."""
    number, scale = stream.at(index).number, words.scales.get(stream.low(index + 3))
    if (
        number is None
        or not scale
        or not stream.hyphen(index + 1)
        or stream.low(index + 2) not in words.letters
    ):
        return None
    return Amount(value=number * scale, end=index + 4, scale=scale, figure=True)


def _book_after(stream: Stream, index: int, words: InflectedNumerals) -> NumberWords:
    return words.genitive if stream.low(index - 1) in words.governs else words.book


def _vague(stream: Stream, index: int, words: InflectedNumerals) -> Amount | None:
    """Words whose size is a convention: «тысячи» 2,000, «несколько десятков» 30, «сотни тысяч» 200,000, at least."""
    low = stream.low(index)
    if low in words.several or low in words.pair:
        return _several(stream, index, SEVERAL if low in words.several else PAIR, words)
    one = low in words.one_genitive and stream.low(index - 1) in words.governs
    if low not in words.many or one:
        return _genitive_of_many(stream, index, words)
    if stream.low(index + 1) in words.many_genitive or stream.low(index + 1) in words.ands:
        return _many(stream, index, words)
    return Amount(value=2 * words.scales[low], end=index + 1, vague=True)


def _genitive_of_many(stream: Stream, index: int, words: InflectedNumerals) -> Amount | None:
    """«около сотен тысяч», «десятков тысяч мужчин»: the plural in an oblique case."""
    low, follows = stream.low(index), stream.low(index + 1)
    if low in words.tens_genitive and follows in words.many_genitive:
        return _many(stream, index, words)
    if (
        low in words.lone_tens
        and stream.at(index + 1).kind == "word"
        and follows not in words.book.words
    ):
        return Amount(value=2 * words.scales[low], end=index + 1, vague=True)
    return None


def _many(stream: Stream, index: int, words: InflectedNumerals) -> Amount:
    """Multiply out «десятки тысяч», «сотни и сотни»."""
    value, end = 2 * words.scales[stream.low(index)], index + 1
    if stream.low(end) in words.ands and stream.low(end + 1) == stream.low(index):
        end += 2
    while stream.low(end) in words.many_genitive and value < 10**12:
        value, end = value * words.scales[stream.low(end)], end + 1
    return Amount(value=value, end=end, vague=True)


def _several(stream: Stream, index: int, least: int, words: InflectedNumerals) -> Amount:
    value, end, scale = least, index + 1, 1
    while stream.low(end) in words.scales and value < 10**12:
        scale = words.scales[stream.low(end)]
        value, end = value * scale, end + 1
        end += stream.low(end) == "." and stream.low(end - 1) in words.book.dotted
    pair = least == PAIR and scale == 1
    return Amount(value=value, end=end, vague=not pair, scale=scale, counts_noun=scale == 1)


def _share(stream: Stream, index: int, words: InflectedNumerals) -> Amount | None:
    """Parts of a whole in words: «треть», «половина», «большинство», «каждый пятый»."""
    low = stream.low(index)
    if low in words.most:
        return Amount(value=50, end=index + 1, vague=True, share=True, majority=True)
    if low in words.parts:
        numbered = stream.low(index - 1).endswith(words.numbered)
        if numbered or stream.low(index + 1) in words.not_part:
            return None
        return Amount(value=words.parts[low], end=index + 1, share=True)
    if low in words.every:
        return _every(stream, index, words)
    return None


def _every(stream: Stream, index: int, words: InflectedNumerals) -> Amount | None:
    low = stream.low(index + 1)
    for stem, size in words.ranks.items():
        if low.startswith(stem) and len(low) <= len(stem) + 4:
            return Amount(value=round(100 / size, 1), end=index + 2, share=True)
    return None


def _inverted(stream: Stream, index: int, words: InflectedNumerals) -> Amount | None:
    """«тысяч пятьсот», «миллиона полтора», «тысяч на двести»: the scale before the number makes it an estimate."""
    low = stream.low(index)
    if (
        low not in words.many_genitive
        or stream.low(index - 1) in words.book.words
        or stream.at(index - 1).kind == "figure"
    ):
        return None
    number = read_number(stream, index + 1, words.book)
    if number is None or number.value >= 1000 or number.figure or number.scale != 1:
        return None
    return Amount(
        value=number.value * words.scales[low],
        end=number.end,
        scale=words.scales[low],
        inverted=True,
    )


def _whole(stream: Stream, index: int, words: InflectedNumerals) -> Amount | None:
    whole = words.wholes.get(stream.low(index))
    return Amount(value=whole, end=index + 1) if whole else None


def _with_part(stream: Stream, amount: Amount | None, words: InflectedNumerals) -> Amount | None:
    """The number with the part of a whole that may follow it: «две трети», «три четверти», «2/3», «девять из десяти»."""
    if amount is None:
        return None
    low = stream.low(amount.end)
    if low in words.parts and 0 < amount.value < 4 and amount.value == int(amount.value):
        part = words.parts[low]
        exact = words.exact.get(part, part)
        return Amount(value=round(amount.value * exact, 1), end=amount.end + 1, share=True)
    whole = words.fractions.get(low, 0)
    if 0 < amount.value < whole and not amount.figure:
        return Amount(value=round(100 * amount.value / whole, 1), end=amount.end + 1, share=True)
    return _slashed(stream, amount) or _out_of(stream, amount, words) or amount


def _slashed(stream: Stream, amount: Amount) -> Amount | None:
    at, below = amount.end, stream.at(amount.end + 1).number
    if (
        stream.low(at) != "/"
        or not stream.glued(at)
        or below not in {2, 3, 4, 5, 10}
        or not stream.glued(at + 1)
    ):
        return None
    if not 0 < amount.value < below or stream.low(at + 2) == "/":
        return None
    return Amount(value=round(100 * amount.value / below, 1), end=at + 2, share=True)


def _out_of(stream: Stream, amount: Amount, words: InflectedNumerals) -> Amount | None:
    """«девять из десяти»: a share only when the whole is ten or a hundred."""
    if stream.low(amount.end) not in words.out_of or not 0 < amount.value < 100:
        return None
    whole = read_number(stream, amount.end + 1, words.book)
    if whole is None or whole.value not in {10, 100} or amount.value >= whole.value:
        return None
    return Amount(value=round(100 * amount.value / whole.value, 1), end=whole.end, share=True)
