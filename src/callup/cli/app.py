"""The commands of ``callup``. In: arguments. Out: text on standard output, reasons on standard error, an exit status.

Exit status: 0 all fine; 1 some input was refused, the rest is kept; 2 a request that makes no sense.
"""

import datetime as dt
import errno
import os
import sys
from itertools import islice
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.table import Table

from callup.brief import Request
from callup.brief.wording import plural
from callup.case import Case
from callup.cli import show as look
from callup.cli.assess import assess, replay
from callup.cli.capture import group as capture
from callup.cli.case import case as cases
from callup.cli.console import (
    MEBIBYTES,
    SECONDS,
    CaseAt,
    DateOf,
    LedgerAt,
    MemoryLimit,
    PathsIn,
    TimeLimit,
    complain,
    day,
    format_of,
    give,
    in_order,
    known,
    opened,
    out,
    reading,
    tables,
    tell,
    tell_undated,
)
from callup.cli.console import place as place_code
from callup.cli.export import export as hand_over
from callup.cli.figures import figures
from callup.cli.law import law
from callup.cli.predictions import predictions, resolve
from callup.cli.review import audit, reread, review
from callup.cli.scenario import scenario
from callup.cli.scenario_export import export
from callup.cli.source import PathsMaybe
from callup.cli.source import ingest as keep
from callup.cli.strands import join, split, strands
from callup.cli.watch import group as watch
from callup.errors import BadRequest, CallupError
from callup.evidence.reviewing import corrected
from callup.ledger import ClaimQuery
from callup.model import Document, Refusal, Stance, Verdict
from callup.pipeline import CASE, Read, Road, outward
from callup.pipeline import regions as region_table
from callup.publish import checked, formats_of
from callup.publish.files import region_maps
from callup.publish.nouns import Claims, Regions
from callup.record import claims_reviewed, review_of

MOST = 2**31 - 1
"""The largest --limit: more than any ledger holds, and within what databases count with."""
REFUSALS_TOLD = 5
"""Refusals that a brief names on its way; more are listed in it."""
WRITTEN = ("html", "md", "json")
"""What a brief is written as when nothing else is asked for."""

