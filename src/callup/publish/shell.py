"""The one page round all HTML. In: a title, what kind of page it is, its parts. Out: a page that stands alone.

No script, nothing from afar: the policy allows one stylesheet, named by its hash, and nothing else. Light and dark by the
reader's setting, one column on a telephone. Deliberately missing: any content.
"""

import base64
import hashlib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

import jinja2
from markupsafe import Markup

from callup.publish.palette import DAY, NIGHT, PAPER, variables

POLICY = "default-src 'none'; style-src '{}'; base-uri 'none'; form-action 'none'"
PROMISE = "Regions and totals, never people."


def template(name: str) -> str:
    """The text of a file of ``templates``."""
    return files("callup.publish").joinpath("templates", name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """What fills templates: everything is escaped, and a name that is missing is an error."""
    return jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        loader=jinja2.FunctionLoader(template),
    )


@lru_cache(maxsize=1)
def style() -> str:
    """The one stylesheet, with the colours of the palette."""
    night = f"@media (prefers-color-scheme:dark){{:root{{{variables(NIGHT)}}}}}"
    return f":root{{color-scheme:light dark;{variables(DAY)};--sheet:{PAPER}}}\n{night}\n{template('page.css')}"


def policy(css: str) -> str:
    """What a page may load: its own style, by hash."""
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return POLICY.format(f"sha256-{digest}")


def page(title: str, kicker: str, head: Iterable[str], body: Iterable[str], foot: str = "") -> str:
    """A whole page. ``head`` and ``body`` are markup already; title and kicker are words."""
    css = style()
    return (
        environment()
        .get_template("page.html")
        .render(
            title=title,
            kicker=kicker,
            policy=Markup(policy(css)),
            css=Markup(css),
            head=[Markup(part) for part in head if part],
            body=[Markup(part) for part in body if part],
            foot=f"{foot} {PROMISE}".strip(),
        )
    )
