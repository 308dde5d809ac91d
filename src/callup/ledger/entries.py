"""Records into tables. In: an open transaction, records. Out: rows. Misses: opening a transaction; see ``store``."""

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from callup.ledger import schema as t
from callup.ledger import search
from callup.ledger.rows import (
    Generation,
    Row,
    SentenceWords,
    claim_row,
    place_rows,
    plain,
)
from callup.ledger.tallies import Tallying
from callup.ledger.words import WordForms
from callup.model import Document

CHUNK = 500


def known_in(db: Connection, documents: list[str]) -> set[str]:
    """Which of some documents are kept."""
    c = t.DOCUMENTS.c.id
    found: set[str] = set()
    for start in range(0, len(documents), CHUNK):
        part = [plain(name) for name in documents[start : start + CHUNK]]
        found.update(db.execute(sa.select(c).where(c.in_(part))).scalars())
    return found


def insert(db: Connection, table: sa.Table, rows: list[Row]) -> None:
    """Add rows, if there are any."""
    if rows:
        db.execute(sa.insert(table), rows)


def event_row(at: str, what: str, subject: str, detail: str, reader: str | None = None) -> Row:
    """The row of a line of the audit trail."""
    return {"at": at, "what": what, "subject": subject, "detail": detail, "reader": reader}


def insert_readings(db: Connection, readings: list[Generation], what: str) -> Tallying:
    """Add generations of claims; returns their counts. Writers take turns, so the next number is nobody else's."""
    tallying = Tallying()
    number = db.execute(sa.select(sa.func.max(t.CLAIMS.c.number))).scalar() or 0
    made: list[Row] = []
    events: list[Row] = []
    claims: list[Row] = []
    places: list[Row] = []
    words: list[tuple[int, WordForms]] = []
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
        events.append(event_row(reading.at, what, name, f"{len(found)} claims", reader))
    insert(db, t.READINGS, made)
    insert(db, t.CLAIMS, claims)
    insert(db, t.PLACES, places)
    search.index(db, words)
    insert(db, t.EVENTS, events)
    return tallying


def insert_captures(db: Connection, documents: list[Document], at: str) -> None:
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
            again.append(event_row(at, "seen again", row["document"], row["file"]))
    insert(db, t.CAPTURES, rows)
    insert(db, t.EVENTS, again)
