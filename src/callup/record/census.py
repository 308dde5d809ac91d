"""Counts of what is said. In: claims with their lineage, or a ledger's own counts and people's decisions. Out: a Census.

Of claims in hand the sources are independent origins; where a ledger counted, they are documents. Deliberately missing: which
counts are shown; that is the brief's choice.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from callup.model import Census, Claim, Count, Document, Stance

Key = TypeVar("Key")
MOST_REGIONS = 20
"""Regions listed under a signal of a large ledger; the map shows all."""


def most_reported(
    regions: Iterable[tuple[str, Count]], most: int = MOST_REGIONS
) -> list[tuple[str, Count]]:
    """Regions by their codes, those with most statements first."""
    return sorted(regions, key=lambda item: (-item[1].claims, item[0]))[:most]


def census_of(
    claims: Sequence[Claim], documents: Mapping[str, Document], origin: Mapping[str, str]
) -> Census:
    """Count claims by signal, region and day.

    ``origin`` gives the strand of a claim, by the claim's id; of a claim in no strand the document counts, and for a
    copy, by the document's id, the one it was copied from.
    """
    signals: dict[str, list[Claim]] = defaultdict(list)
    regions: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    days: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        if not claim.core or not claim.signal:
            continue
        signals[claim.signal].append(claim)
        for code in {place.code for place in claim.places if "-" in place.code}:
            regions[claim.signal, code].append(claim)
        day = documents[claim.document].published
        if day:
            days[day][claim.signal] += 1
    dated = sorted(d.published for d in documents.values() if d.published)
    count = _counter(origin)
    return Census(
        claims=len(claims),
        documents=len(documents),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
        signals={name: count(found) for name, found in signals.items()},
        regions={key: count(found) for key, found in regions.items()},
        days={day: dict(days[day].most_common()) for day in sorted(days)},
    )


def origin_of(claim: Claim, origin: Mapping[str, str]) -> str:
    """The one place a claim goes back to: its strand, else its text."""
    return origin.get(claim.id) or origin.get(claim.document, claim.document)


def _counter(origin: Mapping[str, str]) -> Callable[[Iterable[Claim]], Count]:
    def count(claims: Iterable[Claim]) -> Count:
        found = list(claims)
        return Count(
            claims=len(found),
            denied=sum(claim.stance is Stance.DENIES for claim in found),
            sources=len({origin_of(claim, origin) for claim in found}),
        )

    return count


def recounted(census: Census, decided: Iterable[tuple[Claim, Claim | None]]) -> Census:
    """A ledger's census with claims as people left them: each decided on as it was read, and as it is now.

    Documents stay counted, since others of their claims may stand.
    """
    signals, regions = dict(census.signals), dict(census.regions)
    gone = 0
    for before, left in decided:
        gone += left is None
        for claim, change in ((before, -1), (left, 1)):
            if claim is None or not claim.core or not claim.signal:
                continue
            _add(signals, claim.signal, claim, change)
            for code in {place.code for place in claim.places if "-" in place.code}:
                _add(regions, (claim.signal, code), claim, change)
    return msgspec.structs.replace(
        census, claims=census.claims - gone, signals=signals, regions=regions
    )


def _add(counts: dict[Key, Count], key: Key, claim: Claim, change: int) -> None:
    count = counts.get(key)
    if count is not None:
        denied = change * (claim.stance is Stance.DENIES)
        counts[key] = msgspec.structs.replace(
            count, claims=count.claims + change, denied=count.denied + denied
        )
