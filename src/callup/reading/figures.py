"""The figures of a claim. In: its words, its links, the figures that rules found. Out: each figure that is the claim's.

Deliberately missing: what a figure counts; a head says that (``claims``). Ages, shares of something else, house numbers
and rates beside the point are figures of no claim because nothing links them to one.
"""

from callup.model import Quantity, Span
from callup.reading.candidates import Candidates
from callup.reading.encoder import Floats
from callup.reading.page import EncodedPage

# A figure among a claim's own words needs less of a link than one that stands elsewhere in its sentence. On houses left out
# of training nine in ten figures of a sentence that are linked this weakly are the claim's.
WITHIN, BESIDE = 0.25, 0.4


def figures(
    page: EncodedPage, links: dict[str, Floats], found: Candidates, words: Span, home: Span
) -> list[tuple[Quantity | None, float]]:
    """A claim's figures with how likely each is its own, in the order of the text; else None and how likely it has none."""
    asked = [(q, page.mean(links["quantity"], q.span)) for q in found.figures]
    at_home = [(q, sure) for q, sure in asked if home.covers(q.span)]
    within = [(q, sure) for q, sure in asked if q.span.overlap(words) and sure > WITHIN]
    if within:
        return [*within]
    best = max(at_home, key=lambda item: item[1], default=None)
    if best is None or best[1] <= BESIDE:
        return [(None, 1 - (best[1] if best else 0.0))]
    return [best]
