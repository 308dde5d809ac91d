"""What a ledger answers. In: queries. Out: documents, claims, counts, the audit trail. Asking changes nothing.

Deliberately missing: keeping; see ``store``.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from callup.errors import BadRequest
from callup.ledger import schema as t
from callup.ledger.census import census_of
from callup.ledger.entries import CHUNK, known_in
from callup.ledger.opening import shown, stated_failure
from callup.ledger.query import REPLACED, ClaimQuery, Event, Published, RegionCount, Seen
from callup.ledger.regions import regions_asked
from callup.ledger.rows import (
    plain,
)
from callup.ledger.selects import begins, claims_asked, is_current, is_replaced
from callup.ledger.tallies import replaced_rows
from callup.ledger.volumes import tallies_asked, undated_asked, unread_asked, volumes_asked
from callup.model import Census, Claim, Decision, Document, Refusal


class Answers:
    """A store that can be asked."""

    _replacing = False

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._address = where
        self.where = shown(where)
        """The address as it may be shown: without a password."""

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
            return known_in(db, list(documents))

    def reader_of(self, document: str) -> str | None:
        """The reader whose claims of a document are the current ones; None when the document is not kept."""
        with stated_failure(self._address), self._engine.connect() as db:
            newest = db.execute(newest_reading(document)).first()
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

    @property
    def replacing(self) -> bool:
        """Whether any page was ever replaced; what was replaced once is so for good."""
        if not self._replacing:
            some = sa.select(t.EVENTS.c.number).where(t.EVENTS.c.what == REPLACED).limit(1)
            self._replacing = any(True for _ in self._rows(some))
        return self._replacing

    def replacements(self, as_of: str | None = None) -> dict[str, str]:
        """The documents whose address another one, known by a day, has taken; and since which day it has."""
        e, d = t.EVENTS.c, t.DOCUMENTS.c
        since = sa.func.min(d.known_since).label("since")
        ask = sa.select(e.subject, since).join(t.DOCUMENTS, d.id == e.detail)
        ask = ask.where(e.what == REPLACED).group_by(e.subject)
        if as_of is not None:
            ask = ask.where(d.known_since <= plain(as_of))
        return {row.subject: row.since for row in self._rows(ask)}

    def replaced(self, as_of: str | None = None) -> set[str]:
        """The documents whose address another one, known by a day, has taken."""
        return set(self.replacements(as_of))

    def known_since(self, documents: Iterable[str]) -> dict[str, str]:
        """Since when some documents count as known: the day of publication, else of the first capture."""
        c, wanted = t.DOCUMENTS.c, [plain(name) for name in documents]
        found: dict[str, str] = {}
        for start in range(0, len(wanted), CHUNK):
            ask = sa.select(c.id, c.known_since).where(c.id.in_(wanted[start : start + CHUNK]))
            found.update({row.id: row.known_since for row in self._rows(ask)})
        return found

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
        if asked.document is None and not asked.replaced and self.replacing:
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
            return census_of(db, as_of, replacing=self.replacing)

    def regions(self, query: ClaimQuery) -> list[RegionCount]:
        """How much the core claims that fit say of each region, without reading them."""
        rows = list(self._rows(regions_asked(query, self._engine.dialect.name)))
        c, names = t.CLAIMS.c, {}
        for start in range(0, len(rows), CHUNK):
            last = [row.last for row in rows[start : start + CHUNK]]
            ask = sa.select(c.number, c.id).where(c.number.in_(last))
            names.update({row.number: row.id for row in self._rows(ask)})
        return [
            RegionCount(
                code=row.code,
                first=row.first,
                latest=row.latest,
                claims=row.claims,
                documents=row.documents,
                outlets=row.outlets,
                denied=row.denied,
                claim=names[row.last],
            )
            for row in rows
        ]

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
        found = {(r.day, r.signal): r.documents for r in self._rows(tallies_asked(as_of))}
        if self.replacing:
            with stated_failure(self._address), self._engine.connect() as db:
                for row in replaced_rows(db, as_of):
                    if row.signal and not row.code:
                        found[row.day, row.signal] -= row.documents
        return [(day, signal, pages) for (day, signal), pages in found.items() if pages]

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


def newest_reading(document: str) -> sa.Select[Any]:
    """The newest reading of a document."""
    c = t.READINGS.c
    ask = sa.select(c.generation, c.reader).where(c.document == plain(document))
    return ask.order_by(c.generation.desc()).limit(1)


def _count(table: sa.Table) -> sa.Select[Any]:
    ask = sa.select(sa.func.count()).select_from(table)
    return ask.where(is_current()) if table is t.CLAIMS else ask
