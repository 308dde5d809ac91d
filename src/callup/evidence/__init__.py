"""What claims amount to together. Pure: claims and documents in, figures, denials, predictions and strands out."""

from callup.evidence.acts import Provenance, act_reports
from callup.evidence.copies import copy_groups, likenesses
from callup.evidence.denials import denials
from callup.evidence.figures import figures
from callup.evidence.law import law
from callup.evidence.origins import house_of
from callup.evidence.predictions import predictions
from callup.evidence.regions import region_reports
from callup.evidence.series import said_since
from callup.evidence.statements import Statements
from callup.evidence.strands import strands
from callup.evidence.tracing import aliases_of
from callup.evidence.track_record import track_records

__all__ = [
    "Statements",
    "Provenance",
    "act_reports",
    "aliases_of",
    "copy_groups",
    "denials",
    "figures",
    "house_of",
    "law",
    "likenesses",
    "predictions",
    "region_reports",
    "said_since",
    "strands",
    "track_records",
]
