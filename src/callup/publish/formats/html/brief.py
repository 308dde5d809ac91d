"""Brief → one HTML page: a template a section, in the brief's order. In: a Brief, its case's places. Out: the page."""

import msgspec
from markupsafe import Markup

from callup.brief.order import SECTIONS
from callup.brief.wording import MODES, SAID, basis, more, percent, plural, values_left_out
from callup.case import Case
from callup.case.places import PlaceTable
from callup.model.brief import Brief
from callup.publish.drawings.figures import intervals
from callup.publish.drawings.maps import Picture, town_map
from callup.publish.drawings.maps_tiles import tile_grid
from callup.publish.drawings.timeline import timeline
from callup.publish.setting import Setting
from callup.publish.shell import environment, page

MAP_TITLE = "Statements by region"
COUNTED = "statements"


class Pictures(msgspec.Struct, frozen=True):
    """The drawings of a page, as SVG; empty where there is nothing to draw."""

    map: Markup
    grid: Markup
    timeline: Markup
    intervals: tuple[Markup, ...]
    scenario: Markup


def brief(made: Brief, at: Setting) -> str:
    """The page."""
    day = f" as of {made.as_of}" if made.as_of else ""
    told = {"brief": made, "basis": basis(made)}
    return page(
        f"{made.title}{',' * bool(day)}{day}",
        f"brief{' ·' * bool(day)}{day}",
        [_filled("head.html", told)],
        [_filled("body.html", _all(made, at))],
        f"Written {made.written} by Callup.",
    )


def _all(made: Brief, at: Setting) -> dict[str, object]:
    """What the sections' templates call by name."""
    return {
        "brief": made,
        "pictures": draw(made, at.case, at.places),
        "count": plural,
        "percent": percent,
        "more": more,
        "left_out": values_left_out,
        "said": SAID,
        "modes": MODES,
        "sections": SECTIONS,
    }


def _filled(name: str, told: dict[str, object]) -> str:
    return environment().get_template(name).render(told)


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
