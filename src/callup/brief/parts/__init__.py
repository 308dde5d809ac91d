"""The parts of a brief, one file each. In: the context of one brief. Out: that part's records of ``model.brief``.

Each shows one function that takes the ``Context``; ``compose`` calls them in the order in which footnotes are numbered.
"""

from callup.brief.parts.assessment import assessment_lines, assessment_part
from callup.brief.parts.bottom_line import bottom_line
from callup.brief.parts.denials import denial_parts
from callup.brief.parts.figures import figure_parts
from callup.brief.parts.law import law_parts
from callup.brief.parts.new import new_lines
from callup.brief.parts.overview import region_counts, timeline
from callup.brief.parts.predictions import prediction_parts, track_record_parts
from callup.brief.parts.signals import signal_parts
from callup.brief.parts.sources import known, refused_parts, source_parts

__all__ = [
    "assessment_lines",
    "assessment_part",
    "bottom_line",
    "denial_parts",
    "figure_parts",
    "law_parts",
    "known",
    "new_lines",
    "prediction_parts",
    "refused_parts",
    "region_counts",
    "signal_parts",
    "source_parts",
    "timeline",
    "track_record_parts",
]
