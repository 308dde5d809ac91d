"""Each kind of input that was once read wrongly or lost in silence gives its right value."""

import io
import json
import struct
import zipfile

import brotli
import openpyxl
import pytest
import zstandard
from makers import PAGE, mail, pdf_at, read, record, telegram_export, warc, zipped

from callup.intake.dates import stated
from callup.intake.tables import table_lines

PARAGRAPH = "The office in Tula sent three hundred summonses on Friday, the head of the regional government said in the evening."


def page(body, head="", lang="en"):
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>Summonses</title>{head}</head>'
        f"<body><article><h1>Summonses</h1><p>{PARAGRAPH}</p>{body}</article></body></html>"
    ).encode()


def notes_of(refused):
    return [refusal.reason for refusal in refused if refusal.stage == "note"]


# ---------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Do, 16 Mrz 2023 08:12:00", "2023-03-16"),
        ("Thu, 02 Mar 23 00:10:00 +0300", "2023-03-02"),
        ("2023/4/7 11:00:59", "2023-04-07"),
        ("Wed, 21 Sept 2022 09:00:00 +0300", "2022-09-21"),
        ("Sat, Oct 8 2022 22:30:00 -0700", "2022-10-08"),
        ("Чт, 16 мар 2023 10:00:00 +0300", "2023-03-16"),
        ("7 апреля 2023, 18:45", "2023-04-07"),
        ("18:45, 7 апреля 2023 г.", "2023-04-07"),
        ("7 квітня 2023", "2023-04-07"),
        ("07.04.2023 18:45", "2023-04-07"),
        ("Fri, 07 Apr 2023 24:30:00 +0300", "2023-04-07"),
        ("Fri Apr 7 18:45:00 MSK 2023", "2023-04-07"),
        ("13/04/2023", "2023-04-13"),
        ("04-13-2023", "2023-04-13"),
        ("20230407T184500Z", "2023-04-07"),
        ("1680879600", "2023-04-07"),
        ("пятница, 7 апреля 2023 г., 18:45 (МСК)", "2023-04-07"),
        ("Fri, 07 Apr 2023 18:45:00 Europe/Moscow", "2023-04-07"),
        ("20230407184500", "2023-04-07"),
    ],
)
def test_a_date_in_an_odd_form_gives_the_day_that_was_written(words, day):
    assert stated(words).day == day


@pytest.mark.parametrize(
    "words",
    [
        "yesterday",
        "Apr 2023",
        "2023-02-30",
        "05/06/2023",
        "5/6/23",
        "2023-W11-3",
        "2230-01-01",
        "0",
        "soon",
    ],
)
def test_a_date_that_cannot_be_told_gives_a_note_and_no_day(words):
    found = stated(words)
    assert found.day is None
    assert "--date" in found.note


def test_a_feed_date_that_cannot_be_read_is_told_beside_the_entry():
    feed = (
        b'<rss version="2.0"><channel><title>Courier</title><item><title>One</title><link>https://c.example/1</link>'
        b"<pubDate>5/6/2023</pubDate><description>The office sent 30 summonses.</description></item></channel></rss>"
    )
    [found], refused = read(feed)
    assert found.published is None
    assert "5 June or 6 May" in notes_of(refused)[0]
    [dated], _ = read(feed, date="2023-06-05")
    assert dated.published == "2023-06-05"


def test_a_mail_and_a_head_with_odd_dates_are_dated():
    [letter], _ = read(mail().replace(b"Fri, 24 Mar 2023 10:00:00 +0300", b"Fr, 24 Mrz 2023 10:00"))
    [text], _ = read(b"DATE: 24/03/2023\n\nThe office sent 300 summonses.")
    assert (letter.published, text.published) == ("2023-03-24", "2023-03-24")


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="pubdate" content="7 апреля 2023, 10:00">',
        '<meta itemprop="datePublished" content="2023/4/7">',
        '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"Fri, 7 Apr 2023 10:00"}]}</script>',
    ],
)
def test_a_page_is_dated_by_what_its_head_says_in_whatever_form(head):
    [found], _ = read(page("", head))
    assert found.published == "2023-04-07"


