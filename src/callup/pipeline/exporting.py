"""Runs of paths in the formats of others: NetCDF, CSV, Vensim. In: a question, a file's name. Out: the written file.

Each format's writer is in ``scenario/tables`` and ``scenario/vensim``; here they get calibrated draws.
"""

import csv
import datetime as dt
from collections.abc import Callable
from pathlib import Path as File

from callup.errors import BadRequest
from callup.pipeline.projection import Asked, Stage, stage_of
from callup.pipeline.road import whole_file
from callup.scenario.decisions import path_of
from callup.scenario.parts import Job, Mapper, run_parts
from callup.scenario.paths import Path
from callup.scenario.result import Result
from callup.scenario.run import Options
from callup.scenario.tables import COLUMNS, dataset, rows
from callup.scenario.vensim import vensim


def export_runs(case: str, asked: Asked, to: File, mapper: Mapper = map) -> None:
    """Run the paths asked for and write them as the file's ending says.

    Raises BadRequest for another ending, and for a ``.mdl`` of several paths.
    """
    if to.suffix not in FORMATS:
        raise BadRequest(f"--out {to}: name a file that ends in {', '.join(FORMATS)}")
    if to.suffix == ".mdl" and len(asked.paths) != 1:
        raise BadRequest(f"--out {to}: a .mdl file holds one path; {len(asked.paths)} were named")
    FORMATS[to.suffix](stage_of(case, asked), to, mapper)


def _paths(stage: Stage) -> list[Path]:
    known, asked = stage.basis.usable.known, stage.asked
    return [path_of(stage.case, name, known, asked.as_of) for name in asked.paths]


def _results(stage: Stage, mapper: Mapper, *, finals: bool) -> dict[str, Result]:
    days = (*range(stage.today, stage.last, stage.asked.step), stage.last)
    draws = stage.basis.calibrated.ensemble.draws
    return {
        path.name: run_parts(draws, Job(stage.regions, path, days, Options(finals=finals)), mapper)
        for path in _paths(stage)
    }


def _start(stage: Stage) -> dt.date:
    return dt.date.fromisoformat(stage.case.history.origin)


def _netcdf(stage: Stage, to: File, mapper: Mapper) -> None:
    dataset(_results(stage, mapper, finals=True), _start(stage)).to_netcdf(to)


def _csv(stage: Stage, to: File, mapper: Mapper) -> None:
    with whole_file(to) as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows(_results(stage, mapper, finals=False), _start(stage)))


def _mdl(stage: Stage, to: File, mapper: Mapper) -> None:
    """The first calibrated draw, from the record's first day to the last day asked for."""
    del mapper
    one = stage.basis.calibrated.ensemble.draws.take(slice(0, 1))
    with whole_file(to) as stream:
        stream.write(vensim(one, stage.regions, _paths(stage)[0], stage.last))


FORMATS: dict[str, Callable[[Stage, File, Mapper], None]] = {
    ".nc": _netcdf,
    ".csv": _csv,
    ".mdl": _mdl,
}
"""File endings and their writers."""
