"""The commands ``assess`` and ``replay``. In: arguments. Out: tables, JSON, CSV, SVG, pages.

Deliberately missing: numbers of its own; everything printed is a field of an Assessment, a Replay or a Change.
"""

import datetime as dt
import re
from pathlib import Path
from typing import Annotated

import typer

from callup.case import Case, load_case
from callup.cli.console import (
    CaseAt,
    DateOf,
    LedgerAt,
    day,
    format_of,
    give,
    in_order,
    tables,
)
from callup.cli.source import PathsMaybe, source
from callup.errors import BadRequest
from callup.pipeline import CASE
from callup.pipeline.assessments import assessment, comparison, series
from callup.publish import checked

STEP = re.compile(r"^(\d+)([dw])$")
OutAt = Annotated[
    Path | None, typer.Option("--out", help="Write into this file instead of printing.")
]


def assess(
    paths: PathsMaybe = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", help="Answer from what was known by this day; today when not given."
        ),
    ] = None,
    format: Annotated[str, format_of("assessment")] = "table",
    why: Annotated[
        bool,
        typer.Option("--why", help="List what each sign says today, with its sources and words."),
    ] = False,
    matrix: Annotated[
        bool, typer.Option("--matrix", help="Show every sign against every state.")
    ] = False,
    what_if: Annotated[
        list[str] | None,
        typer.Option(
            "--what-if",
            help="Leave out a strand, a claim or a source (-s-3f2a, -c-3f2a, -source:tass), or let more sources tell "
            "of a sign, each in another region (+summons_served:10). May be repeated.",
        ),
    ] = None,
    compare: Annotated[
        tuple[str, str] | None,
        typer.Option("--compare", help="Two days: explain what changed between them."),
    ] = None,
    to: OutAt = None,
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
    date: DateOf = None,
) -> None:
    """Say which state the country is in and what lies ahead, with 80% intervals, and why.

    Example: callup assess --as-of 2023-03-24 --ledger spring.db --why
    """
    watched = _weighing(case)
    today = dt.datetime.now(dt.UTC).date().isoformat()
    with source(paths, ledger, date, case) as store:
        if compare:
            first, second = (day(given, "--compare") or today for given in compare)
            changed = comparison(store, watched, (first, second))
            give("change", checked("change", format), changed, tables(case), to)
            return
        made = assessment(store, watched, day(as_of, "--as-of") or today, what_if=what_if or ())
    details = [name for name, asked in (("why", why), ("matrix", matrix)) if asked]
    give("assessment", format, made, tables(case, details), to)


def replay(
    start: Annotated[str, typer.Option("--from", help="The first day.")],
    end: Annotated[str, typer.Option("--to", help="The last day.")],
    paths: PathsMaybe = None,
    step: Annotated[str, typer.Option("--step", help="1d, 7d, 1w …")] = "1d",
    format: Annotated[str, format_of("replay")] = "json",
    to: OutAt = None,
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
    date: DateOf = None,
) -> None:
    """Assess every day of a span, each from what was known by it: a series and its chart.

    Example: callup replay --from 2022-12-01 --to 2023-05-01 --step 1d --format svg --out replay.svg
    """
    found = STEP.match(step)
    if found is None or int(found[1]) < 1:
        raise BadRequest(f"--step {step!r} is no span of days: write 1d, 7d or 1w")
    days = int(found[1]) * (7 if found[2] == "w" else 1)
    watched = _weighing(case)
    first, last = day(start, "--from") or start, day(end, "--to") or end
    in_order(**{"from": first, "to": last})
    with source(paths, ledger, date, case) as store:
        made = series(store, watched, (first, last, days))
    give("replay", format, made, tables(case), to)


def _weighing(name: str) -> Case:
    """The case, if it says what its signs tell; told before any ledger is opened."""
    case = load_case(name)
    _ = case.states  # a case without them says so
    return case
