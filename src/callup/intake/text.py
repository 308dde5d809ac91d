"""Plain text → Document. In: the bytes of a text file. Out: one Document whose text is the decoded file unchanged."""

from collections.abc import Iterator

from callup.errors import BadInput
from callup.intake.dateline import dateline
from callup.intake.decode import decode
from callup.intake.head import read_head
from callup.intake.language import language_of
from callup.intake.options import IntakeOptions
from callup.model import Document, Refusal, Span, document_id


def read_text(data: bytes, name: str, options: IntakeOptions) -> Iterator[Document | Refusal]:
    """The one document of a text file."""
    text = decode(data, name)
    partial = ""
    if len(text) > options.max_chars:
        partial = f"only the first {options.max_chars:,} of {len(text):,} characters were read"
        text = text[: options.max_chars]
    head = read_head(text)
    if not text[head.end :].strip():
        raise BadInput(f"{name}: nothing but a head: add the text below it")
    published, dated_by = head.date, "head" if head.date else None
    if published is None and options.date is not None:
        published, dated_by = options.date, "option"
    if published is None:
        published = dateline(text, head.end)
        dated_by = "dateline" if published else None
    yield Document(
        id=document_id(text, head.url),
        file=name,
        text=text,
        body=Span(head.end, len(text)),
        language=language_of(text[head.end :]),
        title=head.title,
        url=head.url,
        publisher=head.publisher,
        published=published,
        dated_by=dated_by,
        partial=partial,
    )
