"""The head of a plain text file. In: a decoded text. Out: what its head says and where the body starts.

A head is a block of ``KEY: value`` lines (DATE, URL, TITLE, PUBLISHER, and others that are passed over), or YAML front
matter between ``---`` lines. Deliberately missing: heads further down; only the very start of a file counts.
"""

import datetime as dt
import re

import msgspec
import yaml

from callup.intake.dateline import dateline
from callup.intake.dates import Stated, stated

KEY_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z _-]{1,20}):[ \t]*(?P<value>[^\n]*)(?:\n|$)")
COMMENT = re.compile(r"#[^\n]*(?:\n|$)")
FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?P<yaml>.*?)\r?\n---[ \t]*(?:\r?\n|$)", re.DOTALL)
ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
KNOWN = frozenset({"DATE", "URL", "TITLE", "PUBLISHER", "SOURCE", "AUTHOR", "LANGUAGE"})
LONGEST_FRONT_MATTER = 20_000
SCALARS = (str, int, float, dt.date)
"""Only these: a list of aliases, printed, can fill the memory."""


class TextHead(msgspec.Struct, frozen=True, kw_only=True):
    """What a head says, and the offset at which the body starts."""

    end: int = 0
    date: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    remark: str = ""


def read_head(text: str) -> TextHead:
    """The head of a text; an empty one where there is none.

    >>> read_head("DATE: 2023-03-24\\nTITLE: A day\\n\\nText.").date
    '2023-03-24'
    """
    start = 1 if text.startswith("\ufeff") else 0
    front = FRONT_MATTER.match(text[:LONGEST_FRONT_MATTER], start)
    if front is not None:
        return _from_yaml(front)
    found: dict[str, str] = {}
    end = start
    while (line := KEY_LINE.match(text, end) or COMMENT.match(text, end)) is not None:
        key, value = (line.groupdict().get(part) or "" for part in ("key", "value"))
        # A key in small letters counts only when it is known: "Update: 300 summonses" is body.
        if key and not key.isupper() and key.upper() not in KNOWN:
            break
        found.setdefault(key.strip().upper(), value.strip())
        end = line.end()
    if not KNOWN & set(found):
        return TextHead()
    return _head(found, end)


def _from_yaml(front: re.Match[str]) -> TextHead:
    try:
        values = yaml.safe_load(front["yaml"])
    except (yaml.YAMLError, ValueError, RecursionError):
        return TextHead(end=front.end())
    if not isinstance(values, dict):
        return TextHead(end=front.end())
    return _head(
        {str(k).upper(): str(v) for k, v in values.items() if isinstance(v, SCALARS)}, front.end()
    )


def _head(found: dict[str, str], end: int) -> TextHead:
    date = iso_date(found.get("DATE")) or dateline(found.get("DATE") or "", 0)
    said = Stated(date) if date else stated(found.get("DATE"))
    return TextHead(
        end=end,
        date=said.day,
        remark=said.note,
        url=found.get("URL") or None,
        title=found.get("TITLE") or None,
        publisher=found.get("PUBLISHER") or found.get("SOURCE") or None,
    )


def iso_date(words: str | None) -> str | None:
    """The ISO date a value opens with, when it is a real one."""
    match = ISO.search(words or "")
    if match is None:
        return None
    try:
        return dt.date.fromisoformat(match[0]).isoformat()
    except ValueError:
        return None
