"""The versions of a store. In: an open transaction. Out: a store brought up to the newest version, step by step.

Deliberately missing: the steps themselves, see ``steps``; and the way back. A newer store is refused by an older program.
"""

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from callup.ledger.schema import SCHEMA
from callup.ledger.steps import STEPS
from callup.ledger.tallies import recount


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
    taken = STEPS[version:]
    for number, step in enumerate(taken, version + 1):
        for statement in step.statements(db.dialect.name):
            db.exec_driver_sql(statement)
        db.execute(sa.insert(SCHEMA).values(version=number))
    # Counting speaks of the tables as they are today: only when all steps are taken, they are.
    if any(step.recounts for step in taken):
        recount(db)
