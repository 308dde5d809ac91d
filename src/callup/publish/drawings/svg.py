"""What all pictures share: how an SVG begins and ends. In: a title, a size, what is drawn. Out: SVG text.

Deliberately missing: scripts, and fonts or colours from elsewhere; a picture stands alone and prints.
"""

from html import escape

FONT = "'Helvetica Neue',Arial,'Liberation Sans','DejaVu Sans',sans-serif"


def svg(
    title: str, size: tuple[int, float], body: str, *, told: str = "", attributes: str = ""
) -> str:
    """A picture with its title and, for those who cannot see it, what is ``told`` of it."""
    width, height = size
    name = escape(title, quote=True)
    described = f"<desc>{escape(told)}</desc>" if told else ""
    more = f" {attributes}" if attributes else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height:.0f}" role="img" aria-label="{name}" '
        f'font-family="{FONT}"{more}><title>{name}</title>{described}{body}</svg>'
    )
