"""Counts shown to readers are counts of independent origins, in the brief and in the table of regions alike."""

from pathlib import Path

import pytest

from callup.brief import Request
from callup.intake import IntakeOptions
from callup.ledger import ClaimQuery, Ledger
from callup.pipeline import Road, regions

LAWYER = "Human rights lawyer Pavel Chikov says that summonses are being served in Voronezh Oblast."
PAGES = (
    f"{LAWYER} He spoke on Thursday to a radio station in Riga.",
    f"The lawyers' group went public with it at noon. {LAWYER}",
    f"Reporters had asked the ministry for a week and got no answer. {LAWYER} More will follow.",
)


@pytest.fixture(scope="module")
def road() -> Road:
    return Road.of()


def test_three_pages_that_quote_one_lawyer_are_one_source(road: Road, tmp_path: Path) -> None:
    for number, text in enumerate(PAGES):
        head = f"DATE: 2023-03-1{number}\nPUBLISHER: Paper {number}\n\n"
        (tmp_path / f"{number}.txt").write_text(head + text, encoding="utf-8")
    with Ledger.open(":memory:") as ledger:
        road.ingest([tmp_path], ledger, IntakeOptions(), at="2023-03-20T10:00:00Z")
        [report] = [
            r
            for r in regions(ledger, ClaimQuery(signal="summons_served"), road.case)
            if r.code == "RU-VOR"
        ]
        brief = road.brief(ledger, Request(written="2023-03-20"))
    [part] = [part for part in brief.signals if part.signal == "summons_served"]
    assert (report.claims, report.outlets, report.strands) == (3, 3, 1)
    assert (part.claims, part.strands) == (3, 1)
