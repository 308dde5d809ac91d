"""Small files of every format, built in code."""

import base64
import datetime as dt
import gzip
import hashlib
import io
import json
import zipfile
from email.message import EmailMessage

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from callup.intake import IntakeOptions, document_from_bytes
from callup.model import Document, Refusal

PAGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Повестки в Туле</title>'
    '<meta property="og:site_name" content="Вестник">'
    '<meta property="article:published_time" content="2023-03-24T10:00:00+03:00">'
    '<meta property="article:modified_time" content="2023-04-02T10:00:00+03:00">'
    '<link rel="canonical" href="https://vestnik.example/a?x=1&amp;y=2"></head><body>'
    '<nav><a href="/">Главная</a></nav><article><h1>Повестки в Туле</h1>'
    "<p>В Туле жителям приходят повестки для уточнения данных, сообщил военкомат области.</p>"
    '<p>По словам <a href="https://t.me/x/1">комиссара</a>, речь идёт о трёхстах людях.<br>Сборы пройдут весной.</p>'
    "</article><footer>Все права защищены</footer></body></html>"
).encode()
FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Вестник</title>
<item><title>Повестки в Туле</title><link>https://vestnik.example/1</link><pubDate>Fri, 24 Mar 2023 10:00:00 +0300</pubDate>
<description>&lt;p&gt;Военкомат разослал &lt;b&gt;300&lt;/b&gt; повесток.&lt;/p&gt;&lt;p&gt;Сборы весной.&lt;/p&gt;</description></item>
<item><title>Сборы в Липецке</title><link>https://vestnik.example/2</link><description>Без даты.</description></item>
</channel></rss>""".encode()


def telegram_export(posts=None, **fields):
    posts = posts or [
        {
            "id": 1,
            "type": "service",
            "date_unixtime": "1679600000",
            "action": "create_channel",
            "text": "",
        },
        {
            "id": 2,
            "type": "message",
            "date": "2023-03-25T01:30:00",
            "date_unixtime": "1679690000",
            "text": "Повестки в Туле.",
        },
        {
            "id": 3,
            "type": "message",
            "date_unixtime": "1679790000",
            "forwarded_from": "Вестник",
            "text": [
                "Сборы в ",
                {"type": "bold", "text": "Липецке"},
                ": ",
                {"type": "text_link", "text": "здесь", "href": "https://v.example/1"},
            ],
        },
    ]
    return json.dumps(
        {"name": "Канал", "type": "public_channel", "id": 77, **fields, "messages": posts},
        ensure_ascii=False,
    ).encode()


def pdf_at(pieces, size=10, **info):
    """A PDF of one page with pieces of text (left, bottom, words) drawn in the order given."""
    drawn = b"".join(
        f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET ".encode("latin-1") for x, y, words in pieces
    )
    return _pdf(drawn, 1, None, info)


def pdf(lines, pages=1, password=None):
    drawn = (
        b"BT /F1 12 Tf 14 TL 50 700 Td "
        + b" ".join(b"(" + line.encode() + b") Tj T*" for line in lines)
        + b" ET"
    )
    return _pdf(drawn, pages, password, {})


def _pdf(drawn, pages, password, info):
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    resources = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})
    for _ in range(pages):
        page = writer.add_blank_page(600, 800)
        page[NameObject("/Resources")] = resources
        stream = DecodedStreamObject()
        stream.set_data(drawn)
        page[NameObject("/Contents")] = writer._add_object(stream)
    writer.add_metadata({f"/{key}": value for key, value in info.items()})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def mail(**headers):
    message = EmailMessage()
    for key, value in {
        "From": "Ivan Privatny <ivan@mail.example>",
        "To": "desk@news.example",
        "Subject": "Summonses",
        "Date": "Fri, 24 Mar 2023 10:00:00 +0300",
        **headers,
    }.items():
        message[key] = value
    message.set_content("The office in Tula sent 300 summonses on Friday.\n")
    return message.as_bytes()


def warc(pages=(PAGE, PAGE), *, compressed=False):
    records = [record(f"https://v.example/{number}", page) for number, page in enumerate(pages)]
    return b"".join(gzip.compress(record, mtime=0) if compressed else record for record in records)


def record(address, body, *, digest=True, truncated=None, **headers):
    said = "".join(f"{key}: {value}\r\n" for key, value in headers.items())
    block = (
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{said}\r\n".encode() + body
    )
    made = base64.b32encode(hashlib.sha1(body).digest()).decode()
    more = f"WARC-Payload-Digest: sha1:{made}\r\n" if digest else ""
    more += f"WARC-Truncated: {truncated}\r\n" if truncated else ""
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Target-URI: {address}\r\nWARC-Date: 2023-03-24T10:00:00Z\r\n{more}"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            member = zipfile.ZipInfo(name, dt.datetime(2023, 3, 24, tzinfo=dt.UTC).timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, data)
    return out.getvalue()


def wacz(*, lie=False, wrong_digest=False):
    data = warc(compressed=True)
    entry = {"filename": "data.warc.gz", "offset": "0", "length": str(10**9 if lie else 10)}
    index = gzip.compress(f"example,v)/0 20230324 {json.dumps(entry)}\n".encode())
    digest = "0" * 64 if wrong_digest else hashlib.sha256(data).hexdigest()
    package = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "resources": [
            {
                "name": "data.warc.gz",
                "path": "archive/data.warc.gz",
                "hash": f"sha256:{digest}",
                "bytes": len(data),
            }
        ],
    }
    return zipped(
        {
            "datapackage.json": json.dumps(package),
            "archive/data.warc.gz": data,
            "indexes/index.cdx.gz": index,
        }
    )


EVERY = {
    "a.txt": "DATE: 2023-03-24\n\nПовестки приходят в Туле.\n".encode("cp1251"),
    "a.html": PAGE,
    "a.xml": FEED,
    "result.json": telegram_export(),
    "a.pdf": pdf(["The office sent summonses."]),
    "a.eml": mail(),
    "a.warc": warc(),
    "a.warc.gz": warc(compressed=True),
    "a.wacz": wacz(),
    "a.zip": zipped({"in.html": PAGE}),
}


def read(data, name="x", **options):
    """Documents and refusals of some bytes."""
    items = list(document_from_bytes(data, name, IntakeOptions(**options)))
    return [i for i in items if isinstance(i, Document)], [
        i for i in items if isinstance(i, Refusal)
    ]
