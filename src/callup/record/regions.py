"""Where a sign is reported, region by region. In: a record, its ledger, a query. Out: region reports.

Of a record read whole claims are looked at one by one and sources are independent origins. Of a large ledger its own counts
answer, less what people rejected, and sources are documents, as everywhere else where the ledger counts.
"""

from collections.abc import Iterable

import msgspec

from callup.case.sides import raised_in
from callup.evidence import region_reports
from callup.ledger import ClaimQuery, Ledger, RegionCount
from callup.model import Claim, RegionReport, Stance
from callup.record.record import Record
from callup.record.reviewed import fits


def regions_of(record: Record, ledger: Ledger, query: ClaimQuery) -> list[RegionReport]:
    """One report a region of the claims that fit, most claims first; ``ledger`` is the gated one the record was read from."""
    origin = {name: strand.id for strand in record.strands for name in strand.claims}
    read = region_reports(record.fitting(query), record.documents, origin, record.case)
    if not record.partial:
        return read
    counted = [
        count
        for count in ledger.regions(msgspec.structs.replace(query, as_of=record.as_of))
        if raised_in(query.signal, count.code, record.case)
    ]
    newest = {report.code: report.claim for report in read}
    unread = [count.claim for count in counted if count.code not in newest]
    named = {claim.id: claim for claim in ledger.named_claims(unread)}
    found = [
        _report(count, newest.get(count.code) or named[count.claim], record, query)
        for count in counted
    ]
    return sorted(found, key=lambda report: (-report.claims, report.code))


def _report(count: RegionCount, claim: Claim, record: Record, query: ClaimQuery) -> RegionReport:
    said = denied = 0
    for before, left in record.decided:
        for one, change in ((before, -1), (left, 1)):
            if one is not None and _counts(one, count.code, query, record):
                denied += change * (one.stance is Stance.DENIES)
                said += change * (one.stance is not Stance.DENIES)
    return RegionReport(
        code=count.code,
        first=count.first,
        latest=count.latest,
        claims=count.claims + said,
        strands=count.documents,
        outlets=count.outlets,
        denials=count.denied + denied,
        claim=claim,
    )


def _counts(claim: Claim, code: str, query: ClaimQuery, record: Record) -> bool:
    named: Iterable[str] = (place.code for place in claim.places)
    day = record.days.get(claim.document, "")
    inside = (query.since or "") <= day <= (query.until or day)
    return claim.core and fits(claim, query) and code in named and inside
