"""Predictions for a terminal. In: Parts of a brief. Out: predictions, plans, whose predictions held."""

from collections.abc import Iterator, Sequence

from rich.table import Table

from callup.model.brief import Parts, PredictionPart, RecordPart
from callup.publish.formats.table.columns import columns
from callup.publish.setting import Setting

WIDE = {"id": None, "by": None, "state": None, "what": 5, "judged by": 3, "why": 4}


def predictions(found: Parts, at: Setting) -> Iterator[Table]:
    """What was foretold, what was planned, and track records."""
    del at
    for title, plan in (("predictions", False), ("plans", True)):
        if items := [item for item in found.predictions if item.plan is plan]:
            yield _table(f"{len(items)} {title}", items)
    if found.track_records:
        yield _records(found.track_records)


def _table(title: str, items: Sequence[PredictionPart]) -> Table:
    """Predictions as a table for a terminal."""
    shown = Table(title=title, title_justify="left", expand=True)
    columns(shown, WIDE)
    for item in items:
        cells = (item.id[:8], item.due, item.state, item.line.text, item.criterion, item.rule)
        shown.add_row(*cells)
    return shown


def _records(records: Sequence[RecordPart]) -> Table:
    """Track records as a table for a terminal."""
    shown = Table(title="whose predictions held", title_justify="left")
    for name in (
        "who",
        "made",
        "held, of those settled",
        "Brier",
        "disputed",
        "no way to tell",
        "open",
    ):
        shown.add_column(name)
    for record in records:
        who = f"{record.name} (what it printed)" if record.outlet else record.name
        score = "" if record.brier is None else f"{record.brier:.2f}"
        counts = (record.disputed, record.void, record.open)
        shown.add_row(who, str(record.made), record.share, score, *map(str, counts))
    return shown
