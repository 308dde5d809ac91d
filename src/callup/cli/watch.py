"""The command group ``callup watch``. In: a sources file, a ledger. Out: a line an event, until stopped.

Deliberately missing: any decision; the clock, chance and signals are read here and handed inwards.
"""

import asyncio
import datetime as dt
import os
import random
import signal
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from callup.cli.console import CaseAt, LedgerAt, complain, opened, out, tell
from callup.errors import BadRequest
from callup.intake import FetchPolicy
from callup.ledger import Ledger, WatchLedger
from callup.pipeline import CASE, Road
from callup.pipeline.alerting import titled
from callup.pipeline.watch_run import Run, agent_of, check, iso, watch
from callup.pipeline.watching import Happened, standing_of
from callup.watch import SourcesFile, read_sources
from callup.watch.adding import added, tried, written
from callup.watch.delivering import Outlets

SourcesAt = Annotated[Path, typer.Option("--sources", help="The sources file.")]
CapturesAt = Annotated[
    Path | None,
    typer.Option("--captures", help="Folder of the captures; beside the ledger without it."),
]
Loopback = Annotated[
    bool,
    typer.Option("--allow-loopback", help="Also ask servers on this machine: for tests alone."),
]
SOURCES = Path("sources.toml")

group = typer.Typer(
    name="watch",
    help="Watch sources on the web: poll politely, keep what was there, tell what changed.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@group.command("add")
def add(
    url: Annotated[
        str, typer.Argument(help="A feed, sitemap, page or site, or a folder of Telegram exports.")
    ],
    name: Annotated[
        str | None, typer.Option(help="Its name; made of the address without it.")
    ] = None,
    outlet: Annotated[str, typer.Option(help="Who publishes it.")] = "",
    language: Annotated[str, typer.Option(help="Its language, as en, ru or uk.")] = "",
    every: Annotated[str, typer.Option(help="How often to look: 15m, 1h, 1d.")] = "1h",
    sources: SourcesAt = SOURCES,
    allow_loopback: Loopback = False,
) -> None:
    """Add a source to the sources file; what kind it is, and which feed a site has, is found out by asking once.

    Example: callup watch add https://example.org/news --outlet "The Example"
    """
    policy = FetchPolicy(allow_private=allow_loopback)
    now = lambda: iso(time.time())  # noqa: E731
    made = asyncio.run(
        added(
            url,
            policy,
            now,
            {"name": name or "", "outlet": outlet, "language": language, "every": every},
        )
    )
    held = read_sources(sources) if sources.exists() else None
    if held is not None and any(source.name == made.name for source in held.sources):
        raise BadRequest(f"{sources} has a source `{made.name}` already: give another --name")
    written(sources, made)
    tell(
        f"{made.kind} `{made.name}` added to {sources}: {made.url or made.folder}, every {made.every}"
    )


@group.command("list")
def list_sources(sources: SourcesAt = SOURCES, ledger: LedgerAt = "callup.db") -> None:
    """List the sources and how their pages stand: seen, missing, gone, why not.

    Example: callup watch list
    """
    found = read_sources(sources)
    standing: dict[str, dict[str, int]] = {}
    last: dict[str, str] = {}
    if Path(ledger).exists() or "://" in ledger:
        with opened(ledger) as store:
            standing, last = standing_of(WatchLedger(store), found)
    grid = Table()
    for column in ("source", "kind", "every", "address", "pages", "last seen"):
        grid.add_column(column, overflow="fold")
    for source in found.sources:
        pages = ", ".join(
            f"{count} {status}" for status, count in standing.get(source.name, {}).items()
        )
        where = source.url or source.folder
        grid.add_row(
            source.name,
            source.kind,
            source.every,
            where,
            pages or "not looked at yet",
            last.get(source.name, ""),
        )
    out().print(grid)


@group.command("test")
def try_sources(
    name: Annotated[
        str | None, typer.Argument(help="One source; all without it.", show_default=False)
    ] = None,
    sources: SourcesAt = SOURCES,
    allow_loopback: Loopback = False,
) -> None:
    """Ask each source once and say what came, without keeping anything.

    Example: callup watch test duma
    """
    found = read_sources(sources)
    chosen = [found.named(name)] if name else list(found.sources)
    policy = FetchPolicy(agent=agent_of(found), allow_private=allow_loopback)
    failed = 0
    for source in chosen:
        fine, words = asyncio.run(tried(source, found, policy, lambda: iso(time.time())))
        failed += not fine
        tell(f"{source.name}: {words}")
    if failed:
        raise typer.Exit(1)


@group.command("run")
def run(
    once: Annotated[
        bool, typer.Option("--once", help="One round of what is due, then end.")
    ] = False,
    sources: SourcesAt = SOURCES,
    captures: CapturesAt = None,
    ledger: LedgerAt = "callup.db",
    case: CaseAt = CASE,
    allow_loopback: Loopback = False,
) -> None:
    """Watch until stopped (Ctrl-C or SIGTERM): a line an event, everything kept; a second run on the same ledger is refused.

    Example: callup watch run --sources sources.toml --ledger spring.db
    """
    found = read_sources(sources)
    road = Road.of(case)
    check(found, lambda signal: signal in road.case.signals)
    chance = random.SystemRandom()
    how = Run(
        captures=captures or captures_beside(ledger, found),
        clock=time.time,
        chance=chance.random,
        once=once,
        allow_loopback=allow_loopback,
        told=_line,
        outlets=Outlets(folder=found.folder, out=tell, secret=os.environ.get),
    )
    with opened(ledger, case, create=True) as store:
        asyncio.run(_until_stopped(found, store.unguarded(), road, how))


@group.command("alerts")
def list_alerts(sources: SourcesAt = SOURCES, ledger: LedgerAt = "callup.db") -> None:
    """List the alerts, newest last, and of each way whether it got through, or why not yet.

    Example: callup watch alerts
    """
    rules = {rule.name: rule for rule in read_sources(sources).rules}
    grid = Table()
    for column in ("alert", "at", "rule", "what", "delivered"):
        grid.add_column(column, overflow="fold")
    with opened(ledger) as store:
        kept = WatchLedger(store)
        for row, title in titled(kept):
            ways = rules[row.rule].to if row.rule in rules else ()
            grid.add_row(
                row.id, row.at, row.rule, title, "; ".join(_way(kept, row.id, way) for way in ways)
            )
    out().print(grid)


def _way(kept: WatchLedger, alert: str, way: str) -> str:
    tries = kept.tries(alert, way)
    if not tries:
        return f"{way}: waits"
    last = tries[-1]
    told = (
        f"on {last.at}"
        if last.done
        else f"failed {len(tries)} times, {last.reason}; is tried again"
    )
    return f"{way}: {told}"


async def _until_stopped(found: SourcesFile, store: Ledger, road: Road, how: Run) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await watch(found, store, road, how, stop)
    if stop.is_set():
        complain("stopped; everything that was captured is kept")


def captures_beside(ledger: str, found: SourcesFile | None = None) -> Path:
    """Where captures lie: as the sources file says, else beside the ledger."""
    if found is not None and found.settings.captures:
        return found.path(found.settings.captures)
    if "://" in ledger or ledger == ":memory:":
        raise BadRequest("say where captures are to be kept: --captures FOLDER")
    path = Path(ledger)
    return path.with_name(f"{path.name}-captures")


def _line(happened: Happened) -> None:
    at = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if happened.events:
        for event in happened.events:
            sure = f" ({event.probability:.1%} sure)" if event.kind == "vanished" else ""
            to = f" to {event.to}" if event.to else ""
            tell(f"{event.at} {event.kind}{sure} {event.url}{to} · {event.title}")
            for line in event.lines if event.kind == "changed" else ():
                tell(f"    {line}")
    elif happened.documents or happened.told:
        tell(
            f"{at} {happened.source}: {happened.url}: {happened.verdict}; {happened.documents} documents, {happened.claims} claims"
        )
    elif happened.verdict not in {"page", "same"}:
        complain(f"{happened.source}: {happened.url}: {happened.verdict}")
