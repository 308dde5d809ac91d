"""The published schemas of what leaves as JSON. In: the record's type. Out: the text of ``docs/schema``.

Deliberately missing: writing; JSON of a record is the record itself.
"""

import json

import msgspec

from callup.model import Assessment, Replay
from callup.model.brief import Brief

PUBLISHED: dict[str, type[msgspec.Struct]] = {
    "assessment": Assessment,
    "brief": Brief,
    "replay": Replay,
}


def schema_text(kind: type[msgspec.Struct]) -> str:
    """The schema as it stands in ``docs/schema``."""
    return (
        json.dumps(msgspec.json.schema(kind), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    )
