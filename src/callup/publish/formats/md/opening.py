"""The opening of the Markdown: heading, bottom line, what is new. In: a Brief. Out: lines."""

from collections.abc import Iterator

from callup.brief.wording import basis
from callup.model.brief import Brief
from callup.publish.formats.md.words import cited, dated, plain


def heading(brief: Brief) -> Iterator[str]:
    """Title, question and what the brief rests on."""
    yield f"# {plain(brief.title)}{f', as of {brief.as_of}' if brief.as_of else ''}"
    yield f"\n*{plain(brief.question)}*\n\n{basis(brief)}"


def bottom_line(brief: Brief) -> Iterator[str]:
    """The bottom line."""
    yield "\n## Bottom line\n"
    yield from (f"- {cited(item)}" for item in brief.bottom_line)


def new(brief: Brief) -> Iterator[str]:
    """What is new since a day."""
    if brief.new:
        yield f"\n## New since {brief.since}\n"
        yield from (f"- {dated(item)}" for item in brief.new)
