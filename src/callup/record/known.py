"""The one answer to "what was known by a day". In: a ledger, a case, a day, limits. Out: a Record.

Every question goes through here, so that no two can disagree for having read differently. What comes out is gated: whoever
writes holds no private name. Deliberately missing: the clock; who has no day asks for all that is known.
"""

from callup.case import Case
from callup.ledger import Ledger
from callup.record.guarded import guarded
from callup.record.holdings import holdings
from callup.record.limits import Limits
from callup.record.record import Record

LIMITS = Limits()


def known(ledger: Ledger, case: Case, as_of: str | None = None, limits: Limits = LIMITS) -> Record:
    """What a ledger knew by a day, decisions of people by that day applied; by today's knowledge where no day is given."""
    gated = guarded(ledger, case)
    return Record(holdings(gated, case, as_of, limits), gated.gate)
