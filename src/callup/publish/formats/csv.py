"""CSV (RFC 4180): tables for spreadsheets and scripts; no cell is taken for a formula. In: a record. Out: rows of text."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from callup.model import Replay
from callup.publish.files import whole_file
from callup.publish.neutral import cell
from callup.publish.nouns import Handover
from callup.publish.rows import claims, figures, projection, regions, replay, runs
from callup.publish.setting import Setting
from callup.publish.tidy import TABLES, lines, rows_of

Rows = Callable[[Any, Setting], Iterable[Mapping[str, object]]]


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Rows under their columns."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, fieldnames=columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: cell(value) for name, value in row.items()} for row in rows)
    return stream.getvalue()


def _of(columns: Sequence[str], rows: Rows) -> Callable[[Any, Setting], str]:
    return lambda made, at: as_csv(columns, rows(made, at))


def _replay(made: Replay, at: Setting) -> str:
    return as_csv(replay.columns(made), replay.rows(made, at))


def _runs(made: runs.Runs, at: Setting, to: Path) -> None:
    """Quantiles of every series on every recorded day."""
    del at
    with whole_file(to) as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(runs.COLUMNS)
        writer.writerows(
            map(cell, row) for row in runs.rows(made.results(finals=False), made.start)
        )


def _record(made: Handover, at: Setting, to: Path) -> None:
    """A file a table, with the sign by which spreadsheets know UTF-8."""
    del at
    to.mkdir(parents=True, exist_ok=True)
    for table, columns in TABLES.items():
        told = as_csv([column.name for column in columns], lines(table, rows_of(made, table)))
        with whole_file(to / f"{table}.csv") as stream:
            stream.write("\ufeff" + told)


WRITES = {
    "claims": _of(claims.COLUMNS, claims.rows),
    "figures": _of(figures.COLUMNS, figures.rows),
    "projection": _of(projection.COLUMNS, projection.rows),
    "regions": _of(regions.COLUMNS, regions.rows),
    "replay": _replay,
}
SAVES = {"record": _record, "runs": _runs}
