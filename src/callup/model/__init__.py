"""The nouns of Callup: frozen, typed, JSON in and out, no behaviour but their invariants."""

from callup.model.claim import (
    AUTHOR,
    Bound,
    Certainty,
    Claim,
    Evidence,
    Method,
    Number,
    Period,
    PeriodKind,
    Place,
    Quantity,
    Speaker,
    SpeakerKind,
    Stance,
    claim_id,
)
from callup.model.document import Document, Refusal, document_id
from callup.model.evidence import Denial, Figure, FigureValue, RegionReport, TrackRecord
from callup.model.lineage import CopyGroup, Join, JoinReason, Likeness, Origin, OriginKind, Strand
from callup.model.prediction import Criterion, Prediction, PredictionState
from callup.model.review import Decision, Subject, Verdict, standing
from callup.model.span import Span

__all__ = [
    "AUTHOR",
    "Bound",
    "Certainty",
    "Claim",
    "CopyGroup",
    "Criterion",
    "Decision",
    "Denial",
    "Document",
    "Evidence",
    "Figure",
    "FigureValue",
    "Join",
    "JoinReason",
    "Likeness",
    "Method",
    "Number",
    "Origin",
    "OriginKind",
    "Period",
    "PeriodKind",
    "Place",
    "Prediction",
    "PredictionState",
    "Quantity",
    "Refusal",
    "RegionReport",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Stance",
    "Strand",
    "Subject",
    "TrackRecord",
    "Verdict",
    "claim_id",
    "document_id",
    "standing",
]
