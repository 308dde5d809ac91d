"""What became of a page between two captures. In: documents just read, the ledger. Out: lines of the audit trail.

A page kept again with other words takes the place of the one before: what that one said no longer counts from the day of the
new one on, and both stay in the ledger. It is one page only where address and publisher are the same: who retells a page may
give its address. Pages of one file are no captures of each other, except in a web archive. Deliberately
missing: posts of channels, whose edits ``channels`` tells; entries of feeds, whose addresses are often that of the site; and
a page that goes back to its first words.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit

from callup.ledger import REPLACED, Event, Ledger, Seen
from callup.model import Document

KINDS = frozenset({"html", "text", "pdf", "json", "docx", "odf"})
CHANNELS = frozenset({"t.me", "telegram.me"})
MANY = 500
"""Addresses asked for at once."""


class UpdateWatch:
    """Gathers the addresses of documents and tells which of them stand for others now."""

    def __init__(self) -> None:
        self._kinds: dict[str, str] = {}

    def add(self, document: Document) -> None:
        """Take note of a document that has an address of its own."""
        if document.kind in KINDS and document.url and is_of_a_page(document.url):
            self._kinds[document.url] = document.kind

    def note(self, ledger: Ledger, *, at: str) -> int:
        """Keep an event for each document that another has replaced; how many were new. The documents are kept by then."""
        new = 0
        urls = list(self._kinds)
        for start in range(0, len(urls), MANY):
            seen: dict[tuple[str, str], list[Seen]] = defaultdict(list)
            for one in ledger.seen_at(urls[start : start + MANY]):
                seen[one.url, (one.publisher or "").casefold()].append(one)
            new += ledger.note(
                event for (url, _), found in seen.items() for event in self._events(url, found, at)
            )
        self._kinds.clear()
        return new

    def _events(self, url: str, seen: list[Seen], at: str) -> Iterator[Event]:
        ordered = sorted(seen, key=lambda one: (one.day, one.capture))
        for old, new in pairwise(ordered):
            if self._kinds[url] == "html" or _file(old) != _file(new):
                yield Event(at=at, what=REPLACED, subject=old.document, detail=new.document)


def is_of_a_page(url: str) -> bool:
    """Whether an address is that of one page and not of a whole site or channel.

    >>> is_of_a_page("https://v.example/a/1"), is_of_a_page("https://v.example/"), is_of_a_page("https://t.me/channel")
    (True, False, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    steps = [step for step in parts.path.split("/") if step]
    if parts.hostname in CHANNELS:
        return len(steps) > 1
    return bool(steps or parts.query)


def _file(seen: Seen) -> str:
    return seen.file.partition("#")[0]
