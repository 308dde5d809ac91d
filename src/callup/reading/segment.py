"""Sentences. In: a text and a span of it. Out: spans, in order, trimmed of white space.

Deliberately missing: paragraphs, which ``view`` finds, and clauses.
"""

import re
from collections.abc import Iterator

from razdel import sentenize

from callup.model import Span
from callup.reading.view import paragraphs

SENTENCE_END = re.compile(
    r"(?:[.!?…]+[\"”»’')\]]*|[.!?…]+)(?=\s+[\"“„«‘'(\[]*[A-ZА-ЯЁІЇЄҐ0-9—–-])|[.!?…][\"”»’]+(?=[A-ZА-ЯЁ])"
)
ABBREVIATION = re.compile(
    r"(?<!\w)(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Gov|Sen|Rep|Pres|St|Sts|Jr|Sr|vs|etc|"
    r"No|Nos|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|approx|Inc|Ltd|Co|Corp|cf|e\.g|i\.e|a\.m|p\.m|"
    r"(?:[A-Z]\.)+[A-Z])\.$"
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
    cuts = (
        _russian_cuts(text, paragraph)
        if language in {"ru", "uk"}
        else _english_cuts(text, paragraph)
    )
    spans: list[Span] = []
    start = paragraph.start
    for cut in cuts:
        _append_trimmed(spans, text, start, cut)
        start = cut
    _append_trimmed(spans, text, start, paragraph.end)
    return spans


def _english_cuts(text: str, paragraph: Span) -> Iterator[int]:
    for end in SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        stop = end.end()
        is_full_stop = text[end.start()] == "." and stop - end.start() == 1
        if is_full_stop and ABBREVIATION.search(text, max(paragraph.start, stop - TAIL), stop):
            continue
        yield stop


def _russian_cuts(text: str, paragraph: Span) -> Iterator[int]:
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
