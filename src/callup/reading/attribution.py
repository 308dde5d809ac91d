"""Who says: ties sources, cues and contents together. In: tagged spans of a paragraph. Out: attributions.

The tagger marks flat spans; this module links each cue to its source and contents by nearness inside the sentence,
lends a free-standing quotation the speaker of the sentence before, and leaves naming to ``speaker``. Deliberately
missing: nested attribution inside a content; the language's own rules find it there.
"""

import re
from collections.abc import Sequence

import msgspec

from callup.model import Span, Stance

QUOTES = frozenset('"“”„«‘')
SENTENCE_PENALTY = 150
LEANING = 100
# A content that opens so hangs on a cue before it.
OBJECT = re.compile(r"(?:that|to|whether|if|how|why)\b", re.IGNORECASE)


class Tagged(msgspec.Struct, frozen=True):
    """A stretch that plays a role in an attribution: ``source``, ``cue`` or ``content``."""

    role: str
    span: Span
    score: float = 1.0


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """One act of saying, as spans. ``via`` are the spans of carriers named in the sentence, outermost first."""

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    via: tuple[Span, ...] = ()
    stance: Stance | None = None
    found_by: str = "tagger"
    score: float = 1.0

    @property
    def head(self) -> Span | None:
        """From the first to the last character of source and cue, or None when neither is known."""
        known = [span for span in (self.source, self.cue) if span is not None]
        if not known:
            return None
        return Span(min(s.start for s in known), max(s.end for s in known))


def gap(one: Span, other: Span) -> int:
    """Characters between two spans; 0 when they touch or overlap."""
    return max(0, one.start - other.end, other.start - one.end)


def link(text: str, tagged: Sequence[Tagged], sentences: Sequence[Span]) -> list[Attribution]:
    """Join the tagged spans of one paragraph into attributions, in the order of their cues.

    Only a quotation looks for its cue beyond its own sentence.
    """
    sources = [item for item in tagged if item.role == "source"]
    cues = [item for item in tagged if item.role == "cue"]
    contents = [item for item in tagged if item.role == "content"]
    said: dict[int, list[Tagged]] = {number: [] for number in range(len(cues))}
    orphans: list[Tagged] = []
    for content in contents:
        quoted = text[content.span.start] in QUOTES
        leans = OBJECT.match(text, content.span.start) is not None
        number = _nearest_cue(content.span, cues, sentences, far=quoted, leans=leans)
        (orphans if number is None else said[number]).append(content)
    linked = [
        _attribution(cue, sources, said[number], cues, sentences) for number, cue in enumerate(cues)
    ]
    linked += _uncued(orphans, sources, sentences)
    return sorted(linked, key=_position)


def _position(item: Attribution) -> int:
    spans = [span for span in (item.head, *item.contents) if span is not None]
    return min(span.start for span in spans)


def _sentence_of(span: Span, sentences: Sequence[Span]) -> int:
    for number, sentence in enumerate(sentences):
        if span.start < sentence.end:
            return number
    return len(sentences) - 1


def _distance(one: Span, other: Span, sentences: Sequence[Span]) -> int:
    crossed = abs(_sentence_of(one, sentences) - _sentence_of(other, sentences))
    return gap(one, other) + SENTENCE_PENALTY * crossed


def _nearest_cue(
    content: Span, cues: Sequence[Tagged], sentences: Sequence[Span], *, far: bool, leans: bool
) -> int | None:
    home = _sentence_of(content, sentences)
    ranked = sorted(
        (
            _distance(content, cue.span, sentences)
            + LEANING * (leans and cue.span.start > content.start),
            number,
        )
        for number, cue in enumerate(cues)
        if (not content.covers(cue.span) or len(cues) == 1)
        and (far or _sentence_of(cue.span, sentences) == home)
    )
    if not ranked or ranked[0][0] > 2 * SENTENCE_PENALTY:
        return None
    return ranked[0][1]


def _attribution(
    cue: Tagged,
    sources: Sequence[Tagged],
    contents: Sequence[Tagged],
    cues: Sequence[Tagged],
    sentences: Sequence[Span],
) -> Attribution:
    source = _source_of(cue.span, sources, cues, sentences)
    scores = [cue.score, *(item.score for item in contents)]
    return Attribution(
        source=source,
        cue=cue.span,
        contents=tuple(item.span for item in contents),
        score=min(scores),
    )


def _source_of(
    cue: Span, sources: Sequence[Tagged], cues: Sequence[Tagged], sentences: Sequence[Span]
) -> Span | None:
    """The nearest source of the sentence with no other cue between; a source before the cue is preferred."""
    home = _sentence_of(cue, sentences)
    ranked: list[tuple[int, Span]] = []
    for item in sources:
        if _sentence_of(item.span, sentences) != home:
            continue
        low, high = min(item.span.end, cue.end), max(item.span.start, cue.start)
        between = [c for c in cues if c.span != cue and low <= c.span.start and c.span.end <= high]
        after = item.span.start >= cue.end
        ranked.append((gap(item.span, cue) + 40 * after + 60 * len(between), item.span))
    return min(ranked)[1] if ranked else None


def _uncued(
    orphans: Sequence[Tagged], sources: Sequence[Tagged], sentences: Sequence[Span]
) -> list[Attribution]:
    """Contents without a cue: a source beside them speaks, else the reader finds who spoke before."""
    found = []
    for item in orphans:
        home = _sentence_of(item.span, sentences)
        near = [s.span for s in sources if _sentence_of(s.span, sentences) == home]
        source = min(near, key=lambda span: gap(span, item.span)) if near else None
        found.append(
            Attribution(source=source, cue=None, contents=(item.span,), score=0.8 * item.score)
        )
    return found
