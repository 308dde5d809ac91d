"""The durable record: documents, claims, refusals, captures and an audit trail. SQLite by default, PostgreSQL by URL."""

from callup.ledger.query import REPLACED, ClaimQuery, Event, Published, RegionCount, Seen
from callup.ledger.rows import Kept
from callup.ledger.store import Ledger
from callup.ledger.watching import (
    AlertRow,
    Delivery,
    PageRow,
    PageStep,
    ToldEvent,
    WatchLedger,
)

__all__ = [
    "REPLACED",
    "AlertRow",
    "ClaimQuery",
    "Delivery",
    "Event",
    "Kept",
    "Ledger",
    "PageRow",
    "Published",
    "RegionCount",
    "Seen",
    "PageStep",
    "ToldEvent",
    "WatchLedger",
]
