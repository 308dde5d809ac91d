"""Web page → Document. In: the bytes of a page. Out: one Document of its main text, date, publisher and address.

Deliberately missing: what surrounds the text (menus, comments, advertising); trafilatura leaves it out.
"""

import re
from collections.abc import Iterator

import trafilatura

from callup.errors import BadInput
from callup.intake.decode import decode
from callup.intake.head import iso_date
from callup.intake.language import language_of
from callup.intake.options import IntakeOptions
from callup.model import Document, Refusal, Span, document_id

DEEPEST = 400
LEAST_TEXT = 25
OPEN_TAG = re.compile(
    r"<(/?)(div|span|p|b|i|em|strong|table|tr|td|ul|ol|li|section|article|font|blockquote)\b",
    re.IGNORECASE,
)
CANONICAL = re.compile(
    r"""<link[^>]+rel=["']?canonical["']?[^>]+href=["']([^"']+)""", re.IGNORECASE
)


def looks_like_html(data: bytes, name: str) -> bool:
    """Whether bytes are a web page, by their start."""
    start = data[:2048].lstrip().lower()
    return start.startswith((b"<!doctype html", b"<html")) or b"<html" in start or b"<body" in start


def read_html(data: bytes, name: str, options: IntakeOptions) -> Iterator[Document | Refusal]:
    """The one document of a page."""
    page = decode(data, name)
    _refuse_depth(page, name)
    found = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, favor_recall=True
    )
    text = "" if found is None or isinstance(found, dict) else (found.text or "").strip()
    if len(text) < LEAST_TEXT or found is None or isinstance(found, dict):
        raise BadInput(
            f"{name}: no main text was found in this page: save the article itself, or copy its text"
        )
    partial = ""
    if len(text) > options.max_chars:
        partial = f"only the first {options.max_chars:,} of {len(text):,} characters were read"
        text = text[: options.max_chars]
    canonical = CANONICAL.search(page)
    url = canonical[1] if canonical else (found.url or None)
    published = iso_date(found.date)
    dated_by = "metadata" if published else None
    if published is None and options.date:
        published, dated_by = options.date, "option"
    yield Document(
        id=document_id(text, url),
        file=name,
        text=text,
        body=Span(0, len(text)),
        language=language_of(text),
        kind="html",
        title=found.title or None,
        url=url,
        publisher=found.sitename or found.hostname or None,
        published=published,
        dated_by=dated_by,
        partial=partial,
    )


def _refuse_depth(page: str, name: str) -> None:
    """A page nested thousands deep is no article; parsing it would cost the machine its stack."""
    depth = 0
    for tag in OPEN_TAG.finditer(page):
        depth += -1 if tag[1] else 1
        if depth > DEEPEST:
            raise BadInput(
                f"{name}: tags are nested more than {DEEPEST} deep: this is not a page to read"
            )
