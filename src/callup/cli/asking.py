"""A ledger to ask, or one made in memory of the files named. In: paths or a ledger. Out: a Knowing, while it is open.

Deliberately missing: any answer; see the commands that use it.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from callup.cli.console import LedgerAt, complain, day, opened, progress, tables, tell_undated
from callup.intake import IntakeOptions
from callup.ledger import Ledger
from callup.pipeline import Road, stamp
from callup.pipeline.knowing import Knowing

PathsMaybe = Annotated[
    list[Path] | None,
    typer.Argument(help="Files or folders; without them the ledger is used.", show_default=False),
]
LedgerOrPaths = LedgerAt


@contextmanager
def asking(paths: list[Path] | None, ledger: str, date: str | None, case: str) -> Iterator[Knowing]:
    """Something to ask: the ledger, or what the files say."""
    held = tables(case)
    with opened(":memory:" if paths else ledger, case, create=bool(paths)) as store:
        if paths:
            _read(paths, store, IntakeOptions(date=day(date, "--date")), case)
        yield Knowing(store, held.case, held.places)


def _read(paths: list[Path], store: Ledger, options: IntakeOptions, case: str) -> None:
    with progress() as bar:
        task = bar.add_task("reading", total=None)
        done = Road.of(case).ingest(
            paths,
            store,
            options,
            at=stamp(dt.datetime.now(dt.UTC)),
            progress=lambda name, done, total: bar.update(task, completed=done, total=total),
        )
    if done.refused:
        complain(
            f"{done.refused} inputs were refused: 'callup ingest' and 'callup rejected' say why"
        )
    tell_undated(done.undated)
