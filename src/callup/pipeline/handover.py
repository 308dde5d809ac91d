"""All a ledger holds as of a day, for other tools. In: a ledger, a case, a day. Out: a Handover, fit to leave.

Everything is read, whatever the ledger's size. Deliberately missing: texts of documents; a claim carries its own words.
"""

from collections.abc import Mapping
from pathlib import PurePath

import msgspec

from callup.case import Case
from callup.case.places import load_places
from callup.evidence import figures
from callup.ledger import ClaimQuery, Ledger
from callup.model import Document, Figure, Span, Strand
from callup.pipeline.assessments import assessment_of
from callup.pipeline.outward import outward
from callup.privacy import leaving
from callup.publish.nouns import Handover
from callup.record import Limits, guarded, known, regions_of

EVERYTHING = Limits(whole=2**31 - 1)


def handover(ledger: Ledger, case: Case, as_of: str, written: str) -> Handover:
    """What was known by a day, in the nouns other tools are told it in."""
    gated = guarded(ledger, case)
    record = known(gated, case, as_of, EVERYTHING)
    places = load_places(case.home)
    made = Handover(
        as_of=as_of,
        written=written,
        documents=[_head(document) for document in record.documents.values()],
        claims=[outward(claim) for claim in record.claims],
        strands=[_named(strand, record.documents) for strand in record.core_strands],
        figures=[_outward(figure) for figure in figures(record.statements)],
        regions={
            signal: regions_of(record, gated, ClaimQuery(signal=signal)) for signal in case.signals
        },
        names={code: places.name_of(code) for code in (*places.regions, *places.countries)},
        assessments=[assessment_of(record, as_of)] if case.state_table else [],
    )
    return leaving(made)


def _head(document: Document) -> Document:
    """A document without its text."""
    return msgspec.structs.replace(document, text="", body=Span(0, 0), links=())


def _named(strand: Strand, documents: Mapping[str, Document]) -> Strand:
    """A strand that goes back to a file, by the file's name alone."""
    file = documents[strand.documents[0]].file
    return msgspec.structs.replace(strand, origin=strand.origin.replace(file, PurePath(file).name))


def _outward(figure: Figure) -> Figure:
    values = (msgspec.structs.replace(one, claim=outward(one.claim)) for one in figure.values)
    return msgspec.structs.replace(figure, values=tuple(values))
