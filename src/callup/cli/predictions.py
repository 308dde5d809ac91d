"""The commands ``predictions`` and ``resolve``. In: arguments. Out: what was foretold, what became of it, whose word held."""

import datetime as dt
from typing import Annotated

import typer

from callup.brief.wording import state_words
from callup.cli.console import (
    CaseAt,
    DateOf,
    LedgerAt,
    complain,
    day,
    format_of,
    give,
    known,
    tables,
    tell,
    written,
)
from callup.cli.source import PathsMaybe, source, tell_partial
from callup.errors import BadRequest
from callup.model import PredictionState
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
    format: Annotated[str, format_of("predictions")] = "table",
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
    date: DateOf = None,
) -> None:
    """List dated predictions and plans, what became of each and by which rule, and whose predictions held.

    Plans are what those who decide announce: met or not, and in no track record.

    Example: callup predictions --as-of 2023-04-30 --state did_not
    """
    known(state, STATES, "--state")
    with source(paths, ledger, date, case) as store:
        record = known_by(store, tables(case).case, day(as_of, "--as-of"))
    tell_partial(record)
    found = predictions_of(record, STATES[state] if state else None)
    if not found.predictions:
        complain("no dated prediction on record fits")
    give("predictions", format, found, tables(case))


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
