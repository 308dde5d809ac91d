"""Figures side by side, as Markdown tables. In: a Brief. Out: lines."""

from collections.abc import Iterator

from callup.brief.markdown.words import marks, plain
from callup.model.brief import Brief, FigurePart


def figures(brief: Brief) -> Iterator[str]:
    """Every measure with its competing values."""
    if brief.figures:
        yield "\n## Figures side by side"
    for figure in brief.figures:
        yield from _figure(figure)


def _figure(figure: FigurePart) -> Iterator[str]:
    place = f", {figure.place}" if figure.place else ""
    conflict = " — sources conflict" if figure.conflict else ""
    yield f"\n### {figure.title}{place}{conflict}\n\n{figure.definition}\n"
    yield "| Said | By | Published | How |\n| --- | --- | --- | --- |"
    for row in figure.rows:
        state = ", superseded" if row.superseded else ""
        yield f"| {row.said}{marks(row.notes)} | {plain(row.speaker)} | {row.date or 'date unknown'} | {row.stance}{state} |"
