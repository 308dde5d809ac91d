"""The durable record: documents, claims, refusals, captures and an audit trail. SQLite by default, PostgreSQL by URL."""

from callup.ledger.query import REPLACED, ClaimQuery, Event, Published, RegionCount, Seen
from callup.ledger.rows import Kept
from callup.ledger.store import Ledger

__all__ = ["REPLACED", "ClaimQuery", "Event", "Kept", "Ledger", "Published", "RegionCount", "Seen"]
