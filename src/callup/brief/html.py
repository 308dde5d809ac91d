"""Brief → one HTML file. In: a Brief and its pictures. Out: the page, written to a stream. No script, nothing from afar."""

from importlib.resources import files
from typing import TextIO

import jinja2
import msgspec
from markupsafe import Markup

from callup.brief.charts import intervals, timeline
from callup.brief.maps import Picture, town_map
from callup.brief.maps_tiles import tile_grid
from callup.brief.wording import plural
from callup.case import Case
from callup.case.places import PlaceTable
from callup.model.brief import Brief

MAP_TITLE = "Statements by region"
COUNTED = "statements"


class Pictures(msgspec.Struct, frozen=True):
    """The drawings of a page, as SVG; empty where there is nothing to draw."""

    map: Markup
    grid: Markup
    timeline: Markup
    intervals: tuple[Markup, ...]


def write_html(brief: Brief, case: Case, places: PlaceTable, stream: TextIO) -> None:
    """Write the page."""
    folder = files("callup.brief")
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
    )
    template = environment.from_string(folder.joinpath("brief.html").read_text(encoding="utf-8"))
    stream.write(
        template.render(
            brief=brief,
            css=Markup(folder.joinpath("brief.css").read_text(encoding="utf-8")),
            pictures=draw(brief, case, places),
            basis=basis(brief),
            count=plural,
        )
    )


def draw(brief: Brief, case: Case, places: PlaceTable) -> Pictures:
    """All pictures of a brief."""
    counts = {code: count for code, count in brief.region_counts.items() if code in places.regions}
    picture = Picture(title=MAP_TITLE, counted=COUNTED)
    return Pictures(
        map=Markup(town_map(counts, places, picture)) if counts else Markup(""),
        grid=Markup(tile_grid(counts, places, picture)) if counts else Markup(""),
        timeline=Markup(timeline(brief.timeline, case)),
        intervals=tuple(Markup(intervals(figure)) for figure in brief.figures),
    )


def basis(brief: Brief) -> str:
    """What the brief rests on, in one sentence."""
    copies = sum(source.copy_of is not None for source in brief.sources)
    statements = sum(source.claims for source in brief.sources)
    dates = sorted(source.date for source in brief.sources if source.date)
    reach = f", {dates[0]} to {dates[-1]}" if dates else ""
    of_copies = f", {copies} of them copies" if copies else ""
    said = plural(statements, "statement", "statements")
    read = plural(len(brief.sources), "document", "documents")
    return f"Rests on {said} in {read}{of_copies}{reach}."
