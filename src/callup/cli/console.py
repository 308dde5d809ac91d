"""What every command shares: the console, dates, progress, the ledger option, the case's tables.

In: what a command was given. Out: checked values and a place to print. Misses: the commands; see ``app`` and its neighbours.
"""

import datetime as dt
import difflib
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from callup.brief.wording import plural
from callup.case import load_case
from callup.case.places import PlaceTable, Region, Words, load_places
from callup.errors import BadRequest
from callup.intake import IntakeOptions
from callup.language.load import languages
from callup.ledger import Ledger
from callup.model import Span
from callup.pipeline import CASE
from callup.privacy import plain
from callup.publish import Setting, checked, listed, shown, whole_file, write
from callup.publish.grid import FIRST
from callup.reading.place import PlaceFinder
from callup.record import Guarded, gate_of, guarded

WIDE = 150
EARLIEST = dt.date(1900, 1, 1)
FARTHEST_DAYS = 3653
"""Ten years ahead: further than any plan in the record reaches; beyond it a digit is wrong."""
PathsIn = Annotated[list[Path], typer.Argument(help="Files or folders.", show_default=False)]
TimeLimit = Annotated[
    float,
    typer.Option("--limit-time", help="Seconds a document may take; 0 for no limit.", min=0),
]
MemoryLimit = Annotated[
    int,
    typer.Option(
        "--limit-memory",
        help="MiB of memory a document may need; 0 for no limit.",
        min=0,
        max=2**20,
    ),
]
SECONDS, MEBIBYTES = 60.0, 512
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


class Outlet(Console):
    """The console for results: it takes words as they are, never as markup, and only what has passed ``plain``."""

    def print(self, *objects: object, **options: Any) -> None:  # noqa: ANN401
        """Print; a styled text with something in it that is not plain loses its styles."""
        super().print(*map(_plain_text, objects), **options)

    def render_str(self, text: str, **options: Any) -> Text:  # noqa: ANN401
        """Words as they are printed, those of table cells too."""
        return super().render_str(plain(text), **options)


def _plain_text(item: object) -> object:
    if isinstance(item, Text) and (shown := plain(item.plain)) != item.plain:
        return Text(shown, style=item.style)
    return item


def out() -> Outlet:
    """The console for results: wide in a pipe, as wide as the terminal otherwise."""
    wide = None if sys.stdout.isatty() else WIDE
    return Outlet(width=wide, highlight=False, markup=False, emoji=False)


def emit(text: str) -> None:
    """Write a finished text to standard output; the one place where this is done."""
    sys.stdout.write(plain(text))


def format_of(noun: str) -> typer.models.OptionInfo:
    """The option ``--format`` of a command: it lists what the noun can be written as, and takes nothing else."""
    option: typer.models.OptionInfo = typer.Option(
        "--format", help=f"{listed(noun)}.", callback=lambda given: checked(noun, given)
    )
    return option


def give(noun: str, format: str, made: object, at: Setting, to: Path | None = None) -> None:
    """Print a record in a format, or write it into a file that appears whole."""
    if to is not None:
        to.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(to) as stream:
            _write(stream, noun, format, made, at)
        complain(f"written: {to}")
    elif format == FIRST:
        console = out()
        for piece in shown(noun, made, at):
            console.print(piece)
    else:
        sys.stdout.write(write(noun, format, made, at))


def _write(stream: TextIO, noun: str, format: str, made: object, at: Setting) -> None:
    if format != FIRST:
        stream.write(write(noun, format, made, at))
        return
    console = Outlet(file=stream, width=WIDE, highlight=False, markup=False, emoji=False)
    for piece in shown(noun, made, at):
        console.print(piece)


def tell(message: str) -> None:
    """Say in one line what was done."""
    emit(gate_of(CASE).message(message) + "\n")


def complain(message: str) -> None:
    """Say something on standard error; what is said may hold names of files, titles and people too."""
    print(f"callup: {plain(gate_of(CASE).message(message))}", file=sys.stderr)


def reading(date: str | None, seconds: float, mebibytes: int) -> IntakeOptions:
    """How documents are read, from the options of a command."""
    return IntakeOptions(
        date=day(date, "--date"), max_seconds=seconds, max_memory=mebibytes * 2**20
    )


def opened(where: str, case: str = CASE, *, create: bool = False) -> Guarded:
    """A ledger to be shown from: whatever it answers has passed the case's gate. A mistyped name makes no file."""
    return guarded(Ledger.open(where, create=create), case)


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
            f"{plural(count, 'document carries', 'documents carry')} no date: undated texts count from the day they were kept on, "
            "and not before; date them by --date 2023-03-24, by a first line DATE: 2023-03-24, or by the file's own metadata"
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
def written(where: str, case: str = CASE) -> Iterator[Guarded]:
    """A ledger that exists, open for writing: a mistyped name is told and makes no new one."""
    Ledger.open(where, create=False).close()
    with opened(where, case, create=True) as store:
        yield store


def known(value: str | None, table: Mapping[str, object], option: str) -> None:
    """Refuse an option's value that is not in a table."""
    if value is not None and value not in table:
        raise BadRequest(f"{option} {value!r} is not known: choose from {', '.join(table)}")


def place(value: str | None, places: PlaceTable) -> str | None:
    """A place option as its code: a code, or a name in any of the case's languages; BadRequest with the nearest ones."""
    if value is None:
        return None
    if value.upper() in places.regions or value.upper() in places.countries:
        return value.upper()
    names = {
        name.casefold(): code
        for code, region in (*places.regions.items(), *places.countries.items())
        for name in _names(region)
    }
    found = names.get(value.casefold()) or _read(value, places)
    if found is not None:
        return found
    near = difflib.get_close_matches(
        value.casefold(), [*names, *map(str.casefold, places.regions)], n=3
    )
    told = ", ".join(
        f"{code} ({places.name_of(code)})"
        for code in dict.fromkeys(names.get(n, n.upper()) for n in near)
    )
    code = places.subjects()[0]
    example = f"give an ISO 3166-2 code such as {code}, or a name such as {places.name_of(code)}"
    hint = f"did you mean {told}?" if told else example
    raise BadRequest(f"--place {value!r} is not known: {hint}")


def _names(area: Words) -> Iterator[str]:
    """What a region or country is called."""
    yield from (area.name, *area.en, *area.ru, *area.uk)
    if isinstance(area, Region):
        yield from filter(None, (area.native, area.capital, *area.base))


def _read(value: str, places: PlaceTable) -> str | None:
    """The one place that words name in any form the reader knows («Пермському краї»)."""
    finder, whole = PlaceFinder(places), Span(0, len(value))
    codes = {m.place.code for language in languages() for m in finder.find(value, whole, language)}
    return codes.pop() if len(codes) == 1 else None


def tables(case: str = CASE, details: Iterable[str] = ()) -> Setting:
    """The case without a reader, for commands that read nothing; and which details of an answer are asked for."""
    return Setting(load_case(case), load_places(case), frozenset(details))
