"""Opening a store. In: a path or URL. Out: an engine that is known to hold a ledger, or a LedgerError that says why not.

SQLite writes ahead (WAL) and waits for other writers; PostgreSQL writers take turns by an advisory lock. Deliberately
missing: making folders; a path that was mistyped should say so.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from callup.errors import LedgerError
from callup.ledger.steps import STEPS
from callup.ledger.versions import bring_up, version_of

BUSY_SECONDS = 60
"""How long a writer waits for another: a batch takes well under a second. Assumption: no ten writers at once."""
CACHE_KIB = 32_768
"""SQLite's page cache. Its own 2 MiB hold less than one batch of documents touches."""
TURN = 0x63616C6C7570
"""The number of PostgreSQL's advisory lock: "callup" in ASCII."""
MEMORY = ":memory:"
POSTGRESQL = ("postgresql://", "postgres://", "postgresql+psycopg://")

ADVICE = {
    "locked": "another process holds it: let that finish, then run the same command again",
    "full": "make room on the disk, then run the same command again: finished documents are kept",
    "i/o": "make room on the disk or mend it, then run the same command again: finished documents are kept",
    "readonly": "it cannot be written here: give yourself the right to write the file and its folder, or copy it",
    "permission": "give yourself the right to it, or name another ledger with --ledger",
    "not a database": "that is another kind of file: name another ledger with --ledger",
    "malformed": "the file is damaged: go back to a copy of it",
    "connect": "see that the server runs and that the address, user and database are right",
}
OTHERWISE = "name another ledger with --ledger"


def shown(where: str) -> str:
    """A ledger's address as it may be shown: without a password.

    >>> shown("postgresql://me:secret@host/db")
    'postgresql://me:***@host/db'
    """
    if "://" not in where:
        return where
    try:
        return sa.make_url(where).render_as_string(hide_password=True)
    except (sa.exc.ArgumentError, ValueError):
        return where.partition("://")[0] + "://…"