def test_a_pdf_without_another_date_is_dated_by_its_making_and_says_so():
    data = pdf_at([(50, 700, PARAGRAPH)], CreationDate="D:20230324101010Z", Title="A report")
    [found], refused = read(data)
    assert (found.published, found.dated_by, found.title) == ("2023-03-24", "file", "A report")
    assert "the day its file was made" in notes_of(refused)[0]
    [dated], _ = read(data, date="2023-03-01")
    assert (dated.published, dated.dated_by) == ("2023-03-01", "option")


# ---------------------------------------------------------------- live blogs

BLOCKS = "".join(
    f'<div class="entry" id="e{day}"><time datetime="2023-03-{day}T10:00:00+03:00">10:00</time>'
    f"<h3>Entry {day}</h3><p>The office in Tula sent {day}0 summonses on that day, it said.</p></div>"
    for day in (24, 25, 26)
)


def test_a_live_blog_is_a_document_an_entry_with_its_own_day():
    found, _ = read(
        page(
            f'<section class="live-feed">{BLOCKS}</section>',
            '<link rel="canonical" href="https://c.example/live">',
        )
    )
    lead, *entries = found
    assert "three hundred" in lead.text
    assert "240" not in lead.text
    assert [(e.published, e.url) for e in entries] == [
        (f"2023-03-{day}", f"https://c.example/live#e{day}") for day in (24, 25, 26)
    ]
    assert entries[0].text == (
        "Entry 24\nThe office in Tula sent 240 summonses on that day, it said."
    )


def test_a_live_blog_in_structured_data_alone_is_read_by_entry():
    updates = [
        {
            "@type": "BlogPosting",
            "headline": f"Entry {day}",
            "datePublished": f"2023-03-{day}T10:00:00Z",
            "articleBody": f"The office sent {day} summonses.",
        }
        for day in (24, 25, 26)
    ]
    data = json.dumps({"@type": "LiveBlogPosting", "liveBlogUpdate": updates})
    found, _ = read(page("", f'<script type="application/ld+json">{data}</script>'))
    assert [e.published for e in found if "Entry" in e.text] == [
        "2023-03-24",
        "2023-03-25",
        "2023-03-26",
    ]


def test_comments_with_times_are_no_live_blog():
    found, _ = read(page(f'<section class="live comments">{BLOCKS}</section>'))
    assert len(found) == 1


# ---------------------------------------------------------------- tables


def test_a_row_of_a_page_s_table_names_its_columns_and_says_nothing_of_empty_cells():
    [found], _ = read(
        page(
            "<table><caption>By region</caption><tr><th>Region</th><th colspan='2'>Summonses</th></tr>"
            "<tr><th></th><th>sent</th><th>answered</th></tr>"
            "<tr><td>Tula Oblast</td><td>1 200</td><td><ul><li>900</li></ul></td></tr>"
            "<tr><td>Penza Oblast</td><td>—</td><td>n/a</td></tr></table>"
        )
    )
    assert found.text.splitlines()[-3:] == [
        "By region",
        "Region: Tula Oblast; Summonses sent: 1 200; Summonses answered: 900.",
        "Region: Penza Oblast.",
    ]


def test_a_cell_that_reaches_down_stands_in_each_of_its_rows():
    [found], _ = read(
        page(
            "<table><tr><th>District</th><th>Region</th><th>Men</th></tr><tr><td rowspan='2'>Volga</td><td>Penza</td><td>30</td></tr>"
            "<tr><td>Samara</td><td>40</td></tr></table>"
        )
    )
    assert "District: Volga; Region: Samara; Men: 40." in found.text


