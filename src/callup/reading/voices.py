"""Who speaks, and who carried it. In: a claim's links in its window. Out: a Speaker, its carriers, how sure.

The links say where the source stands, the head of kinds what it is, rules what its words amount to: a full name, a known
actor, a pronoun's owner. No head tells what a carrier is: it is taken for an outlet unless its words say otherwise.
Deliberately missing: sources outside the window.
"""

import msgspec

from callup.model import AUTHOR, Span, Speaker, SpeakerKind
from callup.reading.encoder import Floats
from callup.reading.labels import KINDS
from callup.reading.page import Page
from callup.reading.speaking import Sources

# Below this nothing in the window is taken for the source, and the text speaks for itself.
LEAST_LINK = 0.3
LEAST_CARRIER = 0.5
PRIVATE = 0.5


class Voice(msgspec.Struct, frozen=True):
    """Who speaks, who carried it, and how likely each is right."""

    speaker: Speaker
    via: tuple[Speaker, ...]
    score: float
    via_score: float


def voice(
    page: Page, sources: Sources, answers: dict[str, Floats], links: dict[str, Floats], home: Span
) -> Voice:
    """The voice of a claim; ``home`` is its sentence."""
    kinds = answers["kind"]
    kind = SpeakerKind(KINDS[int(kinds.argmax())])
    at = _source(page, links["speaker"]) if kind is not SpeakerKind.AUTHOR else None
    if at is None:
        speaker, score = AUTHOR, float(kinds[KINDS.index("author")])
    else:
        pieces, sure = at
        private = float(answers["private"][0]) > PRIVATE
        speaker = sources.speaker(page.text, page.chars(pieces), home, kind, private=private)
        score = float(kinds.max()) * sure
    carriers = [(s, p) for s, p in page.runs(links["via"]) if p > LEAST_CARRIER]
    via = tuple(
        sources.speaker(
            page.text, page.chars(_widened(page, span)), home, SpeakerKind.OUTLET, private=False
        )
        for span, _ in carriers
    )
    via = tuple(one for one in via if one.name and one.name != speaker.name)
    none = 1 - float(links["via"].max(initial=0.0))
    return Voice(speaker, via, score, min((p for _, p in carriers), default=none))


def _source(page: Page, row: Floats) -> tuple[Span, float] | None:
    """The pieces that name the speaker and how likely they do."""
    best = float(row.max(initial=0.0))
    if best < LEAST_LINK:
        return None
    at = int(row.argmax())
    span = next((span for span, _ in page.runs(row) if span.start <= at < span.end), None)
    return (_widened(page, span or Span(at, at + 1)), best)


def _widened(page: Page, span: Span) -> Span:
    """The whole phrase that names a source, where one was seen about the linked pieces; else their whole words."""
    phrase = next((s for s in page.sources if s.overlap(span)), None)
    if phrase is not None:
        return Span(min(span.start, phrase.start), max(span.end, phrase.end))
    return page.whole(span)
