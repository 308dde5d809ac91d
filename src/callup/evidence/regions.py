"""Regions: where a sign is reported. In: claims of a signal, documents, lineage. Out: one report a region.

A claim counts that is more likely of its sign than not, where the reader gave a probability, and the surest is shown.
A region that is only denied is listed with its denials and no report of the sign itself. Deliberately missing: regions
nobody speaks of; the caller knows which those are.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from callup.case import Case
from callup.case.sides import raised_in
from callup.model import Claim, Document, RegionReport, Stance

LIKELY = 0.5
"""A claim less likely to be of its sign than not puts no region on a map: there, nothing beside it would correct it."""


def region_reports(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    origin: Mapping[str, str],
    case: Case,
) -> list[RegionReport]:
    """One report for each region in which a core claim has men raised, most claims first. ``origin`` gives claims' strands."""
    by_code: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.core and _sureness(claim) >= LIKELY:
            for code in {place.code for place in claim.places if "-" in place.code}:
                if raised_in(claim.signal, code, case):
                    by_code[code].append(claim)
    found = [_report(code, here, documents, origin) for code, here in by_code.items()]
    return sorted(found, key=lambda report: (-report.claims, report.code))


def _report(
    code: str, here: Sequence[Claim], documents: Mapping[str, Document], origin: Mapping[str, str]
) -> RegionReport:
    ordered = sorted(
        here, key=lambda claim: documents[claim.document].published or "", reverse=True
    )
    said = [claim for claim in ordered if claim.stance is not Stance.DENIES]
    days = [day for claim in said if (day := documents[claim.document].published)]
    held = [documents[claim.document] for claim in said]
    return RegionReport(
        code=code,
        first=days[-1] if days else None,
        latest=days[0] if days else None,
        claims=len(said),
        strands=len({origin.get(claim.id, claim.document) for claim in said}),
        outlets=len({document.publisher or document.id for document in held}),
        denials=len(ordered) - len(said),
        # The surest, to a tenth; of several the latest.
        claim=max(said or ordered, key=lambda claim: round(_sureness(claim), 1)),
    )


def _sureness(claim: Claim) -> float:
    return claim.scores.get("signal", 1.0)
