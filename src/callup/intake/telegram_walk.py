"""The messages of an export, one by one. In: the text of ``result.json``. Out: messages, and what was mended or lost on the way.

One damaged message does not take the rest with it: an escape that JSON does not have is mended where its meaning is plain,
else the message is left out, and both are told. Deliberately missing: what a message means.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

BETWEEN = re.compile(r"[\s,]*")
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]', re.DOTALL)
NEXT = re.compile(r'\{\s*"id"\s*:\s*-?\d+\s*,\s*"type"\s*:')
"""How Telegram Desktop begins each message: where the structure of one is broken, reading goes on at the next."""
AFTER = re.compile(r"\s*[,\]]")
HEX = re.compile(r"(\\\\)|\\x([0-9A-Fa-f]{2})")
NO_ESCAPE = re.compile(r'(\\\\|\\["/bfnrt]|\\u[0-9A-Fa-f]{4})|\\')
NUMBER = re.compile(r'"id"\s*:\s*(-?\d+)')
MOST_TOLD = 20
# Raw line ends and tabs inside a string are no JSON either; their meaning is plain.
DECODER = json.JSONDecoder(strict=False)


class Walk:
    """The messages of one list; ``fault`` says where the list breaks off, ``lost`` and ``mended`` name single messages."""

    def __init__(self, text: str, at: int) -> None:
        self.text, self.at, self.fault = text, at, ""
        self.lost: list[str] = []
        self.mended: list[str] = []

    def __iter__(self) -> Iterator[dict[str, Any]]:
        count = 0
        while True:
            gap = BETWEEN.match(self.text, self.at)
            self.at = gap.end() if gap else self.at
            if self.text.startswith("]", self.at):
                return
            try:
                message, self.at = DECODER.raw_decode(self.text, self.at)
            except (ValueError, RecursionError):
                end = self._end()
                if end is None:
                    self._break_off(count)
                    return
                message, self.at = self._mended(self.text[self.at : end]), end
            count += 1
            if isinstance(message, dict):
                yield message

    def told(self) -> Iterator[str]:
        """What is to be said of single messages."""
        for what, numbers in (
            ("damaged and left out: export the chat again", self.lost),
            ("mended, an escape in it is none of JSON's", self.mended),
        ):
            more = f" and {len(numbers) - MOST_TOLD:,} more" if len(numbers) > MOST_TOLD else ""
            if numbers:
                yield f"message {', '.join(numbers[:MOST_TOLD])}{more}: {what}"

    def _break_off(self, count: int) -> None:
        self.fault = (
            f"the export breaks off or is damaged after {count:,} messages, at character {self.at:,}: "
            "what follows is lost; export the chat again"
        )
        self.at = len(self.text)

    def _end(self) -> int | None:
        """Where a message that cannot be read ends: at its own brace, or where the next begins, whichever is first."""
        following = NEXT.search(self.text, self.at + 1)
        limit = following.start() if following else None
        depth = 0
        for token in TOKEN.finditer(self.text, self.at, limit or len(self.text)):
            depth += (token[0] in "{[") - (token[0] in "}]")
            if depth <= 0 and token[0] in "}]":
                if AFTER.match(self.text, token.end()):
                    return token.end()
                break
        return limit

    def _mended(self, raw: str) -> object:
        """The message with its wrong escapes made right, or None."""
        number = NUMBER.search(raw)
        name = number[1] if number else f"at character {self.at:,}"
        plain = HEX.sub(lambda m: m[1] or f"\\u00{m[2]}", raw)
        try:
            message = DECODER.decode(NO_ESCAPE.sub(lambda m: m[1] or "\\\\", plain))
        except (ValueError, RecursionError):
            self.lost.append(name)
            return None
        self.mended.append(name)
        return message
