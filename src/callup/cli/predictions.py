"""The commands ``predictions`` and ``resolve``. In: arguments. Out: what was foretold, what became of it, whose word held."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

import msgspec
import typer
from rich.table import Table

from callup.brief.wording import state_words
from callup.cli.console import (
    CaseAt,
    DateOf,
    LedgerAt,
    complain,
    day,
    emit,
    known,
    out,
    tables,
    tell,
    written,
)
from callup.cli.source import PathsMaybe, source, tell_partial
from callup.errors import BadRequest
from callup.model import PredictionState
from callup.model.brief import PredictionPart, RecordPart
from callup.pipeline import CASE, stamp
from callup.pipeline.decisions import Who
from callup.pipeline.decisions import resolve as decide
from callup.pipeline.parts import predictions_of
from callup.record import known as known_by

STATES = {state.value: state for state in PredictionState}


def predictions(
    paths: PathsMaybe = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Answer from what was known by this day.")
    ] = None,
    state: Annotated[str | None, typer.Option(help=f"Only {', '.join(STATES)}.")] = None,
    format: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
    date: DateOf = None,
) -> None:
    """List dated predictions and plans, what became of each and by which rule, and whose predictions held.

    Plans are what those who decide announce: met or not, and in no track record.

    Example: callup predictions --as-of 2023-04-30 --state did_not
    """
    known(state, STATES, "--state")
    known(format, dict.fromkeys(("table", "json")), "--format")
    with source(paths, ledger, date, case) as store:
        record = known_by(store, tables(case).case, day(as_of, "--as-of"))
    tell_partial(record)
    found = predictions_of(record, STATES[state] if state else None)
    if format == "json":
        body = {
            "as_of": found.as_of,
            "predictions": found.predictions,
            "track_records": found.track_records,
            "notes": found.notes,
        }
        emit(msgspec.json.format(msgspec.json.encode(body), indent=1).decode() + "\n")
        return
    console = out()
    for title, items in (
        ("predictions", [p for p in found.predictions if not p.plan]),
        ("plans", [p for p in found.predictions if p.plan]),
    ):
        if items:
            console.print(table(f"{len(items)} {title}", items))
    if not found.predictions:
        complain("no dated prediction on record fits")
    if found.track_records:
        console.print(record_table(found.track_records))


def table(title: str, items: Sequence[PredictionPart]) -> Table:
    """Predictions as a table for a terminal."""
    shown = Table(title=title, title_justify="left", expand=True)
    for name, wide in (
        ("id", None),
        ("by", None),
        ("state", None),
        ("what", 5),
        ("judged by", 3),
        ("why", 4),
    ):
        shown.add_column(name, ratio=wide, no_wrap=wide is None, overflow="fold")
    for item in items:
        cells = (item.id[:8], item.due, item.state, item.line.text, item.criterion, item.rule)
        shown.add_row(*cells)
    return shown


def record_table(records: Sequence[RecordPart]) -> Table:
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


def resolve(
    prediction: Annotated[str, typer.Argument(help="A prediction's id, or the beginning of it.")],
    by: Annotated[str, typer.Option(help="Who decides.")],
    reason: Annotated[str, typer.Option(help="Why, for everybody who reads it later.")],
    state: Annotated[
        str | None, typer.Option(help=f"What became of it: {', '.join(STATES)}.")
    ] = None,
    reopen: Annotated[
        bool,
        typer.Option("--reopen", help="Take a person's resolution back: the rules speak again."),
    ] = False,
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
) -> None:
    """Say what became of a prediction, in your name and with your reason; or open it again.

    The decision is kept for good and comes before the rules; track records follow at once.

    Example: callup resolve p-93bf --state did_not --by "A. Editor" --reason "no decree by the end of January"
    """
    if reopen == (state is not None):
        raise BadRequest("say either --state or --reopen")
    known(state, STATES, "--state")
    who = Who(by=by, reason=reason, at=stamp(dt.datetime.now(dt.UTC)))
    with written(ledger, case) as store:
        record = known_by(store, tables(case).case)
        found = decide(store, record, prediction, STATES[state] if state else None, who)
    told = state_words(found.state, plan=found.plan)
    tell(f"{found.id}: {told}. {found.rule}")
