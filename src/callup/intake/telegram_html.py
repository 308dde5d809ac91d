"""Telegram's HTML export → Documents. In: the bytes of ``messages.html``. Out: a Document a post, as from the JSON.

Deliberately missing: who wrote in a group, service lines, and posts without words; the number of a chat, which this export
does not hold, so that posts have no address.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml import etree

from callup.errors import BadInput
from callup.intake.decode import decoded
from callup.intake.html import refuse_depth, tree_text
from callup.intake.making import TextFacts, document
from callup.intake.options import IntakeOptions
from callup.model import Document, Refusal

MARK = b'class="page_wrap'
MESSAGE = "//div[contains(concat(' ', @class, ' '), ' message ') and contains(concat(' ', @class, ' '), ' default ')]"
MOMENT = re.compile(
    r"(?P<d>\d{2})\.(?P<m>\d{2})\.(?P<y>\d{4}) (?P<H>\d{2}):(?P<M>\d{2})(?::\d{2})?"
    r"(?: UTC(?P<sign>[+-])(?P<h>\d{2}):(?P<min>\d{2}))?"
)
NUMBER = re.compile(r"message-?(\d+)")


def looks_like_telegram_html(data: bytes, name: str) -> bool:
    """Whether bytes are a page of an export, by its own class names."""
    start = data[:20_000]
    return MARK in start and b"page_header" in start and b"<html" in start[:2_000].lower()


def read_telegram_html(
    data: bytes, name: str, options: IntakeOptions
) -> Iterator[Document | Refusal]:
    """The posts of one page of an export."""
    page = decoded(data, name).text
    refuse_depth(page, name)
    try:
        tree = lxml.html.document_fromstring(page)
    except (etree.LxmlError, ValueError) as error:
        raise BadInput(f"{name}: the export is damaged: export the chat again") from error
    messages = tree.xpath(MESSAGE)
    channel = _inner(tree, "page_header")
    if not messages:
        raise BadInput(f"{name}: no messages in this export: export the chat again")
    wordless = 0
    for message in messages:
        found = _post(message, channel, name)
        if found is None:
            wordless += 1
        else:
            yield document(found, options)
    if wordless:
        reason = f"{wordless:,} posts without words were passed over"
        yield Refusal(file=name, stage="note", reason=reason)


def _post(message: Any, channel: str | None, name: str) -> TextFacts | None:  # noqa: ANN401
    texts = _classed(message, "text")
    words = "\n".join(filter(None, (tree_text(node) for node in texts)))
    if not words:
        return None
    number = NUMBER.search(message.get("id") or "")
    moments = _classed(message, "date")
    titles = [node.get("title") or "" for node in moments if not _within(node, "forwarded")]
    day = _day(titles[0]) if titles else None
    remarks = () if day else ("the post carries no day that can be read: date it by --date",)
    return TextFacts(
        name=f"{name}#{number[1]}" if number else name,
        kind="telegram",
        text=words,
        publisher=channel,
        published=day,
        forwarded_from=_forwarded(message),
        links=tuple(a.get("href") for node in texts for a in node.iter("a") if _leads(a)),
        remarks=remarks,
    )


def _day(moment: str) -> str | None:
    """The day of a post in UTC, as the JSON export is read; the export's own clock stands in the title."""
    match = MOMENT.search(moment)
    if match is None:
        return None
    try:
        at = dt.datetime(*(int(match[part]) for part in "ymdHM"), tzinfo=dt.UTC)  # type: ignore[misc,arg-type]
        ahead = dt.timedelta(hours=int(match["h"] or 0), minutes=int(match["min"] or 0))
        return (at + ahead if match["sign"] == "-" else at - ahead).date().isoformat()
    except (ValueError, OverflowError):
        return None


def _forwarded(message: Any) -> str | None:  # noqa: ANN401
    for block in _classed(message, "forwarded"):
        for name in _classed(block, "from_name"):
            return (name.text or "").strip() or None
    return None


def _inner(tree: Any, header: str) -> str | None:  # noqa: ANN401
    """The chat's title, in the head of the page."""
    for block in _classed(tree, header):
        return " ".join(" ".join(block.itertext()).split()) or None
    return None


def _classed(node: Any, name: str) -> list[Any]:  # noqa: ANN401
    return list(node.xpath(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]"))


def _within(node: Any, name: str) -> bool:  # noqa: ANN401
    return any(name in (parent.get("class") or "").split() for parent in node.iterancestors())


def _leads(link: Any) -> bool:  # noqa: ANN401
    return str(link.get("href") or "").startswith(("http://", "https://"))
