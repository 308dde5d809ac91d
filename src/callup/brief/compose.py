"""Composes a brief. In: claims, documents, refusals and what evidence made of them. Out: one Brief.

Deliberately missing: any sentence that is not a template filled with claims; see ``wording``.
"""

from callup.brief import parts
from callup.brief.context import Context
from callup.brief.material import Material, Request
from callup.brief.wording import LIMITS
from callup.case import Case
from callup.case.places import PlaceTable
from callup.model.brief import Brief


def compose(material: Material, request: Request, case: Case, places: PlaceTable) -> Brief:
    """One brief of the material. The parts are asked in the order in which their footnotes are numbered."""
    context = Context(material, request, case, places)
    bottom_line = tuple(parts.bottom_line(context))
    new = tuple(parts.new_lines(context))
    figures = tuple(parts.figure_parts(context))
    law = tuple(parts.law_parts(context))
    denials = tuple(parts.denial_parts(context))
    predictions = tuple(parts.prediction_parts(context))
    return Brief(
        title=case.head.title,
        question=case.head.question,
        as_of=request.as_of,
        since=request.since,
        written=request.written,
        bottom_line=bottom_line,
        hypotheses=parts.hypotheses_part(context),
        new=new,
        signals=tuple(parts.signal_parts(context)),
        figures=figures,
        law=law,
        denials=denials,
        predictions=predictions,
        track_records=tuple(parts.track_record_parts(context)),
        region_counts=parts.region_counts(context),
        timeline=tuple(parts.timeline(context)),
        sources=tuple(parts.source_parts(context)),
        refused=tuple(parts.refused_parts(context)),
        notes=context.notes,
        limits=LIMITS,
    )
