"""Shared by the reading tests: one reader for the session, and a way to read a few lines of text."""

from collections.abc import Callable

import pytest

from callup.case import load_case
from callup.model import Claim, Document, Span, document_id
from callup.reading.load import load_reader
from callup.reading.reader import Reader

ClaimsIn = Callable[..., list[Claim]]


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader of the case russia with its packaged weights."""
    return load_reader(load_case("russia"))


@pytest.fixture(scope="session")
def claims_in(reader: Reader) -> ClaimsIn:
    """Reads a text: ``claims_in(text, language="en", date="2023-03-20")``."""

    def read(text: str, language: str = "en", date: str | None = "2023-03-20") -> list[Claim]:
        document = Document(
            id=document_id(text, None),
            file="a text",
            text=text,
            body=Span(0, len(text)),
            language=language,
            published=date,
        )
        return reader.read(document)

    return read
