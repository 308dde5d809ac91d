"""English number words.

In: tokens. Out: amounts: "forty-two", "two-thirds", "several hundred thousand", "one in five", "a dozen", "most".
Deliberately missing: years read in pairs ("nineteen eighty-four"), and "second" the unit of time.
"""

from callup.reading.quantity.amounts import Amount, Kind, NumberWords, Word, read_number
from callup.reading.quantity.tokens import Stream, in_order, listed

_UNITS = in_order(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = in_order("twenty thirty forty fifty sixty seventy eighty ninety")
SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "mln": 10**6, "mn": 10**6, "mio": 10**6, "bn": 10**9, "bln": 10**9, "trn": 10**12, "tn": 10**12,
    "thousands": 10**3, "millions": 10**6, "billions": 10**9, "trillions": 10**12, "dozen": 12, "dozens": 12,
}  # fmt: skip
WORDS = (
    {word: Word(Kind.SMALL, value) for value, word in enumerate(_UNITS)}
    | {word: Word(Kind.SMALL, 20 + 10 * k) for k, word in enumerate(_TENS)}
    | {
        "fourty": Word(Kind.SMALL, 40),
        "hundred": Word(Kind.HUNDRED, 100),
        "hundreds": Word(Kind.HUNDRED, 100),
    }
    | {word: Word(Kind.SCALE, value) for word, value in SCALES.items()}
)
BOOK = NumberWords(
    words=WORDS,
    joiners=frozenset({"and"}),
    dotted=frozenset({"mln", "bn", "mn", "mio"}),
    half=(("and", "a", "half"), ("and", "one", "half")),
    lone=frozenset({"dozen"}),
    glued={"k": 10**3, "K": 10**3, "M": 10**6, "mil": 10**6, "B": 10**9, "T": 10**12},
)
PLURALS = {
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 10**3,
    "millions": 10**6,
    "billions": 10**9,
}
_VAGUE_HEADS = frozenset({"several", "few"})
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
_LEAST = 3
_HALF_SCALE = frozenset({"million", "billion", "thousand", "dozen", "hundred", "trillion"})
TRIGGERS = (
    frozenset(WORDS)
    | frozenset(PLURALS)
    | frozenset(
        {"several", "few", "half", "third", "quarter", "couple", "majority", "most", "tens"}
    )
)


def read_amount(stream: Stream, index: int) -> Amount | None:
    """The amount in words or figures that begins at a token."""
    token = stream.at(index)
    if token.kind == "figure":
        return _with_part(stream, read_number(stream, index, BOOK))
    if token.kind != "word" or token.low not in TRIGGERS and token.low not in {"a", "an", "every"}:
        return None
    return (
        _tens(stream, index)
        or _vague(stream, index)
        or _share(stream, index)
        or _with_article(stream, index)
        or _with_part(stream, read_number(stream, index, BOOK))
    )


def _vague(stream: Stream, index: int) -> Amount | None:
    """Words whose size is a convention: "several hundred thousand" is 300,000 at least."""
    at = index + (stream.low(index) == "a" and stream.low(index + 1) in {"few", "handful"})
    low = stream.low(at)
    if low in PLURALS:
        return _plural(stream, at)
    if (
        low not in _VAGUE_HEADS
        or stream.low(index - 1) in {"the", "last", "past", "next", "first"}
        and at == index
    ):
        return None
    value, end, scale = _LEAST, at + 1, 1
    for size in ("dozen", "hundred", "thousand", "million", "billion"):
        if stream.low(end) in {size, size + "s"}:
            step = 100 if size == "hundred" else SCALES[size]
            value, end, scale = value * step, end + 1, step
    if stream.low(end) in {"thousand", "thousands", "million"} and scale == 100:
        step = SCALES[stream.low(end)]
        value, end, scale = value * step, end + 1, step
    return Amount(value=value, end=end, vague=True, scale=scale, counts_noun=end == at + 1)


def _plural(stream: Stream, at: int) -> Amount:
    """ "Thousands", "hundreds of thousands", "tens of thousands"; two of the smallest kind, by convention."""
    value, end = 2 * PLURALS[stream.low(at)], at + 1
    if stream.low(end) in {"upon", "and", "on"} and stream.low(end + 1) == stream.low(at):
        end += 2
    while stream.low(end) == "of" and stream.low(end + 1) in PLURALS:
        value, end = value * PLURALS[stream.low(end + 1)], end + 2
        if value > 10**12:
            break
    return Amount(value=value, end=end, vague=True, counts_noun=stream.low(at) == "scores")


def _tens(stream: Stream, index: int) -> Amount | None:
    if (
        stream.low(index) == "tens"
        and stream.low(index + 1) == "of"
        and stream.low(index + 2) in PLURALS
    ):
        return Amount(value=20 * PLURALS[stream.low(index + 2)], end=index + 3, vague=True)
    return None


