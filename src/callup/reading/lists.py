"""Lists of regions behind a colon. In: the claims of a document. Out: the same, with the regions listed right behind them.

"Astra counts 33 regions: Adygea, Altai Krai, …" is one statement: its speaker vouches for every region of the list, be it
on the same line or in lines of its own. Deliberately missing: lists that no colon leads to, and lists of fewer than three.
"""

import re
from collections.abc import Callable, Sequence

import msgspec

from callup.model import Claim, Document, Place, Span

LEAST = 3
LEAD = 120
"""Characters between the words of a claim and the colon of its list."""
LONGEST = 6_000
OPENING = 40
COLON = re.compile(r"[^:]*?:\s")
SENTENCE_END = re.compile(r"[.!?…]\s+\S")
BETWEEN = re.compile(
    r"(?:[\s,;/()«»\"'.*•·–—-]|\d{1,2}[.)]|(?:and|the|as well as|также|и|а|та|region|regions|oblast|область|области)\b)*",
    re.IGNORECASE,
)
JOINT = re.compile(r"[,;\n]")
WORD = re.compile(r"[^\W\d_]+")
MOST_WORDS = 2
FindPlaces = Callable[[str, Span], Sequence[Place]]


def with_lists(document: Document, claims: Sequence[Claim], find: FindPlaces) -> list[Claim]:
    """The claims of a document, those that a list follows with its regions; ``find`` gives the places of a stretch."""
    text, end = document.text, document.body.end
    holders: dict[int, int] = {}
    for number, claim in enumerate(claims):
        if claim.core and claim.signal and (colon := _colon(text, claim, end)) is not None:
            before = holders.get(colon)
            if before is None or _closer(claim, claims[before]):
                holders[colon] = number
    made = list(claims)
    for colon, number in holders.items():
        listed = _listed(text, Span(colon, min(end, colon + LONGEST)), find)
        if len(listed) >= LEAST:
            made[number] = _with_places(made[number], listed)
    return made


def _colon(text: str, claim: Claim, end: int) -> int | None:
    """Where the list of a claim begins: behind the first colon after its words, at most one sentence on."""
    start = claim.evidence.end
    if text[start - 1 : start] == ":":
        return start
    found = COLON.match(text, start, min(end, start + LEAD))
    if found is None or len(SENTENCE_END.findall(found.group())) > 1:
        return None
    return found.end()


def _closer(one: Claim, other: Claim) -> bool:
    """Whether a claim has more right to the list that follows: it counts regions, or it stands nearer."""
    counts = [c.quantity is not None and c.quantity.unit == "region" for c in (one, other)]
    return (counts[0], one.evidence.end) > (counts[1], other.evidence.end)


def _listed(text: str, span: Span, find: FindPlaces) -> list[Place]:
    """The regions that stand one behind the other from the start of a stretch, with nothing but joints between them."""
    listed: list[Place] = []
    at = span.start
    for place in sorted(find(text, span), key=lambda p: p.span or span):
        if place.span is None or place.span.start < at:
            continue
        gap = text[at : place.span.start]
        opening = not listed and len(gap) <= OPENING and not SENTENCE_END.search(gap)
        if not opening and not _joins(gap):
            break
        listed.append(place)
        at = place.span.end
    return [place for place in listed if "-" in place.code]


def _joins(gap: str) -> bool:
    """Whether two regions with this between them are neighbours in a list; a name may go on for two words unknown here."""
    if BETWEEN.fullmatch(gap):
        return True
    brief = len(WORD.findall(gap)) <= MOST_WORDS
    return brief and bool(JOINT.search(gap)) and not SENTENCE_END.search(gap)


def _with_places(claim: Claim, listed: Sequence[Place]) -> Claim:
    known = {place.code for place in claim.places}
    new = {place.code: place for place in reversed(listed) if place.code not in known}
    places = (*claim.places, *(place for place in listed if new.get(place.code) is place))
    method = msgspec.structs.replace(
        claim.method, found_by={**claim.method.found_by, "places": "the list behind the colon"}
    )
    return msgspec.structs.replace(claim, places=places, method=method) if new else claim
