"""The commands ``assess`` and ``replay``. In: arguments. Out: tables, JSON, CSV, SVG, pages.

Deliberately missing: numbers of its own; everything printed is a field of an Assessment, a Replay or a Change.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.table import Table
from rich.text import Text

from callup.case import Case, load_case
from callup.cli.console import (
    CaseAt,
    DateOf,
    LedgerAt,
    complain,
    day,
    emit,
    in_order,
    known,
    opened,
    out,
    progress,
    tell_undated,
)
from callup.errors import BadRequest
from callup.intake import IntakeOptions
from callup.ledger import Ledger
from callup.model import Assessment, Change, Mover, Replay
from callup.pipeline import CASE, Road, stamp, whole_file
from callup.pipeline.weighing import assessment, comparison, series
from callup.warning.charts import course
from callup.warning.matrix import mark
from callup.warning.pages import assessment_page, change_page, kinds, replay_page

STEP = re.compile(r"^(\d+)([dw])$")
BEST = 5
LISTED = 20
PathsMaybe = Annotated[
    list[Path] | None,
    typer.Argument(help="Files or folders; without them the ledger is used.", show_default=False),
]
OutAt = Annotated[
    Path | None, typer.Option("--out", help="Write into this file instead of printing.")
]


def assess(
    paths: PathsMaybe = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", help="Answer from what was known by this day; today when not given."
        ),
    ] = None,
    format: Annotated[str, typer.Option("--format", help="table, json or html.")] = "table",
    why: Annotated[
        bool, typer.Option("--why", help="List all that moved the estimate, with its words.")
    ] = False,
    matrix: Annotated[
        bool, typer.Option("--matrix", help="Show every sign against every hypothesis.")
    ] = False,
    what_if: Annotated[
        list[str] | None,
        typer.Option(
            "--what-if",
            help="Leave a strand or claim out (-s-3f2a, -c-3f2a) or add strands "
            "(+mobilisation_order:3; +!mobilisation_order:1 denies). May be repeated.",
        ),
    ] = None,
    compare: Annotated[
        tuple[str, str] | None,
        typer.Option("--compare", help="Two days: explain what changed between them."),
    ] = None,
    to: OutAt = None,
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
    date: DateOf = None,
) -> None:
    """Say how likely each hypothesis is, with an 80% interval, and what moved the estimate.

    Example: callup assess --as-of 2023-03-24 --ledger spring.db --why
    """
    known(format, dict.fromkeys(("table", "json", "html")), "--format")
    watched = _weighing(case)
    today = dt.datetime.now(dt.UTC).date().isoformat()
    with _record(paths, ledger, date, case) as store:
        if compare:
            first, second = (day(given, "--compare") or today for given in compare)
            _give_change(comparison(store, watched, (first, second)), format, to)
            return
        made = assessment(store, watched, day(as_of, "--as-of") or today, what_if=what_if or ())
    if format == "table":
        _show(made, why=why, matrix=matrix)
    else:
        _write(_as_json(made) if format == "json" else assessment_page(made), to)


def replay(
    start: Annotated[str, typer.Option("--from", help="The first day.")],
    end: Annotated[str, typer.Option("--to", help="The last day.")],
    paths: PathsMaybe = None,
    step: Annotated[str, typer.Option("--step", help="1d, 7d, 1w …")] = "1d",
    format: Annotated[str, typer.Option("--format", help="json, csv, svg or html.")] = "json",
    to: OutAt = None,
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
    date: DateOf = None,
) -> None:
    """Assess every day of a span, each from what was known by it: a series and its chart.

    Example: callup replay --from 2022-12-01 --to 2023-05-01 --step 1d --format svg --out replay.svg
    """
    known(format, dict.fromkeys(("json", "csv", "svg", "html")), "--format")
    found = STEP.match(step)
    if found is None or int(found[1]) < 1:
        raise BadRequest(f"--step {step!r} is no span of days: write 1d, 7d or 1w")
    days = int(found[1]) * (7 if found[2] == "w" else 1)
    watched = _weighing(case)
    first, last = day(start, "--from") or start, day(end, "--to") or end
    in_order(**{"from": first, "to": last})
    with _record(paths, ledger, date, case) as store:
        made = series(store, watched, (first, last, days))
    writers = {"json": _as_json, "csv": _as_csv, "svg": course, "html": replay_page}
    _write(writers[format](made), to)


def _weighing(name: str) -> Case:
    """The case, if it says what a sign is worth; told before any ledger is opened."""
    case = load_case(name)
    assert case.likelihoods
    return case


@contextmanager
def _record(paths: list[Path] | None, ledger: str, date: str | None, case: str) -> Iterator[Ledger]:
    """The ledger asked for, or one made of the paths for this question alone."""
    with opened(":memory:" if paths else ledger, case, create=bool(paths)) as store:
        if paths:
            options = IntakeOptions(date=day(date, "--date"))
            with progress() as bar:
                task = bar.add_task("reading", total=None)
                done = Road.of(case).ingest(
                    paths,
                    store,
                    options,
                    at=stamp(dt.datetime.now(dt.UTC)),
                    progress=lambda _, n, total: bar.update(task, completed=n, total=total),
                )
            if done.refused:
                complain(f"{done.refused} inputs were refused: 'callup ingest' says which and why")
            tell_undated(done.undated)
        yield store


def _write(text: str, to: Path | None) -> None:
    if to is None:
        emit(text if text.endswith("\n") else text + "\n")
        return
    to.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(to) as stream:
        stream.write(text)
    complain(str(to))


def _as_json(record: msgspec.Struct) -> str:
    return msgspec.json.format(msgspec.json.encode(record), indent=2).decode()


def _as_csv(made: Replay) -> str:
    stream = io.StringIO()
    table = csv.writer(stream, lineterminator="\n")
    parts = ("probability", "low", "high")
    table.writerow(
        ["as_of", "strands", *(f"{name}_{part}" for name in made.hypotheses for part in parts)]
    )
    for m in made.moments:
        values = zip(m.probability, m.low, m.high, strict=True)
        table.writerow([m.as_of, m.strands, *(f"{v:.5f}" for three in values for v in three)])
    return stream.getvalue()


def _show(made: Assessment, *, why: bool, matrix: bool) -> None:
    console = out()
    console.print(
        Text(f"{made.question} As of {made.as_of} and the {made.horizon_days} days after it.")
    )
    if made.supposed:
        console.print(Text(f"Supposed: {', '.join(made.supposed)}"))
    grid = Table()
    for name in ("hypothesis", "probability", "80% interval", "in words", "before evidence"):
        grid.add_column(
            name, justify="right" if name in {"probability", "before evidence"} else "left"
        )
    for e in made.hypotheses:
        interval = f"{e.low:.1%} to {e.high:.1%}" if made.strands else "not known: no evidence"
        grid.add_row(e.title, f"{e.probability:.1%}", interval, e.words, f"{e.prior:.0%}")
    console.print(grid)
    sure = made.confidence
    console.print(Text(f"Confidence {sure.level}: {'; '.join(sure.reasons)}."))
    console.print(Text(f"Rests on {made.claims} statements of {made.strands} independent strands."))
    if matrix:
        console.print(_matrix(made))
    console.print(Text("\nWhat mattered most (points each adds, left out by itself):"))
    _show_movers(made.movers[: LISTED if why else BEST], words=why)


def _show_movers(movers: Sequence[Mover], *, words: bool) -> None:
    console = out()
    for place, mover in enumerate(movers, 1):
        console.print(Text(f"{place:>3}. {mover.sentence}"))
        if mover.quote:
            console.print(Text(f"     “{mover.quote}”"))
        if words:
            console.print(Text(f"     {' '.join((mover.id, *mover.claims[:4]))}", style="dim"))


def _matrix(made: Assessment) -> Table:
    grid = Table(title="Signs against hypotheses: how many times likelier, beside the reference")
    grid.add_column("sign")
    grid.add_column("strands", justify="right")
    for e in made.hypotheses:
        grid.add_column(e.title, justify="right")
    grid.add_column("tells apart", justify="right")
    for row in made.matrix:
        factors = [
            f"{mark(row.factors[e.name])} {row.factors[e.name]:.2f}" for e in made.hypotheses
        ]
        strands = str(row.strands) if row.strands else ""
        grid.add_row(f"{row.title}, {row.direction}", strands, *factors, f"{row.diagnosticity:.1f}")
    return grid


def _give_change(made: Change, format: str, to: Path | None) -> None:
    if format != "table":
        _write(_as_json(made) if format == "json" else change_page(made), to)
        return
    console = out()
    grid = Table(title=f"{made.earlier.as_of} to {made.later.as_of}")
    for name in ("hypothesis", made.earlier.as_of, made.later.as_of, "points"):
        grid.add_column(name, justify="left" if name == "hypothesis" else "right")
    for was, now in zip(made.earlier.hypotheses, made.later.hypotheses, strict=True):
        points = f"{100 * made.differences[now.name]:+.1f}"
        grid.add_row(now.title, f"{was.probability:.1%}", f"{now.probability:.1%}", points)
    console.print(grid)
    for title, movers in kinds(made):
        console.print(Text(f"\n{title} ({len(movers)}):"))
        _show_movers(movers[:BEST], words=True)