def _share(stream: Stream, index: int) -> Amount | None:
    """Parts of a whole in words: most, the majority, half, a third."""
    low = stream.low(index)
    if low == "most":
        return _most(stream, index)
    if low == "majority" and not stream.hyphen(index + 1):
        return Amount(value=50, end=index + 1, vague=True, share=True, majority=True)
    if low == "half":
        return _half_of(stream, index)
    at = index + (low in {"a", "one"})
    part = _PARTS.get(stream.low(at))
    if at == index or part is None or not _is_part(stream, at):
        return None
    if part == 2:
        return Amount(value=50, end=at + 1, share=True)
    scale = SCALES.get(stream.low(at + 3), 0)
    if scale and (stream.low(at + 1), stream.low(at + 2)) == ("of", "a"):
        return Amount(value=scale // part, end=at + 4, scale=scale)
    return Amount(value=round(100 / part, 1), end=at + 1, share=True)


def _is_part(stream: Stream, at: int) -> bool:
    """ "A third of", "by a third", "more than a third"; "a third wave" counts nothing."""
    after = stream.low(at + 1)
    before = stream.low(at - 2)
    ends = stream.at(at + 1).kind != "word" and not stream.hyphen(at + 1)
    return after in {"of", "the", "as", "less", "more", "fewer"} or (
        (ends or before in {"by", "than", "about", "over", "nearly", "almost", "around"})
        and after != "time"
    )


def _most(stream: Stream, index: int) -> Amount | None:
    if stream.low(index - 1) in {
        "the",
        "at",
        "his",
        "her",
        "its",
        "their",
        "is",
        "are",
        "was",
        "were",
        "s",
    }:
        return None
    if stream.low(index - 1) == "and" and stream.low(index - 2).endswith("est"):
        return None
    if stream.low(index + 1) == "likely" or stream.low(index - 1).endswith(("'s", "’s")):
        return None
    of = stream.low(index + 1) == "of"
    if of and stream.low(index + 2 + (stream.low(index + 2) in {"the", "this", "that"})) in {
        "way",
        "time",
        "day",
        "part",
        "year",
        "night",
    }:
        return None
    return Amount(
        value=50, end=index + 1, vague=True, share=True, majority=True, counts_noun=not of
    )


def _half_of(stream: Stream, index: int) -> Amount | None:
    if stream.low(index - 1) in {"second", "first", "latter", "other", "former", "back"}:
        return None
    at = index + 1 + (stream.low(index + 1) in {"a", "an"})
    scale = SCALES.get(stream.low(at)) or (100 if stream.low(at) == "hundred" else None)
    if scale and stream.low(at) in _HALF_SCALE:
        return Amount(value=scale // 2, end=at + 1, scale=scale)
    if at == index + 2 or stream.hyphen(index + 1):
        return None
    return Amount(value=50, end=index + 1, share=True)


def _with_article(stream: Stream, index: int) -> Amount | None:
    """ "A dozen", "a hundred and four", "a couple of", "a third of"."""
    low, follows = stream.low(index), stream.low(index + 1)
    if low in {"couple", "pair"} and stream.low(index - 1) not in {"the", "a", "this", "that"}:
        return None
    if low not in {"a", "an"}:
        return None
    if follows in {"couple", "pair"}:
        end = index + 2 + (stream.low(index + 2) == "of")
        few = WORDS.get(stream.low(end))
        if few and few.kind is not Kind.SMALL:
            return Amount(value=2 * few.value, end=end + 1, vague=True, scale=few.value)
        return Amount(value=2, end=end, counts_noun=True)
    if follows in {"hundred", "thousand", "million", "billion", "trillion", "dozen"}:
        return read_number(stream, index, ARTICLE_BOOK)
    return None


# "A" is one before hundred, thousand and dozen, and nowhere else.
ARTICLE_BOOK = NumberWords(
    words=WORDS | {"a": Word(Kind.SMALL, 1), "an": Word(Kind.SMALL, 1)},
    joiners=BOOK.joiners,
    half=BOOK.half,
)


def _with_part(stream: Stream, amount: Amount | None) -> Amount | None:
    """The number with what may follow it: "two-thirds", "one in five", "2/3"."""
    if amount is None:
        return None
    at = amount.end + (stream.low(amount.end) in {"-", "‑", "–"})
    part = _PARTS.get(stream.low(at))
    fits = (
        part is not None
        and 0 < amount.value < part
        and (amount.value > 1) == stream.low(at).endswith("s")
    )
    if part and fits and (amount.value > 1 or _is_part(stream, at)):
        return Amount(value=round(100 * amount.value / part, 1), end=at + 1, share=True)
    return _in_every(stream, amount) or _slashed(stream, amount) or amount


def _in_every(stream: Stream, amount: Amount) -> Amount | None:
    """ "One in five", "nine out of ten": a share in percent."""
    at = amount.end
    at += (
        2
        if (stream.low(at), stream.low(at + 1)) == ("out", "of")
        else stream.low(at) in {"in", "of"}
    )
    if at == amount.end or amount.value != int(amount.value):
        return None
    if stream.low(at) in {"every", "each"}:
        at += 1
    whole = read_number(stream, at, BOOK)
    if whole is None or not 0 < amount.value < whole.value <= 1000 or whole.end > at + 2:
        return None
    if stream.low(amount.end) == "of" and not (amount.value == 1 and whole.value == 100):
        return None
    if stream.low(amount.end) == "in" and (amount.value > 10 or stream.low(whole.end) in _TIMES):
        return None
    return Amount(value=round(100 * amount.value / whole.value, 1), end=whole.end, share=True)


_TIMES = listed(
    "day days week weeks month months year years hour hours minutes seconds region regions cities "
    "places districts oblasts january february march april may june july august september october november december"
)


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
