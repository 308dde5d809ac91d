"""Bytes become documents or stated refusals, whatever they are."""

import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callup.intake import IntakeOptions, document_from_bytes, documents, walk
from callup.model import Document, Refusal

OPTIONS = IntakeOptions()
RUSSIAN = "Губернатор сообщил, что повестки вручают в трёх районах области."


def one(data: bytes, name: str = "a.txt", options: IntakeOptions = OPTIONS) -> Document | Refusal:
    item, *notes = document_from_bytes(data, name, options)
    assert all(isinstance(note, Refusal) and note.stage == "note" for note in notes)
    return item


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866"],
)
def test_russian_is_read_in_every_usual_encoding(encoding: str) -> None:
    item = one(RUSSIAN.encode(encoding))
    assert isinstance(item, Document)
    assert item.text.lstrip("\ufeff") == RUSSIAN
    assert item.language == "ru"


def test_the_text_of_a_plain_file_is_the_file_and_the_head_is_no_body() -> None:
    text = "DATE: 2023-03-24\r\nURL: https://example.org/a\r\nTITLE: A day\r\nPUBLISHER: The Paper\r\n\r\nThe office is closed.\r\n"
    item = one(text.encode())
    assert isinstance(item, Document)
    assert item.text == text
    assert (item.published, item.url, item.title, item.publisher) == (
        "2023-03-24",
        "https://example.org/a",
        "A day",
        "The Paper",
    )
    assert "DATE" not in item.text[item.body.start : item.body.end]
    assert "office" in item.text[item.body.start : item.body.end]


def test_yaml_front_matter_is_a_head_too() -> None:
    item = one(b"---\ndate: 2023-03-24\ntitle: A day\n---\nThe office is closed.\n")
    assert isinstance(item, Document)
    assert (item.published, item.title) == ("2023-03-24", "A day")


def test_an_option_dates_only_what_carries_no_date() -> None:
    options = IntakeOptions(date="2020-01-01")
    dated = one(b"DATE: 2023-03-24\n\nThe office is closed.", options=options)
    undated = one(b"The office is closed.", options=options)
    assert isinstance(dated, Document)
    assert isinstance(undated, Document)
    assert (dated.published, dated.dated_by) == ("2023-03-24", "head")
    assert (undated.published, undated.dated_by) == ("2020-01-01", "option")


def test_an_early_dateline_with_a_year_dates_a_text_and_one_without_does_not() -> None:
    with_year = one("TULA, March 24, 2023 (Agency) — The office is closed.".encode())
    without = one("TULA, March 24 (Agency) — The office is closed.".encode())
    assert isinstance(with_year, Document)
    assert isinstance(without, Document)
    assert with_year.published == "2023-03-24"
    assert without.published is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (bytes(range(32)) * 50, "not a text"),
        (b"DATE: 2023-03-24\nTITLE: only a head\n", "nothing but a head"),
        (b"<html><body>" + b"<div>" * 10_000 + b"x", "nested"),
        (b"<html><body><nav>menu</nav></body></html>", "no main text"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    item = one(data)
    assert isinstance(item, Refusal)
    assert reason in item.reason
    assert item.bytes_sha256


def test_an_endless_line_is_read_in_part_and_says_so() -> None:
    item = one(b"word " * 400_000, options=IntakeOptions(max_chars=10_000))
    assert isinstance(item, Document)
    assert len(item.text) == 10_000
    assert "10,000" in item.partial


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"x" * 2_000)
    [item] = documents(tmp_path / "big.txt", IntakeOptions(max_bytes=1_000))
    assert isinstance(item, Refusal)
    assert "limit" in item.reason


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    [item] = documents(tmp_path / "none.txt", OPTIONS)
    assert isinstance(item, Refusal)


def test_a_page_gives_its_main_text_date_publisher_and_canonical_address() -> None:
    page = (
        '<html><head><title>T</title><link rel="canonical" href="https://a.example/x">'
        '<meta property="article:published_time" content="2023-03-01T10:00:00">'
        '<meta property="og:site_name" content="The Paper"></head><body><nav>Menu Home</nav><article>'
        "<p>The military office in Tula handed out forty papers on Monday, the governor said at a meeting.</p>"
        "<p>A second paragraph says more about the same matter and is kept as well by the reader.</p>"
        "</article></body></html>"
    )
    item = one(page.encode(), "p.html")
    assert isinstance(item, Document)
    assert "forty papers" in item.text
    assert "Menu" not in item.text
    assert (item.published, item.url, item.publisher) == (
        "2023-03-01",
        "https://a.example/x",
        "The Paper",
    )


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x").write_text("x")
    (tmp_path / "a.txt").write_text("x")
    assert [path.name for path in walk([tmp_path])] == ["a.txt"]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_end_in_documents_or_refusals(data: bytes) -> None:
    items = list(document_from_bytes(data, "x", OPTIONS))
    assert items
    assert all(isinstance(item, (Document, Refusal)) for item in items)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=string.printable + "абвгдеё", max_size=300))
def test_any_text_survives_unchanged(text: str) -> None:
    item = one(text.encode(), "x")
    if isinstance(item, Document) and item.kind == "text":
        assert item.text == text
