"""One number or rank out of a whole text: "three hundred and four", «двадцать первый».

In: a text that is nothing but a number. Out: its value, or None. Wider than the reading of running text: signs, Indian
scales, "one twenty two", «1 точка 1». Deliberately missing: anything around the number.
"""

import re

import msgspec

from callup.language.en import numerals as english
from callup.language.numerals import Kind, NumberWord, NumberWords
from callup.language.ru import numerals as russian
from callup.model import Number
from callup.reading.quantity.amounts import Amount, read_number
from callup.reading.quantity.articled import ordinals as articled
from callup.reading.quantity.inflected import ordinals as inflected
from callup.reading.quantity.tokens import Stream, tidy, tokenise
from callup.reading.quantity.tongue import tongue_of

_INDIAN = {"lakh": 10**5, "lakhs": 10**5, "lkh": 10**5, "lkhs": 10**5, "lac": 10**5, "l": 10**5, "crore": 10**7, "crores": 10**7, "cr": 10**7,
           "koti": 10**7, "krore": 10**7, "krores": 10**7, "kr": 10**7}  # fmt: skip
_LETTERS = {
    "k": 10**3,
    "m": 10**6,
    "g": 10**9,
    "K": 10**3,
    "M": 10**6,
    "G": 10**9,
    "b": 10**9,
    "к": 10**3,
    "м": 10**6,
    "г": 10**9,
}
_EN = msgspec.structs.replace(
    english.BOOK,
    words=english.NUMERALS.articled.words
    | {word: NumberWord(Kind.SMALL, 0) for word in ("naught", "nought", "nil")}
    | {"single": NumberWord(Kind.SMALL, 1), "pair": NumberWord(Kind.SMALL, 2), "couple": NumberWord(Kind.SMALL, 2), "few": NumberWord(Kind.SMALL, 3), "several": NumberWord(Kind.SMALL, 3)}
    | {word: NumberWord(Kind.SCALE, size) for word, size in _INDIAN.items()},
    glued=_LETTERS,
)  # fmt: skip
_RU = msgspec.structs.replace(
    russian.GENITIVE_BOOK,
    words=russian.WORDS
    | {form: NumberWord(Kind.SMALL, size) for form, size in russian.WHOLES.items()}
    | {"нисколько": NumberWord(Kind.SMALL, 0), "семью": NumberWord(Kind.SMALL, 7), "пара": NumberWord(Kind.SMALL, 2), "несколько": NumberWord(Kind.SMALL, 3)},
    glued=_LETTERS,
)  # fmt: skip
_POINTS = frozenset({"point", "точка", "запятая", "целых"})
_MINUS = re.compile(r"(?:[-−–]|minus|negative|минус)\s*", re.IGNORECASE)
LONGEST = 400
CYRILLIC = {"ru", "uk"}


def parse_number(text: str, language: str) -> Number | None:
    """The number that a text is, or None.

    >>> parse_number("three thousand and twelve", "en"), parse_number("пятисот сорока", "ru")
    (3012, 540)
    """
    text = text.strip()[:LONGEST]
    minus = _MINUS.match(text)
    if minus and minus.end() < len(text):
        value = parse_number(text[minus.end() :], language)
        return -value if value is not None and not _MINUS.match(text[minus.end() :]) else None
    stream = Stream(text, tokenise(text, tongue_of(language).fold))
    return _whole(stream, _RU if language in CYRILLIC else _EN, language)


def parse_ordinal(text: str, language: str) -> int | None:
    """The rank that a text is, or None.

    >>> parse_ordinal("forty-second", "en"), parse_ordinal("двадцать первой", "ru"), parse_ordinal("3-го", "ru")
    (42, 21, 3)
    """
    text = text.strip()[:LONGEST]
    stream = Stream(text, tokenise(text, tongue_of(language).fold))
    if language in CYRILLIC:
        found = inflected.rank(stream, 0, russian.ORDINALS, russian.NUMERALS)
    else:
        found = articled.rank(stream, 0, english.ORDINALS, english.NUMERALS)
    return found[0] if found and found[1] == len(stream) else None


def _whole(stream: Stream, book: NumberWords, language: str) -> Number | None:
    skip = int(
        stream.low(0) in {"a", "an"} and stream.low(1) in {"pair", "couple", "few", "single"}
    )
    found = (
        _pointed(stream, book)
        or _divided(stream)
        or _spoken(stream, book)
        or read_number(stream, skip, book)
    )
    if found is None:
        found = tongue_of(language).amount(stream, skip)
    if found is None or found.share:
        return None
    end = found.end + (stream.low(found.end) == "of")
    if end < len(stream) and _same_again(stream, end, found, book):
        return found.value
    return tidy(found.value) if end == len(stream) else None


def _pointed(stream: Stream, book: NumberWords) -> Amount | None:
    """ "Two point two million", "point 77": digits after the point are read in order."""
    before = read_number(stream, 0, book)
    at = before.end if before else 0
    if stream.low(at) not in _POINTS:
        return None
    after = read_number(
        stream,
        at + 1,
        msgspec.structs.replace(
            book, words={k: w for k, w in book.words.items() if w.kind is not Kind.SCALE}
        ),
    )
    if after is None or after.value != int(after.value):
        return None
    value = float(f"{int(before.value) if before else 0}.{int(after.value)}")
    scale = book.words.get(stream.low(after.end))
    if scale is not None and scale.kind is Kind.SCALE:
        return Amount(value=tidy(value * scale.value), end=after.end + 1)
    return Amount(value=value, end=after.end)


def _divided(stream: Stream) -> Amount | None:
    above, below = stream.at(0).number, stream.at(2).number
    if len(stream) != 3 or stream.low(1) != "/" or above is None or not below:
        return None
    return Amount(value=above / below, end=3)


def _spoken(stream: Stream, book: NumberWords) -> Amount | None:
    """ "One twenty two": a hundred left unsaid."""
    first, second = book.words.get(stream.low(0)), book.words.get(stream.low(1))
    if first is None or second is None or {stream.low(0), stream.low(1)} & {"a", "an"}:
        return None
    if first.kind is not Kind.SMALL or second.kind is not Kind.SMALL or not 1 <= first.value <= 9:
        return None
    rest = read_number(stream, 1, book)
    if rest is None or not 10 <= rest.value <= 99 or rest.end != len(stream):
        return None
    return Amount(value=first.value * 100 + rest.value, end=rest.end)


def _same_again(stream: Stream, at: int, found: Amount, book: NumberWords) -> bool:
    """ "Forty-five (45)": the number told twice."""
    if stream.low(at) != "(" or stream.low(len(stream) - 1) != ")":
        return False
    again = read_number(stream, at + 1, book)
    return again is not None and again.value == found.value and again.end == len(stream) - 1
