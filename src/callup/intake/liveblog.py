"""A live blog → its entries. In: the tree of a page. Out: the entries, each with its own day, taken out of the tree.

A page that was written over a week is a document an entry: each has a day of its own, and every question of "known by"
and "yesterday" asks the document for its day. Told by schema.org's LiveBlogPosting, in structured data or in the markup, or
by three and more blocks of one kind with a time tag each, under a name that says "live". Deliberately missing: entries that
give an hour and no day, which stay in the page; and comments, which are other people's.
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from callup.intake.dates import Stated, stated
from callup.intake.pagedate import structured

LEAST = 3
"""Blocks below which a page with times is an article with a byline and a box."""
LIVE = re.compile(
    r"live|liveblog|timeline|minute|chronicle|online|онлайн|хроник|трансляц", re.IGNORECASE
)
OTHERS = re.compile(r"comment|related|sidebar|teaser|menu|footer|коммент", re.IGNORECASE)
FEWEST_WORDS = 4


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry: its part of the tree or its words, its day, and the mark it has within the page."""

    words: str = ""
    node: Any = None
    title: str | None = None
    stated: Stated
    anchor: str | None = None


def entries(tree: Any) -> list[Entry]:  # noqa: ANN401
    """The entries of a live blog, in the order of the page; none where the page is none."""
    for found in (list(_marked(tree)), list(_blocks(tree)), list(_from_data(tree))):
        if len(found) >= LEAST and sum(entry.stated.day is not None for entry in found) >= LEAST:
            for entry in found:
                _take_out(entry.node)
            return found
    return []


def _take_out(node: Any) -> None:  # noqa: ANN401
    if node is not None and node.getparent() is not None:
        node.getparent().remove(node)


def _marked(tree: Any) -> Iterator[Entry]:  # noqa: ANN401
    for node in tree.xpath("//*[@itemprop='liveBlogUpdate']"):
        yield _entry(node)


def _blocks(tree: Any) -> Iterator[Entry]:  # noqa: ANN401
    """The largest group of blocks of one kind, with a time tag each, under a name that says "live"."""
    groups: dict[tuple[Any, str, str | None], dict[Any, None]] = {}
    for node in tree.iter("time"):
        held = node
        for parent in node.iterancestors():
            if held is not node and parent.tag != "html":
                groups.setdefault((parent, held.tag, held.get("class")), {})[held] = None
            held = parent
    live = [
        (len(blocks), list(blocks))
        for (parent, _, _), blocks in groups.items()
        if len(blocks) >= LEAST and _is_live(parent)
    ]
    for block in max(live, key=lambda group: group[0], default=(0, []))[1]:
        yield _entry(block)


def _is_live(parent: Any) -> bool:  # noqa: ANN401
    names = " ".join(
        f"{node.get('class') or ''} {node.get('id') or ''} {node.get('itemtype') or ''}"
        for node in (parent, *parent.iterancestors(), *parent[:1])
    )
    return LIVE.search(names) is not None and OTHERS.search(names) is None


def _entry(node: Any) -> Entry:  # noqa: ANN401
    time = _time(node)
    said = "" if time is None else time.get("datetime") or time.get("content") or ""
    shown = "" if time is None else " ".join(time.itertext())
    if time is not None and time is not node and time.tag == "time":
        time.text, time[:] = None, []
    return Entry(node=node, stated=stated(said or shown), anchor=node.get("id"))


def _time(node: Any) -> Any:  # noqa: ANN401
    found = node.xpath(".//*[@itemprop='datePublished']|.//time")
    return found[0] if found else None


def _from_data(tree: Any) -> Iterator[Entry]:  # noqa: ANN401
    """The entries that structured data holds with their words."""
    for data in structured(tree):
        if "LiveBlogPosting" not in str(data.get("@type")):
            continue
        updates = data.get("liveBlogUpdate")
        for update in updates if isinstance(updates, list) else [updates]:
            if isinstance(update, dict) and (words := _word(update.get("articleBody"))):
                title, mark = (
                    _word(update.get("headline")),
                    _word(update.get("@id") or update.get("url")),
                )
                yield Entry(
                    words="\n".join(filter(None, (title, words))),
                    title=title,
                    stated=stated(_word(update.get("datePublished"))),
                    anchor=mark.rpartition("#")[2] if mark and "#" in mark else None,
                )


def _word(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