@contextmanager
def stated_failure(where: str) -> Iterator[None]:
    """Turn what the store complains of into a LedgerError: what, where, what next."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        said = str(error.orig).strip().splitlines() or [type(error.orig).__name__]
        advice = next((a for key, a in ADVICE.items() if key in str(error.orig).lower()), OTHERWISE)
        raise LedgerError(f"{shown(where)}: {said[0]}: {advice}") from error


def open_engine(where: str, *, create: bool) -> Engine:
    """An engine on a ledger, its schema brought up to date when ``create``; otherwise the store is only read."""
    engine = _engine(where, create=create)
    try:
        with stated_failure(where):
            _prepare(engine, where, create=create)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def writing(engine: Engine, where: str) -> Iterator[Connection]:
    """One transaction that writes; writers take turns, so what it reads stays true until it ends."""
    with (
        stated_failure(where),
        engine.connect().execution_options(callup_writes=True) as db,
        db.begin(),
    ):
        if db.dialect.name == "postgresql":
            db.execute(sa.select(sa.func.pg_advisory_xact_lock(TURN)))
        yield db


def _engine(where: str, *, create: bool) -> Engine:
    if where.startswith(POSTGRESQL):
        return _postgresql(where)
    if "://" in where:
        raise LedgerError(
            f"{shown(where)}: no such kind of ledger: name a file, or a postgresql:// URL"
        )
    if where != MEMORY:
        _check_path(Path(where), create=create)
    return _sqlite(where, create=create)


def _postgresql(where: str) -> Engine:
    url = "postgresql+psycopg://" + where.partition("://")[2]
    try:
        return sa.create_engine(url)
    except ModuleNotFoundError as error:
        raise LedgerError(
            f"{shown(where)}: the driver for PostgreSQL is missing: pip install 'callup[postgres]'"
        ) from error
    except (sa.exc.ArgumentError, ValueError) as error:
        raise LedgerError(
            f"{shown(where)}: that is no address: write it as postgresql://user:password@host:5432/database"
        ) from error


def _check_path(path: Path, *, create: bool) -> None:
    try:
        if path.is_dir():
            raise LedgerError(
                f"{path} is a folder: name a file in it, such as {path / 'callup.db'}"
            )
        if not create and not path.exists():
            raise LedgerError(
                f"there is no ledger at {path}: make one with 'callup ingest PATH… --ledger {path}'"
            )
        if not path.parent.is_dir():
            raise LedgerError(
                f"there is no folder {path.parent} to keep {path.name} in: make it, or name another"
            )
    except (OSError, ValueError) as error:
        raise LedgerError(f"{path!s}: {error}: {OTHERWISE}") from error


def _sqlite(where: str, *, create: bool) -> Engine:
    def connect() -> sqlite3.Connection:
        # Transactions begin when we say so (isolation_level None), never by themselves.
        address = "file::memory:"
        if where != MEMORY:
            mode = "?mode=rwc" if create else _read_mode(where)
            address = Path(where).absolute().as_uri() + mode
        return sqlite3.connect(
            address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )

    pool = sa.pool.StaticPool if where == MEMORY else sa.pool.QueuePool
    engine = sa.create_engine("sqlite://", creator=connect, poolclass=pool)
    sa.event.listen(engine, "connect", _tune)
    sa.event.listen(engine, "begin", _begin)
    if not create:
        sa.event.listen(engine, "connect", _only_ask)
    return engine


def _read_mode(where: str) -> str:
    """How to open a file that is only asked.

    Where it may be written, as a writer who writes nothing: only that one tidies the log away when it closes. Where it
    may not, SQLite cannot read a WAL file unless told that nobody else writes it.
    """
    path = Path(where).absolute()
    effective = os.access in os.supports_effective_ids
    if all(os.access(one, os.W_OK, effective_ids=effective) for one in (path, path.parent)):
        return "?mode=rw"
    return "?mode=ro" if path.with_name(path.name + "-wal").exists() else "?immutable=1"


def _tune(connection: sqlite3.Connection, record: object) -> None:
    connection.execute("PRAGMA foreign_keys=ON")
    # A commit is on the disk before the next begins: a power cut loses no finished document either.
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(f"PRAGMA cache_size={-CACHE_KIB}")


def _only_ask(connection: sqlite3.Connection, record: object) -> None:
    connection.execute("PRAGMA query_only=ON")


def _begin(db: Connection) -> None:
    # Readers need no transaction: a running SELECT sees one state. Writers lock at once, or two that began by
    # reading would both fail.
    if db.get_execution_options().get("callup_writes"):
        db.exec_driver_sql("BEGIN IMMEDIATE")


def _prepare(engine: Engine, where: str, *, create: bool) -> None:
    with engine.connect() as db:
        version = _checked(version_of(db), where)
    if version == len(STEPS):
        return
    if not create:
        raise LedgerError(
            f"{shown(where)}: "
            + ("holds no ledger yet" if version == 0 else f"is of an older schema ({version})")
            + f": 'callup ingest PATH… --ledger {shown(where)}' puts that right"
        )
    if engine.dialect.name == "sqlite" and where != MEMORY:
        _write_ahead(engine)
    with writing(engine, where) as db:
        bring_up(db, _checked(version_of(db), where))


def _checked(version: int | None, where: str) -> int:
    if version is None:
        raise LedgerError(
            f"{shown(where)}: holds other tables and is no ledger: name another with --ledger"
        )
    if version > len(STEPS):
        raise LedgerError(
            f"{shown(where)}: was written by a newer Callup (schema {version}, this one knows {len(STEPS)}): update Callup"
        )
    return version


def _write_ahead(engine: Engine) -> None:
    """Switch to the write-ahead log. SQLite does not wait for its turn here as it does elsewhere."""
    for attempt in range(BUSY_SECONDS * 10):
        try:
            with engine.connect() as db:
                db.exec_driver_sql("PRAGMA journal_mode=WAL")
            return
        except sa.exc.OperationalError as error:
            if "locked" not in str(error.orig) or attempt == BUSY_SECONDS * 10 - 1:
                raise
            time.sleep(0.1)
