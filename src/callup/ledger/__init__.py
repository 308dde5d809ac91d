"""The durable record: documents, claims, refusals, captures and an audit trail. SQLite by default, PostgreSQL by URL."""

from callup.ledger.query import ClaimQuery
from callup.ledger.store import Kept, Ledger

__all__ = ["ClaimQuery", "Kept", "Ledger"]
