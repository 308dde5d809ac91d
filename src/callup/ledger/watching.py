"""What a watch keeps in the ledger. In: captures, page states, events, alerts. Out: the same, asked for.

What belongs together goes in as one transaction: captures, how the page stands now, what became of it, what was published.
Deliberately missing: documents and claims, which ``store`` keeps just before; keeping those twice changes nothing.
"""

import fcntl
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from callup.errors import LedgerError
from callup.ledger import schema as t
from callup.ledger.opening import MEMORY, POSTGRESQL, stated_failure, writing
from callup.ledger.query import Event
from callup.ledger.rows import Row, as_json, plain
from callup.ledger.store import Ledger
from callup.model import Capture, ChangeEvent

TURN_TO_WATCH = 0x7761746368
"""The number of PostgreSQL's advisory lock: "watch" in ASCII."""
CHUNK = 500


class PageRow(msgspec.Struct, frozen=True):
    """How a page stands: its address, source, when it is due (seconds since 1970), and its state as the watch wrote it."""

    url: str
    source: str
    due: float
    record: str


class ToldEvent(msgspec.Struct, frozen=True):
    """A document somebody published: its address, outlet and day."""

    url: str
    publisher: str | None
    day: str


class AlertRow(msgspec.Struct, frozen=True):
    """An alert: its name, rule, moment, and what it says."""

    id: str
    rule: str
    at: str
    record: str


class Delivery(msgspec.Struct, frozen=True):
    """One try to deliver an alert one way."""

    alert: str
    way: str
    at: str
    done: bool
    reason: str = ""


class PageStep(msgspec.Struct, frozen=True, kw_only=True):
    """All that one answer of one page leaves behind."""

    captures: Sequence[Capture] = ()
    pages: Sequence[PageRow] = ()
    events: Sequence[ChangeEvent] = ()
    audit: Mapping[str, Event] = {}
    """The line of the audit trail of each event, by the event's id; only what is new is written."""
    published: Sequence[ToldEvent] = ()
    gone: Sequence[str] = ()
    """Pages no longer watched."""


