"""A ledger to ask, or one made in memory of the files named. In: paths or a ledger. Out: the ledger, while it is open.

Deliberately missing: any answer; see the commands that use it.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from callup.cli.console import complain, day, opened, progress, tell_undated
from callup.intake import IntakeOptions
from callup.ledger import Ledger
from callup.pipeline import Ingested, Road, stamp
from callup.record import Guarded, Record

PathsMaybe = Annotated[
    list[Path] | None,
    typer.Argument(help="Files or folders; without them the ledger is used.", show_default=False),
]


@contextmanager
def source(paths: list[Path] | None, ledger: str, date: str | None, case: str) -> Iterator[Guarded]:
    """Something to ask: the ledger, or what the files say."""
    with opened(":memory:" if paths else ledger, case, create=bool(paths)) as store:
        if paths:
            done = ingest(Road.of(case), paths, store, IntakeOptions(date=day(date, "--date")))
            if done.refused:
                complain(
                    f"{done.refused} inputs were refused: 'callup ingest' and 'callup rejected' say why"
                )
            tell_undated(done.undated)
        yield store


def ingest(road: Road, paths: list[Path], store: Ledger, options: IntakeOptions) -> Ingested:
    """Keep what files say, with a progress bar on a terminal."""
    with progress() as bar:
        task = bar.add_task("reading", total=None)
        return road.ingest(
            paths,
            store,
            options,
            at=stamp(dt.datetime.now(dt.UTC)),
            progress=lambda name, done, total: bar.update(task, completed=done, total=total),
        )


def tell_partial(record: Record) -> None:
    """Say, of a ledger too large to be read whole, that the newest statements were read."""
    if record.partial:
        complain(
            f"this ledger is large: of its {record.census.claims:,} statements the newest {len(record.claims):,} were "
            "read, some of every sign and measure; 'callup claims' lists all"
        )
