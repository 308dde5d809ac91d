"""Telegram Desktop export → Documents. In: the bytes of ``result.json``. Out: a Document a post of a channel or group.

Messages are read one by one, so a file cut in the middle gives its complete ones. Deliberately missing: personal
chats, which are refused; the names of those who write in groups; service messages, which hold no text.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

from callup.errors import BadInput
from callup.intake.decode import decoded
from callup.intake.making import Found, document
from callup.intake.options import IntakeOptions
from callup.model import Document, Refusal

MESSAGES = re.compile(r'"messages"\s*:\s*\[')
FIELD = re.compile(r'"(name|type|id|username)"\s*:\s*("(?:[^"\\]|\\.)*"|\d+)')
BETWEEN = re.compile(r"[\s,]*")
PERSONAL = frozenset({"personal_chat", "bot_chat", "saved_messages"})
PUBLIC_ID = frozenset(
    {"public_channel", "private_channel", "public_supergroup", "private_supergroup"}
)
HEAD = 4_000


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
        walk = _Walk(text, start.end())
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
        walk = _Walk(text, start.end())
        for message in walk:
            yield chat, message
        at = walk.at


class _Walk:
    """The messages of one list; ``fault`` says where the list breaks off."""

    def __init__(self, text: str, at: int) -> None:
        self.text, self.at, self.fault = text, at, ""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        decoder = json.JSONDecoder()
        count = 0
        while True:
            gap = BETWEEN.match(self.text, self.at)
            self.at = gap.end() if gap else self.at
            if self.text.startswith("]", self.at):
                return
            try:
                message, self.at = decoder.raw_decode(self.text, self.at)
            except (ValueError, RecursionError):
                self.fault = (
                    f"the export breaks off or is damaged after {count:,} messages, at character {self.at:,}: "
                    "what follows is lost; export the chat again"
                )
                self.at = len(self.text)
                return
            count += 1
            if isinstance(message, dict):
                yield message


def _chat(head: str) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for field in FIELD.finditer(head):
        try:
            fields[field[1]] = json.loads(field[2])
        except ValueError:
            continue
    return fields


def _posts(
    walk: _Walk, chat: dict[str, Any], name: str, options: IntakeOptions
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
    found = Found(
        name=f"{name}#{number}",
        kind="telegram",
        text=words,
        url=post_url(chat, number),
        publisher=_word(chat.get("name")),
        published=_day(message),
        forwarded_from=_word(message.get("forwarded_from")),
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
    """The words of a message, whether its text is one string or a list of pieces.

    >>> text_of({"text": ["Повестки в ", {"type": "bold", "text": "Туле"}]})
    'Повестки в Туле'
    """
    text = message.get("text", "")
    pieces = text if isinstance(text, list) else [text]
    words = (piece.get("text") if isinstance(piece, dict) else piece for piece in pieces)
    return "".join(word for word in words if isinstance(word, str))


def _links(message: dict[str, Any]) -> Iterator[str]:
    text = message.get("text")
    for piece in text if isinstance(text, list) else ():
        if isinstance(piece, dict):
            link = piece.get("href") or (piece.get("text") if piece.get("type") == "link" else None)
            if isinstance(link, str):
                yield link


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
