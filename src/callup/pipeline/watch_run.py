"""A whole run of the watch: lock, archive, client, loop. In: sources, a ledger, a road, where captures go. Out: what happened.

Deliberately missing: signals and printing; the command stops it by an event and listens.
"""

import asyncio
import contextlib
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec

from callup.errors import BadRequest
from callup.intake import FetchPolicy, IntakeOptions
from callup.intake.fetch import AGENT
from callup.ledger import Ledger, PageRow, PageStep, WatchLedger
from callup.model import Claim, Document, Refusal
from callup.pipeline.alerting import Alerting
from callup.pipeline.barrier import Barrier
from callup.pipeline.road import Road, stamp
from callup.pipeline.watching import Happened, Watching
from callup.record import guarded
from callup.watch import Archive, Client, Hosts, Poller, Source, SourcesFile, WatchedPage
from callup.watch.courtesy import PAUSE
from callup.watch.delivering import Outlets
from callup.watch.sources import seconds

ALERTS_EVERY, WEIGH_EVERY = 10.0, 600.0
"""Seconds between two rounds of alerts, and between two that weigh the whole record, which takes seconds itself."""
EXPORTS_EVERY = 5.0
"""Seconds between two looks at the clock for folders of exports; how often a folder is read says its source."""


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """How a run goes: where captures are kept, how servers are asked, by which clock and chance."""

    captures: Path
    clock: Callable[[], float]
    chance: Callable[[], float]
    once: bool = False
    allow_loopback: bool = False
    pause: float = PAUSE
    timeout_s: float = 30.0
    max_bytes: int = 8 * 2**20
    told: Callable[[Happened], None] = lambda happened: None
    outlets: Outlets | None = None
    resolve: Callable[[str, int], list[str]] | None = None


class RoadReading:
    """The road as the watch reads by it: each document within the budget of the barrier."""

    def __init__(self, road: Road, options: IntakeOptions) -> None:
        self._road, self._barrier = road, Barrier(options)

    def claims(self, document: Document) -> tuple[Claim, ...] | Refusal:
        """The claims of a document."""
        return self._road.claims(document, self._barrier)

    def version(self, language: str) -> str:
        """The reader's name for a language."""
        return self._road.reader.version(language)


def agent_of(sources: SourcesFile) -> str:
    """Who asks: the project, and whom to write to."""
    contact = sources.settings.contact
    return f"{AGENT}; contact {contact}" if contact else AGENT


def iso(now: float) -> str:
    """A moment as captures write it."""
    moment = dt.datetime.fromtimestamp(now, dt.UTC)
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def check(sources: SourcesFile, case_signals: Callable[[str], bool]) -> None:
    """Refuse signs the case does not know."""
    named = [(f"source `{s.name}`", s.signal) for s in sources.sources if s.signal]
    named += [(f"alert `{r.name}`", r.signal) for r in sources.rules if r.signal]
    for where, signal in named:
        if not case_signals(signal):
            raise BadRequest(f"{where}: the case knows no sign `{signal}`: see 'callup case show'")


async def watch(
    sources: SourcesFile, ledger: Ledger, road: Road, run: Run, stop: asyncio.Event
) -> None:
    """Watch until stopped, or once round; another watch on the same ledger is refused before anything is done."""
    with WatchLedger(ledger).alone():
        archive = Archive(run.captures)
        reading = RoadReading(road, IntakeOptions())
        keeper = Watching(
            sources, ledger, archive, reading, (run.clock, run.chance), road.case.head.country
        )
        keeper.listeners.append(run.told)
        alerts = _Alerts(sources, ledger, road, run)
        keeper.listeners.append(alerts.heard)
        await alerts.round(weigh=True)
        for happened in keeper.begin():
            run.told(happened)
            alerts.heard(happened)
        policy = FetchPolicy(
            agent=agent_of(sources), allow_private=run.allow_loopback, timeout_s=run.timeout_s,
            max_bytes=run.max_bytes, resolve=run.resolve,
        )  # fmt: skip
        async with Client(policy, lambda: iso(run.clock())) as client:
            poller = Poller(keeper, client, Hosts(agent_of(sources), run.pause), run.clock)
            beside = [
                asyncio.create_task(_exports(sources, ledger, road, run, stop)),
                asyncio.create_task(alerts.go_on(stop)),
            ]
            try:
                await poller.run(stop, once=run.once)
                if run.once:
                    await beside[0]
            finally:
                await _ended(beside)
                await alerts.round(weigh=run.once)


