"""How the table of regions leaves: rows, CSV, JSON, GeoJSON. In: region reports. Out: text. Private names withheld."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from rich.table import Table

from callup.brief.speakers import speaker_words
from callup.case import Case
from callup.case.places import PlaceTable
from callup.model import RegionReport

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


def rows(reports: Iterable[RegionReport], case: Case, places: PlaceTable) -> list[dict[str, Any]]:
    """Reports as rows of plain values."""
    return [
        {
            "code": report.code,
            "region": places.name_of(report.code),
            "first": report.first,
            "latest": report.latest,
            "claims": report.claims,
            "strands": report.strands,
            "outlets": report.outlets,
            "denials": report.denials,
            "speaker": speaker_words(report.claim.speaker, case),
            "sentence": " ".join(report.claim.evidence.text.split()),
            "claim": report.claim.id,
        }
        for report in reports
    ]


def missing(reports: Sequence[RegionReport], places: PlaceTable) -> list[str]:
    """The codes of the regions nobody reports anything of."""
    named = {report.code for report in reports}
    return [code for code in places.subjects() if code not in named]


def table(lines: Sequence[dict[str, Any]], places: PlaceTable, absent: Sequence[str]) -> Table:
    """The table for a terminal, with the total and what is missing below it."""
    reported = sum(line["claims"] > 0 for line in lines)
    total = f"{reported} of {len(places.subjects())} regions reported; nothing from {len(absent)}: {', '.join(absent)}"
    shown = Table(expand=True, caption=total, caption_justify="left")
    for name, wide in (
        ("region", 3),
        ("first", None),
        ("latest", None),
        ("claims", None),
        ("strands", None),
        ("outlets", None),
        ("denials", None),
        ("who", 3),
        ("words", 6),
    ):
        shown.add_column(name, ratio=wide, no_wrap=wide is None, overflow="fold")
    for line in lines:
        counts = (str(line[name]) for name in ("claims", "strands", "outlets", "denials"))
        days = (line["first"] or "–", line["latest"] or "–")
        shown.add_row(
            line["region"],
            *days,
            *counts,
            line["speaker"],
            line["sentence"],
        )
    return shown


def as_json(lines: Sequence[dict[str, Any]], absent: Sequence[str]) -> str:
    """Rows, their number and the regions without a report, as one JSON object."""
    reported = sum(line["claims"] > 0 for line in lines)
    body = {"reported": reported, "regions": list(lines), "missing": list(absent)}
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def as_geojson(lines: Sequence[dict[str, Any]], places: PlaceTable) -> str:
    """Rows as GeoJSON points (RFC 7946), each at its region's largest town."""
    features = []
    for line in lines:
        towns = [town for town in places.towns if town.code == line["code"]]
        largest = max(towns, key=lambda town: town.population, default=None)
        point = None
        if largest is not None:
            point = {"type": "Point", "coordinates": [largest.longitude, largest.latitude]}
        features.append(
            {"type": "Feature", "id": line["code"], "geometry": point, "properties": line}
        )
    return (
        json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False) + "\n"
    )
