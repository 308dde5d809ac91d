"""Amounts of a language with articles: "forty-two", "two-thirds", "several hundred thousand", "one in five", "most".

In: tokens, a language's number words. Out: amounts. Deliberately missing: years read in pairs ("nineteen eighty-four").
"""

from callup.language.listing import HYPHENS
from callup.language.numerals import ArticledNumerals, Kind
from callup.reading.quantity.amounts import Amount, read_number
from callup.reading.quantity.tokens import Stream

LEAST = 3
"""What a vague word counts at the least: "several", "a few"."""
LARGEST_WHOLE = 1000
"""The greatest whole of which so many are a share: "nine out of ten"."""


def read_amount(stream: Stream, index: int, words: ArticledNumerals) -> Amount | None:
    """The amount in words or figures that begins at a token."""
    token = stream.at(index)
    if token.kind == "figure":
        return _with_part(stream, read_number(stream, index, words.book), words)
    if token.kind != "word" or token.low not in words.triggers and token.low not in words.articles:
        return None
    return (
        _tens(stream, index, words)
        or _vague(stream, index, words)
        or _share(stream, index, words)
        or _with_article(stream, index, words)
        or _with_part(stream, read_number(stream, index, words.book), words)
    )


def _vague(stream: Stream, index: int, words: ArticledNumerals) -> Amount | None:
    """Words whose size is a convention: "several hundred thousand" is 300,000 at least."""
    at = index + (
        stream.low(index) in words.articles and stream.low(index + 1) in words.vague_after
    )
    low = stream.low(at)
    if low in words.plurals:
        return _plural(stream, at, words)
    if low not in words.vague or stream.low(index - 1) in words.not_vague and at == index:
        return None
    value, end, scale = LEAST, at + 1, 1
    for forms, step in words.sizes:
        if stream.low(end) in forms:
            value, end, scale = value * step, end + 1, step
    if stream.low(end) in words.twice and scale == 100:
        step = words.scales[stream.low(end)]
        value, end, scale = value * step, end + 1, step
    return Amount(value=value, end=end, vague=True, scale=scale, counts_noun=end == at + 1)


def _plural(stream: Stream, at: int, words: ArticledNumerals) -> Amount:
    """ "Thousands", "hundreds of thousands", "tens of thousands"; two of the smallest kind, by convention."""
    value, end = 2 * words.plurals[stream.low(at)], at + 1
    if stream.low(end) in words.again and stream.low(end + 1) == stream.low(at):
        end += 2
    while stream.low(end) in words.of and stream.low(end + 1) in words.plurals:
        value, end = value * words.plurals[stream.low(end + 1)], end + 2
        if value > 10**12:
            break
    return Amount(value=value, end=end, vague=True, counts_noun=stream.low(at) in words.score)


def _tens(stream: Stream, index: int, words: ArticledNumerals) -> Amount | None:
    if (
        stream.low(index) in words.tens
        and stream.low(index + 1) in words.of
        and stream.low(index + 2) in words.plurals
    ):
        return Amount(value=20 * words.plurals[stream.low(index + 2)], end=index + 3, vague=True)
    return None


