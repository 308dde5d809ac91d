"""Figures, rules and predictions of a record, as the parts a brief would show. In: a record, what is asked. Out: Parts.

Everything leaves as in a brief: cited, private names withheld. Deliberately missing: printing; the commands do that.
"""

from collections.abc import Iterable, Sequence, Set

from msgspec.structs import replace

from callup.brief import Findings, Material, Request
from callup.brief.context import Context
from callup.brief.parts import (
    figure_parts,
    law_parts,
    prediction_parts,
    track_record_parts,
)
from callup.case.places import load_places
from callup.evidence import figures, law, predictions, said_since, track_records
from callup.ledger import ClaimQuery
from callup.model import Claim, Figure, PredictionState
from callup.model.brief import Parts
from callup.privacy import leaving
from callup.record import Record

NOTHING = Findings(copies=(), figures=(), denials=(), predictions=())


def figures_of(record: Record, query: ClaimQuery | None = None, since: str | None = None) -> Parts:
    """The figures of a measure and a place, or all; those said since a day where one is given."""
    claims = record.fitting(query or ClaimQuery())
    found = _of(figures(record.statements), {claim.id for claim in claims})
    if since is not None:
        found = said_since(found, since)
    return parts(record, replace(NOTHING, figures=found), claims)


def _of(found: Iterable[Figure], wanted: Set[str]) -> list[Figure]:
    """Figures with the values that some claims state; ranges stay those of the whole figure."""
    kept = ((f, tuple(v for v in f.values if v.claim.id in wanted)) for f in found)
    return [replace(f, values=values) for f, values in kept if values]


def law_of(record: Record) -> Parts:
    """Where the rules of the case stand."""
    return parts(record, replace(NOTHING, law=law(record.statements)))


def predictions_of(record: Record, state: PredictionState | None = None) -> Parts:
    """Predictions and plans with their states, and whose held; records count all, whatever state is asked for."""
    found = predictions(record.statements, record.decisions)
    shown = [p for p in found if state is None or p.state is state]
    return parts(record, replace(NOTHING, predictions=shown, track_records=track_records(found)))


def parts(record: Record, found: Findings, claims: Sequence[Claim] | None = None) -> Parts:
    """The parts of a brief that show what was found of some claims, or of all."""
    held = record.claims if claims is None else claims
    material = Material(
        claims=held,
        documents=record.shown(held),
        refusals=(),
        evidence=found,
    )
    request = Request(written=record.as_of or record.statements.last_day or "", as_of=record.as_of)
    context = Context(material, request, record.case, load_places(record.case.home))
    return leaving(
        Parts(
            as_of=record.as_of,
            figures=tuple(figure_parts(context)),
            law=tuple(law_parts(context)),
            predictions=tuple(prediction_parts(context)),
            track_records=tuple(track_record_parts(context)),
            notes=context.notes,
        )
    )
