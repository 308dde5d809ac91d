"""What can be written, by name, and the shapes that are no noun of the model. In: nothing. Out: ``NOUNS`` and a few records.

Deliberately missing: how anything is written; each format says so itself.
"""

from collections.abc import Mapping, Sequence

import msgspec

from callup.model import (
    Assessment,
    Chosen,
    Claim,
    Document,
    Fact,
    Figure,
    RegionReport,
    Strand,
)
from callup.model.projection import Projection

NOUNS = {
    "brief": "a brief, whole",
    "assessment": "both questions as of a day",
    "change": "two days compared",
    "replay": "a series of assessments",
    "projection": "what paths could deliver",
    "ranges": "a case's parameters as of a day",
    "runs": "draws of a projection",
    "reading": "the claims of one document that is not kept",
    "claims": "claims of a ledger",
    "regions": "where a sign is reported",
    "figures": "values side by side",
    "law": "where rules stand",
    "predictions": "what was foretold and what became of it",
    "strands": "independent origins",
    "events": "the audit trail",
    "rereadings": "what a newer reader sees otherwise",
    "record": "all a ledger holds, for other tools",
}
"""Every noun a format may write; a format that names another is refused when it is found."""


class Claims(msgspec.Struct, frozen=True, kw_only=True):
    """Claims with the days their documents were published, and a title for a reader."""

    claims: Sequence[Claim]
    published: Mapping[str, str | None]
    title: str


class Regions(msgspec.Struct, frozen=True):
    """Where a sign is reported."""

    reports: Sequence[RegionReport]


class Projected(msgspec.Struct, frozen=True):
    """A projection, and the case's facts it names."""

    made: Projection
    facts: Mapping[str, Fact]


class Ranges(msgspec.Struct, frozen=True, kw_only=True):
    """Parameters of a case as of a day, and the case's facts they name."""

    found: Sequence[Chosen]
    facts: Mapping[str, Fact]
    as_of: str


class Said(msgspec.Struct, frozen=True):
    """Where a statement of a strand stands, and its words, fit to be shown."""

    where: str
    words: str


class Strands(msgspec.Struct, frozen=True):
    """Strands in the order they are shown, what each goes back to in words, and each of their statements by its claim."""

    found: Sequence[Strand]
    origins: Mapping[str, str]
    said: Mapping[str, Said]


class Handover(msgspec.Struct, frozen=True, kw_only=True):
    """All a ledger holds as of a day, for other tools: documents without their texts, everything else as it may be shown."""

    as_of: str
    written: str
    documents: Sequence[Document]
    claims: Sequence[Claim]
    strands: Sequence[Strand]
    figures: Sequence[Figure]
    regions: Mapping[str, Sequence[RegionReport]]
    names: Mapping[str, str]
    assessments: Sequence[Assessment]
