"""Statements: the pieces of a sentence that one source vouches for. In: sentences and attributions. Out: statements.

A sentence is parted into what each source says and what the text says in its own voice; both are cut into clauses.
Deliberately missing: what a statement is about; ``claims`` weighs that.
"""

from collections.abc import Callable, Sequence

import msgspec

from callup.model import Span
from callup.reading.attribution import Attribution
from callup.reading.segment import trimmed

LEAST_OWN_WORDS = 3
Credit = tuple[Span, tuple[Span, ...]]
Cut = Callable[[str, Span], list[Span]]


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One clause, its sentence and paragraph, and who says it (None: the text itself)."""

    span: Span
    sentence: Span
    paragraph: Span
    said: Attribution | None


def statements(
    text: str,
    paragraph: Span,
    sentences: Sequence[Span],
    said: Sequence[Attribution],
    cut: Cut,
) -> list[Statement]:
    """Part one paragraph into statements, in the order of the text."""
    found: list[Statement] = []
    for sentence in sentences:
        taken = _contents(sentence, said)
        for span, attribution in taken:
            found += [
                Statement(span=clause, sentence=sentence, paragraph=paragraph, said=attribution)
                for clause in cut(text, span)
            ]
        heads = [item.head for item in said if item.head is not None and item.contents]
        heads += [span for item in said for span in item.via]
        found += [
            Statement(span=clause, sentence=sentence, paragraph=paragraph, said=None)
            for rest in _own_words(text, sentence, [span for span, _ in taken], heads)
            for clause in cut(text, rest)
        ]
    return sorted(found, key=lambda item: (item.span.start, item.span.end))


def credited(
    text: str, paragraph: Span, credit: Credit, said: Sequence[Attribution]
) -> list[Attribution]:
    """What a paragraph says in its own voice, given to a source that the next paragraph names for it."""
    taken = [span for item in said for span in (item.head, *item.contents) if span is not None]
    return [
        Attribution(
            source=credit[0],
            cue=None,
            via=credit[1],
            contents=(part,),
            found_by="rule: credited in the next paragraph",
            score=0.7,
        )
        for part in _minus(paragraph, taken)
        if len(text[part.start : part.end].split()) >= LEAST_OWN_WORDS
    ]


def _contents(sentence: Span, said: Sequence[Attribution]) -> list[tuple[Span, Attribution]]:
    """The parts of a sentence that somebody says; where two overlap the inner one keeps its words."""
    parts = [
        (Span(max(c.start, sentence.start), min(c.end, sentence.end)), item)
        for item in said
        for c in item.contents
        if c.overlap(sentence)
    ]
    parts.sort(key=lambda part: (len(part[0]), part[0].start))
    kept: list[tuple[Span, Attribution]] = []
    for span, item in parts:
        for free in _minus(span, [other for other, _ in kept]):
            kept.append((free, item))
    return sorted(kept, key=lambda part: part[0].start)


def _own_words(
    text: str, sentence: Span, contents: Sequence[Span], heads: Sequence[Span]
) -> list[Span]:
    """What is left of a sentence for the text's own voice."""
    taken = [span for span in (*contents, *heads) if span.overlap(sentence)]
    rests = [trimmed(text, span.start, span.end) for span in _minus(sentence, taken)]
    return [
        rest
        for rest in rests
        if rest is not None and len(text[rest.start : rest.end].split()) >= LEAST_OWN_WORDS
    ]


def _minus(span: Span, taken: Sequence[Span]) -> list[Span]:
    """The parts of a span outside all the taken ones."""
    free = [span]
    for other in sorted(taken):
        free = [
            piece
            for part in free
            for piece in (
                Span(part.start, max(part.start, min(part.end, other.start))),
                Span(min(part.end, max(part.start, other.end)), part.end),
            )
            if len(piece)
        ]
    return free