class WatchLedger:
    """The watch's side of a ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._engine, self._address = ledger._engine, ledger._address

    # ------------------------------------------------------------------ keeping

    def keep(self, step: PageStep) -> list[ChangeEvent]:
        """Keep a step in one transaction; the events that are new."""
        with writing(self._engine, self._address) as db:
            self._captures(db, step.captures)
            for page in step.pages:
                _put(db, t.WATCHED, "url", msgspec.structs.asdict(page))
            for url in step.gone:
                db.execute(sa.delete(t.WATCHED).where(t.WATCHED.c.url == plain(url)))
            for told in step.published:
                _put(db, t.PUBLISHED, "url", _told_row(told), replace=False)
            fresh = [event for event in step.events if self._event(db, event)]
            for event in fresh:
                if event.id in step.audit:
                    db.execute(sa.insert(t.EVENTS), [msgspec.structs.asdict(step.audit[event.id])])
        return fresh

    def _captures(self, db: Connection, captures: Iterable[Capture]) -> None:
        for capture in captures:
            _put(db, t.PAGE_CAPTURES, "id", msgspec.structs.asdict(capture), replace=False)

    def _event(self, db: Connection, event: ChangeEvent) -> bool:
        c = t.CHANGES.c
        if db.execute(sa.select(c.number).where(c.id == event.id)).first() is not None:
            return False
        row = {"id": event.id, "kind": event.kind, "url": plain(event.url), "at": event.at}
        db.execute(sa.insert(t.CHANGES), [row | {"record": as_json(event)}])
        return True

    def alert(self, alerts: Iterable[AlertRow]) -> list[AlertRow]:
        """Keep alerts; those that are new."""
        made = []
        with writing(self._engine, self._address) as db:
            for alert in alerts:
                same = sa.select(t.ALERTS.c.number).where(t.ALERTS.c.id == alert.id)
                if db.execute(same).first() is None:
                    db.execute(sa.insert(t.ALERTS), [msgspec.structs.asdict(alert)])
                    made.append(alert)
        return made

    def delivered(self, tries: Iterable[Delivery]) -> None:
        """Keep what came of tries to deliver."""
        rows = [msgspec.structs.asdict(one) for one in tries]
        if rows:
            with writing(self._engine, self._address) as db:
                db.execute(sa.insert(t.DELIVERIES), rows)

    # ------------------------------------------------------------------ asking

    def page(self, url: str) -> PageRow | None:
        """How a page stands."""
        c = t.WATCHED.c
        ask = sa.select(c.url, c.source, c.due, c.record).where(c.url == plain(url))
        return next((PageRow(**row._mapping) for row in self._rows(ask)), None)

    def pages(self) -> Iterator[PageRow]:
        """All pages that are watched."""
        c = t.WATCHED.c
        for row in self._rows(sa.select(c.url, c.source, c.due, c.record).order_by(c.url)):
            yield PageRow(**row._mapping)

    def due(self) -> list[tuple[str, str, float]]:
        """Address, source and due moment of every page, without its state."""
        c = t.WATCHED.c
        return [
            (row.url, row.source, row.due) for row in self._rows(sa.select(c.url, c.source, c.due))
        ]

    def original(self, digest: str) -> Capture | None:
        """The capture that holds a body of a digest."""
        c = t.PAGE_CAPTURES.c
        asked = self._capture_rows(sa.and_(c.sha256 == digest, c.kind == "response"), limit=1)
        return next(asked, None)

    def capture(self, name: str) -> Capture | None:
        """A capture by its id."""
        return next(self._capture_rows(t.PAGE_CAPTURES.c.id == plain(name), limit=1), None)

    def captures(self, url: str | None = None) -> Iterator[Capture]:
        """All captures, or those of one address, oldest first."""
        c = t.PAGE_CAPTURES.c
        return self._capture_rows(sa.true() if url is None else c.url == plain(url))

    def ends(self) -> dict[str, int]:
        """Where the listed part of each archive file ends."""
        c = t.PAGE_CAPTURES.c
        ask = sa.select(c.file, sa.func.max(c.offset + c.length)).group_by(c.file)
        return {file: int(end) for file, end in map(tuple, self._rows(ask))}

    def events(self, url: str | None = None) -> Iterator[ChangeEvent]:
        """What became of pages, oldest first; of one address, or of all."""
        c = t.CHANGES.c
        ask = sa.select(c.record).order_by(c.number)
        for row in self._rows(ask if url is None else ask.where(c.url == plain(url))):
            yield msgspec.json.decode(row[0], type=ChangeEvent)

    def told(self, urls: Iterable[str]) -> set[str]:
        """Which of some addresses were told of before."""
        wanted = [plain(url) for url in urls]
        found: set[str] = set()
        c = t.PUBLISHED.c.url
        for start in range(0, len(wanted), CHUNK):
            found.update(
                r[0] for r in self._rows(sa.select(c).where(c.in_(wanted[start : start + CHUNK])))
            )
        return found

    def waiting(self, ways: Iterable[tuple[str, Iterable[str]]]) -> list[tuple[AlertRow, str]]:
        """Alerts that have not gone out yet, each with a way; ``ways`` are those of each rule."""
        a, d = t.ALERTS.c, t.DELIVERIES.c
        found = []
        for rule, names in ways:
            for way in names:
                done = sa.exists().where(d.alert == a.id, d.way == way, d.done)
                ask = sa.select(a.id, a.rule, a.at, a.record).where(a.rule == rule, ~done)
                found += [
                    (AlertRow(**row._mapping), way) for row in self._rows(ask.order_by(a.number))
                ]
        return found

    def tries(self, alert: str, way: str) -> list[Delivery]:
        """The tries to deliver an alert one way, oldest first."""
        d = t.DELIVERIES.c
        ask = sa.select(d.alert, d.way, d.at, d.done, d.reason).where(
            d.alert == alert, d.way == way
        )
        return [Delivery(**row._mapping) for row in self._rows(ask.order_by(d.number))]

    def alerts(self) -> list[AlertRow]:
        """All alerts, oldest first."""
        a = t.ALERTS.c
        ask = sa.select(a.id, a.rule, a.at, a.record).order_by(a.number)
        return [AlertRow(**row._mapping) for row in self._rows(ask)]

    def _capture_rows(
        self, where: sa.ColumnElement[bool], limit: int | None = None
    ) -> Iterator[Capture]:
        names = [field.name for field in msgspec.structs.fields(Capture)]
        columns = [t.PAGE_CAPTURES.c[name] for name in names]
        ask = sa.select(*columns).where(where).order_by(t.PAGE_CAPTURES.c.number)
        for row in self._rows(ask if limit is None else ask.limit(limit)):
            yield Capture(**row._mapping)

    def _rows(self, ask: sa.Select[Any]) -> Iterator[sa.Row[Any]]:
        # Read whole: whoever asks may write before taking the next row.
        with stated_failure(self._address), self._engine.connect() as db:
            found = db.execute(ask).fetchall()
        yield from found

    # ------------------------------------------------------------------ turns

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the right to watch with this ledger; LedgerError where another process holds it. Ends with the process."""
        if self._address.startswith(POSTGRESQL):
            with self._alone_on_server():
                yield
        elif self._address == MEMORY:
            yield
        else:
            with _alone_with_file(Path(f"{self._address}.watch")):
                yield

    @contextmanager
    def _alone_on_server(self) -> Iterator[None]:
        with stated_failure(self._address), self._engine.connect() as db:
            if not db.execute(sa.select(sa.func.pg_try_advisory_lock(TURN_TO_WATCH))).scalar():
                raise LedgerError(_taken("this ledger"))
            db.commit()
            try:
                yield
            finally:
                db.execute(sa.select(sa.func.pg_advisory_unlock(TURN_TO_WATCH)))


@contextmanager
def _alone_with_file(path: Path) -> Iterator[None]:
    try:
        stream = path.open("a")
    except OSError as error:
        raise LedgerError(
            f"{path} cannot be written: {error.strerror}: a watch needs the right to write beside its ledger"
        ) from error
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise LedgerError(_taken(str(path).removesuffix(".watch"))) from error
        yield


def _taken(where: str) -> str:
    return f"{where}: another watch runs on it: let that one work, or stop it first"


def _told_row(told: ToldEvent) -> Row:
    return {"url": plain(told.url), "publisher": told.publisher, "day": told.day}


def _put(db: Connection, table: sa.Table, key: str, row: Row, *, replace: bool = True) -> None:
    """Put a row in; where its key is there, take its place or leave it."""
    row = {name: plain(value) if isinstance(value, str) else value for name, value in row.items()}
    there = db.execute(sa.select(table.c[key]).where(table.c[key] == row[key])).first()
    if there is None:
        db.execute(sa.insert(table), [row])
    elif replace:
        db.execute(sa.update(table).where(table.c[key] == row[key]).values(row))
