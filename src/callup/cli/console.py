"""What every command shares: the console, dates, progress, the ledger option, the case's tables.

In: what a command was given. Out: checked values and a place to print. Misses: the commands; see ``app`` and its neighbours.
"""

import datetime as dt
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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
    """A date option, checked."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise BadRequest(f"{option} {value!r} is no date: write it as 2023-03-24") from error


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
