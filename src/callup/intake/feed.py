"""RSS or Atom → Documents. In: the bytes of a feed. Out: a Document an entry, with its own address and date.

Deliberately missing: fetching what an entry links to; and entries without a word of text, which are refused.
"""

import re
from collections.abc import Iterator
from typing import Any

import feedparser

from callup.errors import BadInput
from callup.intake.dates import Stated, stated
from callup.intake.html import html_text
from callup.intake.making import TextFacts, document
from callup.intake.options import IntakeOptions
from callup.model import Document, Refusal

# Complaints about headers, which a file has none of.
HARMLESS = (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)
START = re.compile(rb"<(rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)


def looks_like_feed(data: bytes, name: str) -> bool:
    """Whether bytes are a feed, by the first element."""
    return START.search(data[:4096]) is not None and b"<html" not in data[:4096].lower()


def read_feed(data: bytes, name: str, options: IntakeOptions) -> Iterator[Document | Refusal]:
    """The documents of a feed; a broken feed gives what could be read, and says so."""
    if b"<!ENTITY" in data[:65_536]:
        raise BadInput(
            f"{name}: the feed defines entities of its own, as attacks do: save it without"
        )
    # Bytes alone: feedparser would open a text as an address or a file.
    try:
        feed = feedparser.parse(data, response_headers={"content-location": ""}, sanitize_html=True)
    except Exception as error:
        raise BadInput(
            f"{name}: the feed is damaged ({type(error).__name__}): save it again"
        ) from error
    if not feed.entries:
        raise BadInput(f"{name}: no entries can be read in this feed{_fault(feed)}: save it again")
    if feed.bozo and not isinstance(feed.bozo_exception, HARMLESS):
        yield Refusal(
            file=name,
            stage="intake",
            reason=f"the feed is broken{_fault(feed)}: {len(feed.entries):,} entries could be read, what follows is lost",
        )
    for number, entry in enumerate(feed.entries[: options.max_members], 1):
        yield _entry(entry, feed.feed, f"{name}#{number}", options)
    if len(feed.entries) > options.max_members:
        left = len(feed.entries) - options.max_members
        yield Refusal(
            file=name, stage="intake", reason=f"{left:,} entries beyond the limit were left out"
        )


def _entry(entry: Any, feed: Any, name: str, options: IntakeOptions) -> Document | Refusal:  # noqa: ANN401
    pieces = [part.get("value") or "" for part in entry.get("content") or ()] or [
        entry.get("summary") or ""
    ]
    title = html_text(entry.get("title") or "")
    try:
        text = "\n".join(words for piece in pieces if (words := html_text(piece)))
    except BadInput as error:
        return Refusal(file=name, stage="intake", reason=str(error))
    # A feed often says all in the title: it is the first line of the text.
    whole = text if title and text.startswith(title) else "\n".join(filter(None, (title, text)))
    if not whole:
        return Refusal(
            file=name, stage="intake", reason="the entry holds no words: read the page it links to"
        )
    day = _day(entry)
    found = TextFacts(
        name=name,
        kind="feed",
        text=whole,
        title=title,
        url=entry.get("link"),
        publisher=(entry.get("source") or {}).get("title") or feed.get("title"),
        published=day.day,
        remarks=(day.note,),
    )
    return document(found, options)


def _day(entry: Any) -> Stated:  # noqa: ANN401
    """The day the feed wrote, in whatever form; feedparser's own answer is in another time zone, and a guess for odd ones."""
    first = Stated()
    for field in ("published", "created", "updated"):
        found = stated(entry.get(field))
        if found.day:
            return found
        first = first if first.note else found
    return first


def _fault(feed: Any) -> str:  # noqa: ANN401
    error = feed.get("bozo_exception")
    line = error.getLineNumber() if hasattr(error, "getLineNumber") else None
    return f" at line {line}" if line else ""
