"""Figures for a terminal. In: Parts of a brief. Out: a table a measure."""

from collections.abc import Iterator

from rich.table import Table

from callup.brief.wording import MODES
from callup.model.brief import FigurePart, FigureRow, Note, Parts
from callup.publish.formats.table.columns import columns
from callup.publish.setting import Setting

WIDE = {"said": 2, "by": 4, "on": None, "how": 4, "words": 7}


def figures(found: Parts, at: Setting) -> Iterator[Table]:
    """Every measure with its values side by side."""
    del at
    notes = {note.number: note for note in found.notes}
    for part in found.figures:
        yield _table(part, notes)


def _table(part: FigurePart, notes: dict[int, Note]) -> Table:
    """One figure as a table for a terminal, with its range and the rule that made it below."""
    head = [part.title, part.place or "", part.basis, MODES[part.mode]]
    sides = "; ".join(f"{side} {told}" for side, told in part.sides.items())
    below = f"current: {part.range}{f' ({sides})' if len(part.sides) > 1 else ''}. {part.rule}"
    title = ", ".join(filter(None, head)) + (" · sources conflict" if part.conflict else "")
    shown = Table(
        title=title, caption=below, title_justify="left", caption_justify="left", expand=True
    )  # fmt: skip
    columns(shown, WIDE)
    for row in part.rows:
        side = f" ({row.side})" if row.side else ""
        words = " ".join(notes[row.notes[0]].evidence.split()) if row.notes else ""
        cells = (row.said, f"{row.speaker}{side}", row.date or "unknown", _how(row), words)
        shown.add_row(*cells, style="dim" if row.superseded else "")
    return shown


def _how(row: FigureRow) -> str:
    parts = [row.stance]
    parts += ["superseded"] if row.superseded else []
    parts += [f"conflicts with {row.conflicts}"] if row.conflicts else []
    parts += [f"carried by {'; '.join(row.carried)}"] if row.carried else []
    return ", ".join(parts)
