"""What the evidence tests are written with: a text as it was published, and the record made of some."""

from collections.abc import Callable

import msgspec

from callup.evidence import Statements


class Page(msgspec.Struct, frozen=True):
    """A text as it was published."""

    date: str | None
    text: str
    publisher: str | None = None
    language: str = "en"


RecordOf = Callable[..., Statements]
