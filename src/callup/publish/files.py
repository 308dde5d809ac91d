"""Files that appear whole or not at all, and the pictures of regions. In: texts. Out: files."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from callup.case.places import PlaceTable
from callup.model import RegionReport
from callup.publish.drawings.maps import Picture, town_map
from callup.publish.drawings.maps_tiles import tile_grid
from callup.publish.drawings.png import png


@contextmanager
def finished(path: Path) -> Iterator[Path]:
    """A place to write a file that takes its own name only when all of it is written."""
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """The same, open for text."""
    with finished(path) as part, part.open("w", encoding="utf-8", newline="\n") as stream:
        yield stream


def region_maps(
    reports: Iterable[RegionReport], places: PlaceTable, title: str, out: Path
) -> list[Path]:
    """The two pictures of reported regions, written into a folder as SVG and, where its library is there, as PNG."""
    out.mkdir(parents=True, exist_ok=True)
    values = {report.code: report.claims for report in reports if report.code in places.regions}
    picture = Picture(title=title, counted="statements")
    drawn = {
        "map.svg": town_map(values, places, picture),
        "grid.svg": tile_grid(values, places, picture),
    }
    for name, drawing in drawn.items():
        with whole_file(out / name) as stream:
            stream.write(drawing)
    written = [out / name for name in drawn]
    for path in list(written):
        picture_bytes = png(drawn[path.name])
        if picture_bytes is not None:
            written.append(path.with_suffix(".png"))
            written[-1].write_bytes(picture_bytes)
    return written
