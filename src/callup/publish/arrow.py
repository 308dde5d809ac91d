"""Tidy tables as Arrow. In: a table's name, rows. Out: a ``pyarrow.Table`` with typed, described columns.

pyarrow is an extra: where it is missing, the error says how to install it.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import Any

from callup.errors import BadRequest
from callup.publish.tidy import TABLES, columns_of


def needed(name: str, extra: str) -> Any:  # noqa: ANN401
    """A library that is an extra; BadRequest says how to get it."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise BadRequest(
            f"this needs {name}, which is not installed: pip install 'callup[{extra}]'"
        ) from error


def as_arrow(table: str, rows: Iterable[object]) -> Any:  # noqa: ANN401
    """A table with its columns' kinds as types and their meanings as metadata."""
    pa = needed("pyarrow", "tables")
    kinds = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "day": pa.date32(),
        "number": pa.float64(),
        "count": pa.int64(),
        "yes": pa.bool_(),
    }
    schema = pa.schema(
        [pa.field(c.name, kinds[c.kind], metadata={"description": c.means}) for c in TABLES[table]]
    )
    return pa.table(columns_of(table, rows), schema=schema)
