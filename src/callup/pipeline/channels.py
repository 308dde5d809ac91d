"""What became of a channel's posts between two exports. In: posts just read, the ledger. Out: events, as of pages on the web.

A post is edited when the ledger holds other words at its address; it has vanished when an export that reaches from before
it to behind it lacks it. Exports are taken to be ingested in the order in which they were made. What differs is told by the code
that tells it of pages (``watch.posts``). Deliberately missing: posts behind an export's last one, which it could not hold.
"""

from collections import defaultdict
from collections.abc import Iterator

from callup.ledger import Ledger, PageStep, WatchLedger
from callup.model import ChangeEvent, Document
from callup.pipeline.page_changes import audit_line
from callup.watch.posts import Post, edited, vanished

Posts = dict[int, str]
"""The document of each post of a channel, by the post's number."""


class ChannelWatch:
    """Gathers the posts of one file and tells what changed since earlier ones."""

    def __init__(self) -> None:
        self._seen: dict[str, Posts] = defaultdict(dict)

    def add(self, document: Document) -> None:
        """Take note of a document; whatever is no numbered post of a channel is passed over."""
        if document.kind == "telegram" and document.url is not None:
            channel, _, number = document.url.rpartition("/")
            if number.isdigit():
                self._seen[channel][int(number)] = document.id

    @property
    def holds_posts(self) -> bool:
        """Whether the file held any."""
        return bool(self._seen)

    def note(self, ledger: Ledger, *, at: str) -> int:
        """Keep an event for each post that was edited or has vanished; how many were new. The posts are kept by then."""
        found = [
            e for channel, posts in self._seen.items() for e in _changes(ledger, channel, posts, at)
        ]
        self._seen.clear()
        if not found:
            return 0
        told = {event.id: audit_line(event) for event in found}
        return len(WatchLedger(ledger).keep(PageStep(events=found, audit=told)))


def _changes(ledger: Ledger, channel: str, posts: Posts, at: str) -> Iterator[ChangeEvent]:
    kept: dict[str, list[str]] = defaultdict(list)
    order: dict[str, int] = {}
    for url, document in ledger.at_addresses(f"{channel}/"):
        kept[url].append(document)
        order[document] = len(order)
    newest = max(order[document] for document in posts.values())
    for url, documents in kept.items():
        number = url.rpartition("/")[2]
        if not number.isdigit() or not min(posts) <= int(number) <= max(posts):
            continue
        now = posts.get(int(number))
        if now is not None and (place := documents.index(now)):
            yield edited(_post(ledger, url, documents[place - 1]), _post(ledger, url, now), at)
        # What was kept after all of this export's posts is of a later export: this one is only seen again.
        elif now is None and order[documents[0]] < newest:
            yield vanished(_post(ledger, url, documents[-1]), at)


def _post(ledger: Ledger, url: str, document: str) -> Post:
    kept = ledger.document(document)
    return Post(url, document, kept.publisher or "", kept.text[kept.body.start : kept.body.end])
