"""What became of a post between two exports of its channel, told as of a page. In: posts. Out: events. Misses: finding posts.

An export is one look, and a definite one: who exports a channel gets what stands there. So there is no second look to wait for.
"""

import msgspec

from callup.model import ChangeEvent
from callup.watch.changes import differences, told
from callup.watch.lines import comparable
from callup.watch.sources import Source

LACKING = 0.99
"""How sure it is that a post which a later export lacks is gone. Assumption: one export in a hundred is cut or filtered."""
CHANNEL = Source(name="exports", kind="telegram")


class Post(msgspec.Struct, frozen=True):
    """A post as one export had it: its address, the document that keeps it, its channel, its words."""

    url: str
    document: str
    channel: str
    text: str

    @property
    def lines(self) -> tuple[str, ...]:
        """Its words as lines that can be compared."""
        return comparable(self.text.split("\n"), CHANNEL) or (self.text,)


def edited(before: Post, after: Post, at: str) -> ChangeEvent:
    """The event of a post that says other words now."""
    removed, added = differences(before.lines, (after.lines,), ())
    return ChangeEvent(
        kind="changed", url=after.url, source=after.channel, at=at, before=before.document, after=after.document,
        lines=told(removed, added), title=after.channel,
    )  # fmt: skip


def vanished(before: Post, at: str) -> ChangeEvent:
    """The event of a post that an export lacks."""
    return ChangeEvent(
        kind="vanished", url=before.url, source=before.channel, at=at, before=before.document, probability=LACKING,
        lines=told(before.lines, ()), title=before.channel,
    )  # fmt: skip