def test_a_page_laid_out_by_a_table_keeps_its_paragraphs():
    long = " ".join([PARAGRAPH] * 4)
    [found], _ = read(page(f"<table><tr><td>{long}</td><td>{long}</td></tr></table>"))
    assert PARAGRAPH in found.text


def test_a_table_without_heads_gives_its_cells():
    assert table_lines([["Tula", "300"], ["Penza", "350"]]) == ["Tula; 300.", "Penza; 350."]


CSV = (
    'регион;дата;повестки\r\nТульская область;24.03.2023;300\r\n"Калуга; город";24.03.2023;450\r\n'
)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1251", "utf-16"])
def test_a_table_in_csv_is_a_sentence_a_row(encoding):
    [found], _ = read(CSV.encode(encoding), "a.csv")
    assert found.text.splitlines() == [
        "регион: Тульская область; дата: 24.03.2023; повестки: 300.",
        "регион: Калуга; город; дата: 24.03.2023; повестки: 450.",
    ]


def test_a_table_parted_by_tabs_or_commas_is_read_alike():
    [tabs], _ = read(b"Region\tSummonses\nTula\t1,200\nPenza\t30\n", "a.TSV")
    [commas], _ = read(b'Region,Summonses\nTula,"1,200"\nPenza,30\n', "a.csv")
    assert (
        tabs.text == commas.text == "Region: Tula; Summonses: 1,200.\nRegion: Penza; Summonses: 30."
    )
    assert tabs.language == "en"


def test_a_workbook_is_a_sentence_a_row_sheet_by_sheet():
    book = openpyxl.Workbook()
    book.active.append(["Region", "Summonses"])
    book.active.append(["Tula Oblast", 300.0])
    more = book.create_sheet("March 2023")
    more.append(["Region", "Men"])
    more.append(["Penza Oblast", 40])
    hidden = book.create_sheet("notes")
    hidden.append(["Region", "Secret"])
    hidden.append(["Samara", 1])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    [found], _ = read(out.getvalue(), "a.xlsx")
    assert found.text.splitlines() == [
        "Region: Tula Oblast; Summonses: 300.",
        "March 2023:",
        "Region: Penza Oblast; Men: 40.",
    ]


# ---------------------------------------------------------------- office files

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body, core=""):
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    members = {
        "[Content_Types].xml": types,
        "_rels/.rels": rels,
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    return zipped(members | ({"docProps/core.xml": core} if core else {}))


def word_p(words):
    return f"<w:p>{words if words.startswith('<') else f'<w:r><w:t>{words}</w:t></w:r>'}</w:p>"


def word_table(*rows):
    cells = ["".join(f"<w:tc>{word_p(cell)}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>A report</dc:title>'
    "<dcterms:created>2013-12-23T23:15:00Z</dcterms:created><dcterms:modified>2023-03-24T10:00:00Z</dcterms:modified></cp:coreProperties>"
)


def test_a_word_document_keeps_its_paragraphs_tables_and_insertions():
    changed = (
        "<w:r><w:t>The office sent </w:t></w:r><w:del w:id='1' w:author='x'><w:r><w:delText>200</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='x'><w:r><w:t>300</w:t></w:r></w:ins><w:r><w:t> summonses.</w:t></w:r>"
    )
    body = word_p(changed) + word_table(("Region", "Summonses"), ("Tula Oblast", "300"))
    [found], refused = read(docx(body, CORE), "a.docx")
    assert found.text == "The office sent 300 summonses.\nRegion: Tula Oblast; Summonses: 300."
    assert (found.title, found.published, found.dated_by) == ("A report", "2023-03-24", "file")
    assert len(notes_of(refused)) == 1


ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def odf(body, kind="text"):
    content = f"<office:document-content {ODF}><office:body>{body}</office:body></office:document-content>"
    return zipped(
        {"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content}
    )


def odf_table(*rows):
    made = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in rows
    )
    return f"<table:table>{made}</table:table>"


def test_an_opendocument_text_and_sheet_are_read():
    taken_out = "<text:tracked-changes><text:p>taken out</text:p></text:tracked-changes>"
    words = "<text:h>Summonses</text:h><text:p>The office<text:s/>sent <text:span>300</text:span> of them.</text:p>"
    table = odf_table(("Region", "Men"), ("Tula Oblast", "300"))
    [text], _ = read(odf(f"<office:text>{taken_out}{words}{table}</office:text>"), "a.odt")
    [sheet], _ = read(
        odf(f"<office:spreadsheet>{table}</office:spreadsheet>", "spreadsheet"), "a.ods"
    )
    assert text.text == "Summonses\nThe office sent 300 of them.\nRegion: Tula Oblast; Men: 300."
    assert sheet.text == "Region: Tula Oblast; Men: 300."


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "before 2007"),
        (b"{\\rtf1\\ansi The office}", "RTF"),
        (b"PAR1" + bytes(50), "Parquet"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
        (b"\x1f\x8b\x08\x00" + bytes(50), "gzip"),
        (zipped({"ppt/presentation.xml": "<p/>", "[Content_Types].xml": ""}), "slides"),
        (docx("<!ENTITY a 'b'>"), "entities"),
        (b'{"claims": []}', "JSON that holds no texts"),
    ],
)
def test_what_is_not_read_is_refused_by_name(data, word):
    found, [refusal] = read(data)
    assert not found
    assert word in refusal.reason


