"""Telegram Desktop export → Documents. In: the bytes of ``result.json``. Out: a Document a post of a channel or group.

Messages are read one by one, so a file cut in the middle gives its complete ones. Deliberately missing: personal
chats, which are refused; the names of those who write in groups or were forwarded; service messages, which hold no text.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

from callup.errors import BadInput
from callup.intake.decode import decoded
from callup.intake.making import TextFacts, document
from callup.intake.options import IntakeOptions
from callup.intake.tables import table_lines
from callup.intake.telegram_walk import Walk
from callup.model import Document, Refusal

MESSAGES = re.compile(r'"messages"\s*:\s*\[')
FIELD = re.compile(r'"(name|type|id|username)"\s*:\s*("(?:[^"\\]|\\.)*"|\d+)')
PERSONAL = frozenset({"personal_chat", "bot_chat", "saved_messages"})
PUBLIC_ID = frozenset(
    {"public_channel", "private_channel", "public_supergroup", "private_supergroup"}
)
HEAD = 4_000
# Where exports of 2026 hold words: blocks in place of a text, each with a line of its own, items, rows or blocks in it.
RICH = ("rich_message", "checklist", "todo_list")
LINE = ("title", "header", "text", "caption", "summary")
INNER = ("blocks", "items", "children", "content")


def looks_like_telegram(data: bytes, name: str) -> bool:
    """Whether bytes are an export, by the fields at its start."""
    start = data[:20_000]
    return (
        start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
        and b'"messages"' in start
        and b'"type"' in start
    )


def read_telegram(data: bytes, name: str, options: IntakeOptions) -> Iterator[Document | Refusal]:
    """The posts of an export; what was passed over or lost is said in refusals."""
    text = decoded(data, name).text
    chats = 0
    at = 0
    while (start := MESSAGES.search(text, at)) is not None:
        chats += 1
        chat = _chat(text[max(at, start.start() - HEAD) : start.start()])
        walk = Walk(text, start.end())
        if chat.get("type") in PERSONAL:
            for _ in walk:
                pass
            yield Refusal(
                file=name,
                stage="intake",
                reason="a personal chat was left out: private talk is not read",
            )
        else:
            yield from _posts(walk, chat, name, options)
        at = walk.at
        for told in walk.told():
            yield Refusal(file=name, stage="intake" if walk.lost else "note", reason=told)
        if walk.fault:
            yield Refusal(file=name, stage="intake", reason=walk.fault)
            return
    if not chats:
        raise BadInput(f"{name}: no messages in this export: export the chat again as JSON")


def messages_of(data: bytes, name: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every message of an export with the fields of its chat; stops where the file is cut."""
    text = decoded(data, name).text
    at = 0
    while (start := MESSAGES.search(text, at)) is not None:
        chat = _chat(text[max(at, start.start() - HEAD) : start.start()])
        walk = Walk(text, start.end())
        for message in walk:
            yield chat, message
        at = walk.at


def _chat(head: str) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for field in FIELD.finditer(head):
        try:
            fields[field[1]] = json.loads(field[2])
        except ValueError:
            continue
    return fields


def _posts(
    walk: Walk, chat: dict[str, Any], name: str, options: IntakeOptions
) -> Iterator[Document | Refusal]:
    service = wordless = 0
    for message in walk:
        words = text_of(message)
        if message.get("type") == "service":
            service += 1
        elif not words.strip():
            wordless += 1
        else:
            yield _post(message, chat, words, name, options)
    if service or wordless:
        reason = (
            f"{service:,} service messages and {wordless:,} posts without words were passed over"
        )
        yield Refusal(file=name, stage="note", reason=reason)


def _post(
    message: dict[str, Any], chat: dict[str, Any], words: str, name: str, options: IntakeOptions
) -> Document:
    number = message.get("id")
    found = TextFacts(
        name=f"{name}#{number}",
        kind="telegram",
        text=words,
        url=post_url(chat, number),
        publisher=_word(chat.get("name")),
        published=_day(message),
        forwarded_from=_carrier(message),
        links=tuple(_links(message)),
    )
    return document(found, options)


def post_url(chat: dict[str, Any], number: object) -> str | None:
    """The address of a post: by the channel's public name where the export knows it, else by its number.

    >>> post_url({"username": "vestnik"}, 7)
    'https://t.me/vestnik/7'
    """
    if not isinstance(number, int):
        return None
    if isinstance(chat.get("username"), str):
        return f"https://t.me/{chat['username'].lstrip('@')}/{number}"
    if chat.get("type") in PUBLIC_ID and isinstance(chat.get("id"), int):
        return f"https://t.me/c/{chat['id']}/{number}"
    return None


def text_of(message: dict[str, Any]) -> str:
    """The words of a message, whether its text is one string, a list of pieces, or the blocks of a rich message.

    >>> text_of({"text": ["Повестки в ", {"type": "bold", "text": "Туле"}]})
    'Повестки в Туле'
    >>> text_of({"rich_message": {"blocks": [{"type": "heading", "text": "Тула"}, {"items": [{"text": "300"}]}]}})
    'Тула\\n300'
    """
    words = _inline(message.get("text")) or _inline(message.get("text_entities"))
    blocks = [line for key in RICH for line in _lines(message.get(key))]
    return "\n".join(filter(None, [words, *blocks])) if blocks else words


def _inline(node: object) -> str:
    """The words of a piece of a line: a string, a piece with a text of its own, or a list of such."""
    if isinstance(node, list):
        return "".join(map(_inline, node))
    if isinstance(node, dict):
        return _inline(node.get("text"))
    return node if isinstance(node, str) else ""


def _lines(node: object) -> Iterator[str]:
    """The lines of a block and of all blocks in it; a table gives a sentence a row."""
    if isinstance(node, list):
        for inner in node:
            yield from _lines(inner)
    elif isinstance(node, dict):
        for key in LINE:
            if words := _inline(node.get(key)).strip():
                yield words
        rows = node.get("rows")
        if isinstance(rows, list):
            yield from table_lines([_cells(row) for row in rows])
        for key in INNER:
            yield from _lines(node.get(key))
    elif isinstance(node, str) and node.strip():
        yield node.strip()


def _cells(row: object) -> list[str]:
    cells = row.get("cells") if isinstance(row, dict) else row
    return [_inline(cell) for cell in cells] if isinstance(cells, list) else [_inline(cells)]


def _links(node: object) -> Iterator[str]:
    """Where a message leads, in its text and in every block of it."""
    if isinstance(node, list):
        for inner in node:
            yield from _links(inner)
    elif isinstance(node, dict):
        link = node.get("href") or (node.get("text") if node.get("type") == "link" else None)
        if isinstance(link, str):
            yield link
        for key in ("text", *RICH, *INNER):
            yield from _links(node.get(key))


def _carrier(message: dict[str, Any]) -> str | None:
    """The channel a post was forwarded from; a person who was forwarded is nobody's business."""
    where = message.get("forwarded_from_id", "channel")
    if not isinstance(where, str) or not where.startswith("channel"):
        return None
    return _word(message.get("forwarded_from"))


def _day(message: dict[str, Any]) -> str | None:
    """The day of a post in UTC; the plain ``date`` field is the exporter's own clock and only a second choice."""
    stamp = message.get("date_unixtime")
    try:
        return dt.datetime.fromtimestamp(int(stamp), dt.UTC).date().isoformat()  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError, OSError):
        pass
    try:
        return dt.datetime.fromisoformat(str(message.get("date"))).date().isoformat()
    except ValueError:
        return None


def _word(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
