"""Documents kept batch by batch, and counted. In: documents with their claims, refusals. Out: a ledger that holds them, Ingested.

Deliberately missing: reading; see ``road``.
"""

import msgspec

from callup.ledger import Kept, Ledger
from callup.model import Document, Refusal
from callup.pipeline.channels import ChannelWatch
from callup.pipeline.updates import UpdateWatch

BATCH = 32
"""Documents that are kept in one transaction: a killed process has to read no more than these again."""


class Ingested(msgspec.Struct, frozen=True):
    """What an ingest did, in counts."""

    files: int
    kept: int
    known: int
    claims: int
    refused: int
    changed: int = 0
    """Posts that were edited or have vanished since an earlier export."""
    undated: int = 0
    """Documents that carry no date, whether new or known."""
    replaced: int = 0
    """Documents whose page is kept with other words now."""


class Batches:
    """Keeps in batches, watches what changed since earlier captures, and counts."""

    def __init__(self, ledger: Ledger, at: str) -> None:
        self._ledger = ledger
        self._at = at
        self._batch: list[Kept] = []
        self._waiting: set[str] = set()
        self._posts, self._pages = ChannelWatch(), UpdateWatch()
        self._kept = self._known = self._claims = self._refused = self._changed = 0
        self._undated = 0

    def watch(self, document: Document) -> None:
        """Take note of a document that may be a newer capture of another one."""
        self._posts.add(document)
        self._pages.add(document)

    def keep(self, item: Kept, *, known: bool) -> None:
        """Keep a document with its claims, in the next batch; ``known`` ones are only seen again."""
        if known or item.document.id in self._waiting:
            self._known += 1
        else:
            self._kept += 1
            self._claims += len(item.claims)
        self._undated += item.document.published is None
        self._waiting.add(item.document.id)
        self._batch.append(item)
        if len(self._batch) >= BATCH:
            self._flush()

    def refuse(self, refusal: Refusal) -> None:
        """Keep a refusal; a mere note is not counted."""
        self._refused += refusal.stage != "note"
        self._ledger.refuse(refusal, at=self._at)

    def end_of_file(self) -> None:
        """Tell what became of a channel's posts: an export is one file."""
        if self._posts.holds_posts:
            self._flush()
            self._changed += self._posts.note(self._ledger, at=self._at)

    def done(self, files: int) -> Ingested:
        """Keep what waits, tell which pages were replaced, and give the counts."""
        self._flush()
        replaced = self._pages.note(self._ledger, at=self._at)
        return Ingested(
            files=files,
            kept=self._kept,
            known=self._known,
            claims=self._claims,
            refused=self._refused,
            changed=self._changed,
            undated=self._undated,
            replaced=replaced,
        )

    def _flush(self) -> None:
        self._ledger.keep_many(self._batch, at=self._at)
        self._batch = []
        self._waiting = set()