def test_a_bomb_in_an_office_file_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(3_000_000))
    found, [refusal] = read(out.getvalue(), max_unpacked=2_000_000)
    assert not found
    assert "unpacked" in refusal.reason


def test_json_lines_are_documents_and_a_bad_line_is_told():
    lines = [
        {
            "text": "The office sent 30 summonses.",
            "title": "One",
            "url": "https://c.example/1",
            "outlet": "Courier",
            "date": "7 апреля 2023",
        },
        {"no": "text"},
        {"body": "<p>The office sent 40.</p><p>More.</p>", "published_at": 1680879600},
    ]
    data = "\n".join([*map(json.dumps, lines), '{"text": "cut'])
    [first, second], refused = read(data.encode(), "a.jsonl")
    assert (first.title, first.url, first.publisher, first.published) == (
        "One",
        "https://c.example/1",
        "Courier",
        "2023-04-07",
    )
    assert (second.text, second.published) == ("The office sent 40.\nMore.", "2023-04-07")
    assert [r.file.rpartition("#")[2] for r in refused] == ["2", "4"]


def test_a_text_in_brackets_is_no_json():
    [found], _ = read(b"[Reuters] The office in Tula sent 300 summonses.")
    assert found.kind == "text"


# ---------------------------------------------------------------- Telegram


def test_a_rich_post_is_read_block_by_block():
    rich = {
        "blocks": [
            {"type": "heading", "text": "Сводка"},
            {"type": "paragraph", "text": [{"type": "plain", "text": "В Пензе раздали "}, {"type": "bold", "text": "70"}, " повесток."]},
            {"type": "list", "items": [{"text": "Кузнецк: 12"}, {"blocks": [{"text": [{"type": "text_link", "text": "Заречный: 5", "href": "https://v.example/5"}]}]}]},
            {"type": "table", "rows": [{"cells": [{"text": "Район"}, {"text": "Повестки"}]}, ["Сердобск", "9"]]},
        ]
    }  # fmt: skip
    [found], _ = read(telegram_export([{"id": 4, "type": "message", "rich_message": rich}]))
    assert found.text.splitlines() == [
        "Сводка",
        "В Пензе раздали 70 повесток.",
        "Кузнецк: 12",
        "Заречный: 5",
        "Район: Сердобск; Повестки: 9.",
    ]
    assert found.links == ("https://v.example/5",)


POSTS = [
    {"id": n, "type": "message", "date_unixtime": "1679690000", "text": f"Пост {n} о повестках."}
    for n in (1, 2, 3)
]


