"""PDF with a text layer → Document. In: the bytes of a PDF. Out: one Document of its pages' text.

Deliberately missing: reading of pictures; a scan is refused with the advice to run OCR.
"""

import io
import logging
from collections.abc import Iterator

from pypdf import PdfReader

from callup.errors import BadInput
from callup.intake.lines import joined
from callup.intake.making import Found, document
from callup.intake.options import IntakeOptions
from callup.model import Document, Refusal

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def looks_like_pdf(data: bytes, name: str) -> bool:
    """Whether bytes are a PDF, by the mark near their start."""
    return b"%PDF-" in data[:1024]


def read_pdf(data: bytes, name: str, options: IntakeOptions) -> Iterator[Document | Refusal]:
    """The one document of a PDF."""
    # pypdf raises errors of many kinds on damaged files; each means the same here: it cannot be read.
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BadInput(f"{name}: the PDF asks for a password: save a copy without one")
        pages = len(reader.pages)
        title = reader.metadata.title if reader.metadata else None
    except BadInput:
        raise
    except Exception as error:
        raise BadInput(
            f"{name}: the PDF is damaged ({type(error).__name__}): save it again"
        ) from error
    texts, notes = _pages(reader, min(pages, options.max_pages), options)
    if pages > len(texts):
        notes.append(f"only the first {len(texts):,} of {pages:,} pages were read")
    text = "\n".join(filter(None, texts))
    if not text:
        raise BadInput(
            f"{name}: no text in {pages:,} pages: it is a scan; run it through OCR, then ingest the result"
        )
    found = Found(
        name=name, kind="pdf", text=text, title=str(title) if title else None, notes=tuple(notes)
    )
    yield document(found, options)


def _pages(reader: PdfReader, count: int, options: IntakeOptions) -> tuple[list[str], list[str]]:
    texts: list[str] = []
    broken: list[str] = []
    size = 0
    for number in range(count):
        try:
            text = joined(reader.pages[number].extract_text())
        except Exception:  # noqa: BLE001
            broken.append(str(number + 1))
            text = ""
        texts.append(text)
        size += len(text)
        if size > options.max_chars:
            break
    return texts, [f"pages that could not be read: {', '.join(broken[:20])}"] if broken else []
