"""A stretch of a document's text. In: two offsets. Out: a checked pair. Knows nothing of the text itself."""

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, array_like=True):
    """Half-open range of Unicode code points: ``text[start:end]``. Written to JSON as ``[start, end]``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: "Span") -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: "Span") -> int:
        """Number of code points the two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))
