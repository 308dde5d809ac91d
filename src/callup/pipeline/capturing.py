"""Captures looked up. In: a ledger, a folder. Out: bodies, the captures others repeat, titles. Misses: taking them."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from callup.errors import BadRequest
from callup.ledger import WatchLedger
from callup.model import Capture
from callup.watch.changes import WatchedPage
from callup.watch.client import Exchange
from callup.watch.reading_back import body_of
from callup.watch.verifying import damaged, stretch


def page_of(capture: Capture, kept: WatchLedger, folder: Path) -> tuple[Exchange, bytes]:
    """A capture's own answer, and the body it brought or repeats; BadRequest where the file is damaged."""
    origin = kept.capture(capture.refers) if capture.refers else capture
    for one in filter(None, (capture, origin)):
        fault = next(damaged([one], folder))
        if fault is not None:
            raise BadRequest(f"{fault.what}: go back to a copy of it")
    exchange, body = body_of(stretch(capture, folder))
    if origin is not None and origin.id != capture.id:
        _, body = body_of(stretch(origin, folder))
    return exchange, body


def with_originals(captures: Iterable[Capture], kept: WatchLedger) -> list[Capture]:
    """Captures with those whose bodies they repeat, oldest first."""
    found = {capture.id: capture for capture in captures}
    for name in {capture.refers for capture in found.values() if capture.refers} - found.keys():
        origin = kept.capture(name)
        if origin is not None:
            found[origin.id] = origin
    return sorted(found.values(), key=lambda c: (c.file, c.offset))


def titles_of(kept: WatchLedger) -> dict[str, str]:
    """The titles of pages, by address."""
    pages = (msgspec.json.decode(row.record, type=WatchedPage) for row in kept.pages())
    return {page.url: page.title for page in pages if page.title}
