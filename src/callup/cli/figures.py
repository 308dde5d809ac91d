"""The command ``figures``. In: arguments. Out: every measure's values side by side and over time.

Deliberately missing: numbers of its own; everything printed stands in a FigurePart and leads to a sentence.
"""

from typing import Annotated

import typer

from callup.cli.console import (
    CaseAt,
    DateOf,
    LedgerAt,
    complain,
    day,
    format_of,
    give,
    in_order,
    known,
    tables,
)
from callup.cli.console import place as place_code
from callup.cli.source import PathsMaybe, source, tell_partial
from callup.ledger import ClaimQuery
from callup.pipeline import CASE
from callup.pipeline.parts import figures_of
from callup.record import known as known_by


def figures(
    paths: PathsMaybe = None,
    measure: Annotated[str | None, typer.Option(help="Only this measure, e.g. killed.")] = None,
    place: Annotated[
        str | None, typer.Option(help="Only this place: ISO 3166-2 code or name, e.g. RU-VOR.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Answer from what was known by this day.")
    ] = None,
    since: Annotated[str | None, typer.Option(help="Only values said from this day on.")] = None,
    format: Annotated[str, format_of("figures")] = "table",
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
    date: DateOf = None,
) -> None:
    """List a measure's values side by side and over time: who says how many, when, and what conflicts.

    Counts so far, rates and parts never mix; planned and denied values stay apart; a copy adds no value.

    Example: callup figures --measure volunteers_recruited --since 2023-01-01 --format csv
    """
    held = tables(case, ["alone"] if measure else ())
    known(measure, held.case.measures, "--measure")
    query = ClaimQuery(
        measure=measure, place=place_code(place, held.places), as_of=day(as_of, "--as-of")
    )
    in_order(since=day(since, "--since"), as_of=query.as_of)
    with source(paths, ledger, date, case) as store:
        record = known_by(store, held.case, query.as_of)
    tell_partial(record)
    found = figures_of(record, query, day(since, "--since"))
    if not found.figures:
        complain("no figure fits: 'callup claims --measure …' lists what was read")
    give("figures", format, found, held)