async def _ended(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    for task in tasks:
        with contextlib.suppress(asyncio.CancelledError):
            await task


class _Alerts:
    """The alerts of a run: looked for when something happened, sent when they may go."""

    def __init__(self, sources: SourcesFile, ledger: Ledger, road: Road, run: Run) -> None:
        self._run, self._weighed_at, self._heard = run, 0.0, False
        self._alerting: Alerting | None = None
        if sources.rules and run.outlets is not None:
            shown = guarded(ledger, road.case)
            self._alerting = Alerting(sources, shown, road.case, run.outlets)

    def heard(self, happened: Happened) -> None:
        """Take note that something happened that rules may ask for."""
        self._heard = self._heard or bool(happened.events or happened.documents)

    async def go_on(self, stop: asyncio.Event) -> None:
        """Round after round, until stopped."""
        while not stop.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), ALERTS_EVERY)
            await self.round(weigh=self._run.clock() - self._weighed_at > WEIGH_EVERY)

    async def round(self, *, weigh: bool) -> None:
        """Look for alerts, if anything happened, and send what waits."""
        if self._alerting is None:
            return
        now = dt.datetime.fromtimestamp(self._run.clock(), dt.UTC)
        if self._heard or not self._weighed_at:
            self._alerting.look(now, weigh=weigh)
            self._weighed_at = self._run.clock() if weigh else self._weighed_at
            self._heard = not weigh and self._heard
        # A mail server that is slow to answer holds up no look at a page.
        await asyncio.to_thread(self._alerting.send, now)


async def _exports(
    sources: SourcesFile, ledger: Ledger, road: Road, run: Run, stop: asyncio.Event
) -> None:
    """Read folders of exports when they are due and have changed."""
    folders = [source for source in sources.sources if source.kind == "telegram"]
    due = dict.fromkeys((source.name for source in folders), 0.0)
    while folders and not stop.is_set():
        now = run.clock()
        for source in folders:
            if due[source.name] <= now:
                due[source.name] = now + seconds(source.every)
                _read_folder(source, sources.path(source.folder), ledger, road, run)
        if run.once:
            return
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), EXPORTS_EVERY)


def _read_folder(source: Source, folder: Path, ledger: Ledger, road: Road, run: Run) -> None:
    kept, name = WatchLedger(ledger), f"folder:{source.name}"
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    state = "\n".join(f"{file} {(s := file.stat()).st_size} {s.st_mtime_ns}" for file in files)
    held = kept.page(name)
    before = msgspec.json.decode(held.record, type=WatchedPage).etag if held is not None else ""
    if state == before or not files:
        return
    seen = set(before.split("\n"))
    new = [file for file, line in zip(files, state.split("\n"), strict=True) if line not in seen]
    new.sort(key=lambda file: file.stat().st_mtime_ns)
    at = stamp(dt.datetime.fromtimestamp(run.clock(), dt.UTC))
    done = road.ingest(new, ledger, IntakeOptions(), at=at)
    page = WatchedPage(url=name, source=source.name, status="up", etag=state)
    row = PageRow(name, source.name, float("inf"), msgspec.json.encode(page).decode())
    kept.keep(PageStep(pages=[row]))
    verdict = f"{len(new)} exports read, {done.changed} posts edited or vanished"
    run.told(
        Happened(url=str(folder), source=source.name, verdict=verdict, documents=done.kept, claims=done.claims)
    )  # fmt: skip
