"""How much was published and read, as SQL. In: a day. Out: SELECTs. Misses: running them; see ``store``."""

from typing import Any

import sqlalchemy as sa

from callup.ledger import schema as t
from callup.ledger.selects import is_replaced


def volumes_asked(as_of: str) -> sa.Select[Any]:
    """Publisher, day, documents, and those that hold claims, of what was known by a day; pages replaced by it are left out."""
    d, r, newer = t.DOCUMENTS.c, t.READINGS.c, t.READINGS.alias("newer")
    is_newest = ~sa.exists().where(
        newer.c.document == r.document, newer.c.generation > r.generation
    )
    some = sa.case((r.claim_count > 0, 1), else_=0)
    return (
        sa.select(
            d.publisher,
            d.known_since,
            sa.func.count().label("some"),
            sa.func.sum(some).label("read"),
        )
        .select_from(t.DOCUMENTS.join(t.READINGS, d.id == r.document))
        .where(d.known_since <= as_of, is_newest, ~is_replaced(as_of, d.id))
        .group_by(d.publisher, d.known_since)
        .order_by(d.known_since, d.publisher)
    )


def tallies_asked(as_of: str) -> sa.Select[Any]:
    """Day, sign and documents that tell of it, of what was known by a day; from the counts kept beside the claims."""
    c = t.TALLIES.c
    return (
        sa.select(c.day, c.signal, sa.func.sum(c.documents).label("documents"))
        .where(c.code == "", c.signal != "", c.day <= as_of)
        .group_by(c.day, c.signal)
        .order_by(c.day, c.signal)
    )


def undated_asked(after: str | None) -> sa.Select[Any]:
    """How many documents without a date there are; of those that came to be known after a day, where one is given."""
    d = t.DOCUMENTS.c
    ask = sa.select(sa.func.count()).where(d.published.is_(None))
    return ask if after is None else ask.where(d.known_since > after)


def unread_asked(as_of: str) -> sa.Select[Any]:
    """Publisher, day and number of what feeds and sitemaps told of and nobody could read, by a day."""
    p = t.PUBLISHED.c
    read = sa.exists().where(t.DOCUMENTS.c.url == p.url)
    return (
        sa.select(p.publisher, p.day, sa.func.count().label("some"))
        .where(p.day <= as_of, ~read)
        .group_by(p.publisher, p.day)
        .order_by(p.day, p.publisher)
    )
