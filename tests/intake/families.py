"""Documents that readers trip over, by family. In: chance. Out: a file's name and bytes, every family of one shape of trouble.

``documents`` is a hypothesis strategy for small ones; ``grown`` makes a family's document of a size, to see how time grows.
Deliberately missing: what a document says; these only have to end well, and soon.
"""

import gzip
import json

import brotli
from hypothesis import strategies as st
from makers import EVERY, pdf_at, record, zipped

ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "cp1251",
    "koi8-r",
    "koi8-u",
    "cp866",
    "latin-1",
)
SENTENCES = (
    "Военкомат Липецка разослал 200 повесток.",
    "The office in Lipetsk sent 200 summonses.",
    "Військкомат у Сумах надіслав 200 повісток.",
    "Valilik iki yüz kişiye celp gönderdi.",
    "Boeнкoмaт paзocлaл 200 пoвecтoк.",
    "«Повесток нет», — сказал он, и она, и они, но не мы.",
    '"No," he said, "and no", and "no", or "no".',
    "ПОВЕСТКИ ВРУЧЕНЫ ТРЁМСТАМ ЖИТЕЛЯМ",
    "1 200, 1,200, 1.200, 1200, 300–400, 300 - 400 тыс., 0,5 млн",
    "по вес тки п о в е с т к и",
    "‮txet‬ ​zero​width​ \ufeff\u00ad",
)  # fmt: skip
DATES = ("2023/3/29", "15 марта 2023, 10:00", "Mo, 25 Mrz 2023", "32.13.2023", "03/04/2023", "9" * 30, "0000-00-00", "")  # fmt: skip
PIECES = (" ", "\n", "  ", ", ", " и ", " and ", "; ", " — ", '"', "«", "300 ", "\t", ".", "(", "<", "&", "\\", "{", "\x00", "\u2028")  # fmt: skip

prose = st.lists(st.sampled_from((*SENTENCES, *PIECES)), min_size=1, max_size=30).map("".join)
inline = st.recursive(
    st.sampled_from(SENTENCES),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.fixed_dictionaries({"type": st.sampled_from(("bold", "link", "plain")), "text": inner}),
    ),
    max_leaves=8,
)
blocks = st.recursive(
    st.fixed_dictionaries({"type": st.just("paragraph"), "text": inline}),
    lambda inner: st.one_of(
        st.fixed_dictionaries({"items": st.lists(inner, max_size=3)}),
        st.fixed_dictionaries({"rows": st.lists(st.lists(inline, max_size=3), max_size=3)}),
        st.fixed_dictionaries({"blocks": st.lists(inner, max_size=3)}),
    ),
    max_leaves=6,
)
cells = st.lists(st.lists(st.sampled_from((*SENTENCES, "300", "—", "", "Region")), max_size=4), max_size=5)  # fmt: skip
TAGS = ("p", "div", "table", "tr", "td", "th", "ul", "li", "time", "article", "section", "a", "blockquote")  # fmt: skip
trees = st.recursive(
    st.sampled_from(SENTENCES),
    lambda inner: st.builds(
        lambda tag, attribute, parts: f"<{tag}{attribute}>{''.join(parts)}</{tag}>",
        st.sampled_from(TAGS),
        st.sampled_from(("", ' class="live"', ' datetime="2023-03-24"', ' rowspan="3"', ' colspan="999"', ' id="x"')),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)  # fmt: skip


def _page(body):
    return f"<!doctype html><html><head><title>x</title></head><body><article>{body}</article></body></html>"


def _feed(pairs):
    items = "".join(f"<item><title>{t}</title><pubDate>{d}</pubDate></item>" for t, d in pairs)
    return f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>'.encode()


def _export(messages):
    posts = [{"id": n, "type": "message", "date": d, **m} for n, (d, m) in enumerate(messages)]
    return json.dumps({"name": "x", "type": "public_channel", "id": 7, "messages": posts}).encode()


def _csv(rows):
    return "\n".join(";".join(row) for row in rows).encode()


def _damaged(name, at, length, patch):
    good = EVERY[name]
    at %= len(good)
    return name, good[:at] + patch + good[at + length :]


posts = st.tuples(
    st.sampled_from(DATES),
    st.one_of(
        st.fixed_dictionaries({"text": inline}),
        st.fixed_dictionaries({"rich_message": st.fixed_dictionaries({"blocks": st.lists(blocks, max_size=3)})}),
    ),
)  # fmt: skip
places = st.tuples(st.integers(-50, 700), st.integers(-50, 900), st.sampled_from(("Tula 300", "a", "the office sent 300 summonses to men")))  # fmt: skip
FAMILIES = {
    "bytes": st.binary(max_size=300).map(lambda data: ("x", data)),
    "prose": prose.map(lambda text: ("a.txt", text.encode("utf-8", "replace"))),
    "encodings": st.tuples(prose, st.sampled_from(ENCODINGS)).map(lambda pair: ("a.txt", pair[0].encode(pair[1], "replace"))),
    "pages": trees.map(lambda tree: ("a.html", _page(tree).encode())),
    "tables": cells.map(lambda rows: ("a.csv", _csv(rows))),
    "feeds": st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(DATES)), max_size=4).map(lambda pairs: ("a.xml", _feed(pairs))),
    "exports": st.lists(posts, max_size=4).map(lambda messages: ("result.json", _export(messages))),
    "escapes": st.tuples(st.lists(posts, min_size=1, max_size=3), st.integers(0, 10**6), st.sampled_from(("\\", "\\x0", '"', "{", "]", "\x01"))).map(
        lambda made: ("result.json", (lambda data, at: data[:at] + made[2].encode() + data[at:])(_export(made[0]), made[1] % len(_export(made[0]))))
    ),
    "json": st.lists(st.dictionaries(st.sampled_from(("text", "date", "url", "title", "other")), st.one_of(prose, st.integers(), st.none()), max_size=4), max_size=4).map(
        lambda items: ("a.jsonl", "\n".join(map(json.dumps, items)).encode())
    ),
    "prints": st.lists(places, min_size=1, max_size=12).map(lambda pieces: ("a.pdf", pdf_at(pieces))),
    "packed": st.tuples(trees, st.sampled_from(("br", "gzip", "zstd", "deflate", "br, br"))).map(
        lambda pair: ("a.warc", record("https://v.example/1", brotli.compress(_page(pair[0]).encode()), **{"Content-Encoding": pair[1]}))
    ),
    "zips": st.tuples(st.sampled_from(("word/document.xml", "content.xml", "xl/workbook.xml", "a.html", "mimetype")), st.binary(max_size=200)).map(
        lambda pair: ("a.zip", zipped({"[Content_Types].xml": "", pair[0]: pair[1]}))
    ),
    "damaged": st.builds(_damaged, st.sampled_from(sorted(EVERY)), st.integers(0, 10**6), st.integers(0, 40), st.binary(max_size=20)),
}  # fmt: skip
documents = st.one_of(*FAMILIES.values())


