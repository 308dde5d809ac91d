"""Where and when a claim holds. In: its links and the places and times that rules found. Out: places, a period.

Deliberately missing: a place lent to a whole text. A claim has the places it is linked to, or none; its own
sentence's are believed sooner.
"""

from callup.model import Period, PeriodKind, Place, Span
from callup.reading.candidates import Candidates
from callup.reading.encoder import Floats
from callup.reading.labels import TIMES
from callup.reading.page import EncodedPage
from callup.reading.period import to_period

LINKED = 0.5
# A time needs less: the sentence that names one seldom names it for nothing. At this much two in three of the times that
# a stricter measure lost are found, and one claim in forty gets a time that is not its own.
TIMED = 0.2


def places(
    page: EncodedPage, links: dict[str, Floats], found: Candidates, home: Span
) -> tuple[tuple[Place, ...], float]:
    """The places a claim is linked to, each code once, and how likely the least sure of them is."""
    kept: dict[str, tuple[Place, float]] = {}
    most = 0.0
    for where in found.places:
        kind = "region" if "-" in where.code else "country"
        sure = page.link(kind, links["place"], where.span, home)
        most = max(most, sure)
        if sure > LINKED and sure > kept.get(where.code, (None, 0.0))[1]:
            kept[where.code] = (where.mention.place, sure)
    if not kept:
        return (), 1 - most
    # A country named beside its own region only says where that lies.
    named = {code[:2] for code in kept if "-" in code}
    own = [one for code, one in kept.items() if code not in named]
    return tuple(place for place, _ in own), min(sure for _, sure in own)


def period(
    page: EncodedPage, links: dict[str, Floats], found: Candidates, home: Span
) -> tuple[Period | None, float]:
    """The time a claim is linked to, by what it means for it: the likeliest of all."""
    asked = [
        (page.link(kind, links[kind], time.span, home), kind, time)
        for time in found.times
        if time.relation != "for"
        for kind in TIMES
    ]
    best = max(asked, key=lambda item: item[0], default=None)
    if best is None or best[0] <= TIMED:
        return None, 1 - (best[0] if best else 0.0)
    sure, kind, time = best
    return to_period(time, PeriodKind(kind)), sure
