"""Tables in files → sentences. In: CSV, TSV or XLSX. Out: the text of a file, a sentence a row.

CSV is the one format told by the name of its file: its bytes look like prose with commas. Deliberately missing: formulas
that were never worked out, hidden sheets, and charts.
"""

import csv
import datetime as dt
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

import openpyxl

from callup.errors import BadInput
from callup.intake.decode import decoded
from callup.intake.making import TextFacts, document
from callup.intake.options import IntakeOptions
from callup.intake.tables import table_lines
from callup.model import Document, Refusal

SUFFIXES = {".csv": ",;\t|", ".tsv": "\t", ".tab": "\t"}
LOOK = 50
LONGEST, WIDEST = 20_000, 100
"""Rows and columns of a sheet that are read; what is beyond is said."""
PLAIN = re.compile(r"(?:Sheet|Лист|Аркуш|Table|Таблица)\s*\d*")


def looks_like_csv(data: bytes, name: str) -> bool:
    """Whether a file is a table of values parted by a sign, by its name."""
    return PurePath(name).suffix.lower() in SUFFIXES


def read_csv(data: bytes, name: str, options: IntakeOptions) -> Iterator[Document | Refusal]:
    """The one document of a table."""
    read = decoded(data, name)
    mark = _mark(read.text, SUFFIXES[PurePath(name).suffix.lower()])
    try:
        rows = list(csv.reader(io.StringIO(read.text.lstrip("\ufeff"), newline=""), delimiter=mark))
    except csv.Error as error:
        raise BadInput(f"{name}: the table is damaged ({error}): export it again") from error
    lines = table_lines([row[:WIDEST] for row in rows[:LONGEST]])
    if not lines:
        raise BadInput(f"{name}: no rows in this table: export it again")
    more = [f"{len(rows) - LONGEST:,} rows beyond the limit were left out"] * (len(rows) > LONGEST)
    found = TextFacts(
        name=name, kind="table", text="\n".join(lines), notes=tuple([read.note, *more])
    )
    yield document(found, options)


def _mark(text: str, marks: str) -> str:
    """The sign that parts most rows into as many cells."""
    sample = [line for line in text.splitlines()[: 4 * LOOK] if line.strip()][:LOOK]
    best = (0.0, 0, marks[0])
    for mark in marks:
        counts = Counter(len(row) for row in csv.reader(sample, delimiter=mark))
        width, rows = max(counts.items(), key=lambda item: (item[0] > 1, item[1]), default=(1, 0))
        if width > 1:
            best = max(best, (rows / max(1, len(sample)), width, mark))
    return best[2]


def workbook(stream: BinaryIO, name: str) -> TextFacts:
    """What the visible sheets of a workbook say."""
    # openpyxl raises errors of many kinds on damaged files; each means the same here.
    try:
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        parts = [_sheet(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"]
    except RecursionError:
        raise
    except Exception as error:
        raise BadInput(
            f"{name}: the workbook is damaged ({type(error).__name__}): save it again"
        ) from error
    text = "\n".join(line for lines, _ in parts for line in lines)
    if not text:
        raise BadInput(f"{name}: no values in this workbook: save it with its formulas worked out")
    cut = "rows beyond the limit were left out" if any(cut for _, cut in parts) else ""
    return TextFacts(name=name, kind="table", text=text, notes=(cut,))


def _sheet(sheet: object) -> tuple[list[str], bool]:
    """The lines of one sheet, under its name where that says something, and whether it was cut."""
    rows = []
    cut = False
    for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=WIDEST)):  # type: ignore[attr-defined]
        if number >= LONGEST:
            cut = True
            break
        rows.append([_cell(value) for value in row])
    lines = table_lines(rows)
    title = str(sheet.title)  # type: ignore[attr-defined]
    return ([f"{title}:", *lines] if lines and not PLAIN.fullmatch(title) else lines), cut


def _cell(value: object) -> str:
    """A value as a reader would see it: whole numbers without a point, days without an hour.

    >>> _cell(300.0), _cell(dt.datetime(2023, 3, 24)), _cell(None)
    ('300', '2023-03-24', '')
    """
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return str(value)
