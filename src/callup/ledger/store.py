"""The ledger: documents, claims, refusals, captures, audit trail. In: records. Out: records. The only room with SQL.

A document and all its claims go in as one transaction, so that a killed process leaves no half. Deliberately missing:
updates and deletions; a second reading adds a generation of claims and leaves the first where it is.
"""

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, Self

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from callup.errors import BadRequest
from callup.ledger import schema as t
from callup.ledger import search
from callup.ledger.asking import begins, claims_asked, is_current, is_replaced
from callup.ledger.opening import open_engine, shown, stated_failure, writing
from callup.ledger.query import REPLACED, ClaimQuery, Event, Published, Seen
from callup.ledger.rows import (
    Generation,
    Kept,
    Row,
    SentenceWords,
    claim_row,
    decision_row,
    document_row,
    place_rows,
    plain,
    refusal_row,
)
from callup.ledger.tallies import Tallying, census_of, recount
from callup.ledger.volumes import tallies_asked, undated_asked, unread_asked, volumes_asked
from callup.ledger.words import Forms
from callup.model import Census, Claim, Decision, Document, Refusal

CHUNK = 500


class Ledger:
    """The durable record. Use as a context manager."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._address = where
        self.where = shown(where)
        """The address as it may be shown: without a password."""

    @classmethod
    def open(cls, where: str, *, create: bool = True) -> Self:
        """Open a ledger: a file's path, ``:memory:``, or a ``postgresql://`` URL; ``create=False`` only reads.

        LedgerError says what is wrong: a missing file, a file that is no ledger, a newer schema.
        """
        return cls(open_engine(where, create=create), where)

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

    # ------------------------------------------------------------------ keeping

    def keep(self, document: Document, claims: Iterable[Claim], *, reader: str, at: str) -> bool:
        """Keep one document with its claims; False when it was there already (the sighting is noted)."""
        return self.keep_many([Kept(document, tuple(claims), reader)], at=at) == 1

    def keep_many(self, batch: Iterable[Kept], *, at: str) -> int:
        """Keep documents in one transaction; returns how many were new. ``at`` is an ISO time in UTC."""
        # Whoever makes the batch may be slow: nobody should wait for that with the ledger locked.
        batch = list(batch)
        if not batch:
            return 0
        with writing(self._engine, self._address) as db:
            known = _known(db, [kept.document.id for kept in batch])
            fresh = {k.document.id: k for k in reversed(batch) if k.document.id not in known}
            readings = [
                Generation(kept, 1, at, kept.document.published or at[:10])
                for kept in reversed(fresh.values())
            ]
            _insert(db, t.DOCUMENTS, [document_row(r.kept.document, at) for r in readings])
            _insert_readings(db, readings, "kept").keep(db)
            _insert_captures(db, [kept.document for kept in batch], at)
        return len(readings)

    def reread(self, kept: Kept, *, at: str) -> bool:
        """Add the claims of another reader to a document that is kept; False when this reader's are the newest.

        BadRequest when the document is not kept.
        """
        name = kept.document.id
        with writing(self._engine, self._address) as db:
            since = db.execute(
                sa.select(t.DOCUMENTS.c.known_since).where(t.DOCUMENTS.c.id == name)
            ).scalar()
            if since is None:
                raise BadRequest(f"no document {name} in {self.where}: keep it first")
            newest = db.execute(_newest_reading(name)).one()
            if newest.reader == kept.reader:
                return False
            _insert_readings(db, [Generation(kept, newest.generation + 1, at, since)], "read again")
            recount(db, since)
        return True

    def refuse(self, refusal: Refusal, *, at: str) -> bool:
        """Keep the reason why an input became no document; False when the same was kept before (the sighting is noted)."""
        row = refusal_row(refusal, at)
        with writing(self._engine, self._address) as db:
            same = sa.select(t.REFUSALS.c.number).where(t.REFUSALS.c.id == row["id"])
            new = db.execute(same).first() is None
            if new:
                _insert(db, t.REFUSALS, [row])
            what = "refused" if new else "refused again"
            _insert(db, t.EVENTS, [_event(at, what, row["id"], f"{row['file']}: {row['reason']}")])
        return new

    def note(self, events: Iterable[Event]) -> int:
        """Add lines to the audit trail; those that stand there already, whenever they were noted, are passed over."""
        c = t.EVENTS.c
        new = 0
        with writing(self._engine, self._address) as db:
            for event in events:
                row = _event(event.at, event.what, event.subject, event.detail, event.reader)
                same = sa.select(c.number).where(
                    c.subject == row["subject"], c.what == row["what"], c.detail == row["detail"]
                )
                if db.execute(same.limit(1)).first() is None:
                    _insert(db, t.EVENTS, [row])
                    new += 1
        return new

    def decide(self, decision: Decision) -> bool:
        """Keep a person's decision for good; False when the very same was kept before."""
        with writing(self._engine, self._address) as db:
            same = sa.select(t.DECISIONS.c.number).where(t.DECISIONS.c.id == decision.id)
            if db.execute(same).first() is not None:
                return False
            _insert(db, t.DECISIONS, [decision_row(decision)])
            told = f"{decision.kind} by {decision.by}: {decision.reason}"
            _insert(
                db, t.EVENTS, [_event(decision.at, f"{decision.verdict}", decision.subject, told)]
            )
        return True

    # ------------------------------------------------------------------ asking

    def decisions(self, as_of: str | None = None) -> list[Decision]:
        """All decisions made by a day, earliest first; ``model.standing`` picks those in force."""
        c = t.DECISIONS.c
        ask = sa.select(c.record).order_by(c.at, c.number)
        if as_of is not None:
            # A day's own moments begin with it and go on with a "T".
            ask = ask.where(c.at < plain(as_of) + "U")
        return [msgspec.json.decode(record, type=Decision) for record in self._stream(ask)]

    def current(self, claims: Iterable[str]) -> set[str]:
        """Which of some claims, by id, the newest readings of their documents still have."""
        wanted = [plain(name) for name in claims]
        found: set[str] = set()
        for start in range(0, len(wanted), CHUNK):
            part = t.CLAIMS.c.id.in_(wanted[start : start + CHUNK])
            found.update(self._stream(sa.select(t.CLAIMS.c.id).where(part, is_current())))
        return found

    def has(self, document: str) -> bool:
        """Whether a document is kept."""
        return bool(self.known([document]))

    def known(self, documents: Iterable[str]) -> set[str]:
        """Which of some documents are kept."""
        with stated_failure(self._address), self._engine.connect() as db:
            return _known(db, list(documents))

    def reader_of(self, document: str) -> str | None:
        """The reader whose claims of a document are the current ones; None when the document is not kept."""
        with stated_failure(self._address), self._engine.connect() as db:
            newest = db.execute(_newest_reading(document)).first()
        return None if newest is None else str(newest.reader)

    def at_addresses(self, prefix: str) -> list[tuple[str, str]]:
        """The address and id of every document whose address begins so, in the order in which they were first kept."""
        c, k = t.DOCUMENTS.c, t.CAPTURES.c
        first = sa.select(sa.func.min(k.number)).where(k.document == c.id).scalar_subquery()
        ask = sa.select(c.url, c.id).where(begins(c.url, prefix)).order_by(first)
        return [(row.url, row.id) for row in self._rows(ask)]

    def seen_at(self, urls: Iterable[str]) -> list[Seen]:
        """The documents kept at some addresses, each with its latest capture."""
        c, k = t.DOCUMENTS.c, t.CAPTURES.c
        ask = (
            sa.select(c.url, c.publisher, c.id, c.known_since, k.number, k.file)
            .join(t.CAPTURES, k.document == c.id)
            .where(c.url.in_([plain(url) for url in urls]))
            .order_by(k.number)
        )
        found = (
            Seen(r.url, r.publisher, r.id, r.known_since, r.number, r.file) for r in self._rows(ask)
        )
        return list({one.document: one for one in found}.values())

    def replaced(self, as_of: str | None = None) -> set[str]:
        """The documents whose address another one, known by a day, has taken."""
        e, d = t.EVENTS.c, t.DOCUMENTS.c
        ask = sa.select(e.subject).join(t.DOCUMENTS, d.id == e.detail).where(e.what == REPLACED)
        if as_of is not None:
            ask = ask.where(d.known_since <= plain(as_of))
        return set(self._stream(ask))

    def document(self, document: str) -> Document:
        """One document by its id; BadRequest when it is not kept."""
        ask = sa.select(t.DOCUMENTS.c.record).where(t.DOCUMENTS.c.id == plain(document))
        for record in self._stream(ask):
            return msgspec.json.decode(record, type=Document)
        raise BadRequest(f"no document {document} in {self.where}")

    def documents(self, *, as_of: str | None = None) -> Iterator[Document]:
        """All documents known by a day, oldest first, streamed."""
        c = t.DOCUMENTS.c
        ask = sa.select(c.record).order_by(c.known_since, c.id)
        if as_of is not None:
            ask = ask.where(c.known_since <= plain(as_of))
        for record in self._stream(ask):
            yield msgspec.json.decode(record, type=Document)

    def claims(self, query: ClaimQuery | None = None) -> Iterator[Claim]:
        """The current claims that fit a query, oldest first, streamed; of a page that was replaced, those of the newer one.

        Who asks for one document gets its claims, replaced or not.
        """
        asked = query or ClaimQuery()
        ask = claims_asked(asked, self._engine.dialect.name)
        if asked.document is None and self.replaced(asked.as_of):
            ask = ask.where(~is_replaced(asked.as_of))
        for record in self._stream(ask):
            yield msgspec.json.decode(record, type=Claim)

    def named_claims(self, names: Iterable[str]) -> Iterator[Claim]:
        """The newest readings of some claims, by their whole ids."""
        c = t.CLAIMS.c
        wanted = sorted(set(names))
        for start in range(0, len(wanted), CHUNK):
            part = wanted[start : start + CHUNK]
            ask = sa.select(c.record).where(c.id.in_(part)).order_by(c.id, c.generation)
            last = {claim.id: claim for claim in map(_claim, self._stream(ask))}
            yield from last.values()

    def named_documents(self, names: Iterable[str]) -> Iterator[Document]:
        """Some documents by their ids, those that are kept."""
        c = t.DOCUMENTS.c
        wanted = sorted({plain(name) for name in names})
        for start in range(0, len(wanted), CHUNK):
            ask = sa.select(c.record).where(c.id.in_(wanted[start : start + CHUNK]))
            for record in self._stream(ask):
                yield msgspec.json.decode(record, type=Document)

    def holds_more_than(self, count: int, *, as_of: str | None = None) -> bool:
        """Whether more than so many claims were known by a day, earlier readings included; looks no further than that."""
        c = t.CLAIMS.c
        some = sa.select(c.number).limit(count + 1)
        if as_of is not None:
            some = some.where(c.known_since <= plain(as_of))
        with stated_failure(self._address), self._engine.connect() as db:
            found = db.execute(sa.select(sa.func.count()).select_from(some.subquery()))
            return int(found.scalar_one()) > count

    def census(self, *, as_of: str | None = None) -> Census:
        """How much is said by a day, by signal, region and day, without reading the claims."""
        with stated_failure(self._address), self._engine.connect() as db:
            return census_of(db, as_of)

    def volumes(self, *, as_of: str) -> list[Published]:
        """How many documents of each publisher became known on each day, and how many of them hold claims.

        What its feeds told of and nobody could read counts too: a house that published much and reported nothing says something.
        """
        unread = [
            Published(publisher=row.publisher, day=row.day, documents=row.some, with_claims=0)
            for row in self._rows(unread_asked(as_of))
        ]
        return unread + [
            Published(
                publisher=row.publisher,
                day=row.known_since,
                documents=row.some,
                with_claims=row.read,
            )
            for row in self._rows(volumes_asked(as_of))
        ]

    def tallied(self, *, as_of: str) -> list[tuple[str, str, int]]:
        """How many documents told of each sign on each day: day, sign, documents."""
        return [(row.day, row.signal, row.documents) for row in self._rows(tallies_asked(as_of))]

    def undated(self, *, after: str | None = None) -> int:
        """How many documents carry no date; of those that came to be known only after a day, where one is given."""
        return int(next(iter(self._rows(undated_asked(after))))[0])

    def claim(self, name: str) -> Claim:
        """One claim by its id or the beginning of it; BadRequest when none or several begin so.

        Claims of earlier readings are found too: what a brief once cited stays to be looked up.
        """
        c = t.CLAIMS.c
        found = list(self._stream(sa.select(c.id).where(begins(c.id, name)).distinct().limit(2)))
        if len(found) != 1:
            many = "several claims begin" if found else "no claim begins"
            raise BadRequest(
                f"{many} with {name!r} in {self.where}: list them with 'callup claims'"
            )
        ask = sa.select(c.record).where(c.id == found[0]).order_by(c.generation.desc()).limit(1)
        [record] = self._stream(ask)
        return msgspec.json.decode(record, type=Claim)

    def refusals(self) -> Iterator[tuple[str, Refusal]]:
        """What was refused, with the time it first was, oldest first."""
        ask = sa.select(t.REFUSALS.c.at, t.REFUSALS.c.record).order_by(t.REFUSALS.c.number)
        for row in self._rows(ask):
            yield row.at, msgspec.json.decode(row.record, type=Refusal)

    def events(self, subject: str | None = None) -> Iterator[Event]:
        """The audit trail, oldest first; of one document or refusal, or of all."""
        c = t.EVENTS.c
        ask = sa.select(c.at, c.what, c.subject, c.detail, c.reader).order_by(c.number)
        if subject is not None:
            ask = ask.where(c.subject == plain(subject))
        for row in self._rows(ask):
            yield Event(**row._mapping)

    def counts(self) -> dict[str, int]:
        """How much the ledger holds; of claims, those that are current."""
        tables = (t.DOCUMENTS, t.CLAIMS, t.REFUSALS, t.CAPTURES, t.READINGS, t.EVENTS)
        with stated_failure(self._address), self._engine.connect() as db:
            return {table.name: db.execute(_count(table)).scalar_one() for table in tables}

    def _stream(self, ask: sa.Select[Any]) -> Iterator[str]:
        for row in self._rows(ask):
            yield row[0]

    def _rows(self, ask: sa.Select[Any]) -> Iterator[sa.Row[Any]]:
        with (
            stated_failure(self._address),
            self._engine.connect().execution_options(yield_per=CHUNK) as db,
            db.execute(ask) as result,
        ):
            yield from result


