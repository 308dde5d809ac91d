"""The error family. In: what went wrong. Out: a message that says what, where and what to do next.

    CallupError
    ├── BadInput        a file, page or feed that cannot become documents
    ├── BadCase         a case whose tables contradict themselves
    ├── BadRequest      an option, date, filter or identifier that makes no sense
    └── LedgerError     the ledger cannot be opened, is of another version, or is in use

Missing on purpose: programming errors. Those stay Python's own; only the barrier round each document catches them, and tells
them as ours.
"""


class CallupError(Exception):
    """Base of every error Callup raises on purpose; its text is meant for the user."""


class BadInput(CallupError):
    """Input that cannot be read. The pipeline turns it into a Refusal and goes on."""


class BadCase(CallupError):
    """A case file that fails its checks; names the file and the entry."""


class BadRequest(CallupError):
    """A request that cannot be answered as it was asked."""


class LedgerError(CallupError):
    """A ledger that cannot serve."""
