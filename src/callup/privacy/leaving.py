"""The last step of every text: covered words become stand-ins, and nothing in it commands a terminal, a table or a page.

In: a text, or a record of any kind. Out: the same without signs that steer (escape sequences, control and bidi signs, invisible
ones), words whose letters look alike in one script, and no covered stretch left. Deliberately missing: markup; each writer
escapes for its own format.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, cast

import msgspec

STAND_IN = "[name withheld]"
COVER = "\ue000"
"""Stands for each letter that is withheld; a sign of the private use area, which no text means anything by."""
COVER_END = "\ue001"
COVERED = re.compile(f"{COVER}(?:[0-9a-f]{{12}}{COVER_END}|{COVER}*)|{COVER_END}")
STEERING = re.compile(
    "\x1b(?:\\[[0-?]{0,20}[ -/]{0,4}[@-~]|\\][^\x07\x1b]{0,500}(?:\x07|\x1b\\\\)|[@-Z\\\\^_])?"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]|\r(?!\n)"
)
FORMULA = re.compile(r"\s*[=+\-@\t\r|%]")
NUMBER = re.compile(r"\s*[+-]?[\d.,\s]*\d%?\s*")
T = TypeVar("T")


def released(text: str) -> str:
    """A text with its covered stretches in words."""
    return COVERED.sub(STAND_IN, text) if COVER in text or COVER_END in text else text


def plain(text: str) -> str:
    """A text fit to be printed anywhere.

    >>> plain("a\\x1b[31mred\\x1b[0m \\u202eb")
    'ared b'
    """
    shown = released(text)
    return shown if shown.isascii() and shown.isprintable() else STEERING.sub("", shown)


def cell(value: object) -> object:
    """A value for a table that spreadsheets open: what they would reckon as a formula is marked as text.

    >>> cell("=1+1"), cell("-5"), cell("+7 of them")
    ("'=1+1", '-5', "'+7 of them")
    """
    if not isinstance(value, str):
        return value
    shown = plain(value)
    return f"'{shown}" if FORMULA.match(shown) and not NUMBER.fullmatch(shown) else shown


def leaving(record: T) -> T:
    """A record, list or mapping of them with every text plain."""
    if isinstance(record, str):
        return cast(T, plain(record))
    if isinstance(record, msgspec.Struct):
        return cast(T, _struct(record))
    if isinstance(record, Mapping):
        return cast(T, {leaving(key): leaving(value) for key, value in record.items()})
    if isinstance(record, (list, tuple)):
        return cast(T, type(record)(_items(record)))
    return record


def _struct(record: Any) -> Any:  # noqa: ANN401
    changed = {}
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, (str, msgspec.Struct, Mapping, list, tuple)) and value:
            new = leaving(value)
            if new is not value and new != value:
                changed[name] = new
    return msgspec.structs.replace(record, **changed) if changed else record


def _items(items: Iterable[Any]) -> list[Any]:
    return [leaving(item) for item in items]
