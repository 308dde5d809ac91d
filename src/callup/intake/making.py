"""Found parts → Document. In: a text and what is known of it. Out: a Document within the limits.

The one place that cuts a text at its limit, tells its language and names it. Deliberately missing: any finding.
"""

import re

import msgspec

from callup.intake.dateline import dateline
from callup.intake.language import language_of
from callup.intake.options import IntakeOptions
from callup.model import Document, Span, document_id

UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader found out about one text; ``start`` is where the body begins."""

    name: str
    kind: str
    text: str
    start: int = 0
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    dated_by: str = "metadata"
    forwarded_from: str | None = None
    links: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def document(found: Found, options: IntakeOptions) -> Document:
    """The document of what was found; dated by itself, else by the option, else by an early dateline."""
    text = UNKEEPABLE.sub("\ufffd", found.text)
    notes = [note for note in found.notes if note]
    if len(text) > options.max_chars:
        notes.append(f"only the first {options.max_chars:,} of {len(text):,} characters were read")
        text = text[: options.max_chars]
    start = min(found.start, len(text))
    published, dated_by = found.published, found.dated_by if found.published else None
    if published is None and options.date:
        published, dated_by = options.date, "option"
    if published is None and (published := dateline(text, start)):
        dated_by = "dateline"
    return Document(
        id=document_id(text, found.url),
        file=found.name,
        text=text,
        body=Span(start, len(text)),
        language=language_of(text[start:]),
        kind=found.kind,
        title=found.title or None,
        url=found.url or None,
        publisher=found.publisher or None,
        published=published,
        dated_by=dated_by,
        forwarded_from=found.forwarded_from or None,
        links=tuple(dict.fromkeys(found.links)),
        partial="; ".join(notes),
    )
