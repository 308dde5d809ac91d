"""The command ``scenario export``. In: arguments. Out: a file for other tools; what is in it is for ``pipeline.exporting``."""

from pathlib import Path
from typing import Annotated

import typer

from callup.cli.console import CaseAt, complain, day
from callup.cli.scenario import AsOf, ClusterAt, KnockOut, Set, _day
from callup.pipeline import CASE
from callup.pipeline.cluster import mapper_on
from callup.pipeline.exporting import export_runs
from callup.pipeline.projection import Asked


def export(
    paths: Annotated[list[str], typer.Argument(help="Paths, or mixes such as general+volunteers.")],
    to: Annotated[
        Path, typer.Option("--out", help="The file: .nc all draws, .csv quantiles, .mdl the model.")
    ],
    case: CaseAt = CASE,
    as_of: AsOf = None,
    until: Annotated[
        str | None, typer.Option("--until", help="The last day; half a year on when not given.")
    ] = None,
    draws: Annotated[int, typer.Option("--draws", help="How many draws.")] = 1000,
    seed: Annotated[int, typer.Option("--seed", help="The same seed repeats a run.", min=0)] = 1,
    settings: Set = None,
    knock_out: KnockOut = None,
    cluster: ClusterAt = None,
) -> None:
    """Write runs of paths for other tools: every draw (NetCDF), quantiles (CSV), or the model itself (Vensim, one draw).

    Example: callup scenario export general --as-of 2023-02-06 --out model.mdl
    """
    asked = Asked(
        paths=tuple(dict.fromkeys(paths)), as_of=_day(as_of), until=day(until, "--until"), draws=draws, seed=seed,
        settings=tuple(settings or ()), aside=tuple(knock_out or ()), sensitivity=False,
    )  # fmt: skip
    with mapper_on(cluster) as mapper:
        export_runs(case, asked, to, mapper)
    complain(f"written: {to}")
