"""The commands ``scenario list``, ``show`` and ``run``. In: arguments. Out: tables, JSON, CSV, pages.

Deliberately missing: numbers of its own; everything printed is a range of the case or a field of a Projection.
"""

import datetime as dt
import textwrap
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.table import Table
from rich.text import Text

from callup.case.places import load_places
from callup.case.scenario import load_scenario
from callup.case.scenario_tables import ScenarioCase
from callup.cli.console import CaseAt, complain, day, emit, known, out
from callup.model import Chosen
from callup.pipeline import CASE, whole_file
from callup.pipeline.cluster import mapper_on
from callup.pipeline.projection import Asked, project, ranges, share_maps
from callup.scenario.pages import CITED, page, rows
from callup.scenario.report import PARAMETERS, Section, report

scenario = typer.Typer(
    name="scenario",
    help="What each path could deliver, by when, and what it hangs on.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", help="Answer from what was known by this day; today when not given."),
]
Set = Annotated[
    list[str] | None,
    typer.Option("--set", help="A range of your own: name=low,mode,high. May be repeated."),
]
KnockOut = Annotated[
    list[str] | None,
    typer.Option("--knock-out", help="Do without this fact, e.g. ff170. May be repeated."),
]
OutAt = Annotated[
    Path | None, typer.Option("--out", help="Write into this file instead of printing.")
]
ClusterAt = Annotated[
    str | None,
    typer.Option("--cluster", help="Run draws on the Dask scheduler at this address; same answer."),
]
PAGE = 110


@scenario.command("list")
def list_paths(case: CaseAt = CASE) -> None:
    """List the paths of a case and what would be decided on each.

    Example: callup scenario list
    """
    grid = Table(title=f"Paths of case {case}; mix them as 'general+volunteers'")
    for name in ("path", "title", "what would be decided", "levers"):
        grid.add_column(name, overflow="fold")
    for path in _case(case).paths.values():
        grid.add_row(path.name, path.title, path.says, ", ".join(path.levers))
    out().print(grid)


@scenario.command()
def show(
    path: Annotated[
        str | None, typer.Argument(help="Only the levers of this path or mix.", show_default=False)
    ] = None,
    case: CaseAt = CASE,
    as_of: AsOf = None,
    settings: Set = None,
    knock_out: KnockOut = None,
    format: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
) -> None:
    """Print every parameter: its range as of a day, what it rests on, and the facts with their sources.

    Example: callup scenario show general --as-of 2023-02-06
    """
    known(format, dict.fromkeys(("table", "json")), "--format")
    loaded = _case(case)
    asked = Asked(
        paths=(path,) if path else (), as_of=_day(as_of), settings=tuple(settings or ()),
        aside=tuple(knock_out or ()),
    )  # fmt: skip
    levers = {lever for part in loaded.mixed(path) for lever in part.levers} if path else set()
    found = [choice for name, choice in ranges(loaded, asked).items() if not path or name in levers]
    if format == "json":
        emit(msgspec.json.format(msgspec.json.encode(found)).decode() + "\n")
        return
    _show(found, loaded, asked.as_of)


def _show(found: list[Chosen], loaded: ScenarioCase, as_of: str) -> None:
    grid = Table(title=f"Parameters of case {loaded.case} as of {as_of}", show_lines=True)
    for name in ("parameter", "low, likeliest, high", "allowed", "why"):
        grid.add_column(name, overflow="fold")
    for choice in found:
        belief, stated = choice.belief, choice.stated
        numbers = ", ".join(f"{end:,g}" for end in (stated.low, stated.mode, stated.high))
        why = stated.note + (f" [{', '.join(stated.because)}]" if stated.because else "")
        if choice.origin in {"fallback", "set"}:
            why = f"({choice.origin}) {why}"
        grid.add_row(
            Text(f"{belief.name}\n{belief.title}"),
            f"{numbers} {belief.unit}\n{stated.distribution}",
            f"{belief.range[0]:,g} to {belief.range[1]:,g}",
            Text(why),
        )
    console = out()
    console.print(grid)
    for key in dict.fromkeys(key for choice in found for key in choice.stated.because):
        fact = loaded.facts[key]
        console.print(Text(f"[{key}] {fact.said_by}, known {fact.known}: {fact.what}. {fact.url}"))


