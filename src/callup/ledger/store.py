"""The ledger: documents, claims, refusals, captures, audit trail. In: records. Out: records. The only room with SQL.

One document and all its claims go in as one transaction, so that a killed process leaves no half. Deliberately missing:
updates and deletions; a second reading adds a generation.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from callup.errors import BadRequest, LedgerError
from callup.ledger import schema as t
from callup.ledger.query import ClaimQuery
from callup.ledger.words import parse_query, search_words
from callup.model import Claim, Document, Refusal

BUSY_SECONDS = 30
CHUNK = 500
LIKE_ESCAPE = str.maketrans({"%": r"\%", "_": r"\_", "\\": r"\\"})


class Kept(msgspec.Struct, frozen=True):
    """A document with its claims, ready to be kept."""

    document: Document
    claims: tuple[Claim, ...]
    reader: str


class Ledger:
    """The durable record. Use as a context manager."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._where = where

    @classmethod
    def open(cls, where: str, *, create: bool = True) -> Self:
        """Open a ledger: a file's path, ``:memory:``, or a ``postgresql://`` URL.

        LedgerError says what is wrong: a missing file, a file that is no ledger, a newer schema.
        """
        url = _url(where)
        is_file = url.startswith("sqlite:///")
        if is_file and not create and not Path(where).exists():
            raise LedgerError(
                f"there is no ledger at {where}: make one with 'callup ingest PATH… --ledger {where}'"
            )
        engine = sa.create_engine(url, **_options(url))
        ledger = cls(engine, where)
        try:
            ledger._prepare()
        except sa.exc.DBAPIError as error:
            engine.dispose()
            raise LedgerError(
                f"{where}: cannot be opened as a ledger ({error.orig}): name another with --ledger"
            ) from error
        return ledger

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the store back."""
        self._engine.dispose()

    def _prepare(self) -> None:
        with self._engine.begin() as db:
            found = sa.inspect(db).get_table_names()
            if found and "schema_version" not in found:
                raise LedgerError(
                    f"{self._where}: holds other tables and is no ledger: name another with --ledger"
                )
            t.META.create_all(db)
            version = db.execute(sa.select(t.SCHEMA.c.version)).scalar()
            if version is None:
                db.execute(sa.insert(t.SCHEMA).values(version=t.VERSION))
            elif version > t.VERSION:
                raise LedgerError(
                    f"{self._where}: was written by a newer Callup (schema {version}, this one knows {t.VERSION}): update Callup"
                )

    # ------------------------------------------------------------------ keeping

    def has(self, document: str) -> bool:
        """Whether a document is kept."""
        with self._engine.connect() as db:
            return (
                db.execute(sa.select(t.DOCUMENTS.c.id).where(t.DOCUMENTS.c.id == document)).first()
                is not None
            )

    def keep(self, document: Document, claims: Iterable[Claim], *, reader: str, at: str) -> bool:
        """Keep one document with its claims; False when it was there already (the sighting is noted)."""
        return self.keep_many([Kept(document, tuple(claims), reader)], at=at) == 1

    def keep_many(self, batch: Iterable[Kept], *, at: str) -> int:
        """Keep documents in one transaction; returns how many were new."""
        new = 0
        with self._engine.begin() as db:
            for kept in batch:
                known = db.execute(
                    sa.select(t.DOCUMENTS.c.id).where(t.DOCUMENTS.c.id == kept.document.id)
                ).first()
                if known is None:
                    self._insert(db, kept, at)
                    new += 1
                self._capture(db, kept.document, at)
        return new

    def _insert(self, db: Connection, kept: Kept, at: str) -> None:
        document = kept.document
        db.execute(
            sa.insert(t.DOCUMENTS).values(
                id=document.id,
                file=document.file,
                title=document.title,
                url=document.url,
                publisher=document.publisher,
                published=document.published,
                language=document.language,
                known_since=document.published or at[:10],
                generation=1,
                claim_count=len(kept.claims),
                record=_json(document),
            )
        )
        self._insert_claims(db, kept, generation=1)
        self._note(db, at, "kept", document.id, f"{len(kept.claims)} claims by {kept.reader}")

    def _insert_claims(self, db: Connection, kept: Kept, generation: int) -> None:
        text = kept.document.text
        claims = {claim.id: claim for claim in kept.claims}.values()
        if not claims:
            return
        db.execute(
            sa.insert(t.CLAIMS),
            [
                {
                    "id": claim.id,
                    "generation": generation,
                    "document": claim.document,
                    "published": kept.document.published,
                    "signal": claim.signal,
                    "measure": claim.measure,
                    "stance": claim.stance.value,
                    "speaker": _speaker_words(claim),
                    "core": claim.core,
                    "start": claim.evidence.start,
                    "reader": claim.method.reader,
                    "words": search_words(
                        text[claim.evidence.sentence.start : claim.evidence.sentence.end]
                    ),
                    "record": _json(claim),
                }
                for claim in claims
            ],
        )
        places = [
            {"claim": claim.id, "generation": generation, "code": code}
            for claim in claims
            for code in {place.code for place in claim.places}
        ]
        if places:
            db.execute(sa.insert(t.PLACES), places)

    def _capture(self, db: Connection, document: Document, at: str) -> None:
        seen = sa.select(t.CAPTURES.c.number).where(
            t.CAPTURES.c.document == document.id, t.CAPTURES.c.file == document.file
        )
        if db.execute(seen).first() is None:
            db.execute(
                sa.insert(t.CAPTURES).values(document=document.id, file=document.file, at=at)
            )

    def refuse(self, refusal: Refusal, *, at: str) -> bool:
        """Keep the reason why an input became no document; False when the same was kept before."""
        same = sa.select(t.REFUSALS.c.number).where(
            t.REFUSALS.c.file == refusal.file,
            t.REFUSALS.c.stage == refusal.stage,
            t.REFUSALS.c.reason == refusal.reason,
        )
        with self._engine.begin() as db:
            if db.execute(same).first() is not None:
                return False
            db.execute(sa.insert(t.REFUSALS).values(**msgspec.structs.asdict(refusal), at=at))
            self._note(db, at, "refused", refusal.file, refusal.reason)
        return True

    def _note(self, db: Connection, at: str, what: str, subject: str, detail: str) -> None:
        db.execute(sa.insert(t.EVENTS).values(at=at, what=what, subject=subject, detail=detail))

    # ------------------------------------------------------------------ asking

    def document(self, document: str) -> Document:
        """One document by its id; BadRequest when it is not kept."""
        with self._engine.connect() as db:
            record = db.execute(
                sa.select(t.DOCUMENTS.c.record).where(t.DOCUMENTS.c.id == document)
            ).scalar()
        if record is None:
            raise BadRequest(f"no document {document} in {self._where}")
        return msgspec.json.decode(record, type=Document)

    def documents(self, *, as_of: str | None = None) -> Iterator[Document]:
        """All documents known by a day, oldest first, streamed."""
        ask = sa.select(t.DOCUMENTS.c.record).order_by(t.DOCUMENTS.c.published, t.DOCUMENTS.c.id)
        if as_of is not None:
            ask = ask.where(t.DOCUMENTS.c.known_since <= as_of)
        for record in self._stream(ask):
            yield msgspec.json.decode(record, type=Document)

    def claims(self, query: ClaimQuery | None = None) -> Iterator[Claim]:
        """The claims that fit a query, oldest first, streamed."""
        query = query or ClaimQuery()
        ask = sa.select(t.CLAIMS.c.record).order_by(
            t.CLAIMS.c.published, t.CLAIMS.c.document, t.CLAIMS.c.start
        )
        for condition in _conditions(query):
            ask = ask.where(condition)
        if query.limit is not None:
            ask = ask.limit(query.limit)
        for record in self._stream(ask):
            yield msgspec.json.decode(record, type=Claim)

    def claim(self, name: str) -> Claim:
        """One claim by its id or the beginning of it; BadRequest when none or several begin so."""
        pattern = name.translate(LIKE_ESCAPE) + "%"
        ask = sa.select(t.CLAIMS.c.record).where(t.CLAIMS.c.id.like(pattern, escape="\\")).limit(2)
        found = list(self._stream(ask))
        if len(found) != 1:
            many = "several claims begin" if found else "no claim begins"
            raise BadRequest(f"{many} with {name!r}: list them with 'callup claims'")
        return msgspec.json.decode(found[0], type=Claim)

    def refusals(self) -> Iterator[tuple[str, Refusal]]:
        """What was refused, with the time of it, oldest first."""
        with self._engine.connect() as db:
            rows = db.execute(sa.select(t.REFUSALS).order_by(t.REFUSALS.c.number)).mappings().all()
        for row in rows:
            yield (
                row["at"],
                Refusal(
                    file=row["file"],
                    stage=row["stage"],
                    reason=row["reason"],
                    bytes_sha256=row["bytes_sha256"],
                ),
            )

    def counts(self) -> dict[str, int]:
        """How many rows the main tables hold."""
        tables = {
            "documents": t.DOCUMENTS,
            "claims": t.CLAIMS,
            "refusals": t.REFUSALS,
            "captures": t.CAPTURES,
        }
        with self._engine.connect() as db:
            return {
                name: db.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
                for name, table in tables.items()
            }

    def _stream(self, ask: sa.Select[Any]) -> Iterator[str]:
        with self._engine.connect().execution_options(yield_per=CHUNK) as db:
            for row in db.execute(ask):
                yield row[0]


def _conditions(query: ClaimQuery) -> Iterator[sa.ColumnElement[bool]]:
    c = t.CLAIMS.c
    same = {
        c.signal: query.signal,
        c.stance: query.stance,
        c.measure: query.measure,
        c.document: query.document,
        c.core: query.core,
    }
    yield from (column == value for column, value in same.items() if value is not None)
    if query.since is not None:
        yield c.published >= query.since
    if query.until is not None:
        yield c.published <= query.until
    if query.speaker is not None:
        yield _holds(c.speaker, query.speaker.casefold())
    if query.place is not None:
        yield c.id.in_(sa.select(t.PLACES.c.claim).where(t.PLACES.c.code == query.place))
    if query.as_of is not None:
        known = sa.select(t.DOCUMENTS.c.id).where(t.DOCUMENTS.c.known_since <= query.as_of)
        yield c.document.in_(known)
    if query.text is not None:
        yield from _worded(query.text)


def _worded(text: str) -> Iterator[sa.ColumnElement[bool]]:
    wanted, barred = parse_query(text)
    yield from (_holds(t.CLAIMS.c.words, phrase) for phrase in wanted)
    yield from (sa.not_(_holds(t.CLAIMS.c.words, phrase)) for phrase in barred)


def _holds(column: sa.Column[str], part: str) -> sa.ColumnElement[bool]:
    return column.like(f"%{part.translate(LIKE_ESCAPE)}%", escape="\\")


def _speaker_words(claim: Claim) -> str:
    """What a speaker filter looks at; the names of private people are not searchable."""
    speaker = claim.speaker
    if speaker.private:
        return (speaker.role or "").casefold()
    return " ".join(part for part in (speaker.name, speaker.actor, speaker.role) if part).casefold()


def _json(record: msgspec.Struct) -> str:
    return msgspec.json.encode(record).decode()


def _url(where: str) -> str:
    if where.startswith("postgresql://"):
        return "postgresql+psycopg://" + where.removeprefix("postgresql://")
    return "sqlite://" if where == ":memory:" else f"sqlite:///{where}"


def _options(url: str) -> dict[str, Any]:
    if not url.startswith("sqlite"):
        return {}
    if url == "sqlite://":
        return {"poolclass": sa.pool.StaticPool, "connect_args": {"check_same_thread": False}}
    return {"connect_args": {"timeout": BUSY_SECONDS}}


@sa.event.listens_for(Engine, "connect")
def _tune(connection: sqlite3.Connection, record: object) -> None:
    """SQLite: write-ahead log, foreign keys; transactions begin when we say so and lock at once."""
    if type(connection).__module__.startswith("sqlite3"):
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()


@sa.event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "BEGIN" if connection.get_execution_options().get("yield_per") else "BEGIN IMMEDIATE"
        )
