"""Web page → Documents. In: the bytes of a page. Out: a Document of its main text, date, publisher and address.

A live blog is a document an entry (see ``liveblog``); a table is a sentence a row. Deliberately missing: what surrounds
the text (menus, comments, advertising); trafilatura leaves it out.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urljoin

import lxml.html
import msgspec
import trafilatura
from lxml import etree

from callup.errors import BadInput
from callup.intake.dates import Stated
from callup.intake.decode import decoded
from callup.intake.head import iso_date
from callup.intake.liveblog import Entry, entries
from callup.intake.making import TextFacts, document
from callup.intake.options import IntakeOptions
from callup.intake.pagedate import page_date
from callup.intake.pagetables import with_rows
from callup.model import Document, Refusal

DEEPEST = 400
FEWEST_WORDS = 3
BLOCKS = frozenset(
    "p div head item list quote table row lb br li ul ol tr h1 h2 h3 h4 h5 h6 blockquote section pre".split()
)
CELLS = frozenset({"cell", "td", "th"})
OPEN_TAG = re.compile(
    r"<(/?)(div|span|p|b|i|em|strong|table|tr|td|ul|ol|li|section|article|font|blockquote)\b",
    re.IGNORECASE,
)
LINK = re.compile(r"<link\b[^<>]{1,2000}", re.IGNORECASE)
IS_CANONICAL = re.compile(r"""\brel\s?=\s?["']?canonical\b""", re.IGNORECASE)
HREF = re.compile(r"""\bhref\s?=\s?["']?([^"'\s<>]{1,2000})""", re.IGNORECASE)
"""Each reads one tag only, and no further than its length: time grows with the page alone."""


def _canonical(page: str) -> str | None:
    """The address a page gives as its own."""
    for link in LINK.finditer(page):
        if IS_CANONICAL.search(link[0]) and (href := HREF.search(link[0])):
            return href[1]
    return None


def looks_like_html(data: bytes, name: str) -> bool:
    """Whether bytes are a web page, by their start."""
    start = data[:2048].lstrip().lower()
    return start.startswith((b"<!doctype html", b"<html")) or b"<html" in start or b"<body" in start


def read_html(
    data: bytes, name: str, options: IntakeOptions, address: str | None = None
) -> Iterator[Document | Refusal]:
    """The documents of a page, one unless it is a live blog; ``address`` is where an archive says it came from."""
    read = decoded(data[: options.max_page], name, whole=len(data) <= options.max_page)
    page = read.text
    cut = (
        f"only the first {options.max_page:,} of {len(data):,} bytes were read"
        if len(data) > options.max_page
        else ""
    )
    refuse_depth(page, name)
    tree = _tree(page)
    blog = entries(tree) if tree is not None else []
    found = _extracted(page if tree is None else tree, name)
    text = tree_text(found.body) if found is not None and found.body is not None else ""
    if len(text.split()) < FEWEST_WORDS and not blog:
        raise BadInput(
            f"{name}: no main text was found in this page: save the article itself, or copy its text"
        )
    canonical = _canonical(page)
    shell = TextFacts(
        name=name,
        kind="html",
        text=text,
        title=found and found.title,
        url=_address(canonical, address) if canonical else address or (found and found.url),
        publisher=found and (found.sitename or found.hostname),
        notes=(read.note, cut),
    )
    if len(text.split()) >= FEWEST_WORDS:
        yield document(_dated(shell, found, tree), options)
    for number, entry in enumerate(blog[: options.max_members], 1):
        yield from _entry(entry, number, shell, options)


def _dated(shell: TextFacts, found: Any, tree: Any) -> TextFacts:  # noqa: ANN401
    """A page with its day and its links; the tree is asked for a day where the extractor has none."""
    day, said = iso_date(found.date), Stated()
    if day is None and tree is not None:
        said = page_date(tree)
    links = (ref.get("target") or "" for ref in found.body.iter("ref"))
    return msgspec.structs.replace(
        shell,
        published=day or said.day,
        links=tuple(filter(None, links)),
        remarks=(said.note,),
    )


def _entry(
    entry: Entry, number: int, shell: TextFacts, options: IntakeOptions
) -> Iterator[Document | Refusal]:
    words = entry.words if entry.node is None else tree_text(entry.node)
    if not words.strip():
        return
    mark = entry.anchor or f"entry-{number}"
    yield document(
        msgspec.structs.replace(
            shell,
            name=f"{shell.name}#{number}",
            text=words,
            title=entry.title or shell.title,
            url=f"{shell.url.partition('#')[0]}#{mark}" if shell.url else None,
            published=entry.stated.day,
            remarks=(entry.stated.note,),
        ),
        options,
    )


def _tree(page: str) -> Any:  # noqa: ANN401
    """The page as a tree whose tables of figures are lines; None where it is no tree."""
    try:
        tree = trafilatura.load_html(page)
    except RecursionError:
        raise
    except Exception:  # noqa: BLE001
        return None
    return None if tree is None else with_rows(tree)


def _address(canonical: str, address: str | None) -> str | None:
    """The address a page gives itself; only one of the web counts."""
    try:
        whole = urljoin(address or "", unescape(canonical).strip())
    except ValueError:
        return address
    return whole if whole.startswith(("http://", "https://")) else address


def _extracted(page: Any, name: str) -> Any:  # noqa: ANN401
    """What trafilatura finds in a page or its tree. Its type is a union with a plain dict, which this call never gives."""
    try:
        return trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_links=True,
            favor_recall=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except RecursionError:
        raise
    except Exception as error:
        raise BadInput(
            f"{name}: the page is damaged ({type(error).__name__}): save it again"
        ) from error


def html_text(fragment: str) -> str:
    """The words of a piece of HTML as feeds and posts carry it, a line a paragraph; "" where there are none."""
    if "<" not in fragment:
        return unescape(fragment).strip()
    refuse_depth(fragment, "a piece of HTML")
    try:
        tree = lxml.html.fragment_fromstring(fragment, create_parent="div")
    except (etree.LxmlError, ValueError):
        return ""
    for hidden in tree.xpath("//script|//style|//noscript|//comment()"):
        hidden.drop_tree()
    return tree_text(with_rows(tree))


def tree_text(root: Any) -> str:  # noqa: ANN401
    """The text of a tree, a line for every block; spaces within a line are one."""
    parts: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(node.tag, str):
            parts.append(node.tail or "" if event == "end" else "")
            continue
        block = node.tag in BLOCKS
        if event == "start":
            parts.append(("\n" if block else "") + (node.text or "").replace("\n", " "))
        else:
            parts.append(
                ("\n" if block else " " if node.tag in CELLS else "")
                + (node.tail or "").replace("\n", " ")
            )
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def refuse_depth(page: str, name: str) -> None:
    """A page nested thousands deep is no article; parsing it would cost the machine its stack."""
    depth = 0
    for tag in OPEN_TAG.finditer(page):
        depth += -1 if tag[1] else 1
        if depth > DEEPEST:
            raise BadInput(
                f"{name}: tags are nested more than {DEEPEST} deep: this is not a page to read"
            )
