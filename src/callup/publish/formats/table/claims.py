"""Claims for a terminal. In: Claims. Out: one table."""

from collections.abc import Iterator

from rich.table import Table

from callup.publish.formats.table.columns import columns
from callup.publish.nouns import Claims
from callup.publish.rows.claims import rows
from callup.publish.setting import Setting

WIDE = {"id": None, "published": None, "who · how": 3, "what": 3, "where · when": 2, "words": 5}


def claims(told: Claims, at: Setting) -> Iterator[Table]:
    """Who and how, about what, where and when, in which words."""
    shown = Table(title=told.title, expand=True, title_justify="left", padding=(0, 1))
    columns(shown, WIDE)
    for line in rows(told, at):
        shown.add_row(
            str(line["id"]),
            str(line["date"]),
            f"{line['speaker']} · {line['stance']}",
            _joined(line, "signal", "figure"),
            _joined(line, "places", "when"),
            str(line["words"]),
        )
    yield shown


def _joined(line: dict[str, object], *names: str) -> str:
    return " · ".join(str(line[name]) for name in names if line[name])