@pytest.mark.parametrize("escape", ["\\x0b", "\\q", "\\u12", "\\"])
def test_a_wrong_escape_costs_no_post_and_is_told(escape):
    data = telegram_export(POSTS).decode().replace("Пост 2", f"Пост{escape} 2").encode()
    found, refused = read(data)
    assert [d.url.rpartition("/")[2] for d in found] == ["1", "2", "3"]
    assert "message 2: mended" in notes_of(refused)[0]


def test_a_post_damaged_beyond_mending_is_left_out_alone():
    data = telegram_export(POSTS).decode().replace('"text": "Пост 2', '"text": "Пост "2').encode()
    found, refused = read(data)
    assert [d.url.rpartition("/")[2] for d in found] == ["1", "3"]
    assert any("message 2: damaged" in r.reason and r.stage == "intake" for r in refused)


def test_pieces_of_a_number_stay_together_and_links_are_kept():
    pieces = ["Раздали ", {"type": "bold", "text": "3 4"}, {"type": "italic", "text": "00"}, " повесток: ", {"type": "link", "text": "https://v.example/x"}]  # fmt: skip
    [found], _ = read(telegram_export([{"id": 1, "type": "message", "text": pieces}]))
    assert found.text.startswith("Раздали 3 400 повесток")
    assert found.links == ("https://v.example/x",)


@pytest.mark.parametrize(
    ("where", "carrier"), [({}, "Вестник"), ({"forwarded_from_id": "channel9"}, "Вестник"), ({"forwarded_from_id": "user9"}, None), ({"forwarded_from_id": None}, None)]
)  # fmt: skip
def test_a_channel_that_carried_a_post_is_kept_and_a_person_is_not(where, carrier):
    post = {"id": 1, "type": "message", "text": "Повестки.", "forwarded_from": "Вестник", **where}
    [found], _ = read(telegram_export([post]))
    assert found.forwarded_from == carrier
    assert carrier or "Вестник" not in str(found)


def html_export(*posts):
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"/></head><body><div class="page_wrap"><div class="page_header"><div class="content">'
        '<div class="text bold"> Липецкий курьер </div></div></div><div class="page_body chat_page"><div class="history">'
        '<div class="message service" id="message-1"><div class="body details">1 April 2023</div></div>'
        f"{''.join(posts)}</div></div></div></body></html>"
    ).encode()


def html_post(number, moment, words, extra=""):
    return (
        f'<div class="message default clearfix" id="message{number}"><div class="body"><div class="pull_right date details" title="{moment}">x</div>'
        f'<div class="from_name">Иван Приватный</div>{extra}<div class="text">{words}</div></div></div>'
    )


def test_an_html_export_gives_posts_with_day_and_channel_and_no_writers():
    forwarded = (
        '<div class="forwarded body"><div class="from_name">Вестник <span class="date details" title="01.01.2023 00:00:00 UTC+03:00">x</span></div>'
        '<div class="text">Чужие слова о сборах.</div></div>'
    )
    found, refused = read(
        html_export(
            html_post(
                2, "01.04.2023 01:30:00 UTC+03:00", "В Ельце <b>40</b> повесток.<br>Сборы весной."
            ),
            html_post(3, "02.04.2023 10:00:00 UTC-05:00", "", forwarded),
            html_post(4, "02.04.2023 10:00:00", ""),
        )
    )
    assert [(d.file, d.text, d.published, d.publisher) for d in found] == [
        ("x#2", "В Ельце 40 повесток.\nСборы весной.", "2023-03-31", "Липецкий курьер"),
        ("x#3", "Чужие слова о сборах.", "2023-04-02", "Липецкий курьер"),
    ]
    assert found[1].forwarded_from == "Вестник"
    assert "Приватный" not in str(found)
    assert "1 posts without words" in notes_of(refused)[0]


