"""Strands of a ledger as of a day, with the claims and documents they are made of. In: a ledger. Out: a Lineage."""

import msgspec

from callup.case import Case
from callup.evidence import strands
from callup.ledger import ClaimQuery, Ledger
from callup.model import Claim, Document, Strand
from callup.pipeline.guarded import guarded, shown
from callup.pipeline.observing import outlets_by_name
from callup.pipeline.reviewing import claims_reviewed


class Lineage(msgspec.Struct, frozen=True):
    """Strands, and what they are made of by id."""

    strands: list[Strand]
    claims: dict[str, Claim]
    documents: dict[str, Document]


def lineage(ledger: Ledger, case: Case, as_of: str | None = None) -> Lineage:
    """The strands of all core claims known by a day, as people's decisions by that day leave them."""
    ledger = guarded(ledger, case)
    claims = {c.id: c for c in claims_reviewed(ledger, ClaimQuery(as_of=as_of, core=True))}
    held = {document.id: document for document in ledger.documents(as_of=as_of)}
    found = strands(claims.values(), held.values(), ledger.decisions(as_of), outlets_by_name(case))
    veiled = {
        document.id: document for document in shown(held.values(), claims.values(), ledger.gate)
    }
    return Lineage(found, claims, veiled)
