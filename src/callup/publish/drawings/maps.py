"""The town-dot map. In: a value for each region, the case's places, words for the picture. Out:
one SVG.

Every town of the country is a dot where it lies, coloured by its region: true geography without a
border file, and empty land stays empty. Deliberately missing: borders, and places finer than a
region; no dot says anything about its own town.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape

import msgspec

from callup.case.places import PlaceTable, View
from callup.publish.drawings import svg as drawn
from callup.publish.drawings.maps_scale import Number, Scale, legend, number_text
from callup.publish.palette import LABEL, MAP_INK, WHITE

WIDTH, MAP_HEIGHT, TOP, MARGIN = 720, 380, 58, 14
LARGE_TOWN = 100_000
SMALL_DOT, LARGE_DOT = 2.2, 4.2
LABELS = 14
LEAST_WIDTH = 0.01
"""Radians, some sixty kilometres: what a map shows at least, so that a single town can be drawn."""
LABEL_WIDTH, LABEL_HEIGHT = 7.0, 12.0

Point = tuple[float, float]
Values = Mapping[str, Number | None]


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """Words of one picture: its title, what a value counts, and what a reader who cannot see
    it should hear.
    """

    title: str
    counted: str
    description: str = ""


def project(latitude: float, longitude: float, view: View) -> Point:
    """Albers' equal-area conic projection on a unit sphere, x to the east and y to the south.

    The chart is centred where the case says, so that a country that reaches beyond the 180th
    meridian stays in one piece.

    >>> [round(v, 3) for v in project(56, 100, View(centre=(56, 100), parallels=(52, 64)))]
    [0.0, 0.0]

    """
    middle_latitude, middle_longitude = map(math.radians, view.centre)
    south, north = map(math.radians, view.parallels)
    cone = (math.sin(south) + math.sin(north)) / 2
    constant = math.cos(south) ** 2 + 2 * cone * math.sin(south)
    turned = (math.radians(longitude) - middle_longitude + math.pi) % math.tau - math.pi
    radius = math.sqrt(constant - 2 * cone * math.sin(math.radians(latitude))) / cone
    middle = math.sqrt(constant - 2 * cone * math.sin(middle_latitude)) / cone
    return radius * math.sin(cone * turned), radius * math.cos(cone * turned) - middle


class _Frame:
    """Fits projected points into the picture, one scale for both axes."""

    def __init__(self, points: Sequence[Point]) -> None:
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        top, bottom = min(y for _, y in points), max(y for _, y in points)
        self._factor = min(
            (WIDTH - 2 * MARGIN) / max(right - left, LEAST_WIDTH),
            (MAP_HEIGHT - 2 * MARGIN) / max(bottom - top, LEAST_WIDTH),
        )
        self._left, self._top = left, top
        self.bottom = TOP + MARGIN + (bottom - top) * self._factor

    def __call__(self, point: Point) -> Point:
        x, y = point
        return MARGIN + (x - self._left) * self._factor, TOP + MARGIN + (
            y - self._top
        ) * self._factor


def town_map(values: Values, places: PlaceTable, picture: Picture) -> str:
    """Draw the map; a region absent from ``values`` or None there has no report, which is not
    zero.
    """
    shown = set(places.subjects()) | (set(values) & set(places.regions))
    towns = [town for town in places.towns if town.code in shown]
    if not towns:
        told = f'<text x="{MARGIN}" y="{TOP + 20}" font-size="13">The case knows no towns to draw.</text>'
        return svg(picture, told, TOP + 40)
    spots = [project(town.latitude, town.longitude, places.view) for town in towns]
    frame = _Frame(spots)
    dots: dict[str, tuple[list[Point], list[Point]]] = {code: ([], []) for code in sorted(shown)}
    for town, spot in zip(towns, spots, strict=True):
        dots[town.code][town.population >= LARGE_TOWN].append(frame(spot))
    scale = Scale.of(values.get(code) for code in shown)
    order = sorted(
        dots, key=lambda code: (values.get(code) is not None, values.get(code) or 0, code)
    )
    body = [_region(code, dots[code], values, scale, places) for code in order]
    body += _labels(values, dots, places)
    height = frame.bottom + MARGIN + 46
    return svg(picture, "".join(body) + legend(scale, MARGIN, frame.bottom + MARGIN + 18), height)


def _region(
    code: str,
    dots: tuple[list[Point], list[Point]],
    values: Values,
    scale: Scale,
    places: PlaceTable,
) -> str:
    value = values.get(code)
    colour, hollow = scale.colour(value)
    title = f"<title>{escape(places.name_of(code))}: {number_text(value)}</title>"
    paths = []
    for points, size in zip(dots, (SMALL_DOT, LARGE_DOT), strict=True):
        if points:
            line = "".join(f"M{x:.1f} {y:.1f}h0" for x, y in points)
            paths.append(f'<path stroke="{colour}" stroke-width="{size}" d="{line}"/>')
            if hollow:
                paths.append(f'<path stroke="{WHITE}" stroke-width="{size - 1.2:.1f}" d="{line}"/>')
    return f'<g data-code="{code}" fill="none" stroke-linecap="round">{title}{"".join(paths)}</g>\n'


def _labels(
    values: Values, dots: Mapping[str, tuple[list[Point], list[Point]]], places: PlaceTable
) -> Iterator[str]:
    """Short names of the regions with the highest values, as far as they don't cover one
    another.
    """
    taken: list[Point] = []
    ranked = sorted(
        (code for code in dots if values.get(code)), key=lambda code: (-(values[code] or 0), code)
    )
    for code in ranked:
        points = [*dots[code][0], *dots[code][1]]
        x = sum(point[0] for point in points) / len(points)
        y = sum(point[1] for point in points) / len(points)
        text = places.regions[code].short or code
        reach = LABEL_WIDTH * 3
        if len(taken) >= LABELS or any(
            abs(x - a) < reach and abs(y - b) < LABEL_HEIGHT for a, b in taken
        ):
            continue
        taken.append((x, y))
        yield (
            f'<text x="{x:.1f}" y="{y + 3:.1f}" font-size="10" font-weight="700" text-anchor="middle" fill="{MAP_INK}" '
            f'stroke="{WHITE}" stroke-width="3" paint-order="stroke" stroke-linejoin="round">{escape(text)}</text>\n'
        )


def svg(picture: Picture, body: str, height: float) -> str:
    """Wrap a drawing with its title, its description for those who cannot see it, and its
    heading.
    """
    description = (
        picture.description or f"{picture.counted} by region; grey where nothing is reported."
    )
    paper = f'<rect width="100%" height="100%" fill="{WHITE}"/>'
    heads = (
        f'<text x="{MARGIN}" y="26" font-size="17" font-weight="700" fill="{MAP_INK}">{escape(picture.title)}</text>\n'
        f'<text x="{MARGIN}" y="46" font-size="13" fill="{LABEL}">{escape(picture.counted)}</text>\n'
    )
    return drawn.svg(
        picture.title,
        (WIDTH, height),
        f"{paper}\n{heads}{body}",
        told=description,
        attributes=f'width="{WIDTH}" height="{height:.0f}"',
    )


__all__ = ["Picture", "Values", "project", "svg", "town_map"]
