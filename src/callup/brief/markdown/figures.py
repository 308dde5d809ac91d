"""Figures side by side, as Markdown tables. In: a Brief. Out: lines."""

from collections.abc import Iterator, Sequence

from callup.brief.markdown.words import marks, plain
from callup.brief.wording import SAID
from callup.model import Stance
from callup.model.brief import Brief, FigurePart, FigureRow


def figures(brief: Brief) -> Iterator[str]:
    """Every measure with its competing values; those with a single value together in one table."""
    if brief.figures:
        yield "\n## Figures side by side"
    for figure in brief.figures:
        if len(figure.rows) > 1:
            yield from _figure(figure)
    yield from _alone([figure for figure in brief.figures if len(figure.rows) == 1])


def _figure(figure: FigurePart) -> Iterator[str]:
    conflict = " — sources conflict" if figure.conflict else ""
    yield f"\n### {_title(figure)}{conflict}\n\n{figure.definition}\n"
    yield "| Said | By | Published | How |\n| --- | --- | --- | --- |"
    yield from (f"| {_row(row)} |" for row in figure.rows)


def _alone(figures: Sequence[FigurePart]) -> Iterator[str]:
    if figures:
        yield "\n### Said by one source\n"
        yield "| What is counted | Said | By | Published | How |\n| --- | --- | --- | --- | --- |"
    for figure in figures:
        yield f"| {_title(figure)} | {_row(figure.rows[0])} |"


def _title(figure: FigurePart) -> str:
    return f"{figure.title}, {figure.place}" if figure.place else figure.title


def _row(row: FigureRow) -> str:
    state = ", superseded" if row.superseded else ""
    again = f", repeated in {row.repeated} more" if row.repeated else ""
    how = SAID[Stance(row.stance)] + state + again
    return f"{row.said}{marks(row.notes)} | {plain(row.speaker)} | {row.date or 'date unknown'} | {how}"
