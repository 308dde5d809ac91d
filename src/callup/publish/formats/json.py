"""JSON: the record itself, as its published schema says (``docs/schema``). In: a record. Out: one JSON value, indented."""

import msgspec

from callup.model.brief import Parts
from callup.publish.nouns import Projected, Ranges, Regions, Strands
from callup.publish.rows.regions import missing, rows
from callup.publish.setting import Setting


def as_json(made: object) -> str:
    """Any record as JSON, a field a line."""
    return msgspec.json.format(msgspec.json.encode(made), indent=1).decode() + "\n"


def whole(made: object, at: Setting) -> str:
    """A record with all its fields."""
    del at
    return as_json(made)


def regions(told: Regions, at: Setting) -> str:
    """Rows, their number and the regions without a report."""
    lines = rows(told, at)
    reported = sum(line["claims"] > 0 for line in lines)
    absent = missing(told.reports, at.places)
    return as_json({"reported": reported, "regions": lines, "missing": absent})


def law(found: Parts, at: Setting) -> str:
    """Rules and the sentences they rest on."""
    del at
    return as_json({"as_of": found.as_of, "law": found.law, "notes": found.notes})


def predictions(found: Parts, at: Setting) -> str:
    """Predictions, track records and the sentences they rest on."""
    del at
    names = ("as_of", "predictions", "track_records", "notes")
    return as_json({name: getattr(found, name) for name in names})


def projection(told: Projected, at: Setting) -> str:
    """The projection; its facts are the case's and named by their keys."""
    del at
    return as_json(told.made)


def found(told: Ranges | Strands, at: Setting) -> str:
    """What was found, without what a reader's page shows beside it."""
    del at
    return as_json(told.found)


WRITES = {
    "assessment": whole,
    "brief": whole,
    "change": whole,
    "figures": whole,
    "law": law,
    "predictions": predictions,
    "projection": projection,
    "ranges": found,
    "regions": regions,
    "replay": whole,
    "strands": found,
}
