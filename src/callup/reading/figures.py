"""The figures of a claim. In: its words, its links, the figures that rules found. Out: each figure that is the claim's.

Deliberately missing: what a figure counts; a head says that (``claims``). Ages, shares of something else, house numbers
and rates beside the point are figures of no claim because nothing links them to one.
"""

from callup.model import Quantity, Span
from callup.reading.candidates import Candidates
from callup.reading.encoder import Floats
from callup.reading.page import Page

# A figure among a claim's own words needs less of a link than one that stands elsewhere in its sentence.
WITHIN, BESIDE = 0.4, 0.6


def figures(
    page: Page, links: dict[str, Floats], found: Candidates, words: Span, home: Span
) -> list[tuple[Quantity, float]]:
    """A claim's figures with how likely each is its own, in the order of the text."""
    asked = [(q, page.mean(links["quantity"], q.span)) for q in found.figures]
    within = [(q, sure) for q, sure in asked if q.span.overlap(words) and sure > WITHIN]
    if within:
        return within
    beside = [(q, sure) for q, sure in asked if home.covers(q.span) and sure > BESIDE]
    return sorted(beside, key=lambda item: -item[1])[:1]


def none_sure(page: Page, links: dict[str, Floats], found: Candidates, home: Span) -> float:
    """How likely a claim has no figure."""
    return 1 - max(
        (page.mean(links["quantity"], q.span) for q in found.figures if home.covers(q.span)),
        default=0.0,
    )
