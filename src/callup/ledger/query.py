"""What may be asked of the ledger, and what is answered that is no noun. In: filters. Out: frozen records. Misses: SQL."""

import msgspec


class ClaimQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Filters, all optional, joined by "and". Dates are ISO and count the day a document was published.

    ``as_of`` keeps what was known by that day: published by it, or, where no date is known, captured by it.
    ``newest`` gives the newest first, so that a limit keeps those. ``replaced`` gives the claims of replaced pages too.
    """

    signal: str | None = None
    place: str | None = None
    speaker: str | None = None
    stance: str | None = None
    measure: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
    document: str | None = None
    core: bool | None = None
    as_of: str | None = None
    limit: int | None = None
    newest: bool = False
    replaced: bool = False


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the audit trail: what happened when, to which document or refusal, by which reader."""

    at: str
    what: str
    subject: str
    detail: str
    reader: str | None = None


REPLACED = "page replaced"
"""The event of a document (its subject) whose address holds another one (its detail) from that one's day on."""


class Seen(msgspec.Struct, frozen=True):
    """A document at an address: who published it, since when it counts as known, its latest capture and the file of that."""

    url: str
    publisher: str | None
    document: str
    day: str
    capture: int
    file: str


class RegionCount(msgspec.Struct, frozen=True):
    """What core claims say of one region: those that do not deny, in how many documents and outlets, from when to when.

    ``claim`` names one of them, kept last.
    """

    code: str
    first: str | None
    latest: str | None
    claims: int
    documents: int
    outlets: int
    denied: int
    claim: str


class Published(msgspec.Struct, frozen=True):
    """What one publisher published on one day, as far as it was read: documents, and those of them that hold claims."""

    publisher: str | None
    day: str
    documents: int
    with_claims: int
