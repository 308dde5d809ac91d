"""Composes a brief. In: claims, documents, refusals and what evidence made of them. Out: one Brief.

Deliberately missing: any sentence that is not a template filled with claims; see ``wording``.
"""

from callup.brief import parts
from callup.brief.context import Context
from callup.brief.material import Material, Request
from callup.brief.wording import limits
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
    assessment = parts.assessment_part(context)
    signals = tuple(parts.signal_parts(context))
    track_records = tuple(parts.track_record_parts(context))
    refused = tuple(parts.refused_parts(context))
    sources = tuple(parts.source_parts(context))
    return Brief(
        title=case.head.title,
        question=case.head.question,
        as_of=request.as_of,
        since=request.since,
        written=request.written,
        bottom_line=bottom_line,
        assessment=assessment,
        scenario=material.evidence.scenario,
        new=new,
        signals=signals,
        figures=figures,
        law=law,
        denials=denials,
        predictions=predictions,
        track_records=track_records,
        region_counts=parts.region_counts(context),
        timeline=tuple(parts.timeline(context)),
        sources=sources,
        refused=refused,
        notes=context.notes,
        limits=limits(context.material.census),
        known=parts.known(context),
        more=context.more,
    )