# ---------------------------------------------------------------- web archives


def gzip_of(data):
    packer = __import__("zlib").compressobj(wbits=31)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("packing", "pack"),
    [("br", brotli.compress), ("zstd", zstandard.compress), ("gzip", gzip_of), ("deflate", __import__("zlib").compress), ("gzip, br", lambda d: brotli.compress(gzip_of(d)))],
)  # fmt: skip
def test_a_page_is_unpacked_however_the_server_packed_it(packing, pack):
    data = record("https://v.example/1", pack(PAGE), **{"Content-Encoding": packing})
    [found], refused = read(data, "a.warc")
    assert "трёхстах" in found.text
    assert refused == []


def test_chunks_are_joined():
    body = (
        b"".join(f"{len(p):x}\r\n".encode() + p + b"\r\n" for p in (PAGE[:300], PAGE[300:]))
        + b"0\r\n\r\n"
    )
    data = record("https://v.example/1", body, digest=False, **{"Transfer-Encoding": "chunked"})
    [found], _ = read(data, "a.warc")
    assert "трёхстах" in found.text


@pytest.mark.parametrize(
    ("packed", "packing", "word"),
    [(brotli.compress(PAGE)[:-40], "br", "br and damaged"), (b"x" * 99, "zstd", "zstd and damaged"), (b"x" * 99, "lzma9", "'lzma9'")],
)  # fmt: skip
def test_a_page_that_cannot_be_unpacked_is_refused_by_name(packed, packing, word):
    data = record("https://v.example/1", packed, digest=False, **{"Content-Encoding": packing})
    found, [refusal] = read(data, "a.warc")
    assert not found
    assert word in refusal.reason


def test_a_page_that_unpacks_beyond_the_limit_is_refused():
    packed = brotli.compress(b"<html><body>" + b"word " * 400_000)
    data = record("https://v.example/1", packed, **{"Content-Encoding": "br"})
    found, [refusal] = read(data, "a.warc", max_page=100_000)
    assert not found
    assert "larger than" in refusal.reason


def test_a_record_cut_off_is_refused_and_told():
    found, refused = read(warc()[:-300], "a.warc")
    assert len(found) == 1
    assert "breaks off before its end" in refused[-1].reason


def test_a_page_its_crawler_cut_off_is_refused():
    data = record("https://v.example/1", PAGE, truncated="time")
    found, [refusal] = read(data, "a.warc")
    assert not found
    assert "cut the page off (time)" in refusal.reason


@pytest.mark.parametrize("dictionary", [False, True])
def test_an_archive_packed_with_zstd_is_read(dictionary):
    records = [record(f"https://v.example/{n}", PAGE) for n in range(3)]
    known = zstandard.ZstdCompressionDict(PAGE) if dictionary else None
    start = b"\x5d\x2a\x4d\x18" + struct.pack("<I", len(PAGE)) + PAGE if dictionary else b""
    packer = zstandard.ZstdCompressor(dict_data=known)
    found, refused = read(start + b"".join(map(packer.compress, records)), "a.warc.zst")
    assert (len(found), refused) == (3, [])


def test_what_the_archive_reader_warns_of_becomes_a_note(capfd):
    data = warc().replace(b"\r\n\r\nWARC/1.1", b"spare words\r\n\r\nWARC/1.1").replace(
        b"https://v.example/1", b"https://v.example/a b"
    )  # fmt: skip
    found, refused = read(data, "a.warc")
    assert len(found) == 2
    assert any("longer than it says" in note for note in notes_of(refused))
    assert any("spaces" in note for note in notes_of(refused))
    assert capfd.readouterr() == ("", "")


# ---------------------------------------------------------------- PDF

LEFT = ["The office of Lipetsk Oblast sent two", "hundred summonses on Monday, and its", "head said that men are asked to bring", "their papers. In Penza the same office"]  # fmt: skip
RIGHT = ["sent 350 summonses over the weekend. No", "day was named by which the work would", "be done. The governor of Samara denied", "that new lists were being drawn up."]  # fmt: skip
READ = "their papers. In Penza the same office sent 350 summonses over the weekend."


