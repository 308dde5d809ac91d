"""Brief → one HTML file. In: a Brief and its pictures. Out: the page, written to a stream. No script, nothing from afar."""

from importlib.resources import files
from typing import TextIO

import jinja2
import msgspec
from markupsafe import Markup

from callup.brief.charts import timeline
from callup.brief.charts_figures import intervals
from callup.brief.maps import Picture, town_map
from callup.brief.maps_tiles import tile_grid
from callup.brief.wording import MODES, SAID, basis, more, percent, plural, values_left_out
from callup.case import Case
from callup.case.places import PlaceTable
from callup.model.brief import Brief

MAP_TITLE = "Statements by region"
COUNTED = "statements"
SECTIONS = (
    "bottom_line",
    "assessment",
    "new",
    "where",
    "figures",
    "law",
    "denials",
    "predictions",
    "scenario",
    "signals",
    "timeline",
    "sources",
    "limits",
    "notes",
)
"""The sections of the page, in its order; each is a file of ``templates``."""


class Pictures(msgspec.Struct, frozen=True):
    """The drawings of a page, as SVG; empty where there is nothing to draw."""

    map: Markup
    grid: Markup
    timeline: Markup
    intervals: tuple[Markup, ...]
    scenario: Markup


def write_html(brief: Brief, case: Case, places: PlaceTable, stream: TextIO) -> None:
    """Write the page."""
    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        loader=jinja2.FunctionLoader(_template),
    )
    stream.write(
        environment.get_template("page.html").render(
            brief=brief,
            css=Markup(_template("brief.css")),
            pictures=draw(brief, case, places),
            basis=basis(brief),
            count=plural,
            percent=percent,
            more=more,
            left_out=values_left_out,
            said=SAID,
            modes=MODES,
            sections=SECTIONS,
        )
    )


def _template(name: str) -> str:
    return files("callup.brief").joinpath("templates", name).read_text(encoding="utf-8")


def draw(brief: Brief, case: Case, places: PlaceTable) -> Pictures:
    """All pictures of a brief."""
    counts = {code: count for code, count in brief.region_counts.items() if code in places.regions}
    picture = Picture(title=MAP_TITLE, counted=COUNTED)
    return Pictures(
        map=Markup(town_map(counts, places, picture)) if counts else Markup(""),
        grid=Markup(tile_grid(counts, places, picture)) if counts else Markup(""),
        timeline=Markup(timeline(brief.timeline, case)),
        intervals=tuple(Markup(intervals(figure)) for figure in brief.figures),
        scenario=Markup(brief.scenario.picture) if brief.scenario else Markup(""),
    )
