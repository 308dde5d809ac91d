"""Plain text: what is kept unchanged, what a head says, which encoding it was."""

import pytest
from makers import read

POST = "Повестки приходят в Туле"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866"],
)
@pytest.mark.parametrize("words", [POST, POST.upper(), "Призыв"])
def test_a_short_russian_post_is_read_in_every_encoding(encoding, words):
    [found], refused = read(words.encode(encoding))
    assert (found.text, found.language, refused) == (words, "ru", [])


@pytest.mark.parametrize("words", ["The office — “closed”", "Le café à Zürich était fermé"])
def test_western_single_bytes_are_not_taken_for_cyrillic(words):
    [found], _ = read(words.encode("cp1252"))
    assert found.text == words


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("utf-8", "cp1251"),
        ("utf-8", "latin-1"),
        ("cp1251", "cp1252"),
        ("koi8-u", "cp1251"),
        ("cp866", "cp1251"),
    ],
)
def test_garbled_text_is_mended_and_says_so(right, wrong):
    garbled = POST.encode(right).decode(wrong, "replace").encode()
    [found], _ = read(garbled)
    assert found.text.count("\ufffd") <= 2
    assert "приходят" in found.text
    assert "garbled" in found.partial


def test_text_is_the_decoded_file_with_its_line_ends():
    raw = "DATE: 2023-03-24\r\nTITLE: День\r\nSPECIMEN: own words\r\n\r\nПовестки\r\nв Туле.\r\n"
    [found], _ = read(raw.encode())
    assert found.text == raw
    assert found.text[found.body.start :].strip() == "Повестки\r\nв Туле."
    assert (found.published, found.dated_by, found.title) == ("2023-03-24", "head", "День")


def test_a_head_outranks_the_option_and_the_option_an_undated_text():
    [dated], _ = read(b"DATE: 2023-03-24\n\nThe office opened.", date="2020-01-01")
    [undated], _ = read(b"The office opened.", date="2020-01-01")
    assert (dated.published, undated.published, undated.dated_by) == (
        "2023-03-24",
        "2020-01-01",
        "option",
    )


@pytest.mark.parametrize(
    "start",
    [
        "MOSCOW, March 24, 2023 (Agency) — The office opened.",
        "24 марта 2023 года, Воронеж. Приходят повестки.",
        "A title\nMar 24, 2023\nThe office opened.",
        "Заголовок\n24 марта 2023, 10:15\nПриходят повестки.",
    ],
)
def test_an_early_dateline_dates_a_text(start):
    [found], _ = read(start.encode())
    assert (found.published, found.dated_by) == ("2023-03-24", "dateline")


@pytest.mark.parametrize(
    "start",
    [
        "On September 21, 2022, the president announced a call-up.",
        "Указ подписан 21 сентября 2022 года, напомнил юрист.",
        "5 октября, РБК. Приходят повестки.",
    ],
)
def test_a_date_within_a_sentence_or_without_a_year_is_no_dateline(start):
    [found], _ = read(start.encode())
    assert found.published is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\n",
        b"\x00" * 40,
        bytes(range(256)) * 4,
        b"\x89PNG\r\n\x1a\n" + bytes(300),
        b"DATE: 2023-03-24\n",
    ],
)
def test_what_holds_no_text_is_refused(data):
    found, [refusal] = read(data)
    assert not found
    assert refusal.reason


def test_a_huge_line_is_read_up_to_the_limit_and_says_so():
    [found], _ = read("слово ".encode() * 8_000_000, max_chars=50_000)
    assert len(found.text) == 50_000
    assert "only the first 50,000 characters" in found.partial


def test_nul_characters_are_replaced_in_place():
    [found], _ = read(("Повестки в Туле. " * 20 + "\x00конец").encode())
    assert "\x00" not in found.text
    assert found.text.index("конец") == 17 * 20 + 1
    assert "NUL" in found.partial


def test_direction_marks_and_look_alike_letters_stay():
    words = "Повестки в \u200fТулe\u202c."
    [found], _ = read(words.encode())
    assert found.text == words


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Повістки надходять у Харкові та області.", "uk"),
        ("Повестки в Туле.", "ru"),
        ("The office is closed.", "en"),
        ("役所は閉まっています。", "other"),
    ],
)
def test_the_language_is_told(words, language):
    [found], _ = read(words.encode())
    assert found.language == language


@pytest.mark.parametrize(
    "head",
    [
        "Date: 24 марта 2023",
        "DATE: March 24, 2023",
        "# a comment\nDATE: 2023-03-24",
        "---\ndate: 2023-03-24\n---",
        "URL: https://a.example\nSPECIMEN: own words\nDATE: 24.03.2023",
    ],
)
def test_heads_come_in_many_hands(head):
    [found], _ = read(f"{head}\n\nПовестки приходят в Туле.".encode())
    assert (found.published, found.dated_by) == ("2023-03-24", "head")
    assert found.text[found.body.start :].strip() == "Повестки приходят в Туле."


def test_a_line_with_a_colon_after_the_head_is_body():
    [found], _ = read(b"DATE: 2023-03-24\nUpdate: 300 summonses were sent.")
    assert found.text[found.body.start :] == "Update: 300 summonses were sent."


@pytest.mark.parametrize(
    "yaml", ["date: 2023-13-45", "[" * 5000, "a: &a [x,x]\nb: &b [*a,*a]\ndate: *b", "no mapping"]
)
def test_odd_front_matter_is_passed_over(yaml):
    [found], _ = read(f"---\n{yaml}\n---\nПовестки приходят в Туле.".encode())
    assert found.published is None
