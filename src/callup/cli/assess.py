"""The commands ``assess`` and ``replay``. In: arguments. Out: tables, JSON, CSV, SVG, pages.

Deliberately missing: numbers of its own; everything printed is a field of an Assessment, a Replay or a Change.
"""

import csv
import datetime as dt
import io
import math
import re
from collections.abc import Sequence
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
    out,
)
from callup.cli.source import PathsMaybe, source
from callup.errors import BadRequest
from callup.model import (
    AheadAt,
    AheadEstimate,
    Assessment,
    Change,
    Replay,
    ShareMoved,
    SignShare,
    StateAt,
    StateEstimate,
    StrandSeen,
)
from callup.pipeline import CASE, whole_file
from callup.pipeline.assessments import assessment, comparison, series
from callup.warning.charts import course
from callup.warning.pages import assessment_page, change_page, factors, replay_page, titles_of

STEP = re.compile(r"^(\d+)([dw])$")
BEST = 5
LISTED = 20
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
        bool,
        typer.Option("--why", help="List what each sign says today, with its sources and words."),
    ] = False,
    matrix: Annotated[
        bool, typer.Option("--matrix", help="Show every sign against every state.")
    ] = False,
    what_if: Annotated[
        list[str] | None,
        typer.Option(
            "--what-if",
            help="Leave out a strand, a claim or a source (-s-3f2a, -c-3f2a, -source:tass), or let more sources tell "
            "of a sign, each in another region (+summons_served:10). May be repeated.",
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
    """Say which state the country is in and what lies ahead, with 80% intervals, and why.

    Example: callup assess --as-of 2023-03-24 --ledger spring.db --why
    """
    known(format, dict.fromkeys(("table", "json", "html")), "--format")
    watched = _weighing(case)
    today = dt.datetime.now(dt.UTC).date().isoformat()
    with source(paths, ledger, date, case) as store:
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
    with source(paths, ledger, date, case) as store:
        made = series(store, watched, (first, last, days))
    writers = {"json": _as_json, "csv": _as_csv, "svg": course, "html": replay_page}
    _write(writers[format](made), to)


def _weighing(name: str) -> Case:
    """The case, if it says what its signs tell; told before any ledger is opened."""
    case = load_case(name)
    _ = case.states  # a case without them says so
    return case


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
    first = made.moments[0]
    names = [one.name for one in first.states]
    names += [f"{one.question}_within_{one.days}_days" for one in first.ahead]
    parts = ("probability", "low", "high")
    table.writerow(["as_of", "origins", *(f"{name}_{part}" for name in names for part in parts)])
    for m in made.moments:
        told: list[StateAt | AheadAt] = [*m.states, *m.ahead]
        values = [(one.probability, one.low, one.high) for one in told]
        table.writerow([m.as_of, m.strands, *(f"{v:.5f}" for three in values for v in three)])
    return stream.getvalue()


def _show(made: Assessment, *, why: bool, matrix: bool) -> None:
    console = out()
    console.print(Text(f"{made.question} As of {made.as_of}."))
    if made.supposed:
        console.print(Text(f"Supposed: {', '.join(made.supposed)}"))
    for sentence in (made.now, made.next, *made.lacks):
        console.print(Text(sentence))
    console.print(_table("now the main way of raising men", made.states))
    console.print(_table("ahead", made.ahead))
    sure, held = made.confidence, made.exposure
    console.print(Text(f"Confidence {sure.level}: {'; '.join(sure.reasons)}."))
    console.print(
        Text(
            f"Rests on {made.claims} statements of {made.strands} independent origins since {held.window_from or made.as_of}; "
            f"{held.documents} documents read, {held.off_matter} of them off the matter."
        )
    )
    if matrix:
        console.print(_matrix(made))
    for act in made.acts:
        told = f"told by {act.origins} origins in {act.houses} houses"
        console.print(
            Text(f"\n{act.day}: {act.title}, {act.short}; {told} ({' '.join(act.claims[:BEST])})")
        )
    console.print(Text("\nWhat signs say today (factors on the odds beside records work only):"))
    _show_signs(made.signs if why else made.signs[:BEST], words=why)


def _table(title: str, found: Sequence[StateEstimate | AheadEstimate]) -> Table:
    grid = Table()
    for name in (title, "probability", "80% interval", "in words", "without a record"):
        grid.add_column(
            name, justify="right" if name in {"probability", "without a record"} else "left"
        )
    for e in found:
        interval = f"{e.low:.1%} to {e.high:.1%}"
        grid.add_row(e.title, f"{e.probability:.1%}", interval, e.words, f"{e.prior:.0%}")
    return grid


def _show_signs(signs: Sequence[SignShare], *, words: bool) -> None:
    console = out()
    for place, sign in enumerate(signs, 1):
        console.print(Text(f"{place:>3}. {sign.sentence}"))
        for strand in sign.strands[: LISTED if words else 1]:
            _show_strand(strand, words=words)


def _show_strand(strand: StrandSeen, *, words: bool) -> None:
    quote = f" “{strand.quote}”" if strand.quote else ""
    out().print(Text(f"     {strand.day} {strand.origin}{quote}"))
    if words:
        out().print(Text(f"     {' '.join((strand.id, *strand.claims[:4]))}", style="dim"))


def _matrix(made: Assessment) -> Table:
    grid = Table(title="Signs against states: factors on the odds beside the reference state")
    titles = titles_of(made)
    for name in ("sign", "seen", "expected"):
        grid.add_column(name, justify="left" if name == "sign" else "right")
    for name in (*(titles[state] for state in made.carried), "new wave"):
        grid.add_column(name, justify="right")
    carried = [f"{math.exp(value):.2f}" for value in made.carried.values()]
    grid.add_row("Carried into the window", "", "", *carried, "")
    for sign in made.signs:
        shares = [f"{math.exp(sign.shares[name]):.2f}" for name in made.carried]
        seen, expected = f"{sign.seen:.3g}", f"{sign.expected:.1f}"
        grid.add_row(sign.title, seen, expected, *shares, f"{math.exp(sign.ahead):.2f}")
    return grid


def _give_change(made: Change, format: str, to: Path | None) -> None:
    if format != "table":
        _write(_as_json(made) if format == "json" else change_page(made), to)
        return
    console = out()
    grid = Table(title=f"{made.earlier.as_of} to {made.later.as_of}")
    for name in ("state", made.earlier.as_of, made.later.as_of, "points"):
        grid.add_column(name, justify="left" if name == "state" else "right")
    for was, now in zip(made.earlier.states, made.later.states, strict=True):
        points = f"{100 * made.differences[now.name]:+.1f}"
        grid.add_row(now.title, f"{was.probability:.1%}", f"{now.probability:.1%}", points)
    console.print(Text(made.later.now))
    console.print(Text(made.later.next))
    console.print(grid)
    console.print(Text("What moved (factors on the odds, the later day's over the earlier's):"))
    for place, part in enumerate(made.parts[:LISTED], 1):
        _show_part(place, part, titles_of(made.later))


def _show_part(place: int, part: ShareMoved, titles: dict[str, str]) -> None:
    moved = factors(part.moved, part.ahead, titles)
    out().print(Text(f"{place:>3}. {part.sentence}{': ' + moved if moved else ''}"))
    for how, strands in (("came", part.came), ("left", part.left)):
        for strand in strands[:BEST]:
            out().print(Text(f"     {how}: ", style="dim"), end="")
            _show_strand(strand, words=False)