app = typer.Typer(
    name="callup",
    help="Reads the open record and says whether a military call-up is coming, where, of whom, how many, and who says so.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.command()
def read(
    files: PathsIn,
    date: DateOf = None,
    format: Annotated[str, format_of("reading")] = "table",
    case: CaseAt = CASE,
    seconds: TimeLimit = SECONDS,
    memory: MemoryLimit = MEBIBYTES,
) -> None:
    """Print the claims of documents, without keeping them.

    Example: callup read article.txt --date 2023-03-24 --format jsonl
    """
    road = Road.of(case)
    refused = undated = 0
    for item in road.read(files, reading(date, seconds, memory)):
        if isinstance(item, Refusal):
            refused += item.stage != "note"
            complain(f"{item.file}: {item.reason}")
            continue
        undated += item.document.published is None
        if item.claims:
            _print_read(item, road, format)
        else:
            complain(f"{item.document.file}: {nothing(item.document, road.case)}")
    tell_undated(undated)
    if refused:
        raise typer.Exit(1)


def nothing(document: Document, case: Case) -> str:
    """What was looked for in a document without claims, and what was seen instead."""
    words = len(document.text[document.body.start : document.body.end].split())
    kinds = f"{len(case.signals)} signs of a call-up and {len(case.measures)} measures"
    return f"no claim: looked for {kinds}, saw {words} words in {document.language!r} with none of them"


def _print_read(item: Read, road: Road, format: str) -> None:
    dates = {item.document.id: item.document.published}
    title = f"{item.document.file} · {plural(len(item.claims), 'claim', 'claims')}"
    told = Claims(claims=item.claims, published=dates, title=title)
    give("reading", format, told, road.setting)


@app.command()
def ingest(
    paths: PathsIn,
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
    date: DateOf = None,
    seconds: TimeLimit = SECONDS,
    memory: MemoryLimit = MEBIBYTES,
) -> None:
    """Keep documents and their claims in a ledger; what it knows already is not read again.

    Example: callup ingest articles/ --ledger spring.db
    """
    road = Road.of(case)
    options = reading(date, seconds, memory)
    with opened(ledger, case, create=True) as store:
        done = keep(road, paths, store, options)
    tell(
        f"{plural(done.kept, 'document', 'documents')} kept with {plural(done.claims, 'claim', 'claims')}, "
        f"{done.known:,} known already, {done.refused:,} refused ({store.where})"
    )
    if done.changed:
        tell(f"{done.changed} posts edited or vanished since an earlier export: see 'callup audit'")
    if done.replaced:
        tell(f"{done.replaced} pages replaced by a newer capture: see 'callup audit'")
    tell_undated(done.undated)
    if done.refused:
        complain("some input was refused: 'callup rejected' lists it with the reasons")
        raise typer.Exit(1)


@app.command()
def brief(
    paths: PathsMaybe = None,
    since: Annotated[
        str | None, typer.Option(help="List what was published from this day on.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Answer from what was known by this day.")
    ] = None,
    to: Annotated[Path, typer.Option("--out", help="Folder for the brief.")] = Path("out"),
    format: Annotated[
        str,
        typer.Option("--format", help=f"Any of {','.join(formats_of('brief'))}, parted by commas."),
    ] = ",".join(WRITTEN),
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
    date: DateOf = None,
    seconds: TimeLimit = SECONDS,
    memory: MemoryLimit = MEBIBYTES,
) -> None:
    """Write a brief in which every statement and figure leads back to its sentence.

    Example: callup brief articles/ --since 2023-03-01 --as-of 2023-03-31 --out out/march
    """
    formats = [name.strip() for name in format.split(",") if name.strip()]
    for name in formats:
        checked("brief", name)
    now = dt.datetime.now(dt.UTC)
    request = Request(
        written=now.date().isoformat(), since=day(since, "--since"), as_of=day(as_of, "--as-of")
    )
    in_order(since=request.since, as_of=request.as_of)
    road = Road.of(case)
    refused = 0
    with opened(":memory:" if paths else ledger, case, create=bool(paths)) as store:
        if paths:
            refused = keep(road, paths, store, reading(date, seconds, memory)).refused
        made = road.brief(store, request)
        tell_undated(store.undated())
        told = list(islice(store.refusals(), REFUSALS_TOLD)) if refused else []
    written = road.write(made, to, formats)
    give("brief", "txt", made, road.setting)
    tell(f"\n{', '.join(str(path) for path in written)}")
    if refused:
        for _, refusal in told:
            complain(f"{refusal.file}: {refusal.reason}")
        inputs = "1 input was" if refused == 1 else f"{refused:,} inputs were"
        complain(f"{inputs} refused: the brief lists them under Sources")
        raise typer.Exit(1)


@app.command()
def claims(
    signal: Annotated[
        str | None, typer.Option(help="Only this signal, e.g. summons_served.")
    ] = None,
    place: Annotated[
        str | None, typer.Option(help="Only this place: ISO 3166-2 code or name, e.g. RU-VOR.")
    ] = None,
    speaker: Annotated[str | None, typer.Option(help="Part of a speaker's name or role.")] = None,
    stance: Annotated[
        str | None,
        typer.Option(help="reports, asserts, denies, predicts, plans, demands or doubts."),
    ] = None,
    measure: Annotated[str | None, typer.Option(help="Only this measure.")] = None,
    since: Annotated[str | None, typer.Option(help="Published from this day on.")] = None,
    until: Annotated[str | None, typer.Option(help="Published up to this day.")] = None,
    text: Annotated[
        str | None, typer.Option(help='Words of the sentence in any form; "phrase"; -without.')
    ] = None,
    limit: Annotated[int | None, typer.Option(help="At most so many.", min=1, max=MOST)] = None,
    format: Annotated[str, format_of("claims")] = "table",
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
) -> None:
    """List the claims of a ledger that fit every filter given.

    Example: callup claims --signal summons_served --place RU-VOR --text повестка
    """
    road = tables(case)
    known(signal, road.case.signals, "--signal")
    known(measure, road.case.measures, "--measure")
    known(stance, {s.value: s for s in Stance}, "--stance")
    query = ClaimQuery(
        signal=signal, place=place_code(place, road.places), speaker=speaker, stance=stance, measure=measure,
        since=day(since, "--since"), until=day(until, "--until"), text=text, limit=limit,
    )  # fmt: skip
    in_order(since=query.since, until=query.until)
    with opened(ledger, case) as store:
        found = [outward(claim) for claim in claims_reviewed(store, query)]
        named = store.named_documents({claim.document for claim in found})
        dates = {document.id: document.published for document in named}
    title = plural(len(found), "claim", "claims")
    give("claims", format, Claims(claims=found, published=dates, title=title), road)


@app.command()
def regions(
    signal: Annotated[
        str | None,
        typer.Option(help="The signal, e.g. summons_served; without one, all are listed."),
    ] = None,
    since: Annotated[str | None, typer.Option(help="Published from this day on.")] = None,
    until: Annotated[str | None, typer.Option(help="Published up to this day.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Answer from what was known by this day.")
    ] = None,
    format: Annotated[str, format_of("regions")] = "table",
    maps: Annotated[
        Path | None, typer.Option("--maps", help="Folder for the two maps, as SVG and PNG.")
    ] = None,
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
) -> None:
    """List region by region where a sign is reported: since when, by how many, who denies it, in which words.

    Example: callup regions --signal summons_served --since 2023-03-01 --until 2023-03-31 --format csv
    """
    road = tables(case)
    if signal is None:
        listed = "; ".join(f"{name} ({s.title})" for name, s in road.case.signals.items())
        raise BadRequest(f"say which sign: --signal NAME, one of {listed}")
    known(signal, road.case.signals, "--signal")
    query = ClaimQuery(
        signal=signal,
        since=day(since, "--since"),
        until=day(until, "--until"),
        as_of=day(as_of, "--as-of"),
    )
    in_order(since=query.since, until=query.until)
    in_order(since=query.since, as_of=query.as_of)
    with opened(ledger, case) as store:
        reports = region_table(store, query, road.case)
    give("regions", format, Regions(reports), road)
    if maps is not None:
        title = road.case.signal_title(signal)
        complain(", ".join(map(str, region_maps(reports, road.places, title, maps))))


@app.command()
def show(
    claim: Annotated[str, typer.Argument(help="A claim's id, or the beginning of it.")],
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
) -> None:
    """Print a claim in its paragraph, with all its parts marked and the rule or model that found each.

    Example: callup show c-3f2a
    """
    road = tables(case)
    with opened(ledger, case) as store:
        found = store.claim(claim)
        document = store.document(found.document)
        decision = review_of(store).decision_on(found)
    if decision is not None and decision.verdict is Verdict.CORRECT:
        found = corrected(found, decision)
    console = out()
    where = (
        ", ".join(part for part in (document.publisher, document.published, document.url) if part)
        or document.file
    )
    console.print(f"{found.id} · {where}\n")
    console.print(look.marked(found, document, colour=console.is_terminal))
    grid = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for name, value, rule in look.explained(found, document, road.case, road.places):
        grid.add_row(name, value, rule)
    console.print()
    console.print(grid)
    if decision is not None:
        told = f"{decision.verdict} by {decision.by} on {decision.at[:10]}: {decision.reason}"
        console.print(f"\nreviewed: {told}")


@app.command()
def rejected(ledger: LedgerAt = "callup.db") -> None:
    """List what was refused, when, and why.

    Example: callup rejected --ledger spring.db
    """
    with opened(ledger) as store:
        lines = list(store.refusals())
    grid = Table(expand=True)
    for name in ("at", "file", "stage", "reason"):
        grid.add_column(name, overflow="fold")
    for at, refusal in lines:
        grid.add_row(at, refusal.file, refusal.stage, refusal.reason)
    out().print(grid if lines else "nothing was refused")


scenario.command()(export)
app.add_typer(scenario)
app.add_typer(cases)
app.add_typer(watch)
app.add_typer(capture)
app.command("export")(hand_over)
app.command()(figures)
app.command()(law)
app.command()(predictions)
app.command()(resolve)
app.command()(assess)
app.command()(replay)
app.command()(strands)
app.command()(split)
app.command()(join)
app.command()(review)
app.command()(audit)
app.command()(reread)


def unwritable(error: OSError) -> str:
    """What to do about a folder, file or disk that does not take what is written."""
    where = f"{error.filename}: " if error.filename else ""
    do = {
        errno.EEXIST: "it is a file: name a folder by --out",
        errno.ENOTDIR: "part of this path is a file: name a folder by --out",
        errno.EISDIR: "it is a folder: name a file",
        errno.ENOENT: "the folder above it is not there and cannot be made: name another by --out",
        errno.EACCES: "it is not yours to write: name another by --out",
        errno.EROFS: "it is on a disk that can only be read: name another by --out",
        **dict.fromkeys(
            (errno.ENOSPC, errno.EFBIG, errno.EDQUOT),
            "there is no room for it: nothing was replaced; make room and run the same command again",
        ),
    }.get(error.errno or 0, "check the path and the disk")
    return f"{where}{error.strerror or error}; {do}"


def main() -> None:
    """Run the command line; errors of Callup become one line and exit status 2."""
    try:
        app(standalone_mode=True)
    except CallupError as error:
        complain(str(error))
        sys.exit(2)
    except msgspec.DecodeError as error:
        complain(
            f"a record of the ledger is damaged ({error}): restore it from a copy, or ingest the documents anew"
        )
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        complain(unwritable(error))
        sys.exit(2)
    except KeyboardInterrupt:
        complain("stopped; finished documents are kept, run the same command again to go on")
        sys.exit(130)
