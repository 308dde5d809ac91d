"""The versions of a store. In: an open transaction. Out: a store brought up to the newest version, step by step.

Deliberately missing: the way back. A newer store is refused by an older program.
"""

from collections.abc import Callable

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from callup.ledger.schema import (
    CAPTURES,
    CLAIMS,
    DECISIONS,
    DOCUMENTS,
    EVENTS,
    META,
    PLACES,
    READINGS,
    REFUSALS,
    SCHEMA,
    TALLIES,
    WATCH_TABLES,
)
from callup.ledger.tallies import recount

Step = Callable[[Connection], None]
OF_FIRST = (SCHEMA, DOCUMENTS, READINGS, CLAIMS, PLACES, CAPTURES, REFUSALS, EVENTS)


def _first(db: Connection) -> None:
    META.create_all(db, tables=OF_FIRST)
    if db.dialect.name == "sqlite":
        # Words parted by spaces and nothing else: both stores then see the same words. `also` holds the other
        # dictionary forms a word may have; the words themselves stand in the documents and are not kept twice.
        db.exec_driver_sql(
            "CREATE VIRTUAL TABLE claim_words USING fts5(forms, also, content='', tokenize='ascii')"
        )
    else:
        db.exec_driver_sql(
            "CREATE TABLE claim_words (claim INTEGER PRIMARY KEY REFERENCES claims (number), words TSVECTOR NOT NULL)"
        )
        db.exec_driver_sql("CREATE INDEX claim_words_by_word ON claim_words USING gin (words)")


def _decisions(db: Connection) -> None:
    META.create_all(db, tables=(DECISIONS,))


def _tallies(db: Connection) -> None:
    META.create_all(db, tables=(TALLIES,))
    recount(db)


def _watch(db: Connection) -> None:
    META.create_all(db, tables=WATCH_TABLES)
    db.exec_driver_sql("CREATE INDEX documents_by_url ON documents (url)")


STEPS: tuple[Step, ...] = (_first, _decisions, _tallies, _watch)
"""What leads from each version to the next. A step that was ever released is never changed: add another behind it."""


def version_of(db: Connection) -> int | None:
    """The schema version a store stands at: 0 for an empty store, None for one that holds something else."""
    found = sa.inspect(db).get_table_names()
    if not found:
        return 0
    if SCHEMA.name not in found:
        return None
    return db.execute(sa.select(sa.func.max(SCHEMA.c.version))).scalar() or 0


def bring_up(db: Connection, version: int) -> None:
    """Take the steps that lead from a version to the newest, inside the caller's transaction."""
    SCHEMA.create(db, checkfirst=True)
    for number, step in enumerate(STEPS[version:], version + 1):
        step(db)
        db.execute(sa.insert(SCHEMA).values(version=number))
