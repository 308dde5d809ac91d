"""Columns of a terminal's table. In: names and shares of the width. Out: nothing; the table has its columns."""

from collections.abc import Mapping

from rich.table import Table


def columns(table: Table, wide: Mapping[str, int | None]) -> None:
    """Add columns: those with a share of the width fold, the others keep their words on one line."""
    for name, ratio in wide.items():
        table.add_column(name, ratio=ratio, no_wrap=ratio is None, overflow="fold")
