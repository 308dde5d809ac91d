"""Times of a language told in another word by word, so that one set of rules reads both. In: a stretch. Out: it, with places.

Deliberately missing: words that have nothing to do with time; they stay as they are.
"""

import re
from collections.abc import Iterator
from functools import cache

from callup.language import language
from callup.language.times import Retelling
from callup.model import Span


@cache
def retelling(code: str) -> Retelling | None:
    """How a language's times are told in another; None where it has rules of its own, or none at all."""
    known = language(code)
    return known.retold if known else None


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words, those of several before those of one; the group's number tells which."""
    longest_first = sorted(enumerate(words), key=lambda item: -item[1].count(" "))
    parts = (rf"(?P<w{number}>(?<!\w)(?:{said})(?!\w))" for number, said in longest_first)
    return re.compile("|".join(parts), re.IGNORECASE)


def _parts(piece: str, told: Retelling) -> Iterator[tuple[str, Span, bool]]:
    """The stretches of a piece as they read in the other language, and whether they were retold."""
    meant, at = tuple(told.words.values()), 0
    for match in _pattern(tuple(told.words)).finditer(piece):
        yield piece[at : match.start()], Span(at, match.start()), False
        yield meant[int((match.lastgroup or "w")[1:])], Span(match.start(), match.end()), True
        at = match.end()
    yield piece[at:], Span(at, len(piece)), False


class Retold:
    """A stretch with its words for times in another language.

    >>> Retold("до кінця вересня", Span(0, 16), retelling("uk")).text
    'до конца сентябре'
    """

    def __init__(self, text: str, span: Span, told: Retelling) -> None:
        self.text = ""
        self._from: list[int] = []
        self._to: list[int] = []
        for words, place, retold in _parts(text[span.start : span.end], told):
            start, end = span.start + place.start, span.start + place.end
            if words in told.alone and not told.part.search(self.text):
                words = told.alone[words]
            self.text += words
            self._from += [start] * len(words) if retold else range(start, end)
            self._to += [end] * len(words) if retold else range(start + 1, end + 1)

    def back(self, place: Span) -> Span:
        """Where a stretch of the retold words stands in the text they were made of."""
        return Span(self._from[place.start], self._to[place.end - 1])
