"""The command ``law``. In: arguments. Out: where the rules of the case stand, each with the statements it rests on."""

from typing import Annotated

import typer

from callup.cli.console import CaseAt, DateOf, LedgerAt, complain, day, format_of, give, tables
from callup.cli.source import PathsMaybe, source, tell_partial
from callup.pipeline import CASE
from callup.pipeline.parts import law_of
from callup.record import known as known_by


def law(
    paths: PathsMaybe = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Answer from what was known by this day.")
    ] = None,
    format: Annotated[str, format_of("law")] = "table",
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
    date: DateOf = None,
) -> None:
    """Say where decrees, bills, ages, bans and exemptions stand, by what is said of them, and who says so.

    Statuses: proposed, adopted, in force, withdrawn; unclear where sources exclude each other, both shown.

    Example: callup law --as-of 2023-03-31
    """
    with source(paths, ledger, date, case) as store:
        record = known_by(store, tables(case).case, day(as_of, "--as-of"))
    tell_partial(record)
    found = law_of(record)
    if not found.law:
        complain("nothing on record speaks of a rule of the case")
    give("law", format, found, tables(case))
