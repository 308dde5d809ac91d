"""Runs of paths in the formats of others. In: a question, a file's name. Out: the written file.

How each is written is for ``publish``; here the formats get calibrated draws.
"""

import datetime as dt
from pathlib import Path as File

from callup.case import load_case
from callup.errors import BadRequest
from callup.pipeline.projection import Asked, Stage, stage_of
from callup.publish import Setting, formats_of, save
from callup.publish.rows.runs import Runs
from callup.scenario.decisions import path_of
from callup.scenario.parts import Job, Mapper, run_parts
from callup.scenario.paths import Path
from callup.scenario.result import Result
from callup.scenario.run import RunOptions


def export_runs(case: str, asked: Asked, to: File, mapper: Mapper = map) -> None:
    """Run the paths asked for and write them as the file's ending says; BadRequest for an ending no format has."""
    format = to.suffix.removeprefix(".")
    if format not in formats_of("runs"):
        endings = ", ".join(f".{name}" for name in formats_of("runs"))
        raise BadRequest(f"--out {to}: name a file that ends in {endings}")
    stage = stage_of(case, asked)
    save("runs", format, runs_of(stage, mapper), Setting(load_case(case), stage.places), to)


def runs_of(stage: Stage, mapper: Mapper = map) -> Runs:
    """What a format of runs writes; nothing is run before it asks."""
    return Runs(
        paths=_paths(stage),
        draws=stage.basis.calibrated.ensemble.draws,
        regions=stage.regions,
        start=dt.date.fromisoformat(stage.case.history.origin),
        last=stage.last,
        run=lambda finals: _results(stage, mapper, finals=finals),
    )


def _paths(stage: Stage) -> list[Path]:
    known, asked = stage.basis.usable.known, stage.asked
    return [path_of(stage.case, name, known, asked.as_of) for name in asked.paths]


def _results(stage: Stage, mapper: Mapper, *, finals: bool) -> dict[str, Result]:
    days = (*range(stage.today, stage.last, stage.asked.step), stage.last)
    draws = stage.basis.calibrated.ensemble.draws
    return {
        path.name: run_parts(
            draws, Job(stage.regions, path, days, RunOptions(finals=finals)), mapper
        )
        for path in _paths(stage)
    }
