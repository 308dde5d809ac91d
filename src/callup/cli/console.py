"""What every command shares: the console, dates, progress, the ledger option, the case's tables.

In: what a command was given. Out: checked values and a place to print. Misses: the commands; see ``app`` and its neighbours.
"""

import datetime as dt
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from callup.case import Case, load_case
from callup.case.places import PlaceTable, load_places
from callup.errors import BadRequest
from callup.ledger import Ledger
from callup.pipeline import CASE

WIDE = 150
EARLIEST = dt.date(1900, 1, 1)
FARTHEST_DAYS = 3653
"""Ten years ahead: further than any plan in the record reaches; beyond it a digit is wrong."""
PathsIn = Annotated[list[Path], typer.Argument(help="Files or folders.", show_default=False)]
LedgerAt = Annotated[
    str,
    typer.Option(
        "--ledger", envvar="CALLUP_LEDGER", help="A ledger's file, or a postgresql:// URL."
    ),
]
CaseAt = Annotated[
    str,
    typer.Option(
        "--case",
        envvar="CALLUP_CASE",
        help="The case: a name ('callup case list') or the path of a case's folder.",
    ),
]
DateOf = Annotated[
    str | None, typer.Option("--date", help="Date of documents that carry none, as YYYY-MM-DD.")
]


def out() -> Console:
    """The console for results: wide in a pipe, as wide as the terminal otherwise."""
    return Console(width=None if sys.stdout.isatty() else WIDE, highlight=False)


def complain(message: str) -> None:
    """Say something on standard error."""
    print(f"callup: {message}", file=sys.stderr)


def day(value: str | None, option: str) -> str | None:
    """A date option, checked: a day there is, of a year somebody may mean; texts are not of tomorrow."""
    if value is None:
        return None
    try:
        found = dt.date.fromisoformat(value)
    except ValueError as error:
        raise BadRequest(f"{option} {value!r} is no date: write it as 2023-03-24") from error
    today = dt.datetime.now(dt.UTC).date()
    # A day ahead: where the sun rises first, it is tomorrow already.
    last = today + dt.timedelta(days=1 if option == "--date" else FARTHEST_DAYS)
    if not EARLIEST <= found <= last:
        raise BadRequest(f"{option} {value!r} lies outside {EARLIEST} to {last}: check the year")
    return found.isoformat()


def in_order(**days: str | None) -> None:
    """Refuse a span that ends before it begins; the options by name, earliest first, "_" for "-"."""
    given = [(f"--{name.replace('_', '-')}", value) for name, value in days.items() if value]
    for (first, start), (last, end) in pairwise(given):
        if start > end:
            raise BadRequest(f"{first} {start} is after {last} {end}: no day lies between them")


def tell_undated(count: int) -> None:
    """Say how many documents carry no date, what that means and how to date them."""
    if count:
        complain(
            f"{count} documents carry no date: they count from the day they were kept on, and not before; date them by "
            "--date 2023-03-24, by a first line DATE: 2023-03-24, or by the file's own metadata"
        )


@contextmanager
def progress() -> Iterator[Progress]:
    """A progress bar on a terminal, silence in a pipe."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        yield bar


@contextmanager
def written(where: str) -> Iterator[Ledger]:
    """A ledger that exists, open for writing: a mistyped name is told and makes no new one."""
    Ledger.open(where, create=False).close()
    with Ledger.open(where) as store:
        yield store


def known(value: str | None, table: Mapping[str, object], option: str) -> None:
    """Refuse an option's value that is not in a table."""
    if value is not None and value not in table:
        raise BadRequest(f"{option} {value!r} is not known: choose from {', '.join(table)}")


class Tables(msgspec.Struct, frozen=True):
    """The case without a reader, for commands that read nothing."""

    case: Case
    places: PlaceTable


def tables(case: str = CASE) -> Tables:
    """The case's tables, loaded."""
    return Tables(load_case(case), load_places(case))
