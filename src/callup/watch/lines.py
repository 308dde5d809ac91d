"""The main text of a page as lines that can be compared. In: a body. Out: documents, lines without noise, all that can be seen.

Lines of clocks, counters, advertising and bare links are left out by their words; what else changes by itself is learned from
looks (``changes``). Deliberately missing: scripts, and what a picture shows.
"""

import re
import unicodedata

import lxml.html
import msgspec
from lxml import etree

from callup.errors import BadInput
from callup.intake import Fetched, IntakeOptions, read_fetched
from callup.intake.decode import decoded
from callup.intake.html import looks_like_html, tree_text
from callup.intake.making import TextFacts, document
from callup.model import Document, Refusal
from callup.watch.client import Visit
from callup.watch.sources import Source
from callup.watch.words import pattern

LONGEST_LINE, MOST_LINES = 2_000, 3_000
QUOTES = str.maketrans("«»“”„’‘–—\xa0ёЁ", '"""""\'\'-- еЕ')


class SeenLine(msgspec.Struct, frozen=True, kw_only=True):
    """What a body says: its documents and refusals, lines to compare, title, and whatever can be seen on it."""

    documents: tuple[Document, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    lines: tuple[str, ...] = ()
    title: str = ""
    visible: str = ""


def seen(visit: Visit, source: Source, options: IntakeOptions) -> SeenLine:
    """What a visit brought."""
    last = visit.last
    mime = last.header("content-type") if last is not None else ""
    is_page = looks_like_html(visit.body, visit.url)
    visible, title, links = _outline(visit.body) if is_page else ("", "", frozenset())
    items = _items(visit, source, options, mime, is_page=is_page)
    found = [_of_outlet(item, source) for item in items if isinstance(item, Document)]
    text = "\n".join(item.text[item.body.start : item.body.end] for item in found)
    return SeenLine(
        documents=tuple(found),
        refusals=tuple(item for item in items if isinstance(item, Refusal)),
        lines=comparable(text.split("\n"), source, links),
        title=(found[0].title or title) if found else title,
        visible=visible or text,
    )


def _items(
    visit: Visit, source: Source, options: IntakeOptions, mime: str, *, is_page: bool
) -> list[Document | Refusal]:
    if source.select and is_page:
        return [_selected(visit, source, options)]
    fetched = Fetched(url=visit.url, body=visit.body, content_type=mime)
    return list(read_fetched(fetched, options))


def _selected(visit: Visit, source: Source, options: IntakeOptions) -> Document | Refusal:
    """The text of the nodes a source names, with the page's own head."""
    tree = _tree(visit.body)
    nodes = [] if tree is None else tree.cssselect(source.select)
    text = "\n".join(tree_text(node) for node in nodes)
    if not text.strip():
        reason = (
            f"nothing on the page fits {source.select!r}: mend `select` of source `{source.name}`"
        )
        return Refusal(file=visit.url, stage="intake", reason=reason)
    fetched = Fetched(url=visit.url, body=visit.body)
    whole = next((i for i in read_fetched(fetched, options) if isinstance(i, Document)), None)
    found = TextFacts(
        name=visit.url, kind="html", text=text, url=visit.url, title=whole.title if whole else None,
        published=whole.published if whole else None, dated_by=(whole.dated_by if whole else None) or "metadata",
    )  # fmt: skip
    return document(found, options)


def _of_outlet(found: Document, source: Source) -> Document:
    return msgspec.structs.replace(
        found,
        publisher=source.outlet or found.publisher,
        language=source.language or found.language,
    )


def _outline(body: bytes) -> tuple[str, str, frozenset[str]]:
    """All that can be seen, title with first heading, and the words of every link."""
    tree = _tree(body)
    if tree is None:
        return "", "", frozenset()
    links = frozenset(
        folded(words) for link in tree.iter("a") if len(words := _text(link)) < LONGEST_LINE
    )
    marks = [_text(node) for name in ("title", "h1") for node in list(tree.iter(name))[:1]]
    for hidden in list(tree.iter("script", "style", "noscript", etree.Comment)):
        hidden.drop_tree()
    top = tree.find("body")
    return tree_text(tree if top is None else top), " · ".join(filter(None, marks)), links


def _tree(body: bytes) -> lxml.html.HtmlElement | None:
    try:
        page = decoded(body, "a page", whole=True).text
        return lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", page))
    except (BadInput, etree.LxmlError, ValueError, RecursionError):
        return None


def _text(node: lxml.html.HtmlElement) -> str:
    return " ".join(str(node.text_content()).split())


def comparable(
    lines: list[str], source: Source, links: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """The lines that count: no noise by its words, no bare link, nothing the source says to ignore."""
    ignored = [re.compile(one, re.IGNORECASE) for one in source.ignore]
    noise = pattern("noise")
    made = []
    for line in lines[:MOST_LINES]:
        words = " ".join(line.split())[:LONGEST_LINE]
        if not words or noise.fullmatch(words) or folded(words) in links:
            continue
        if not any(one.search(words) for one in ignored):
            made.append(words)
    return tuple(made)


def folded(line: str) -> str:
    """A line as it is compared: case, quotation marks, dashes and spaces make no difference.

    >>> folded("«Дом» — за  углом") == folded('"дом" - за углом')
    True
    """
    return " ".join(unicodedata.normalize("NFKC", line).translate(QUOTES).casefold().split())
