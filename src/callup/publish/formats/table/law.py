"""Rules in force for a terminal. In: Parts of a brief. Out: a table a rule."""

from collections.abc import Iterator

from rich.table import Table

from callup.model.brief import LawPart, Parts
from callup.publish.formats.table.columns import columns
from callup.publish.setting import Setting

WIDE = {"on": None, "status": None, "side": None, "who and in which words": 1}


def law(found: Parts, at: Setting) -> Iterator[Table]:
    """Every rule with the statements it rests on."""
    del at
    yield from map(_table, found.law)


def _table(part: LawPart) -> Table:
    """One rule as a table for a terminal: its status above, each statement in a row."""
    since = f", said since {part.since}" if part.since else ""
    shown = Table(
        title=f"{part.title}: {part.status}{since}",
        caption=part.rule,
        title_justify="left",
        caption_justify="left",
        expand=True,
    )
    columns(shown, WIDE)
    for row in part.rows:
        status = f"{row.status} (until then)" if row.old else row.status
        cells = (row.date or "unknown", status, row.side or "", row.line.text)
        shown.add_row(*cells, style="dim" if row.old else "")
    return shown
