"""Brief → JSON, and its schema. In: a Brief. Out: JSON text that the published schema describes."""

import json
from typing import Any, TextIO

import msgspec

from callup.model.brief import Brief


def write_json(brief: Brief, stream: TextIO) -> None:
    """Write the brief as one JSON object."""
    stream.write(msgspec.json.format(msgspec.json.encode(brief), indent=1).decode() + "\n")


def schema() -> dict[str, Any]:
    """The JSON Schema of a brief."""
    return msgspec.json.schema(Brief)


def schema_text() -> str:
    """The schema as it stands in ``docs/schema/brief.json``."""
    return json.dumps(schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