def _posts_of(piece, size):
    return _export([("2023-03-24", {"text": piece})] * (size // 100))


GROWN = {
    "one word": lambda size: ("a.txt", b"summons " * (size // 8)),
    "capitals": lambda size: ("a.txt", ("ПОВЕСТКИ В " * (size // 20)).encode()),
    "figures": lambda size: ("a.txt", b"1 200, " * (size // 7)),
    "quotes": lambda size: ("a.txt", ("«" * (size // 2)).encode()),
    "commas": lambda size: ("a.txt", b"a, " * (size // 3)),
    "conjunctions": lambda size: ("a.txt", "и не но ".encode() * (size // 14)),
    "lines": lambda size: ("a.txt", b"a\n" * (size // 2)),
    "mixed scripts": lambda size: ("a.txt", "aпbоcв".encode() * (size // 9)),
    "one letter": lambda size: ("a.txt", b"a" * size),
    "dates": lambda size: ("a.txt", b"24.03.2023 " * (size // 11)),
    "cells": lambda size: ("a.csv", b"a;1\n" * (size // 4)),
    "wide rows": lambda size: ("a.csv", b"a;" * (size // 2) + b"\n" + b"1;" * 50),
    "page of tables": lambda size: ("a.html", _page("<table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>" * (size // 80)).encode()),
    "page of spans": lambda size: ("a.html", _page(f"<table>{'<tr><td rowspan=999>a</td></tr>' * (size // 33)}</table>").encode()),
    "page of times": lambda size: ("a.html", _page(f"<div class=live>{'<p><time datetime=2023-03-24>x</time> the office sent 30</p>' * (size // 60)}</div>").encode()),
    "page of links": lambda size: ("a.html", _page("<a href=https://v.example>the office sent</a> " * (size // 46)).encode()),
    "escapes": lambda size: ("result.json", _posts_of("\u0001\\x", size).replace(b"\\\\", b"\\")),
    "open braces": lambda size: ("result.json", b'{"type":"public_channel","messages":[' + b'{"a":' * (size // 5)),
    "json objects": lambda size: ("a.jsonl", b'{"text":"the office sent 300"}\n' * (size // 32)),
    "feed of bad dates": lambda size: ("a.xml", _feed([("the office", f"{n} soon")  for n in range(size // 70)])),
    "gzip of spaces": lambda size: ("a.warc", record("https://v.example/1", gzip.compress(_page("the office sent " * (size // 16)).encode()), **{"Content-Encoding": "gzip"})),
    "print": lambda size: ("a.pdf", pdf_at([(50 + n % 2 * 260, 780 - n % 90 * 8, "the office sent 300 summonses") for n in range(size // 60)])),
}  # fmt: skip
"""A family's document of about so many bytes."""
