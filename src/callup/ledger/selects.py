"""Queries as SQL. In: a ClaimQuery. Out: one SELECT of the records that fit. Misses: running it; see ``store``."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from callup.ledger import schema as t
from callup.ledger import search
from callup.ledger.query import REPLACED, ClaimQuery
from callup.ledger.rows import fold, plain

LAST = "\U0010ffff"
"""Comes after everything that may follow a prefix."""
SAME = tuple(
    name
    for name in ClaimQuery.__struct_fields__
    if name in t.CLAIMS.c and name not in {"speaker", "published"}
)
"""Filters that ask for what a column of the same name holds."""
LIKE_ESCAPE = str.maketrans({"%": r"\%", "_": r"\_", "\\": r"\\"})


def claims_asked(query: ClaimQuery, dialect: str) -> sa.Select[Any]:
    """The records of the current claims that fit, by day, document and place in the text."""
    c = t.CLAIMS.c
    ask = sa.select(c.record)
    for condition in conditions(query, dialect):
        ask = ask.where(condition)
    order = (c.known_since, c.document, c.start, c.number)
    ask = ask.order_by(*(column.desc() for column in order) if query.newest else order)
    return ask if query.limit is None else ask.limit(query.limit)


def conditions(query: ClaimQuery, dialect: str) -> Iterator[sa.ColumnElement[bool]]:
    """What a current claim must meet to fit."""
    yield is_current()
    yield from _same(query)
    yield from _days(query)
    yield from _parts(query, dialect)


def is_current() -> sa.ColumnElement[bool]:
    """Whether a claim is of the newest reading of its document."""
    newer = t.READINGS.alias("newer")
    return ~sa.exists().where(
        newer.c.document == t.CLAIMS.c.document, newer.c.generation > t.CLAIMS.c.generation
    )


def is_replaced(
    as_of: str | None, document: sa.Column[str] = t.CLAIMS.c.document
) -> sa.ColumnElement[bool]:
    """Whether a document, a claim's own where none is named, has given its address to another one, known by a day."""
    event, successor = t.EVENTS.alias("replacing"), t.DOCUMENTS.alias("successor")
    ask = sa.exists().where(
        event.c.subject == document,
        event.c.what == REPLACED,
        successor.c.id == event.c.detail,
    )
    return ask if as_of is None else ask.where(successor.c.known_since <= plain(as_of))


def begins(column: sa.Column[str], prefix: str) -> sa.ColumnElement[bool]:
    """Whether a key begins so: a range, which an index answers on both stores."""
    return sa.and_(column >= plain(prefix), column < plain(prefix) + LAST)


def _same(query: ClaimQuery) -> Iterator[sa.ColumnElement[bool]]:
    for name in SAME:
        value = getattr(query, name)
        if value is not None:
            yield t.CLAIMS.c[name] == (plain(value) if isinstance(value, str) else value)


def _days(query: ClaimQuery) -> Iterator[sa.ColumnElement[bool]]:
    # Where a document is dated, `known_since` is its date, and the indexes are ordered by it.
    c = t.CLAIMS.c
    if query.since is not None or query.until is not None:
        yield c.published.is_not(None)
    if query.since is not None:
        yield c.known_since >= plain(query.since)
    if query.until is not None:
        yield c.known_since <= plain(query.until)
    if query.as_of is not None:
        yield c.known_since <= plain(query.as_of)


def _parts(query: ClaimQuery, dialect: str) -> Iterator[sa.ColumnElement[bool]]:
    c = t.CLAIMS.c
    if query.speaker is not None:
        pattern = f"%{fold(query.speaker).translate(LIKE_ESCAPE)}%"
        yield c.speaker.like(pattern, escape="\\")
    if query.place is not None:
        code = plain(query.place).upper()
        yield c.number.in_(sa.select(t.PLACES.c.claim).where(t.PLACES.c.code == code))
    if query.text is not None:
        yield from search.conditions(query.text, dialect)