def _share(stream: Stream, index: int, words: ArticledNumerals) -> Amount | None:
    """Parts of a whole in words: most, the majority, half, a third."""
    low = stream.low(index)
    if low in words.most:
        return _most(stream, index, words)
    if low in words.majority and not stream.hyphen(index + 1):
        return Amount(value=50, end=index + 1, vague=True, share=True, majority=True)
    if low in words.half:
        return _half_of(stream, index, words)
    at = index + (low in words.one)
    part = words.parts.get(stream.low(at))
    if at == index or part is None or not _is_part(stream, at, words):
        return None
    if part == 2:
        return Amount(value=50, end=at + 1, share=True)
    scale = words.scales.get(stream.low(at + 3), 0)
    if scale and stream.low(at + 1) in words.of and stream.low(at + 2) in words.articles:
        return Amount(value=scale // part, end=at + 4, scale=scale)
    return Amount(value=round(100 / part, 1), end=at + 1, share=True)


def _is_part(stream: Stream, at: int, words: ArticledNumerals) -> bool:
    """ "A third of", "by a third", "more than a third"; "a third wave" counts nothing."""
    after = stream.low(at + 1)
    before = stream.low(at - 2)
    ends = stream.at(at + 1).kind != "word" and not stream.hyphen(at + 1)
    return after in words.part_after or (
        (ends or before in words.part_before) and after not in words.part_time
    )


def _most(stream: Stream, index: int, words: ArticledNumerals) -> Amount | None:
    before, after = stream.low(index - 1), stream.low(index + 1)
    if before in words.not_most:
        return None
    if before in words.joins_superlative and stream.low(index - 2).endswith(words.superlative):
        return None
    if after in words.most_likely or before.endswith(words.possessives):
        return None
    of = after in words.of
    past = index + 2 + (stream.low(index + 2) in words.that)
    if of and stream.low(past) in words.most_of_time:
        return None
    return Amount(
        value=50, end=index + 1, vague=True, share=True, majority=True, counts_noun=not of
    )


def _half_of(stream: Stream, index: int, words: ArticledNumerals) -> Amount | None:
    if stream.low(index - 1) in words.not_half:
        return None
    at = index + 1 + (stream.low(index + 1) in words.articles)
    word = words.book.words.get(stream.low(at))
    if word and stream.low(at) in words.half_scales:
        scale = int(word.value)
        return Amount(value=scale // 2, end=at + 1, scale=scale)
    if at == index + 2 or stream.hyphen(index + 1):
        return None
    return Amount(value=50, end=index + 1, share=True)


def _with_article(stream: Stream, index: int, words: ArticledNumerals) -> Amount | None:
    """ "A dozen", "a hundred and four", "a couple of", "a third of"."""
    low, follows = stream.low(index), stream.low(index + 1)
    if low in words.pair and stream.low(index - 1) not in words.not_pair:
        return None
    if low not in words.articles:
        return None
    if follows in words.pair:
        end = index + 2 + (stream.low(index + 2) in words.of)
        few = words.book.words.get(stream.low(end))
        if few and few.kind is not Kind.SMALL:
            return Amount(value=2 * few.value, end=end + 1, vague=True, scale=few.value)
        return Amount(value=2, end=end, counts_noun=True)
    if follows in words.one_before:
        return read_number(stream, index, words.articled)
    return None


def _with_part(stream: Stream, amount: Amount | None, words: ArticledNumerals) -> Amount | None:
    """The number with what may follow it: "two-thirds", "one in five", "2/3"."""
    if amount is None:
        return None
    at = amount.end + (stream.low(amount.end) in HYPHENS)
    part = words.parts.get(stream.low(at))
    fits = (
        part is not None
        and 0 < amount.value < part
        and (amount.value > 1) == (stream.low(at) in words.many_parts)
    )
    if part and fits and (amount.value > 1 or _is_part(stream, at, words)):
        return Amount(value=round(100 * amount.value / part, 1), end=at + 1, share=True)
    return _in_every(stream, amount, words) or _slashed(stream, amount) or amount


def _in_every(stream: Stream, amount: Amount, words: ArticledNumerals) -> Amount | None:
    """ "One in five", "nine out of ten": a share in percent."""
    at = amount.end
    at += (
        2
        if (stream.low(at), stream.low(at + 1)) == words.out_of
        else stream.low(at) in words.within | words.of
    )
    if at == amount.end or amount.value != int(amount.value):
        return None
    if stream.low(at) in words.every:
        at += 1
    whole = read_number(stream, at, words.book)
    if whole is None or not 0 < amount.value < whole.value <= LARGEST_WHOLE or whole.end > at + 2:
        return None
    if stream.low(amount.end) in words.of and not (amount.value == 1 and whole.value == 100):
        return None
    if stream.low(amount.end) in words.within and (
        amount.value > 10 or stream.low(whole.end) in words.within_time
    ):
        return None
    return Amount(value=round(100 * amount.value / whole.value, 1), end=whole.end, share=True)


def _slashed(stream: Stream, amount: Amount) -> Amount | None:
    """ "2/3 of the men": only the common fractions, because 24/7 and 2022/23 are none."""
    at = amount.end
    below = stream.at(at + 1).number
    if (
        stream.low(at) != "/"
        or not stream.glued(at)
        or not stream.glued(at + 1)
        or below not in {2, 3, 4, 5, 10}
    ):
        return None
    if not 0 < amount.value < below or stream.low(at + 2) == "/":
        return None
    return Amount(value=round(100 * amount.value / below, 1), end=at + 2, share=True)
