"""The command ``figures``. In: arguments. Out: every measure's values side by side and over time: table, CSV, JSON, SVG.

Deliberately missing: numbers of its own; everything printed stands in a FigurePart and leads to a sentence.
"""

from collections.abc import Iterator
from typing import Annotated

import msgspec
import typer
from rich.table import Table

from callup.brief.charts_figures import course, intervals, sheet
from callup.brief.wording import MODES
from callup.cli.console import (
    CaseAt,
    DateOf,
    LedgerAt,
    as_csv,
    complain,
    day,
    emit,
    in_order,
    known,
    out,
    tables,
)
from callup.cli.console import place as place_code
from callup.cli.source import PathsMaybe, source, tell_partial
from callup.ledger import ClaimQuery
from callup.model.brief import FigurePart, FigureRow, Note
from callup.pipeline import CASE
from callup.pipeline.parts import Parts, figures_of
from callup.record import known as known_by

COLUMNS = (
    "measure", "place", "unit", "basis", "mode", "date", "low", "value", "high", "bound", "said",
    "speaker", "side", "stance", "superseded", "conflicts", "carried", "claim", "sentence",
)  # fmt: skip


def figures(
    paths: PathsMaybe = None,
    measure: Annotated[str | None, typer.Option(help="Only this measure, e.g. killed.")] = None,
    place: Annotated[
        str | None, typer.Option(help="Only this place: ISO 3166-2 code or name, e.g. RU-VOR.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Answer from what was known by this day.")
    ] = None,
    since: Annotated[str | None, typer.Option(help="Only values said from this day on.")] = None,
    format: Annotated[str, typer.Option("--format", help="table, csv, json or svg.")] = "table",
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
    date: DateOf = None,
) -> None:
    """List a measure's values side by side and over time: who says how many, when, and what conflicts.

    Counts so far, rates and parts never mix; planned and denied values stay apart; a copy adds no value.

    Example: callup figures --measure volunteers_recruited --since 2023-01-01 --format csv
    """
    held = tables(case)
    known(measure, held.case.measures, "--measure")
    known(format, dict.fromkeys(("table", "csv", "json", "svg")), "--format")
    query = ClaimQuery(
        measure=measure, place=place_code(place, held.places), as_of=day(as_of, "--as-of")
    )
    in_order(since=day(since, "--since"), as_of=query.as_of)
    with source(paths, ledger, date, case) as store:
        record = known_by(store, held.case, query.as_of)
    tell_partial(record)
    found = figures_of(record, query, day(since, "--since"))
    if not found.figures:
        complain("no figure fits: 'callup claims --measure …' lists what was read")
    if format == "json":
        emit(msgspec.json.format(msgspec.json.encode(found), indent=1).decode() + "\n")
    elif format == "csv":
        emit(as_csv(COLUMNS, _rows(found)))
    elif format == "svg":
        drawn = [intervals(part, alone=measure is not None) for part in found.figures]
        drawn += [course(part) for part in found.figures]
        emit(sheet([picture for picture in drawn if picture]) + "\n")
    else:
        for part in found.figures:
            out().print(table(part, {note.number: note for note in found.notes}))


def table(part: FigurePart, notes: dict[int, Note]) -> Table:
    """One figure as a table for a terminal, with its range and the rule that made it below."""
    head = [part.title, part.place or "", part.basis, MODES[part.mode]]
    sides = "; ".join(f"{side} {told}" for side, told in part.sides.items())
    below = f"current: {part.range}{f' ({sides})' if len(part.sides) > 1 else ''}. {part.rule}"
    title = ", ".join(filter(None, head)) + (" · sources conflict" if part.conflict else "")
    shown = Table(
        title=title, caption=below, title_justify="left", caption_justify="left", expand=True
    )  # fmt: skip
    for name, wide in (("said", 2), ("by", 4), ("on", None), ("how", 4), ("words", 7)):
        shown.add_column(name, ratio=wide, no_wrap=wide is None, overflow="fold")
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


def _rows(found: Parts) -> Iterator[dict[str, object]]:
    notes = {note.number: note for note in found.notes}
    for part in found.figures:
        for row in part.rows:
            note = notes[row.notes[0]]
            sentence = f"{note.before}{note.evidence}{note.after}"
            yield {
                "measure": part.measure,
                "place": part.place or "",
                "unit": part.unit,
                "basis": part.basis or "so far",
                "mode": part.mode,
                "date": row.date or "",
                "low": row.low,
                "value": row.value,
                "high": row.high,
                "bound": row.bound,
                "said": row.said,
                "speaker": row.speaker,
                "side": row.side or "",
                "stance": row.stance,
                "superseded": row.superseded,
                "conflicts": row.conflicts,
                "carried": "; ".join(row.carried),
                "claim": note.claim,
                "sentence": " ".join(sentence.split()),
            }
