"""Lists of regions behind a colon belong to whoever published the list."""

import pytest

from callup.case import load_case
from callup.case.places import load_places
from callup.intake import IntakeOptions
from callup.ledger import ClaimQuery, Ledger
from callup.pipeline import Road, regions

COUNT = 33


@pytest.fixture(scope="module")
def road() -> Road:
    return Road.of()


def reported(road: Road, tmp_path, text: str) -> dict[str, str]:
    (tmp_path / "a.txt").write_text(f"DATE: 2023-03-16\nPUBLISHER: Northern Post\n\n{text}\n")
    with Ledger.open(":memory:") as ledger:
        road.ingest([tmp_path], ledger, IntakeOptions(), at="2023-05-01T00:00:00Z")
        found = regions(ledger, ClaimQuery(signal="summons_served"), road.case)
    return {report.code: str(report.claim.speaker.name) for report in found}


def names(places) -> list[tuple[str, str]]:
    return [(code, places.name_of(code)) for code in places.subjects()[:COUNT]]


@pytest.mark.parametrize(
    "form",
    [
        "The Telegram channel Astra published a list of 33 regions where summonses are being served: {commas}.",
        "Summonses are being served in 33 regions, Astra counts. Its list:\n\n{bullets}",
    ],
)
def test_every_region_of_a_list_is_reported_by_its_author(road, tmp_path, form):
    listed = names(load_places(load_case("russia").name))
    text = form.format(
        commas=", ".join(name for _, name in listed),
        bullets="\n".join(f"- {name}" for _, name in listed),
    )
    found = reported(road, tmp_path, text)
    assert set(found) == {code for code, _ in listed}
    assert set(found.values()) == {"Astra"}


def test_what_follows_a_list_is_no_part_of_it(road, tmp_path):
    text = (
        "Astra counts 3 regions where summonses are being served: Tula Oblast, Penza Oblast and "
        "Kursk Oblast. In Voronezh Oblast a new bakery opened on Friday, the mayor said."
    )
    assert set(reported(road, tmp_path, text)) == {"RU-TUL", "RU-PNZ", "RU-KRS"}
