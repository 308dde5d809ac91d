"""Whether years are an age. In: a figure with its neighbourhood. Out: yes or no. Deliberately missing: grades, cohorts."""

from callup.model import Number
from callup.reading.quantity.amounts import Noun
from callup.reading.quantity.tokens import Stream
from callup.reading.quantity.tongue import FigureTongue

YOUNGEST, GROWN, OLDEST, OLDEST_EVER = 14, 18, 75, 110


def is_age(
    stream: Stream,
    tokens: tuple[int, int, int],
    ends: tuple[Number, Number | None],
    noun: Noun,
    tongue: FigureTongue,
    *,
    bounded: bool = True,
) -> bool:
    """Whether a figure, with or without "years", tells how old people are.

    ``tokens`` are where its bound words begin, where it begins itself, and where it ends.
    """
    if noun.unit not in {None, "year", "age"}:
        return False
    low, high = ends
    start, figure, end = tokens
    if noun.unit == "age" or stream.low(start) in tongue.clues.aged:
        return True
    if not 0 < low <= OLDEST_EVER or (high is not None and high > OLDEST_EVER):
        return False
    about = {stream.low(k) for k in range(start, end + 3)}
    if about & tongue.clues.older or any(
        word.startswith(tongue.clues.age) for word in _clause(stream, figure)[:4]
    ):
        return True
    before = _clause(stream, start)
    if any(word.startswith(tongue.clues.not_age) for word in before + _after(stream, end)):
        return False
    if (
        bounded
        and YOUNGEST <= low <= OLDEST
        and any(word in tongue.clues.men for word in before[:2])
    ):
        return True
    return _looks_like_age(stream, tokens, ends, noun, tongue)


def _looks_like_age(
    stream: Stream,
    tokens: tuple[int, int, int],
    ends: tuple[Number, Number | None],
    noun: Noun,
    tongue: FigureTongue,
) -> bool:
    """Whether the size and form alone speak of age: "Ivan, 44, said", «от 18 до 27 лет», «до 50 лет»."""
    low, high = ends
    start, _, end = tokens
    if not YOUNGEST <= low <= OLDEST:
        return False
    if noun.unit is None:
        return stream.low(start - 1) == "," == stream.low(end) and stream.capital(start - 2)
    if stream.low(start) in tongue.clues.age_from and low >= GROWN:
        return True
    return high is not None and low >= 16 and high - low >= 5


def _clause(stream: Stream, start: int) -> list[str]:
    """The words before a figure, nearest first, back to a stop."""
    words = []
    for at in range(start - 1, max(-1, start - 9), -1):
        token = stream.at(at)
        if token.kind in {"break", "figure"} or token.low in {".", ";", ","}:
            break
        if token.kind == "word":
            words.append(token.low)
    return words


def _after(stream: Stream, end: int) -> list[str]:
    return [stream.low(k) for k in range(end, end + 4) if stream.low(k)]
