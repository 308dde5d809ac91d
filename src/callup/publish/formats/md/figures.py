"""Figures side by side, as Markdown tables. In: a Brief. Out: lines."""

from collections.abc import Iterator, Sequence

from callup.brief.wording import MODES, SAID, more, values_left_out
from callup.model import Stance
from callup.model.brief import Brief, FigurePart, FigureRow
from callup.publish.formats.md.words import marks, plain


def figures(brief: Brief) -> Iterator[str]:
    """Every measure with its competing values; those with a single value together in one table."""
    if brief.figures:
        yield "\n## Figures side by side"
    for figure in brief.figures:
        if len(figure.rows) > 1:
            yield from _figure(figure)
    yield from _alone([figure for figure in brief.figures if len(figure.rows) == 1])
    if left := more(brief, "figures"):
        yield f"\n{left}"


def _figure(figure: FigurePart) -> Iterator[str]:
    conflict = " — sources conflict" if figure.conflict else ""
    yield f"\n### {_title(figure)}{conflict}\n\n{plain(figure.definition)}\n"
    yield f"Current values: {plain(figure.range)}{_sides(figure)}. {plain(figure.rule)}\n"
    yield "| Said | By | Published | How |\n| --- | --- | --- | --- |"
    yield from (f"| {_row(row)} |" for row in figure.rows)
    if left := values_left_out(figure):
        yield f"\n{left}"


def _alone(figures: Sequence[FigurePart]) -> Iterator[str]:
    if figures:
        yield "\n### Said by one source\n"
        yield "| What is counted | Said | By | Published | How |\n| --- | --- | --- | --- | --- |"
    for figure in figures:
        yield f"| {_title(figure)} | {_row(figure.rows[0])} |"


def _sides(figure: FigurePart) -> str:
    """What each side's values span, where there are several sides."""
    if len(figure.sides) < 2:
        return ""
    return f" ({'; '.join(f'{side} {plain(told)}' for side, told in figure.sides.items())})"


def _title(figure: FigurePart) -> str:
    parts = (figure.title, figure.place, figure.basis, MODES[figure.mode])
    return plain(", ".join(filter(None, parts)))


def _row(row: FigureRow) -> str:
    state = ", superseded" if row.superseded else ""
    again = f", carried by {'; '.join(map(plain, row.carried))}" if row.carried else ""
    side = f" ({row.side})" if row.side else ""
    how = SAID[Stance(row.stance)] + state + again
    return f"{plain(row.said)}{marks(row.notes)} | {plain(row.speaker)}{side} | {row.date or 'date unknown'} | {how}"
