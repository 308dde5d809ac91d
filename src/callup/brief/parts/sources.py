"""What a brief rests on. In: documents and refusals. Out: the numbered sources, and what could not be read."""

from collections import Counter
from collections.abc import Iterator

from callup.brief.context import Context
from callup.model import Document
from callup.model.brief import Known, RefusedPart, SourcePart

FIRST_WORDS = 10
MOST_REFUSED = 50


def source_parts(context: Context) -> Iterator[SourcePart]:
    """The documents, oldest first, copies with the number of the source they repeat; of a large ledger those cited."""
    counts = Counter(claim.document for claim in context.material.claims)
    listed = _cited(context) if context.read_in_part else set(context.source)
    for document_id, number in sorted(context.source.items(), key=lambda item: item[1]):
        if document_id not in listed:
            continue
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


def known(context: Context) -> Known:
    """What the brief rests on, in numbers; copies are those among the documents that were read."""
    census, copies = context.census, (c for c, first in context.original.items() if c != first)
    return Known(
        statements=census.claims,
        documents=census.documents,
        copies=sum(1 for _ in copies),
        first=census.first,
        last=census.last,
        read=len(context.material.claims) if context.read_in_part else None,
    )


def _cited(context: Context) -> set[str]:
    """The documents that footnotes stand on, and those whose text they carry again."""
    by_number = {number: name for name, number in context.source.items()}
    cited = {by_number[note.source] for note in context.notes}
    context.more["sources"] = context.census.documents - len(cited)
    return cited | {context.original.get(name, name) for name in cited}


def refused_parts(context: Context) -> Iterator[RefusedPart]:
    """The inputs that became no document."""
    for refusal in context.cut("refused", context.material.refusals, MOST_REFUSED):
        yield RefusedPart(file=refusal.file, reason=refusal.reason)


def _first_words(document: Document) -> str:
    words = document.text[document.body.start : document.body.end].split()
    return " ".join(words[:FIRST_WORDS]) + ("…" if len(words) > FIRST_WORDS else "")
