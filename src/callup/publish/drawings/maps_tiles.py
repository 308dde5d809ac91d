"""The tile grid. In: a value for each region, the case's places with their tiles, words for the
picture. Out: one SVG.

One square a region, roughly where it lies: small regions are seen as well as large ones, and every
value can be read. Deliberately missing: regions without a tile; those with a value stand in a row
of their own below.
"""

from html import escape

from callup.case.places import PlaceTable
from callup.publish.drawings.maps import MARGIN, TOP, Picture, Point, Values, svg
from callup.publish.drawings.maps_scale import Number, Scale, legend, number_text
from callup.publish.palette import DARK, FAINT, MAP_INK, MISSING, WHITE

SIDE, GAP = 43.25, 3.0
UNPLACED = 16
"""Columns of a grid in which the case gives no region a place: as many as fit the picture."""


def tile_grid(values: Values, places: PlaceTable, picture: Picture) -> str:
    """Draw the grid; a region absent from ``values`` or None there has no report, which is
    not zero.
    """
    tiles = {
        code: region.tile for code, region in places.regions.items() if region.tile is not None
    }
    columns = 1 + max((column for column, _ in tiles.values()), default=UNPLACED - 1)
    rows = 1 + max((row for _, row in tiles.values()), default=-1)
    beyond = sorted(code for code in values if code in places.regions and code not in tiles)
    tiles |= {code: (n % columns, rows + n // columns) for n, code in enumerate(beyond)}
    scale = Scale.of(values.get(code) for code in tiles)
    body = [
        _tile(code, places, values.get(code), (MARGIN + column * SIDE, TOP + row * SIDE), scale)
        for code, (column, row) in sorted(tiles.items())
    ]
    bottom = TOP + (1 + max((row for _, row in tiles.values()), default=0)) * SIDE
    return svg(picture, "".join(body) + legend(scale, MARGIN, bottom + 12), bottom + 40)


def _tile(code: str, places: PlaceTable, value: Number | None, corner: Point, scale: Scale) -> str:
    colour, hollow = scale.colour(value)
    x, y = corner
    size = SIDE - GAP
    ink = WHITE if colour in DARK else FAINT if colour == MISSING else MAP_INK
    shown = "" if value is None else _short(value)
    label = places.regions[code].short or code
    return (
        f'<g data-code="{code}"><title>{escape(places.name_of(code))}: {number_text(value)}</title>'
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{size:.1f}" height="{size:.1f}" rx="3" '
        f'fill="{WHITE if hollow else colour}"{f" stroke={chr(34)}{colour}{chr(34)}" if hollow else ""}/>'
        f'<text x="{x + size / 2:.1f}" y="{y + size * 0.42:.1f}" font-size="11" text-anchor="middle" fill="{ink}">{label}</text>'
        f'<text x="{x + size / 2:.1f}" y="{y + size * 0.82:.1f}" font-size="13" font-weight="700" text-anchor="middle" '
        f'fill="{ink}">{shown}</text></g>\n'
    )


def _short(value: float) -> str:
    """A value in at most five signs.

    >>> _short(42), _short(12_500), _short(2_400_000)
    ('42', '12.5k', '2.4M')
    """
    for size, sign in ((1_000_000, "M"), (10_000, "k")):
        if value >= size:
            return f"{value / (1000 if sign == 'k' else size):.3g}{sign}"
    return number_text(value) if isinstance(value, int) else f"{value:.3g}"
