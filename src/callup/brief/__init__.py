"""Composes one Brief and writes it: HTML, Markdown, JSON, and a short text for the terminal. One file a format."""

from callup.brief.compose import compose
from callup.brief.html import write_html
from callup.brief.json import write_json
from callup.brief.markdown import write_markdown
from callup.brief.material import Evidence, Material, Request
from callup.brief.terminal import write_short

__all__ = [
    "Evidence",
    "Material",
    "Request",
    "compose",
    "write_html",
    "write_json",
    "write_markdown",
    "write_short",
]
