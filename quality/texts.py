"""A bare text as a document, for measuring. In: a text, its language and day. Out: a Document. Misses: intake's notes."""

from callup.model import Document, Span, document_id


def document(
    text: str, language: str, date: str | None, *, file: str = "a text", start: int = 0
) -> Document:
    """The document of a text whose statements begin at ``start``."""
    return Document(
        id=document_id(text, None),
        file=file,
        text=text,
        body=Span(start, len(text)),
        language=language,
        published=date,
    )
