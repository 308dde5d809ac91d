"""What a brief rests on. In: documents and refusals. Out: the numbered sources, and what could not be read."""

from collections import Counter
from collections.abc import Iterator

from callup.brief.context import Context
from callup.model import Document
from callup.model.brief import RefusedPart, SourcePart

FIRST_WORDS = 10


def source_parts(context: Context) -> Iterator[SourcePart]:
    """The documents, oldest first, copies with the number of the source they repeat."""
    counts = Counter(claim.document for claim in context.material.claims)
    for document_id, number in sorted(context.source.items(), key=lambda item: item[1]):
        document = context.documents[document_id]
        first = context.original.get(document_id, document_id)
        yield SourcePart(
            number=number,
            title=document.title or _first_words(document),
            publisher=document.publisher,
            date=document.published,
            url=document.url,
            file=document.file,
            claims=counts[document_id],
            copy_of=context.source[first] if first != document_id else None,
        )


def refused_parts(context: Context) -> Iterator[RefusedPart]:
    """The inputs that became no document."""
    for refusal in context.material.refusals:
        yield RefusedPart(file=refusal.file, reason=refusal.reason)


def _first_words(document: Document) -> str:
    words = document.text[document.body.start : document.body.end].split()
    return " ".join(words[:FIRST_WORDS]) + ("…" if len(words) > FIRST_WORDS else "")
