"""Shared by the evidence tests: one reader for the session, and a record made of a few dated texts."""

import sys
from pathlib import Path

import pytest

from callup.case import load_case
from callup.evidence import Statements, copy_groups
from callup.model import Document, Span, document_id
from callup.reading.load import load_reader
from callup.reading.reader import Reader

sys.path.insert(0, str(Path(__file__).parent))
from pages import Page, RecordOf


@pytest.fixture(scope="session")
def reader() -> Reader:
    return load_reader(load_case("russia"))


@pytest.fixture(scope="session")
def record_of(reader: Reader) -> RecordOf:
    """Reads pages into a record: ``record_of(Page("2023-03-20", "…"), as_of="2023-04-01")``."""
    case = load_case("russia")

    def make(*pages: Page, as_of: str | None = None) -> Statements:
        documents = [
            Document(
                id=document_id(page.text, f"{page.publisher} {page.date}"),
                file=f"page {number}",
                text=page.text,
                body=Span(0, len(page.text)),
                language=page.language,
                published=page.date,
                publisher=page.publisher,
            )
            for number, page in enumerate(pages)
        ]
        kept = [
            d for d in documents if as_of is None or d.published is None or d.published <= as_of
        ]
        groups = copy_groups(kept)
        return Statements(
            [claim for document in kept for claim in reader.read(document)],
            {document.id: document for document in kept},
            case,
            original={c: g.first for g in groups for c in (g.first, *g.copies)},
            as_of=as_of,
        )

    return make
