"""The commands ``case list``, ``check`` and ``new``. In: a case's name or folder. Out: what there is, every fault, new pages.

Deliberately missing: any change to a case that is there; its pages are edited by hand.
"""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from callup.case import case_names, load_case
from callup.case.check import checked
from callup.case.skeleton import UNKNOWN, write_skeleton
from callup.cli.console import complain, emit, out, tell

case = typer.Typer(
    name="case",
    help="What is watched: the cases there are, whether one is sound, a new one.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@case.command("list")
def list_cases() -> None:
    """List the cases of this installation; any command takes one as --case NAME, or the path of a case's folder.

    Example: callup case list
    """
    grid = Table(title="Cases; --case takes a name, or the path of a case's folder")
    for name in ("case", "country", "what is asked", "sources", "rules"):
        grid.add_column(name, overflow="fold")
    for name in case_names():
        held = load_case(name)
        counts = (str(len(held.actors)), str(len(held.law.rules)))
        grid.add_row(name, held.head.country, held.head.question, *counts)
    out().print(grid)


@case.command()
def check(
    named: Annotated[str, typer.Argument(metavar="CASE", help="A name, or a case's folder.")],
) -> None:
    """Say everything that is wrong with a case's pages at once: file, entry, key, and what was probably meant.

    Exit status 1 where anything is.

    Example: callup case check ./freedonia
    """
    found = checked(named)
    for fault in found.faults:
        emit(f"{fault}\n")
    if found.faults:
        complain(f"{len(found.faults)} faults in case {named}")
        raise typer.Exit(1)
    tell(f"{named} is sound: {found.summary}")


@case.command()
def new(
    name: Annotated[Path, typer.Argument(help="The folder to make; its name is the case's.")],
    country: Annotated[
        str, typer.Option("--country", help="The country's code of ISO 3166-1.")
    ] = UNKNOWN,
) -> None:
    """Write a folder of commented pages for a new case, which loads and reads at once; fill it in, page by page.

    Example: callup case new freedonia --country FD
    """
    for page in write_skeleton(name, country):
        tell(str(page))
    complain(f"now: callup case check {name}; callup read FILE --case {name}")
