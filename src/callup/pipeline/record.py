"""The record of a ledger as of a day: claims, their documents, lineage and case in one. In: a ledger. Out: a Record.

Deliberately missing: any weighing; ``evidence`` does that with the record in hand.
"""

from collections.abc import Iterable, Sequence

from callup.case import Case
from callup.evidence import Record, copy_groups, likenesses, replaced, strands
from callup.ledger import ClaimQuery, Ledger
from callup.model import Claim, Document, Likeness
from callup.pipeline.observing import outlets_by_name
from callup.pipeline.reviewing import claims_reviewed


def record_as_of(ledger: Ledger, case: Case, query: ClaimQuery | None = None) -> Record:
    """What the ledger knew by ``query.as_of`` of the claims that fit."""
    asked = query or ClaimQuery()
    claims = list(claims_reviewed(ledger, asked))
    wanted = {claim.document for claim in claims}
    held = [d for d in ledger.documents(as_of=asked.as_of) if d.id in wanted]
    return record_with(claims, held, case, as_of=asked.as_of, ledger=ledger)


def record_with(
    claims: Sequence[Claim],
    documents: Iterable[Document],
    case: Case,
    *,
    ledger: Ledger,
    alike: Sequence[Likeness] | None = None,
    as_of: str | None = None,
) -> Record:
    """A record of claims and documents in hand, with the strands the ledger's decisions leave them in.

    ``alike`` are the likenesses of the documents, where they are known already.
    """
    held = list(documents)
    gone = replaced(held)
    claims = [claim for claim in claims if claim.document not in gone]
    found = likenesses(held) if alike is None else alike
    groups = copy_groups(held, found)
    return Record(
        claims,
        {document.id: document for document in held},
        case,
        original={c: group.first for group in groups for c in (group.first, *group.copies)},
        strands=strands(claims, held, ledger.decisions(as_of), outlets_by_name(case), found),
        as_of=as_of,
    )
