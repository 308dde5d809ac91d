"""How intake is to read. In: nothing. Out: one frozen record of limits and wishes."""

import msgspec


class Budget:
    """Bytes and members that may still be unpacked, shared by an archive with all that lies in it."""

    def __init__(self, left: int, members: int) -> None:
        self.left = left
        self.members = members


class IntakeOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Limits that keep memory bounded, and a date for documents that carry none.

    ``date`` is ISO (``2023-03-24``). Sizes are in bytes, lengths in characters. ``max_bytes`` bounds what is held at
    once; archives are read as a stream and may be larger. ``max_ratio`` is unpacked by packed size of one member.
    """

    date: str | None = None
    max_bytes: int = 64 * 2**20
    max_chars: int = 1_000_000
    max_page: int = 16 * 2**20
    max_members: int = 20_000
    max_pages: int = 500
    max_unpacked: int = 512 * 2**20
    max_ratio: int = 200
    depth: int = 2
    budget: Budget | None = None
    """Set by the outermost archive."""
    max_seconds: float = 60.0
    """A document that takes longer to parse or to read is refused; 0 sets no limit."""
    max_memory: int = 512 * 2**20
    """Bytes that reading one document may need beyond what the program holds; 0 sets no limit."""
