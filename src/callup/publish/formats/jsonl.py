"""JSON Lines: a record a line, for programs that read as they go. In: many records. Out: lines of JSON."""

from collections.abc import Iterable

import msgspec

from callup.publish.nouns import Claims
from callup.publish.setting import Setting


def as_jsonl(records: Iterable[object]) -> str:
    """Records, one a line."""
    return "".join(msgspec.json.encode(record).decode() + "\n" for record in records)


def claims(told: Claims, at: Setting) -> str:
    """Claims with all their fields."""
    del at
    return as_jsonl(told.claims)


def each(made: Iterable[object], at: Setting) -> str:
    """Records with all their fields."""
    del at
    return as_jsonl(made)


WRITES = {"claims": claims, "reading": claims, "events": each, "rereadings": each}
