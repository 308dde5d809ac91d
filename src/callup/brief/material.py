"""What a brief is made from, and what is asked of it. Frozen records; no behaviour.

A part of the brief that rests on something new takes it from a further field of ``Evidence``, with an empty default.
"""

from collections.abc import Sequence

import msgspec

from callup.model import (
    Assessment,
    Census,
    Claim,
    CopyGroup,
    Denial,
    Document,
    Figure,
    LawItem,
    Prediction,
    Refusal,
    Strand,
    TrackRecord,
)
from callup.model.brief import ScenarioPart


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """What evidence made of the claims."""

    copies: Sequence[CopyGroup]
    strands: Sequence[Strand] = ()
    figures: Sequence[Figure]
    denials: Sequence[Denial]
    predictions: Sequence[Prediction]
    track_records: Sequence[TrackRecord] = ()
    law: Sequence[LawItem] = ()
    assessment: Assessment | None = None
    scenario: ScenarioPart | None = None


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked: the days the brief speaks of, and the day it is written. ISO dates."""

    written: str
    since: str | None = None
    as_of: str | None = None


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """All a brief is made from.

    ``census`` counts what is known where ``claims`` and ``documents`` are only the part that was read; None where they are all.
    """

    claims: Sequence[Claim]
    documents: Sequence[Document]
    refusals: Sequence[Refusal]
    evidence: Findings
    census: Census | None = None
