"""The command ``export``. In: arguments. Out: all a ledger holds, as files for other tools; how is for ``publish``."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from callup.cli.console import CaseAt, LedgerAt, complain, day, opened, tables
from callup.pipeline import CASE, stamp
from callup.pipeline.handover import handover
from callup.publish import checked, listed, save_or_write


def export(
    to: Annotated[
        str,
        typer.Option(
            "--to",
            help=f"What for: {listed('record')}.",
            callback=lambda given: checked("record", given, "--to"),
        ),
    ],
    path: Annotated[
        Path, typer.Option("--out", help="The file, or for csv and parquet the folder of tables.")
    ],
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="What was known by this day; all when not given.")
    ] = None,
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
) -> None:
    """Hand over what a ledger holds to other tools: documents, claims, strands, figures, regions, assessments.

    Example: callup export --to parquet --out spring/ --ledger spring.db
    """
    held, now = tables(case), dt.datetime.now(dt.UTC)
    asked = day(as_of, "--as-of") or now.date().isoformat()
    with opened(ledger, case) as store:
        made = handover(store, held.case, asked, stamp(now))
    save_or_write("record", to, made, held, path)
    complain(f"written: {path}")
