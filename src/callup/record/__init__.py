"""What was known by a day. ``known(ledger, case, as_of, limits)`` gives the one Record that every question takes."""

from callup.record.guarded import Guarded, gate_of, guarded, shown
from callup.record.known import known
from callup.record.limits import Limits
from callup.record.record import Record
from callup.record.regions import regions_of
from callup.record.reviewed import claims_reviewed, review_of, unreviewed

__all__ = [
    "Guarded",
    "Limits",
    "Record",
    "claims_reviewed",
    "gate_of",
    "guarded",
    "known",
    "regions_of",
    "review_of",
    "shown",
    "unreviewed",
]
