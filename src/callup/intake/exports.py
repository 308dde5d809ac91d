"""Two exports of one channel → what changed. In: the bytes of an older and a newer export. Out: edited and vanished posts.

Deliberately missing: posts after the older export ends, which are news and no change; and posts that a newer export
cut in the middle could not show.
"""

from typing import Literal

import msgspec

from callup.errors import BadRequest
from callup.intake.telegram import messages_of, post_url, text_of


class PostEvent(msgspec.Struct, frozen=True, kw_only=True):
    """A post that was edited or has vanished; ``after`` is None for a vanished one."""

    kind: Literal["edited", "vanished"]
    post: int
    url: str | None
    before: str
    after: str | None


def diff_exports(old: bytes, new: bytes) -> list[PostEvent]:
    """What became of the old export's posts, by number; BadRequest where the two are of different channels."""
    before, was = _posts(old, "the older export")
    after, now = _posts(new, "the newer export")
    if was.get("id") != now.get("id"):
        raise BadRequest("the two exports are of different channels: name two of one channel")
    if not after:
        return []
    first, last = min(after), max(after)
    events = []
    for post, words in before.items():
        if post not in after and first <= post <= last:
            events.append(
                PostEvent(
                    kind="vanished", post=post, url=post_url(was, post), before=words, after=None
                )
            )
        elif post in after and after[post] != words:
            url = post_url(now, post)
            events.append(
                PostEvent(kind="edited", post=post, url=url, before=words, after=after[post])
            )
    return events


def _posts(data: bytes, name: str) -> tuple[dict[int, str], dict[str, object]]:
    posts: dict[int, str] = {}
    chat: dict[str, object] = {}
    for chat, message in messages_of(data, name):  # noqa: B007
        number = message.get("id")
        if isinstance(number, int) and message.get("type") != "service":
            posts[number] = text_of(message)
    return posts, chat