def _claim(record: str) -> Claim:
    return msgspec.json.decode(record, type=Claim)


def _known(db: Connection, documents: list[str]) -> set[str]:
    c = t.DOCUMENTS.c.id
    found: set[str] = set()
    for start in range(0, len(documents), CHUNK):
        part = [plain(name) for name in documents[start : start + CHUNK]]
        found.update(db.execute(sa.select(c).where(c.in_(part))).scalars())
    return found


def _newest_reading(document: str) -> sa.Select[Any]:
    c = t.READINGS.c
    ask = sa.select(c.generation, c.reader).where(c.document == plain(document))
    return ask.order_by(c.generation.desc()).limit(1)


def _count(table: sa.Table) -> sa.Select[Any]:
    ask = sa.select(sa.func.count()).select_from(table)
    return ask.where(is_current()) if table is t.CLAIMS else ask


def _insert(db: Connection, table: sa.Table, rows: list[Row]) -> None:
    if rows:
        db.execute(sa.insert(table), rows)


def _event(at: str, what: str, subject: str, detail: str, reader: str | None = None) -> Row:
    return {"at": at, "what": what, "subject": subject, "detail": detail, "reader": reader}


def _insert_readings(db: Connection, readings: list[Generation], what: str) -> Tallying:
    """Add generations of claims; returns their counts. Writers take turns, so the next number is nobody else's."""
    tallying = Tallying()
    number = db.execute(sa.select(sa.func.max(t.CLAIMS.c.number))).scalar() or 0
    made: list[Row] = []
    events: list[Row] = []
    claims: list[Row] = []
    places: list[Row] = []
    words: list[tuple[int, Forms]] = []
    for reading in readings:
        name, reader = reading.kept.document.id, reading.kept.reader
        sentence = SentenceWords(reading.kept.document.text)
        found = reading.claims()
        tallying.add(reading, zip(found, range(number + 1, number + len(found) + 1), strict=True))
        for claim in found:
            number += 1
            claims.append(claim_row(claim, number, reading))
            places += place_rows(claim, number)
            words.append((number, sentence.of(claim)))
        made.append(
            {
                "document": name,
                "generation": reading.number,
                "reader": reader,
                "read_at": reading.at,
                "claim_count": len(found),
            }
        )
        events.append(_event(reading.at, what, name, f"{len(found)} claims", reader))
    _insert(db, t.READINGS, made)
    _insert(db, t.CLAIMS, claims)
    _insert(db, t.PLACES, places)
    search.index(db, words)
    _insert(db, t.EVENTS, events)
    return tallying


def _insert_captures(db: Connection, documents: list[Document], at: str) -> None:
    """Note where documents were seen: each file once, at its first time."""
    c = t.CAPTURES.c
    wanted = dict.fromkeys((document.id, plain(document.file)) for document in documents)
    seen: set[tuple[str, str]] = set()
    names = list(dict.fromkeys(name for name, _ in wanted))
    for start in range(0, len(names), CHUNK):
        ask = sa.select(c.document, c.file).where(c.document.in_(names[start : start + CHUNK]))
        seen.update((row.document, row.file) for row in db.execute(ask))
    rows = [{"document": d, "file": f, "at": at} for d, f in wanted if (d, f) not in seen]
    first = {name for name, _ in wanted} - {name for name, _ in seen}
    again = []
    for row in rows:
        if row["document"] in first:
            first.remove(row["document"])
        else:
            again.append(_event(at, "seen again", row["document"], row["file"]))
    _insert(db, t.CAPTURES, rows)
    _insert(db, t.EVENTS, again)
