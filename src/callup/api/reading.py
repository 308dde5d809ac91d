"""Claims of a text or of files, without keeping them. In: words, or paths. Out: a Table of claims; BadInput for a refusal."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from callup.api.clock import Day, iso
from callup.api.table import Table
from callup.errors import BadInput, BadRequest
from callup.intake import IntakeOptions
from callup.model import Claim, Refusal
from callup.pipeline import CASE, Road
from callup.publish.tidy import ClaimRow


def read(text_or_path: str | Path, *, case: str = CASE, date: Day = None) -> Table[Claim]:
    """Who says what, how, how many, where and when, in a text, a file or a folder.

    A string is a path where something is there by its name, else it is the text itself. ``date`` dates texts that carry none.
    BadInput where a file cannot be read.
    """
    options = IntakeOptions(date=iso(date, "date"))
    road = Road.of(case)
    found = tuple(_read(road, text_or_path, options))
    return Table("claims", [row.claim for row in found], found)


def _read(road: Road, given: str | Path, options: IntakeOptions) -> Iterator[ClaimRow]:
    if (path := path_of(given)) is not None:
        yield from _of(road, path, options)
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text(str(given), encoding="utf-8")
        yield from _of(road, path, options)


def _of(road: Road, path: Path, options: IntakeOptions) -> Iterator[ClaimRow]:
    for item in road.read([path], options):
        if isinstance(item, Refusal):
            if item.stage != "note":
                raise BadInput(f"{item.file}: {item.reason}")
            continue
        yield from (ClaimRow(claim, item.document) for claim in item.claims)


def path_of(given: str | Path) -> Path | None:
    """The path that is meant, or None for a text; BadRequest for one word that names nothing."""
    if isinstance(given, Path):
        return given
    try:
        if Path(given).exists():
            return Path(given)
    except (OSError, ValueError):
        return None
    if given and len(given.split()) < 2:
        raise BadRequest(f"{given!r} is neither a file nor a text of several words")
    return None
