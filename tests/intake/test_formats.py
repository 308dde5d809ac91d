"""Every format: what it gives, and what becomes of damaged ones."""

import json

import pytest
from makers import EVERY, FEED, PAGE, mail, pdf, read, telegram_export, wacz, warc, zipped

from callup.errors import BadRequest
from callup.intake import IntakeOptions, documents, walk
from callup.intake.exports import diff_exports


@pytest.mark.parametrize("name", EVERY)
def test_every_format_gives_documents_and_no_loss(name):
    found, refused = read(EVERY[name], name)
    assert found
    assert [r for r in refused if r.stage != "note"] == []


def test_a_folder_of_every_format_is_read_alike_twice(tmp_path):
    for name, data in EVERY.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / ".hidden").write_bytes(b"not read")
    runs = [
        [d.id for p in walk([tmp_path]) for d in documents(p, IntakeOptions()) if hasattr(d, "id")]
        for _ in range(2)
    ]
    assert runs[0] == runs[1]
    assert len(runs[0]) >= len(EVERY)


def test_a_page_gives_its_paragraphs_date_publisher_and_address():
    [found], _ = read(PAGE)
    assert "области.\nПо словам комиссара, речь идёт о трёхстах людях.\nСборы" in found.text
    assert (found.published, found.publisher, found.url) == (
        "2023-03-24",
        "Вестник",
        "https://vestnik.example/a?x=1&y=2",
    )
    assert found.links == ("https://t.me/x/1",)
    assert "Все права" not in found.text


@pytest.mark.parametrize(
    "page", [b"<html>" + b"<div>" * 10_000 + b"text", b"<!doctype html><html><body></body></html>"]
)
def test_a_page_too_deep_or_without_text_is_refused(page):
    found, [refusal] = read(page)
    assert not found
    assert refusal.reason


def test_a_feed_gives_an_entry_a_document():
    [first, second], _ = read(FEED)
    assert first.text == "Повестки в Туле\nВоенкомат разослал 300 повесток.\nСборы весной."
    assert (first.url, first.published, first.publisher) == (
        "https://vestnik.example/1",
        "2023-03-24",
        "Вестник",
    )
    assert second.published is None


def test_a_broken_feed_keeps_what_it_can_and_says_so():
    found, refused = read(FEED[: FEED.index("Без даты".encode())])
    assert found
    assert any("broken" in r.reason for r in refused)


def test_an_export_gives_its_posts():
    [plain, pieces], [note] = read(telegram_export())
    assert (plain.text, plain.published, plain.publisher, plain.url) == (
        "Повестки в Туле.",
        "2023-03-24",
        "Канал",
        "https://t.me/c/77/2",
    )
    assert (pieces.text, pieces.forwarded_from, pieces.links) == (
        "Сборы в Липецке: здесь",
        "Вестник",
        ("https://v.example/1",),
    )
    assert note.stage == "note"
    assert "1 service" in note.reason


def test_an_export_cut_in_the_middle_gives_its_whole_posts():
    whole = telegram_export()
    found, refused = read(whole[: whole.index("Липецке".encode())])
    assert [d.text for d in found] == ["Повестки в Туле."]
    assert any("breaks off" in r.reason for r in refused)


def test_a_personal_chat_is_left_out():
    found, [refusal] = read(telegram_export(type="personal_chat"))
    assert not found
    assert "private talk" in refusal.reason


def test_two_exports_show_edited_and_vanished_posts():
    def posts(*pairs):
        return telegram_export([{"id": n, "type": "message", "text": t} for n, t in pairs])

    events = diff_exports(
        posts((1, "a"), (2, "b"), (3, "c"), (4, "d")), posts((1, "a"), (2, "B"), (4, "d"), (5, "e"))
    )
    assert [(e.kind, e.post, e.before, e.after) for e in events] == [
        ("edited", 2, "b", "B"),
        ("vanished", 3, "c", None),
    ]
    with pytest.raises(BadRequest):
        diff_exports(posts((1, "a")), telegram_export(id=5))


def test_a_pdf_joins_its_lines():
    [found], _ = read(
        pdf(["The office in Tula sent three hundred sum-", "monses on Friday, it said."])
    )
    assert found.text == "The office in Tula sent three hundred summonses on Friday, it said."


def test_a_pdf_of_many_pages_is_read_in_part():
    [found], _ = read(pdf(["Text."], pages=30), max_pages=10)
    assert "only the first 10 of 30 pages" in found.partial


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (pdf(["Text."], password="x"), "password"),
        (pdf([]), "OCR"),
        (b"%PDF-1.7 nothing", "damaged"),
    ],
)
def test_a_locked_scanned_or_damaged_pdf_is_refused(data, word):
    found, [refusal] = read(data)
    assert not found
    assert word in refusal.reason


def test_a_mail_keeps_no_private_sender():
    [found], _ = read(mail())
    assert (found.published, found.title, found.publisher) == ("2023-03-24", "Summonses", None)
    assert "Privatny" not in str(found)


def test_a_mailing_list_is_a_publisher():
    [found], _ = read(mail(**{"List-Id": "Tula Courier <news.courier.example>"}))
    assert found.publisher == "Tula Courier"


def test_a_record_that_was_changed_is_refused_and_the_other_kept():
    data = warc((PAGE, PAGE.replace("трёхстах".encode(), "четырёх".encode())))
    found, refused = read(data.replace("четырёх".encode(), "четырех".encode()))
    assert len(found) == 1
    assert ["digest" in r.reason for r in refused] == [True]


def test_an_archive_cut_off_keeps_its_whole_records():
    data = warc(compressed=True)
    found, refused = read(data[:-200])
    assert len(found) == 1
    assert refused


@pytest.mark.parametrize(
    ("made", "word"), [(wacz(lie=True), "index points"), (wacz(wrong_digest=True), "digest")]
)
def test_a_web_archive_whose_papers_lie_is_read_and_says_so(made, word):
    found, refused = read(made)
    assert len(found) == 2
    assert any(word in r.reason for r in refused)


def test_a_bomb_is_refused_and_its_neighbour_kept():
    found, [refusal] = read(zipped({"bomb.txt": bytes(5_000_000), "in.html": PAGE}))
    assert len(found) == 1
    assert "bombs" in refusal.reason


def test_archives_nested_too_deep_are_refused():
    data = PAGE
    for _ in range(3):
        data = zipped({"in": data})
    found, [refusal] = read(data)
    assert not found
    assert "nested" in refusal.reason


def test_members_beyond_the_limit_are_named():
    found, [refusal] = read(zipped({f"{n}.html": PAGE for n in range(5)}), max_members=3)
    assert len(found) == 3
    assert "2 files" in refusal.reason


def test_a_member_that_climbs_out_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found, _ = read(zipped({"../../evil.html": PAGE}))
    assert len(found) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_is_refused(tmp_path):
    [refusal] = documents(tmp_path / "none.txt", IntakeOptions())
    assert "cannot be read" in refusal.reason


def test_a_file_over_the_limit_is_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"word " * 100)
    [refusal] = documents(tmp_path / "a.txt", IntakeOptions(max_bytes=100))
    assert "limit" in refusal.reason


def test_half_a_surrogate_pair_never_reaches_a_document():
    posts = [{"id": 1, "type": "message", "text": "Повестки \ud83d в Туле"}]
    data = json.dumps({"name": "К", "type": "public_channel", "id": 1, "messages": posts}).encode()
    [found], _ = read(data)
    assert found.text.encode()
