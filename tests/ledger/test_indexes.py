"""The usual filters are answered by an index, not by reading every claim."""

from pathlib import Path

import pytest
from sqlalchemy.dialects import sqlite

from callup.ledger import ClaimQuery, Ledger
from callup.ledger.selects import claims_asked


def plan(ledger: Ledger, query: ClaimQuery) -> str:
    asked = claims_asked(query, "sqlite").compile(
        dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}
    )
    with ledger._engine.connect() as db:
        rows = db.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}").all()
    return "\n".join(row[-1] for row in rows)


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (ClaimQuery(signal="quota"), "claims_by_signal (signal=?)"),
        (ClaimQuery(signal="quota", as_of="2023-03-01"), "claims_by_signal (signal=? AND known"),
        (ClaimQuery(measure="people"), "claims_by_measure (measure=?)"),
        (ClaimQuery(stance="denies"), "claims_by_stance (stance=?)"),
        (ClaimQuery(since="2023-03-01"), "claims_by_day (known_since>?)"),
        (ClaimQuery(until="2023-03-01"), "claims_by_day (known_since<?)"),
        (ClaimQuery(document="sha256:1"), "claims_by_document (document=?)"),
        (ClaimQuery(place="RU-VOR"), "claim_places_by_code (code=?)"),
        (ClaimQuery(), "USING INDEX claims_by_day"),
    ],
)
def test_a_filter_is_answered_by_its_index(tmp_path: Path, query: ClaimQuery, index: str) -> None:
    with Ledger.open(str(tmp_path / "callup.db")) as ledger:
        found = plan(ledger, query)
    assert index in found
    assert "SCAN claim_places" not in found
    assert "SEARCH newer USING" in found


def test_an_unfiltered_list_streams_in_order_without_sorting_it_all(tmp_path: Path) -> None:
    with Ledger.open(str(tmp_path / "callup.db")) as ledger:
        found = plan(ledger, ClaimQuery())
    assert "USE TEMP B-TREE FOR ORDER BY" not in found
