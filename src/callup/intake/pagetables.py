"""The tables of a web page → paragraphs. In: the tree of a page. Out: the same tree, each table of figures a line a row.

Tables that only lay out a page stay as they are. Deliberately missing: cells that span columns keep to their first.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from callup.intake.tables import is_head, table_lines

WIDEST, LONGEST = 40, 5_000
"""Columns and rows that are looked at; what spans more is no table for people."""
LONGEST_CELL = 300
"""Characters of a cell. A longer one is a column of a page laid out by a table, not a value."""


def with_rows(tree: Any) -> Any:  # noqa: ANN401
    """The tree with every table of values turned to a paragraph a row, in place."""
    for table in list(tree.iter("table")):
        if table.getparent() is None or next(table.iterdescendants("table"), None) is not None:
            continue
        lines = list(_lines(table))
        if lines:
            _put(table, lines)
    return tree


def _lines(table: Any) -> Iterator[str]:  # noqa: ANN401
    rows = _grid(table)
    wide = [row for row in rows if sum(map(bool, row)) > 1]
    if len(wide) < 2 or any(len(cell) > LONGEST_CELL for row in rows for cell in row):
        return
    for caption in table.iterchildren("caption"):
        yield from filter(None, [_words(caption)])
    heads = _head_rows(table)
    if heads > 1:
        rows = [_merged(rows[:heads]), *rows[heads:]]
    headed = True if heads else is_head(wide[0], wide[1:])
    yield from table_lines(rows, headed=headed)


def _head_rows(table: Any) -> int:  # noqa: ANN401
    """How many rows at the top hold nothing but heads."""
    count = 0
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        if not cells or any(cell.tag == "td" for cell in cells):
            break
        count += 1
    return count


def _merged(rows: list[list[str]]) -> list[str]:
    """Several rows of heads as one; a head over several columns stands before each of theirs."""
    width = max(map(len, rows))
    names = []
    for column in range(width):
        above = (row[column] for row in rows if column < len(row))
        names.append(" ".join(dict.fromkeys(filter(None, above))))
    return names


def _grid(table: Any) -> list[list[str]]:  # noqa: ANN401
    """The words of each cell; a cell that reaches down stands in each of its rows."""
    rows: list[list[str]] = []
    reaching: dict[int, tuple[int, str]] = {}
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in (cell for cell in row if cell.tag in {"td", "th"}):
            _fill(cells, reaching)
            words, down = _words(cell), _span(cell, "rowspan")
            for first in range(_span(cell, "colspan")):
                if down > 1:
                    reaching[len(cells)] = (down - 1, words if not first else "")
                cells.append(words if not first or cell.tag == "th" else "")
        _fill(cells, reaching)
        rows.append(cells[:WIDEST])
        if len(rows) >= LONGEST:
            break
    return rows


def _fill(cells: list[str], reaching: dict[int, tuple[int, str]]) -> None:
    while len(cells) in reaching:
        left, words = reaching.pop(len(cells))
        if left > 1:
            reaching[len(cells)] = (left - 1, words)
        cells.append(words)


def _span(cell: Any, name: str) -> int:  # noqa: ANN401
    said = cell.get(name, "1").strip()
    return min(WIDEST, max(1, int(said))) if said.isascii() and said.isdigit() else 1


def _words(node: Any) -> str:  # noqa: ANN401
    """The words of a cell with a space between its parts; a footnote's mark is none of them."""
    return " ".join(" ".join(node.itertext()).split())


def _put(table: Any, lines: list[str]) -> None:  # noqa: ANN401
    block = etree.Element("div")
    for line in lines:
        etree.SubElement(block, "p").text = line
    block.tail = table.tail
    table.getparent().replace(table, block)
