"""Found parts → Document. In: a text and what is known of it. Out: a Document within the limits.

The one place that cuts a text at its limit, tells its language and names it. Deliberately missing: any finding.
"""

import re

import msgspec

from callup.intake.dateline import dateline
from callup.intake.options import IntakeOptions
from callup.intake.tongues import told
from callup.model import Document, Span, document_id

UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


class TextFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader found out about one text; ``start`` is where the body begins.

    ``notes`` say what was left out or mended, ``remarks`` what else is to be known; ``made`` is the day its file was made.
    """

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
    remarks: tuple[str, ...] = ()
    made: str | None = None


def document(found: TextFacts, options: IntakeOptions) -> Document:
    """The document of what was found; dated by itself, else by the option, an early dateline, the day its file was made."""
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
    remarks = list(found.remarks)
    if published is None and found.made:
        published, dated_by = found.made, "file"
        remarks.append(
            f"dated by the day its file was made, {found.made}: use --date to say better"
        )
    tongue = told(text[start:])
    return Document(
        id=document_id(text, found.url),
        file=found.name,
        text=text,
        body=Span(start, len(text)),
        language=tongue.language,
        kind=found.kind,
        title=found.title or None,
        url=found.url or None,
        publisher=found.publisher or None,
        published=published,
        dated_by=dated_by,
        forwarded_from=found.forwarded_from or None,
        links=tuple(dict.fromkeys(found.links)),
        partial="; ".join(notes),
        notes=tuple(note for note in (*remarks, *tongue.notes) if note),
    )
