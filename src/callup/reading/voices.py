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
from callup.reading.page import EncodedPage
from callup.reading.speaking import Sources

# How likely somebody else than the text speaks: what the head of kinds says, the link of the likeliest source, whether that
# source stands in the claim's sentence, weighed as fitted (logistic regression) on 1,143 claims of houses left out of training.
KIND, LINK, AT_HOME, REST = 1.4, 0.6, 2.8, -2.4
# How much sooner a source in the claim's own sentence is believed: nine times the odds.
HOME = math.log(9)
LEAST_CARRIER = 0.3
PRIVATE = OTHER = 0.5


class Offer(msgspec.Struct, frozen=True):
    """A source that may speak for a claim: its pieces, how likely it is linked, what stands beside it."""

    pieces: Span
    sure: float
    home: bool

    @property
    def rank(self) -> float:
        """What the likeliest of several is told by."""
        return logit(self.sure) + HOME * self.home


class Voice(msgspec.Struct, frozen=True):
    """Who speaks, who carried it, and how likely each is right."""

    speaker: Speaker
    via: tuple[Speaker, ...]
    score: float
    via_score: float


def voice(
    page: EncodedPage,
    sources: Sources,
    answers: dict[str, Floats],
    links: dict[str, Floats],
    home: Span,
) -> Voice:
    """The voice of a claim; ``home`` is its sentence."""
    kinds = answers["kind"]
    offer = _offer(page, links["speaker"], home)
    other = _other(float(kinds[KINDS.index(SpeakerKind.AUTHOR)]), offer) if offer else 0.0
    if offer is None or other < OTHER:
        speaker, score = AUTHOR, 1 - other
    else:
        private = float(answers["private"][0]) > PRIVATE
        named = page.chars(offer.pieces)
        speaker = sources.speaker(page.text, named, home, _kind(kinds), private=private)
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


def _other(own: float, offer: Offer) -> float:
    """How likely somebody else than the text itself speaks."""
    said = KIND * logit(1 - own) + LINK * logit(offer.sure)
    return chance(said + AT_HOME * offer.home + REST)


def _offer(page: EncodedPage, row: Floats, home: Span) -> Offer | None:
    """The likeliest source: among linked pieces, and among all that name a source for whatever."""
    linked = [(_widened(page, span), sure) for span, sure in page.runs(row)]
    linked += [(page.whole(span), float(row[span.start : span.end].max())) for span in page.sources]
    offers = [Offer(span, sure, home.covers(page.chars(span))) for span, sure in linked]
    return max(offers, key=lambda offer: offer.rank, default=None)


def _widened(page: EncodedPage, span: Span) -> Span:
    """The whole phrase that names a source, where one was seen about the linked pieces; else their whole words."""
    phrase = next((s for s in page.sources if s.overlap(span)), None)
    if phrase is not None:
        return page.whole(Span(min(span.start, phrase.start), max(span.end, phrase.end)))
    return page.whole(span)
