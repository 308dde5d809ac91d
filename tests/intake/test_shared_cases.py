"""The inputs kept beside the project give their right values; skipped where they are not."""

from pathlib import Path

import pytest

from callup.intake import IntakeOptions, documents
from callup.model import Document, Refusal

CASES = Path(__file__).parents[3] / "shared/cases/formats"
pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="../shared is not there")


def read(name: str) -> tuple[list[Document], list[str]]:
    items = list(documents(CASES / name, IntakeOptions()))
    told = [item.reason for item in items if isinstance(item, Refusal)]
    return [item for item in items if isinstance(item, Document)], told


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("p01_rich/result.json", "450 повесток"),
        ("p02_badescape/result.json", "450 повесток"),
        ("p03_mixed/result.json", "1 200 повесток"),
        ("p10b_table.html", "Region: Voronezh Oblast; Summonses: 1 200; Men who came: 900."),
        ("p12f_brotli.warc", "sent 300 summonses"),
        ("p20_bom.csv", "region: Калужская область; date: 24.03.2023; summonses: 450."),
        ("p23_cyr.pdf", "разослал 300 повесток жителям региона, сообщил военком."),
        ("p23c_cp1251.pdf", "Военкомат Тульской области разослал 300 повесток"),
    ],
)
def test_the_words_are_read(name: str, words: str) -> None:
    found, _ = read(name)
    assert any(words in document.text for document in found)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("p02_badescape/result.json", "message 2"),
        ("p19_latin.txt", "garbled"),
        ("p21_spaces.txt", "garbled"),
    ],
)
def test_what_is_odd_is_told(name: str, word: str) -> None:
    _, told = read(name)
    assert any(word in reason for reason in told)


def test_posts_of_the_html_export_are_as_from_json() -> None:
    found, _ = read("p06_html/messages.html")
    assert [(d.published, d.publisher) for d in found] == [
        ("2023-03-24", "Тульский вестник"),
        ("2023-03-25", "Тульский вестник"),
    ]


def test_every_odd_date_of_the_feed_is_its_day() -> None:
    found, _ = read("p07_feeddates.xml")
    assert [document.published for document in found] == [
        "2023-03-25",
        "2023-03-01",
        "2023-03-29",
        "2018-09-18",
        "2022-10-07",
        "2022-11-15",
        *["2023-03-15"] * 4,
    ]


def test_a_forwarded_post_keeps_its_carrier() -> None:
    found = [read(f"p24_fwd/{channel}/result.json")[0][0] for channel in (11, 12, 13)]
    assert {document.forwarded_from for document in found} == {"Астра"}
    assert len({document.id for document in found}) == 3
