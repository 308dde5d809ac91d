"""What several sections write: text that stays text in Markdown, lines with their footnote marks."""

from collections.abc import Iterable

from callup.model.brief import Line
from callup.publish.neutral import markdown as plain


def flat(text: str) -> str:
    """The same, keeping one space at either end where there was any."""
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and text.strip() else ""
    return lead + plain(text) + tail


def cited(item: Line) -> str:
    """A line with its footnote marks."""
    return plain(item.text) + marks(item.notes)


def dated(item: Line) -> str:
    """The same, behind its day."""
    return f"{item.date} · {cited(item)}" if item.date else cited(item)


def marks(numbers: Iterable[int]) -> str:
    """Footnote marks.

    >>> marks([1, 2])
    '[^1][^2]'
    """
    return "".join(f"[^{number}]" for number in numbers)


__all__ = ["cited", "dated", "flat", "marks", "plain"]
