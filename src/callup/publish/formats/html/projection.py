"""A projection as a page: the sections of its report with the pictures beside them. In: a Projection, facts. Out: HTML.

Deliberately missing: sentences of its own; ``scenario.report`` has them.
"""

import re
from collections.abc import Iterable

from callup.case.places import PlaceTable
from callup.model.projection import PathAnswer, Projection
from callup.publish.drawings.maps import Picture
from callup.publish.drawings.maps_tiles import tile_grid
from callup.publish.drawings.paths import comparison, fan, tornado
from callup.publish.neutral import markup
from callup.publish.nouns import Projected
from callup.publish.setting import Setting
from callup.publish.shell import page
from callup.scenario.report import ANSWERS, CITED, Section, report

LINK = re.compile(r"(https?://\S+)$")


def projection(told: Projected, at: Setting) -> str:
    """The page."""
    made = told.made
    titles = ", ".join(answer.title.lower() for answer in made.paths)
    parts = []
    for section in report(made, told.facts):
        parts.append(_section(section))
        if section.title == "Answer":
            parts += _fans(made)
        if section.title.startswith("Where the spread"):
            parts += [_tornado(answer) for answer in made.paths]
        if section.title.startswith("Where the men"):
            parts += [_shares(answer, at.places) for answer in made.paths]
    kicker = f"projection · as of {made.as_of}, until {made.until}"
    head = f"<h1>What could they deliver: {markup(titles)}?</h1>"
    return page(f"Projection as of {made.as_of}", kicker, [head], parts)


def _shares(answer: PathAnswer, places: PlaceTable) -> str:
    """A tile grid of the men called up and signed by region, for a path that calls up or signs anybody."""
    values = {part.code: round(part.men.median) for part in answer.regions}
    title = f"{answer.title}: men called up and signed, by region"
    picture = Picture(title=title, counted="men")
    return _drawn(tile_grid(values, places, picture)) if any(values.values()) else ""


def _drawn(picture: str) -> str:
    return f"<figure>{picture}</figure>"


def _fans(made: Projection) -> Iterable[str]:
    needs = [need.need for need in made.paths[0].needs]
    title = "Newly trained men: medians with 50% bands"
    yield _drawn(comparison(made.paths, "new_trained", title, needs))
    for answer in made.paths:
        trained, zone = answer.fans["new_trained"], answer.fans["in_zone"]
        yield _drawn(fan(trained, f"{answer.title}: newly trained men, 50% and 80%", needs))
        yield _drawn(fan(zone, f"{answer.title}: men in the zone, 50% and 80%"))


def _tornado(answer: PathAnswer) -> str:
    own = [driver for driver in answer.drivers if driver.answer == "new_trained"]
    title = f"{answer.title}: what the spread of {ANSWERS['new_trained']} comes from"
    return _drawn(tornado(own, title)) if own else ""


def _section(section: Section) -> str:
    items = [_item(line, sources=section.title == "Sources") for line in section.lines]
    lines = f"<ul>{''.join(items)}</ul>" if items else ""
    return f"<h2>{markup(section.title)}</h2>{_table(section.table)}{lines}"


def _item(line: str, *, sources: bool) -> str:
    text = markup(line)
    if not sources:
        return f"<li>{CITED.sub(_cite, text)}</li>"
    key = CITED.match(line)
    linked = LINK.sub(r'<a href="\1" rel="noreferrer">\1</a>', text)
    return f'<li class=small id="{key[1] if key else ""}">{linked}</li>'


def _cite(found: re.Match[str]) -> str:
    return f'<a href="#{found[1]}">[{found[1]}]</a>'


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    if not rows:
        return ""
    head = "".join(f"<th>{markup(cell)}</th>" for cell in rows[0])
    body = "".join(
        f"<tr>{''.join(f'<td>{CITED.sub(_cite, markup(cell))}</td>' for cell in row)}</tr>"
        for row in rows[1:]
    )
    return f"<div class=scroll><table><tr>{head}</tr>{body}</table></div>"
