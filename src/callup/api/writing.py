"""Records of the API as texts and files, in any format their noun has. In: a record, a format. Out: a text, or a file."""

from pathlib import Path

from callup.case import load_case
from callup.case.places import load_places
from callup.case.scenario import load_scenario
from callup.errors import BadRequest
from callup.model import Assessment, Change, Replay
from callup.model.brief import Brief
from callup.model.projection import Projection
from callup.pipeline import CASE
from callup.publish import Setting, formats_of, save_or_write
from callup.publish import write as written
from callup.publish.grid import FIRST
from callup.publish.nouns import Handover, Projected

NOUNS: dict[type, str] = {
    Assessment: "assessment",
    Brief: "brief",
    Change: "change",
    Handover: "record",
    Projection: "projection",
    Replay: "replay",
}


def formats(made: object) -> tuple[str, ...]:
    """What a record can be written as."""
    return tuple(name for name in formats_of(_noun(made)) if name != FIRST)


def write(
    made: object, format: str, to: str | Path | None = None, *, case: str = CASE
) -> str | Path:
    """A record as a text, or as a file or folder ``to``, which is given back."""
    noun = _noun(made)
    if format not in formats(made):
        raise BadRequest(f"format={format!r}: choose from {', '.join(formats(made))}")
    at = Setting(load_case(case), load_places(case))
    if isinstance(made, Projection):
        made = Projected(made, load_scenario(case, at.places).facts)
    if to is None:
        if isinstance(made, Handover) and format in {"csv", "parquet"}:
            raise BadRequest(f"{format} is a folder of tables: say where, to=…")
        return written(noun, format, made, at)
    save_or_write(noun, format, made, at, Path(to))
    return Path(to)


def _noun(made: object) -> str:
    if type(made) not in NOUNS:
        names = ", ".join(kind.__name__ for kind in NOUNS)
        raise BadRequest(f"a {type(made).__name__} cannot be written: give one of {names}")
    return NOUNS[type(made)]
