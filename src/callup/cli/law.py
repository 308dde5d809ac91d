"""The command ``law``. In: arguments. Out: where the rules of the case stand, each with the statements it rests on."""

from typing import Annotated

import msgspec
import typer
from rich.table import Table

from callup.cli.console import CaseAt, DateOf, LedgerAt, complain, day, emit, known, out, tables
from callup.cli.source import PathsMaybe, source, tell_partial
from callup.model.brief import LawPart
from callup.pipeline import CASE
from callup.pipeline.parts import law_of
from callup.record import known as known_by


def law(
    paths: PathsMaybe = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Answer from what was known by this day.")
    ] = None,
    format: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
    date: DateOf = None,
) -> None:
    """Say where decrees, bills, ages, bans and exemptions stand, by what is said of them, and who says so.

    Statuses: proposed, adopted, in force, withdrawn; unclear where sources exclude each other, both shown.

    Example: callup law --as-of 2023-03-31
    """
    known(format, dict.fromkeys(("table", "json")), "--format")
    with source(paths, ledger, date, case) as store:
        record = known_by(store, tables(case).case, day(as_of, "--as-of"))
    tell_partial(record)
    found = law_of(record)
    if not found.law:
        complain("nothing on record speaks of a rule of the case")
    if format == "json":
        body = {"as_of": found.as_of, "law": found.law, "notes": found.notes}
        emit(msgspec.json.format(msgspec.json.encode(body), indent=1).decode() + "\n")
        return
    for part in found.law:
        out().print(table(part))


def table(part: LawPart) -> Table:
    """One rule as a table for a terminal: its status above, each statement in a row."""
    since = f", said since {part.since}" if part.since else ""
    shown = Table(
        title=f"{part.title}: {part.status}{since}",
        caption=part.rule,
        title_justify="left",
        caption_justify="left",
        expand=True,
    )
    for name, wide in (
        ("on", None),
        ("status", None),
        ("side", None),
        ("who and in which words", 1),
    ):
        shown.add_column(name, ratio=wide, no_wrap=wide is None, overflow="fold")
    for row in part.rows:
        status = f"{row.status} (until then)" if row.old else row.status
        cells = (row.date or "unknown", status, row.side or "", row.line.text)
        shown.add_row(*cells, style="dim" if row.old else "")
    return shown
