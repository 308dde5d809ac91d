"""A table → sentences. In: rows of cells. Out: a line for each row that names what stands in it.

A cell alone says nothing; with the head of its column it does: "Region: Tula Oblast; Summonses: 300." Deliberately
missing: sums, merged cells of several rows, and tables whose heads run down the side only.
"""

import re
from collections.abc import Sequence

Row = Sequence[str]
NOTHING = frozenset(("", "-", "–", "—", "−", "…", "n/a", "na", "null", "none", "н/д", "нет данных"))
"""What a cell holds where nothing is known; a row must not say of such a cell that it holds something."""
FIGURE = re.compile(r"[\d\s.,%+~≈<>≥≤/:–—−-]*\d[\d\s.,%+~≈<>≥≤/:–—−-]*")
LONGEST_HEAD = 80
STOP = re.compile(r"[.!?;:…]$")


def table_lines(rows: Sequence[Row], *, headed: bool | None = None) -> list[str]:
    """A line a row; ``headed`` says whether the first row names the columns, None leaves that to its look.

    >>> table_lines([["Region", "Summonses"], ["Tula Oblast", "300"], ["Penza Oblast", "—"]])
    ['Region: Tula Oblast; Summonses: 300.', 'Region: Penza Oblast.']
    """
    cleaned = [[" ".join(str(cell).split()) for cell in row] for row in rows]
    filled = [row for row in cleaned if any(_holds(cell) for cell in row)]
    # A title above the table is one cell of a row that has several.
    opening = []
    while len(filled) > 1 and sum(map(_holds, filled[0])) == 1 < sum(map(_holds, filled[1])):
        opening.append(_stopped(next(filter(_holds, filled.pop(0)))))
    if not filled:
        return opening
    if headed if headed is not None else is_head(filled[0], filled[1:]):
        return opening + [line for row in filled[1:] if (line := _sentence(filled[0], row))]
    return opening + [_stopped("; ".join(filter(_holds, row))) for row in filled]


def is_head(first: Row, rest: Sequence[Row]) -> bool:
    """Whether a first row names the columns: words in every cell, and figures or other rows below it.

    >>> is_head(["Region", "Summonses"], [["Tula", "300"]]), is_head(["Tula", "300"], [["Penza", "350"]])
    (True, False)
    """
    names = [cell for cell in first if cell]
    if not rest or len(names) < 2 or any(len(name) > LONGEST_HEAD for name in names):
        return False
    return not any(FIGURE.fullmatch(name) for name in names) or all(map(_is_year, names[1:]))


def _is_year(cell: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", cell) is not None


def _sentence(head: Row, row: Row) -> str:
    """The cells of a row behind the names of their columns; a column without a name gives the cell alone."""
    names = [*head, *([""] * (len(row) - len(head)))]
    cells = [
        f"{name.rstrip(':')}: {cell}" if name else cell
        for name, cell in zip(names, row, strict=False)
        if _holds(cell)
    ]
    return _stopped("; ".join(cells)) if cells else ""


def _holds(cell: str) -> bool:
    return cell.casefold() not in NOTHING


def _stopped(line: str) -> str:
    return line if not line or STOP.search(line) else f"{line}."
