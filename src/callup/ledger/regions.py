"""Regions counted, as SQL. In: a ClaimQuery. Out: one SELECT, a row a region. Misses: running it; see ``store``."""

from typing import Any

import sqlalchemy as sa

from callup.ledger import schema as t
from callup.ledger.query import ClaimQuery
from callup.ledger.selects import conditions, is_replaced
from callup.model import Stance


def regions_asked(query: ClaimQuery, dialect: str) -> sa.Select[Any]:
    """Region, days, claims, documents, outlets, denials and the last claim's number, of the core claims that fit."""
    c, p, d = t.CLAIMS.c, t.PLACES.c, t.DOCUMENTS.c
    said = c.stance != Stance.DENIES.value
    outlet = sa.func.coalesce(d.publisher, d.id)
    ask = (
        sa.select(
            p.code,
            sa.func.min(sa.case((said, c.published))).label("first"),
            sa.func.max(sa.case((said, c.published))).label("latest"),
            sa.func.sum(sa.case((said, 1), else_=0)).label("claims"),
            sa.func.sum(sa.case((said, 0), else_=1)).label("denied"),
            sa.func.count(sa.distinct(sa.case((said, c.document)))).label("documents"),
            sa.func.count(sa.distinct(sa.case((said, outlet)))).label("outlets"),
            sa.func.coalesce(sa.func.max(sa.case((said, c.number))), sa.func.max(c.number)).label(
                "last"
            ),
        )
        .join(t.PLACES, p.claim == c.number)
        .join(t.DOCUMENTS, d.id == c.document)
        .where(c.core, p.code.contains("-"), ~is_replaced(query.as_of))
        .group_by(p.code)
        .order_by(p.code)
    )
    for condition in conditions(query, dialect):
        ask = ask.where(condition)
    return ask
