"""A sequence of records that is a table as well. In: rows. Out: records by index; Arrow, pandas and Polars tables (extras).

The columns are those of ``callup export``; ``docs/api.md`` describes them.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

from callup.publish.arrow import as_arrow, needed
from callup.publish.tidy import TABLES

Record = TypeVar("Record", covariant=True)


class Table(Sequence[Record], Generic[Record]):
    """Records in order. ``kind`` names their table; ``rows`` are what its columns are taken from."""

    def __init__(self, kind: str, records: Sequence[Record], rows: Sequence[object]) -> None:
        self.kind = kind
        self._records = tuple(records)
        self._rows = tuple(rows)

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Record]: ...
    def __getitem__(self, at: int | slice) -> Record | Sequence[Record]:
        """One record, or some."""
        return self._records[at]

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records)

    def __repr__(self) -> str:
        return f"<{len(self)} {self.kind}>"

    @property
    def columns(self) -> dict[str, str]:
        """The columns of the table, each with its meaning."""
        return {column.name: column.means for column in TABLES[self.kind]}

    def to_arrow(self) -> Any:  # noqa: ANN401
        """A ``pyarrow.Table``; needs ``callup[tables]``."""
        return as_arrow(self.kind, self._rows)

    def to_pandas(self) -> Any:  # noqa: ANN401
        """A ``pandas.DataFrame``; needs pandas and ``callup[tables]``."""
        needed("pandas", "tables")
        return self.to_arrow().to_pandas()

    def to_polars(self) -> Any:  # noqa: ANN401
        """A ``polars.DataFrame``; needs ``callup[tables]``."""
        return needed("polars", "tables").from_arrow(self.to_arrow())
