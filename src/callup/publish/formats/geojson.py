"""GeoJSON (RFC 7946): what a region says as a point at its largest town. In: Regions. Out: a FeatureCollection.

Deliberately missing: borders; the case knows towns.
"""

import json

from callup.case.places import PlaceTable
from callup.publish.nouns import Handover, Regions
from callup.publish.rows.regions import rows
from callup.publish.setting import Setting


def regions(told: Regions, at: Setting) -> str:
    """Rows of the table of regions as features."""
    features = [
        {
            "type": "Feature",
            "id": line["code"],
            "geometry": point(line["code"], at.places),
            "properties": line,
        }
        for line in rows(told, at)
    ]
    body = {"type": "FeatureCollection", "features": features}
    return json.dumps(body, ensure_ascii=False) + "\n"


def point(code: str, places: PlaceTable) -> dict[str, object] | None:
    """Where a region's largest town lies; None where the case knows no town of it."""
    towns = [town for town in places.towns if town.code == code]
    largest = max(towns, key=lambda town: town.population, default=None)
    if largest is None:
        return None
    return {"type": "Point", "coordinates": [largest.longitude, largest.latitude]}


def record(made: Handover, at: Setting) -> str:
    """Every sign in every region it is reported of."""
    features = []
    for signal, reports in made.regions.items():
        for line in rows(Regions(reports), at):
            features.append(
                {
                    "type": "Feature",
                    "id": f"{signal}/{line['code']}",
                    "geometry": point(line["code"], at.places),
                    "properties": {"signal": signal, **line},
                }
            )
    body = {"type": "FeatureCollection", "features": features}
    return json.dumps(body, ensure_ascii=False) + "\n"


WRITES = {"record": record, "regions": regions}
