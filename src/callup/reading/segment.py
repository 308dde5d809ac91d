"""Sentences. In: a text and a span of it. Out: spans, in order, trimmed of white space.

Deliberately missing: paragraphs, which ``view`` finds, and clauses.
"""

import re
from collections.abc import Iterator
from functools import cache

from razdel import sentenize

from callup.language.load import LanguageHead, serving
from callup.model import Span
from callup.reading.view import paragraphs

SENTENCE_END = re.compile(
    r"(?:[.!?…]+[\"”»’')\]]*|[.!?…]+)(?=\s+[\"“„«‘'(\[]*[A-ZА-ЯЁІЇЄҐ0-9—–-])|[.!?…][\"”»’]+(?=[A-ZА-ЯЁ])"
)
TAIL = 24


def sentences_in(text: str, body: Span, language: str) -> list[Span]:
    """All the sentences of a stretch of text, paragraph by paragraph."""
    return [
        sentence
        for paragraph in paragraphs(text, body)
        for sentence in sentences(text, paragraph, language)
    ]


def sentences(text: str, paragraph: Span, language: str) -> list[Span]:
    """Cut one paragraph into sentences."""
    told = serving(language).head
    cuts = (
        _by_tool(text, paragraph)
        if told.sentences == "razdel"
        else _by_stops(text, paragraph, told)
    )
    spans: list[Span] = []
    start = paragraph.start
    for cut in cuts:
        _append_trimmed(spans, text, start, cut)
        start = cut
    _append_trimmed(spans, text, start, paragraph.end)
    return spans


@cache
def _abbreviation(words: tuple[str, ...]) -> re.Pattern[str]:
    """A word that ends in a stop without ending its sentence."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(words) or '(?!)'})\.$")


def _by_stops(text: str, paragraph: Span, told: LanguageHead) -> Iterator[int]:
    shortened = _abbreviation(told.abbreviations)
    for end in SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        stop = end.end()
        is_full_stop = text[end.start()] == "." and stop - end.start() == 1
        if is_full_stop and shortened.search(text, max(paragraph.start, stop - TAIL), stop):
            continue
        yield stop


def _by_tool(text: str, paragraph: Span) -> Iterator[int]:
    piece = text[paragraph.start : paragraph.end]
    for sentence in sentenize(piece):
        yield paragraph.start + sentence.stop


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without the white space at its ends, or None when nothing else is in it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _append_trimmed(spans: list[Span], text: str, start: int, end: int) -> None:
    span = trimmed(text, start, end)
    if span is not None:
        spans.append(span)
