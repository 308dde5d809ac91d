"""The table of regions as rows. In: Regions. Out: where a sign is reported, since when, by how many, in which words."""

from collections.abc import Sequence
from typing import Any

from callup.brief.speakers import speaker_words
from callup.case.places import PlaceTable
from callup.model import RegionReport
from callup.publish.nouns import Regions
from callup.publish.setting import Setting

COLUMNS = (
    "code",
    "region",
    "first",
    "latest",
    "claims",
    "strands",
    "outlets",
    "denials",
    "speaker",
    "sentence",
    "claim",
)


def rows(told: Regions, at: Setting) -> list[dict[str, Any]]:
    """Reports as rows of plain values."""
    return [
        {
            "code": report.code,
            "region": at.places.name_of(report.code),
            "first": report.first,
            "latest": report.latest,
            "claims": report.claims,
            "strands": report.strands,
            "outlets": report.outlets,
            "denials": report.denials,
            "speaker": speaker_words(report.claim.speaker, at.case),
            "sentence": " ".join(report.claim.evidence.text.split()),
            "claim": report.claim.id,
        }
        for report in told.reports
    ]


def missing(reports: Sequence[RegionReport], places: PlaceTable) -> list[str]:
    """The codes of the regions nobody reports anything of."""
    named = {report.code for report in reports}
    return [code for code in places.subjects() if code not in named]
