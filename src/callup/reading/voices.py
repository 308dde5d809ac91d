"""Who speaks, and who carried it. In: a claim's links in its window. Out: a Speaker, its carriers, how sure.

The links say where the source stands, the head of kinds what it is, rules what its words amount to: a full name, a known
actor, a pronoun's owner. No head tells what a carrier is: it is taken for an outlet unless its words say otherwise.
Deliberately missing: sources outside the window.
"""

import math

import msgspec

from callup.model import AUTHOR, Span, Speaker, SpeakerKind
from callup.reading.encoder import Floats
from callup.reading.labels import KINDS
from callup.reading.odds import chance, logit
from callup.reading.page import Page
from callup.reading.speaking import Sources

WORD, LINK, BIAS = 1.0, 0.5, 0.0
OTHER = 0.5
SEEN = math.log(2)
# How much sooner a source in the claim's own sentence is believed: three times the odds.
HOME = math.log(3)
LEAST_CARRIER = 0.3
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
    at = _source(page, links["speaker"], home)
    other = (
        chance(
            WORD * logit(1 - float(kinds[KINDS.index(SpeakerKind.AUTHOR)]))
            + LINK * logit(at[1])
            + BIAS
        )
        if at
        else 0.0
    )
    if at is None or other < OTHER:
        speaker, score = AUTHOR, 1 - other
    else:
        private = float(answers["private"][0]) > PRIVATE
        speaker = sources.speaker(page.text, page.chars(at[0]), home, _kind(kinds), private=private)
        score = other
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


def _kind(kinds: Floats) -> SpeakerKind:
    """The likeliest kind of a source that is not the text itself."""
    others = [kind for kind in KINDS if kind != SpeakerKind.AUTHOR]
    return SpeakerKind(max(others, key=lambda kind: float(kinds[KINDS.index(kind)])))


def _source(page: Page, row: Floats, home: Span) -> tuple[Span, float] | None:
    """The pieces that name the speaker and how likely they do; a source of the claim's own sentence comes sooner."""
    offers = [(_widened(page, span), sure) for span, sure in page.runs(row)]
    offers += [(span, float(row[span.start : span.end].max())) for span in page.sources]
    weighed = [
        (chance(logit(sure) + HOME * home.covers(page.chars(span))), span) for span, sure in offers
    ]
    best = max(weighed, key=lambda offer: offer[0], default=None)
    return (best[1], best[0]) if best is not None else None


def _widened(page: Page, span: Span) -> Span:
    """The whole phrase that names a source, where one was seen about the linked pieces; else their whole words."""
    phrase = next((s for s in page.sources if s.overlap(span)), None)
    if phrase is not None:
        return Span(min(span.start, phrase.start), max(span.end, phrase.end))
    return page.whole(span)
