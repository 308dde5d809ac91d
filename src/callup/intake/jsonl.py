"""Texts in JSON → Documents. In: JSON lines, a list or one object. Out: a Document an object that holds a text.

Keys are those that exports use: text, title, url, publisher, date, and their usual other names. Deliberately missing: JSON
of any other shape, which is refused with the keys that would do.
"""

import json
from collections.abc import Iterator
from typing import Any

from callup.errors import BadInput
from callup.intake.dates import stated
from callup.intake.decode import decoded
from callup.intake.html import html_text
from callup.intake.making import TextFacts, document
from callup.intake.options import IntakeOptions
from callup.model import Document, Refusal

KEYS = {
    "text": ("text", "body", "content", "article", "message", "maintext", "articlebody"),
    "title": ("title", "headline"),
    "url": ("url", "link", "permalink"),
    "publisher": ("publisher", "outlet", "source", "channel", "site", "sitename"),
    "date": ("date", "published", "published_at", "datepublished", "pubdate", "created_at", "datetime", "timestamp"),
}  # fmt: skip
WANTED = 'each needs a "text"; "title", "url", "publisher" and "date" are read too'
HTML = ("<p", "<div", "<br")


def looks_like_json(data: bytes, name: str) -> bool:
    """Whether bytes are JSON: an object on the first line, or a whole that parses."""
    start = data[:3].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] or data.lstrip()[:1]
    if start not in (b"{", b"["):
        return False
    line = data.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
    found = _parsed(line)
    if not isinstance(found, dict):
        found = _parsed(data)
    return isinstance(found, dict) or (isinstance(found, list) and dict in map(type, found))


def read_json(data: bytes, name: str, options: IntakeOptions) -> Iterator[Document | Refusal]:
    """The documents of some JSON; a line or an object that holds none is refused by its number."""
    text = decoded(data, name).text.lstrip("\ufeff")
    whole = _parsed(text)
    if whole is None:
        items = [(n, _parsed(line)) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    else:
        items = list(enumerate(whole if isinstance(whole, list) else [whole], 1))
    fields = [(number, _fields(item)) for number, item in items]
    if not any("text" in found for _, found in fields):
        raise BadInput(f"{name}: JSON that holds no texts: give an object a document; {WANTED}")
    for number, found in fields[: options.max_members]:
        if "text" in found:
            yield document(_found(found, f"{name}#{number}"), options)
        else:
            reason = (
                f"no text in it: {WANTED}" if found else "no JSON object: it was cut or damaged"
            )
            yield Refusal(file=f"{name}#{number}", stage="intake", reason=reason)
    if len(fields) > options.max_members:
        left = len(fields) - options.max_members
        yield Refusal(
            file=name, stage="intake", reason=f"{left:,} objects beyond the limit were left out"
        )


def _parsed(words: bytes | str) -> Any:  # noqa: ANN401
    try:
        found = json.loads(words, strict=False)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict | list) else None


def _fields(item: object) -> dict[str, str]:
    """What an object says under any of the known keys; {"": ""} where it says something else."""
    if not isinstance(item, dict):
        return {}
    given = {str(key).casefold(): value for key, value in item.items()}
    found = {"": ""}
    for field, keys in KEYS.items():
        for key in keys:
            value = given.get(key)
            if isinstance(value, int | float) and field == "date":
                value = f"{value:.0f}"
            if isinstance(value, str) and value.strip():
                found[field] = value
                break
    return found


def _found(fields: dict[str, str], name: str) -> TextFacts:
    text, day = fields["text"], stated(fields.get("date"))
    return TextFacts(
        name=name,
        kind="json",
        text=html_text(text) if text.lstrip().lower().startswith(HTML) else text,
        title=fields.get("title"),
        url=fields.get("url"),
        publisher=fields.get("publisher"),
        published=day.day,
        remarks=(day.note,),
    )
