"""Denials stand beside what they deny: the same matter, another source, the contrary."""

import pytest
from pages import Page, RecordOf

from callup.evidence import Statements, denials


def pairs(record: Statements) -> list[tuple[str, list[str]]]:
    return [
        (pair.denial.evidence.text, [claim.evidence.text for claim in pair.denied])
        for pair in denials(record)
    ]


WAVE = Page(
    "2023-01-06", "A second wave of mobilization will begin in January, Kyrylo Budanov said."
)
PAPERS = Page(
    "2023-03-16",
    "Residents of Voronezh Oblast are being handed summonses, lawyer Pavel Chikov said.",
)


def test_a_denial_finds_the_claim_it_answers(record_of: RecordOf) -> None:
    said = Page(
        "2023-01-12", "Dmitry Peskov denied that a second wave of mobilization was being prepared."
    )
    [(_, denied)] = pairs(record_of(WAVE, PAPERS, said))
    assert len(denied) == 1
    assert "second wave" in denied[0]


def test_a_denial_in_russian_finds_an_english_claim_of_its_region(record_of: RecordOf) -> None:
    said = Page(
        "2023-03-17",
        "Власти Воронежской области опровергли, что жителям вручают повестки.",
        language="ru",
    )
    found = [denied for _, denied in pairs(record_of(PAPERS, WAVE, said))]
    assert any("Voronezh" in claim for denied in found for claim in denied)


def test_a_denial_of_another_region_denies_nothing_here(record_of: RecordOf) -> None:
    said = Page(
        "2023-03-17",
        "The governor of Penza Oblast denied that summonses were being handed out there.",
    )
    assert all(not denied for _, denied in pairs(record_of(PAPERS, said)))


def test_a_source_does_not_deny_itself(record_of: RecordOf) -> None:
    said = Page("2023-01-20", "Kyrylo Budanov denied that a second wave of mobilization had begun.")
    assert all(not denied for _, denied in pairs(record_of(WAVE, said)))


def test_not_revoked_is_no_answer_to_a_forecast(record_of: RecordOf) -> None:
    said = Page("2023-01-12", "The decree on mobilization has not been revoked, lawyers say.")
    assert all(not denied for _, denied in pairs(record_of(WAVE, said)))


def test_a_ban_on_leaving_denied_answers_borders_said_to_close(record_of: RecordOf) -> None:
    record = record_of(
        Page(
            "2022-12-30",
            "Oleksii Reznikov warned that Russia would close its borders to men and declare a mobilization in January.",
        ),
        Page(
            "2023-01-12",
            "The Kremlin denied that men of military age will be banned from leaving Russia.",
        ),
    )
    assert [len(denied) for _, denied in pairs(record)] == [1]


@pytest.mark.parametrize("day", ["2022-08-01", "2023-02-01"])
def test_a_denial_answers_nothing_of_another_season(record_of: RecordOf, day: str) -> None:
    said = Page(day, "Dmitry Peskov denied that a second wave of mobilization was being prepared.")
    late = Page("2023-07-06", WAVE.text)
    assert all(not denied for _, denied in pairs(record_of(late, said)))
