"""Composes one Brief and writes it: HTML, Markdown, JSON, and a short text for the terminal. One file a format."""

from callup.brief.compose import Evidence, Material, Request, compose
from callup.brief.html import write_html
from callup.brief.json import write_json
from callup.brief.text import write_markdown, write_short

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