@scenario.command("run")
def run_paths(
    paths: Annotated[list[str], typer.Argument(help="Paths, or mixes such as general+volunteers.")],
    case: CaseAt = CASE,
    as_of: AsOf = None,
    until: Annotated[
        str | None, typer.Option("--until", help="The last day; half a year on when not given.")
    ] = None,
    draws: Annotated[int, typer.Option("--draws", help="How many draws.")] = 1000,
    seed: Annotated[int, typer.Option("--seed", help="The same seed repeats a run.", min=0)] = 1,
    settings: Set = None,
    need: Annotated[
        list[str] | None,
        typer.Option(
            "--need", help="Men newly trained by a day: 300000@2023-04-01. May be repeated."
        ),
    ] = None,
    knock_out: KnockOut = None,
    sensitivity: Annotated[
        bool, typer.Option(help="Say which parameters the spread comes from (Sobol).")
    ] = True,
    format: Annotated[str, typer.Option("--format", help="table, json, html or csv.")] = "table",
    to: OutAt = None,
    cluster: ClusterAt = None,
) -> None:
    """Say what paths could deliver by when, what binds, what it hangs on, and what would have to be true.

    Example: callup scenario run general volunteers stealth --as-of 2023-02-06 --need 300000@2023-04-01
    """
    known(format, dict.fromkeys(("table", "json", "html", "csv")), "--format")
    asked = Asked(
        paths=tuple(dict.fromkeys(paths)), as_of=_day(as_of), until=day(until, "--until"), draws=draws, seed=seed,
        settings=tuple(settings or ()), needs=tuple(need or ()), aside=tuple(knock_out or ()),
        sensitivity=sensitivity,
    )  # fmt: skip
    loaded = _case(case)
    with mapper_on(cluster) as mapper:
        made = project(case, asked, mapper)
    if format == "table" and to is None:
        _print(
            report(made, loaded.facts),
            f"{', '.join(asked.paths)} as of {asked.as_of}, until {made.until}",
        )
        return
    text = {
        "json": lambda: msgspec.json.format(msgspec.json.encode(made)).decode() + "\n",
        "html": lambda: page(made, loaded.facts, share_maps(made)),
        "csv": lambda: rows(made),
        "table": lambda: _text(report(made, loaded.facts)),
    }[format]()
    if to is None:
        emit(text)
        return
    with whole_file(to) as stream:
        stream.write(text)
    complain(f"written: {to}")


def _print(sections: list[Section], title: str) -> None:
    console = out()
    console.print(Text(f"What could they deliver: {title}\n", style="bold"))
    *shown, sources = [section for section in sections if section.title != PARAMETERS]
    cited = set(CITED.findall("".join(line for s in shown for line in s.lines)))
    for section in (*shown, _cited(sources, cited)):
        console.print(Text(section.title, style="bold"))
        if section.table:
            grid = Table(*section.table[0])
            for row in section.table[1:]:
                grid.add_row(*row)
            console.print(grid)
        console.print(Text(_lines(section) + "\n"))


def _cited(sources: Section, cited: set[str]) -> Section:
    """The sources named on the page; the rest are counted."""
    keys = [CITED.match(line) for line in sources.lines]
    named = tuple(
        line for line, key in zip(sources.lines, keys, strict=True) if key and key[1] in cited
    )
    more = len(sources.lines) - len(named)
    rest = f"{more} more facts that ranges and calibration rest on: --format html or json names them all."
    return Section(title=sources.title, lines=(*named, rest) if more else named)


def _text(sections: list[Section]) -> str:
    parts = []
    for section in sections:
        table = "\n".join("  " + " | ".join(row) for row in section.table)
        parts.append("\n".join(part for part in (section.title, table, _lines(section)) if part))
    return "\n\n".join(parts) + "\n"


def _lines(section: Section) -> str:
    """A section's lines, wrapped; links stay whole."""
    return "\n".join(
        textwrap.fill(
            line, PAGE, initial_indent="- ", subsequent_indent="  ",
            break_long_words=False, break_on_hyphens=False,
        )
        for line in section.lines
    )  # fmt: skip


def _case(name: str) -> ScenarioCase:
    return load_scenario(name, load_places(name))


def _day(as_of: str | None) -> str:
    return day(as_of, "--as-of") or dt.datetime.now(dt.UTC).date().isoformat()