@pytest.mark.parametrize("order", ["by column", "by line", "right first"])
def test_two_columns_are_read_one_after_the_other(order):
    left = [(50, 700 - 12 * n, line) for n, line in enumerate(LEFT)]
    right = [(310, 700 - 12 * n, line) for n, line in enumerate(RIGHT)]
    by_line = [piece for pair in zip(left, right, strict=True) for piece in pair]
    drawn = {"by column": left + right, "by line": by_line, "right first": right + left}[order]
    head = [
        (50, 740, "A headline that runs over both of the columns, from the left side to the right")
    ]
    [found], _ = read(pdf_at(head + drawn))
    assert found.text.startswith("A headline that runs over both")
    assert READ in found.text


def test_justified_lines_lose_their_wide_spaces():
    [found], _ = read(
        pdf_at([(50, 700, "The    office   in   Lipetsk    sent   200   summonses   to"), (50, 688, "men    of   the   region.")])
    )  # fmt: skip
    assert found.text == "The office in Lipetsk sent 200 summonses to men of the region."


def test_a_table_in_a_pdf_is_a_sentence_a_row():
    rows = [("Region", "Summonses"), ("Lipetsk Oblast", "200"), ("Penza Oblast", "350")]
    drawn = [(x, 700 - 12 * n, cell) for n, row in enumerate(rows) for x, cell in zip((50, 300), row, strict=True)]  # fmt: skip
    [found], _ = read(pdf_at(drawn))
    assert found.text == (
        "Region: Lipetsk Oblast; Summonses: 200.\nRegion: Penza Oblast; Summonses: 350."
    )


def test_a_pdf_without_a_character_map_is_mended_and_says_so():
    words = "Военкомат Липецкой области разослал двести повесток жителям."
    [found], _ = read(pdf_at([(50, 700, words.encode("cp1251").decode("latin-1"))]))
    assert found.text == words
    assert "saved garbled" in found.partial


# ---------------------------------------------------------------- what a text is


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Boeнкoмaт Липeцкa paзocлaл 200 пoвecтoк житeлям oблacти.", "looks garbled"),
        ("Гу бер натор Пе нзы за явил, что по вес ток бо льше не бу дет.", "looks garbled"),
        ("П о в е с т к и  р а з о с л а л и  п о ч т о й", "looks garbled"),
        ("The of fice in Lip etsk se nt tw o hun dred sum mons es to me n", "looks garbled"),
        ("Valilik dün akşam iki yüz kişiye celp gönderildiğini açıkladı.", "in Turkish"),
        ("Әскерге шақыру туралы екі жүз қағаз таратылды деп хабарлады.", "in Kazakh"),
        ("地区办事处上周向居民发出了两百份征召通知。", "in Chinese"),
        ("12 — 45, 300!", "no words"),
        ("Военкомат Липецка разослал двести повесток жителям.\nThe office in Lipetsk has sent two hundred summonses to men.", "several languages"),
    ],
)  # fmt: skip
def test_a_text_that_cannot_be_read_says_why(text, word):
    [found], refused = read(text.encode())
    assert word in notes_of(refused)[0]
    assert found.notes == tuple(notes_of(refused))
    assert found.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Военкомат Липецка разослал двести повесток, сообщил облвоенком Петров агентству Reuters.",
        "The military office in Lipetsk sent two hundred summonses to reservists, the governor told TASS.",
        "Військкомат у Сумах надіслав двісті повісток, повідомив речник.",
        "Петров, Сидоров, Кузнецов, Иванова.",
        "Tula: 300",
    ],
)
def test_a_plain_text_has_no_notes(text):
    [found], refused = read(text.encode(), date="2023-03-24")
    assert (found.notes, refused) == ((), [])
