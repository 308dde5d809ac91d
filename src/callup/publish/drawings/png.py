"""SVG → PNG. In: a picture's SVG text. Out: PNG bytes, or None where the library that draws them is not installed.

vl-convert draws with its own renderer and fonts of the system; nothing is fetched. Deliberately missing: other sizes.
"""

ZOOM = 2
"""Pixels a unit of the drawing: sharp on paper and on fine screens."""


def png(svg: str) -> bytes | None:
    """A picture as PNG; None without ``pip install 'callup[png]'``."""
    try:
        import vl_convert
    except ModuleNotFoundError:
        return None
    drawn: bytes = vl_convert.svg_to_png(svg, scale=ZOOM)
    return drawn
