"""Parquet: a folder of tidy, typed tables (documents, claims, strands, figures …). In: a Handover. Out: files."""

from pathlib import Path

from callup.publish.arrow import as_arrow, needed
from callup.publish.files import finished
from callup.publish.nouns import Handover
from callup.publish.setting import Setting
from callup.publish.tidy import TABLES, rows_of


def record(made: Handover, at: Setting, to: Path) -> None:
    """One file a table, each of which appears whole."""
    del at
    parquet = needed("pyarrow.parquet", "tables")
    to.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        with finished(to / f"{table}.parquet") as part:
            parquet.write_table(as_arrow(table, rows_of(made, table)), part, compression="zstd")


SAVES = {"record": record}
