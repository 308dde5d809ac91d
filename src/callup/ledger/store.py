"""The ledger: documents, claims, refusals, captures, audit trail. In: records. Out: records. The only room with SQL.

A document and all its claims go in as one transaction, so that a killed process leaves no half. Deliberately missing:
updates and deletions; a second reading adds a generation of claims and leaves the first where it is.
"""

from collections.abc import Iterable
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from callup.errors import BadRequest
from callup.ledger import schema as t
from callup.ledger.answers import Answers, newest_reading
from callup.ledger.entries import event_row, insert, insert_captures, insert_readings, known_in
from callup.ledger.opening import open_engine, writing
from callup.ledger.query import Event
from callup.ledger.rows import (
    Generation,
    Kept,
    decision_row,
    document_row,
    refusal_row,
)
from callup.ledger.tallies import recount
from callup.model import Claim, Decision, Document, Refusal


class Ledger(Answers):
    """The durable record. Use as a context manager."""

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
            known = known_in(db, [kept.document.id for kept in batch])
            fresh = {k.document.id: k for k in reversed(batch) if k.document.id not in known}
            readings = [
                Generation(kept, 1, at, kept.document.published or at[:10])
                for kept in reversed(fresh.values())
            ]
            insert(db, t.DOCUMENTS, [document_row(r.kept.document, at) for r in readings])
            insert_readings(db, readings, "kept").keep(db)
            insert_captures(db, [kept.document for kept in batch], at)
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
            newest = db.execute(newest_reading(name)).one()
            if newest.reader == kept.reader:
                return False
            insert_readings(db, [Generation(kept, newest.generation + 1, at, since)], "read again")
            recount(db, since)
        return True

    def refuse(self, refusal: Refusal, *, at: str) -> bool:
        """Keep the reason why an input became no document; False when the same was kept before (the sighting is noted)."""
        row = refusal_row(refusal, at)
        with writing(self._engine, self._address) as db:
            same = sa.select(t.REFUSALS.c.number).where(t.REFUSALS.c.id == row["id"])
            new = db.execute(same).first() is None
            if new:
                insert(db, t.REFUSALS, [row])
            what = "refused" if new else "refused again"
            insert(
                db, t.EVENTS, [event_row(at, what, row["id"], f"{row['file']}: {row['reason']}")]
            )
        return new

    def note(self, events: Iterable[Event]) -> int:
        """Add lines to the audit trail; those that stand there already, whenever they were noted, are passed over."""
        c = t.EVENTS.c
        new = 0
        with writing(self._engine, self._address) as db:
            for event in events:
                row = event_row(event.at, event.what, event.subject, event.detail, event.reader)
                same = sa.select(c.number).where(
                    c.subject == row["subject"], c.what == row["what"], c.detail == row["detail"]
                )
                if db.execute(same.limit(1)).first() is None:
                    insert(db, t.EVENTS, [row])
                    new += 1
        return new

    def decide(self, decision: Decision) -> bool:
        """Keep a person's decision for good; False when the very same was kept before."""
        with writing(self._engine, self._address) as db:
            same = sa.select(t.DECISIONS.c.number).where(t.DECISIONS.c.id == decision.id)
            if db.execute(same).first() is not None:
                return False
            insert(db, t.DECISIONS, [decision_row(decision)])
            told = f"{decision.kind} by {decision.by}: {decision.reason}"
            insert(
                db,
                t.EVENTS,
                [event_row(decision.at, f"{decision.verdict}", decision.subject, told)],
            )
        return True
