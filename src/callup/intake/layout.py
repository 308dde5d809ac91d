"""Pieces of a printed page → its text in reading order. In: runs of letters with their places. Out: paragraphs.

Columns are told by a gutter that hardly a line crosses; what crosses it (a headline) parts the page above from the page
below. Lines of aligned short cells are a table, a sentence a row. Pure. Deliberately missing: text that runs upwards, notes
beside the text, and tables whose cells run over several lines.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from statistics import median

import msgspec

from callup.intake.lines import HYPHEN, STOP, joined
from callup.intake.tables import table_lines

MOST_CROSSING = 0.2
"""Of a page's pieces, so many may cross a gutter: headlines, a summary above two columns."""
FEWEST_LINES = 3
FEWEST_WORDS = 3.0
"""Words of an average piece beside a gutter. Cells of a table have fewer, lines of the narrowest column more."""
NARROWEST = 0.7
"""The least gutter and the gap that parts two pieces of a line, in heights of a letter; spaces of justified lines are less."""
CELL_GAP = 1.0
LONGEST_CELL = 8
"""Words of an average cell. Aligned pieces with more are lines of text."""
PARAGRAPH_GAP = 1.6
INDENT = 0.8
DEEPEST = 4


class Piece(msgspec.Struct, frozen=True):
    """A run of letters on one line: left, bottom, right, top, and what it says."""

    left: float
    bottom: float
    right: float
    top: float
    words: str

    @property
    def height(self) -> float:
        """The height of its letters, never nothing."""
        return max(1.0, self.top - self.bottom)

    @property
    def middle(self) -> float:
        """Where its line runs."""
        return (self.top + self.bottom) / 2


Line = list[Piece]


def page_text(pieces: Iterable[Piece]) -> str:
    """The text of a page, a line a paragraph."""
    return continued(block for block in _blocks([p for p in pieces if p.words.strip()], DEEPEST))


def continued(blocks: Iterable[str]) -> str:
    """Blocks one after the other; a sentence that goes on in the next column or page stays one."""
    whole = ""
    for block in filter(None, blocks):
        if whole and HYPHEN.search(whole) and block[0].islower():
            whole = HYPHEN.sub("", whole) + block
        elif whole and not STOP.search(whole) and (block[0].islower() or block[0].isdigit()):
            whole += " " + block
        else:
            whole += "\n" + block if whole else block
    return whole


def _blocks(pieces: list[Piece], deepest: int) -> Iterator[str]:
    gutter = _gutter(pieces) if deepest else None
    if gutter is None:
        yield from _column(_lines(pieces))
        return
    crossing = _lines(p for p in pieces if _crosses(p, gutter))
    rest = [p for p in pieces if not _crosses(p, gutter)]
    waiting: list[Line] = []
    above = float("inf")
    for line in [*crossing, None]:
        below = line[0].middle if line else float("-inf")
        band = [p for p in rest if below < p.middle <= above]
        if band:
            yield from _column(waiting)
            waiting = []
            yield from _blocks([p for p in band if p.right <= gutter], deepest - 1)
            yield from _blocks([p for p in band if p.right > gutter], deepest - 1)
        waiting += [line] if line else []
        above = below
    yield from _column(waiting)


def _crosses(piece: Piece, gutter: float) -> bool:
    return piece.left < gutter < piece.right


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """The middle of the widest strip that hardly a piece crosses and that has running text on both sides."""
    if len(pieces) < 2 * FEWEST_LINES:
        return None
    narrowest = NARROWEST * median(p.height for p in pieces)
    best: tuple[float, float] | None = None
    for start, end in _strips(pieces, int(MOST_CROSSING * len(pieces))):
        middle = (start + end) / 2
        if end - start >= narrowest and (best is None or end - start > best[0]):
            sides = (
                [p for p in pieces if p.right <= middle],
                [p for p in pieces if p.left >= middle],
            )
            if all(map(_is_text, sides)) and _side_by_side(*sides):
                best = end - start, middle
    return best[1] if best else None


def _strips(pieces: Sequence[Piece], most: int) -> Iterator[tuple[float, float]]:
    """The stretches across the page over which at most so many pieces lie, between the outermost ones."""
    edges = sorted([(p.left, 1) for p in pieces] + [(p.right, -1) for p in pieces])
    over, opened = 0, None
    for place, change in edges:
        over += change
        if over <= most and change < 0 and opened is None:
            opened = place
        elif over > most and opened is not None:
            yield opened, place
            opened = None


def _is_text(side: Sequence[Piece]) -> bool:
    lines = _lines(side)
    words = sum(len(p.words.split()) for p in side)
    return len(lines) >= FEWEST_LINES and words >= FEWEST_WORDS * len(lines)


def _side_by_side(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    top = min(max(p.top for p in side) for side in (left, right))
    bottom = max(min(p.bottom for p in side) for side in (left, right))
    return top - bottom > FEWEST_LINES * median(p.height for p in left)


def _lines(pieces: Iterable[Piece]) -> list[Line]:
    """The pieces line by line from the top, each line from the left."""
    lines: list[Line] = []
    for piece in sorted(pieces, key=lambda p: -p.middle):
        if lines and abs(lines[-1][0].middle - piece.middle) < 0.5 * lines[-1][0].height:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda p: p.left) for line in lines]


def _column(lines: Sequence[Line]) -> Iterator[str]:
    """The blocks of one column: running text joined to paragraphs, tables row by row."""
    rows = [(line, _cells(line)) for line in lines if line]
    for is_table, group in groupby(_with_kind(rows), key=lambda item: item[2]):
        held = list(group)
        if is_table:
            yield "\n".join(table_lines([cells for _, cells, _ in held]))
        else:
            yield joined("\n".join(_running([line for line, _, _ in held])))


def _with_kind(rows: Sequence[tuple[Line, list[str]]]) -> Iterator[tuple[Line, list[str], bool]]:
    """Each line with whether it belongs to a table: three lines and more of as many short cells."""
    for count, group in groupby(rows, key=lambda row: len(row[1])):
        held = list(group)
        words = sum(len(cell.split()) for _, cells in held for cell in cells)
        table = (
            count > 1 and len(held) >= FEWEST_LINES and words <= LONGEST_CELL * count * len(held)
        )
        for line, cells in held:
            yield line, cells, table


def _cells(line: Line) -> list[str]:
    cells = [line[0].words.strip()]
    for before, piece in zip(line, line[1:], strict=False):
        wide = piece.left - before.right > CELL_GAP * piece.height
        if wide:
            cells.append(piece.words.strip())
        else:
            cells[-1] += " " + piece.words.strip()
    return cells


def _running(lines: Sequence[Line]) -> Iterator[str]:
    """The lines as words, with an empty one where a gap or an indent begins a paragraph."""
    left = min((line[0].left for line in lines), default=0.0)
    for number, line in enumerate(lines):
        if number:
            before = lines[number - 1][0]
            gap = before.middle - line[0].middle > PARAGRAPH_GAP * max(
                before.height, line[0].height
            )
            indent = INDENT * line[0].height < line[0].left - left and before.left - left < 1.0
            if gap or indent:
                yield ""
        yield " ".join(" ".join(piece.words for piece in line).split())
