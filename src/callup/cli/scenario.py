"""The commands ``scenario list``, ``show`` and ``run``. In: arguments. Out: tables, JSON, CSV, pages.

Deliberately missing: numbers of its own; everything printed is a range of the case or a field of a Projection.
"""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from callup.case.places import load_places
from callup.case.scenario import load_scenario
from callup.case.scenario_tables import ScenarioCase
from callup.cli.console import CaseAt, day, format_of, give, out, tables
from callup.pipeline import CASE
from callup.pipeline.cluster import mapper_on
from callup.pipeline.projection import Asked, project, ranges
from callup.publish.nouns import Projected, Ranges

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
    format: Annotated[str, format_of("ranges")] = "table",
) -> None:
    """Print every parameter: its range as of a day, what it rests on, and the facts with their sources.

    Example: callup scenario show general --as-of 2023-02-06
    """
    loaded = _case(case)
    asked = Asked(
        paths=(path,) if path else (), as_of=_day(as_of), settings=tuple(settings or ()),
        aside=tuple(knock_out or ()),
    )  # fmt: skip
    levers = {lever for part in loaded.mixed(path) for lever in part.levers} if path else set()
    found = [choice for name, choice in ranges(loaded, asked).items() if not path or name in levers]
    told = Ranges(found=found, facts=loaded.facts, as_of=asked.as_of)
    give("ranges", format, told, tables(case))


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
    format: Annotated[str, format_of("projection")] = "table",
    to: OutAt = None,
    cluster: ClusterAt = None,
) -> None:
    """Say what paths could deliver by when, what binds, what it hangs on, and what would have to be true.

    Example: callup scenario run general volunteers stealth --as-of 2023-02-06 --need 300000@2023-04-01
    """
    asked = Asked(
        paths=tuple(dict.fromkeys(paths)), as_of=_day(as_of), until=day(until, "--until"), draws=draws, seed=seed,
        settings=tuple(settings or ()), needs=tuple(need or ()), aside=tuple(knock_out or ()),
        sensitivity=sensitivity,
    )  # fmt: skip
    loaded = _case(case)
    with mapper_on(cluster) as mapper:
        made = project(case, asked, mapper)
    give("projection", format, Projected(made, loaded.facts), tables(case), to)


def _case(name: str) -> ScenarioCase:
    return load_scenario(name, load_places(name))


def _day(as_of: str | None) -> str:
    return day(as_of, "--as-of") or dt.datetime.now(dt.UTC).date().isoformat()
