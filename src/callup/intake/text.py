"""Plain text → Document. In: the bytes of a text file. Out: one Document whose text is the decoded file unchanged.

Deliberately missing: joining of wrapped lines; offsets must index the file.
"""

from collections.abc import Iterator

from callup.errors import BadInput
from callup.intake.decode import decoded
from callup.intake.head import read_head
from callup.intake.making import TextFacts, document
from callup.intake.options import IntakeOptions
from callup.model import Document, Refusal

WIDEST = 4
"""Bytes of the widest character in any encoding read here."""


def read_text(data: bytes, name: str, options: IntakeOptions) -> Iterator[Document | Refusal]:
    """The one document of a text file."""
    limit = WIDEST * options.max_chars
    found = decoded(data[:limit], name, whole=len(data) <= limit)
    notes = [found.note]
    text = found.text
    if len(data) > limit:
        text = text[: options.max_chars]
        notes.append(f"only the first {len(text):,} characters of {len(data):,} bytes were read")
    head = read_head(text)
    if not text[head.end :].strip():
        raise BadInput(f"{name}: nothing but a head: add the text below it")
    yield document(
        TextFacts(
            name=name,
            kind="text",
            text=text,
            start=head.end,
            title=head.title,
            url=head.url,
            publisher=head.publisher,
            published=head.date,
            dated_by="head",
            notes=tuple(notes),
            remarks=(head.remark,),
        ),
        options,
    )
