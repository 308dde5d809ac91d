"""Bytes → Document. Total: a Document or a stated Refusal, never a crash and never a silent loss."""

from callup.intake.exports import PostEvent, diff_exports
from callup.intake.fetch import Fetched, FetchPolicy, fetch
from callup.intake.files import document_from_bytes, documents, walk
from callup.intake.online import read_fetched, read_url
from callup.intake.options import IntakeOptions

__all__ = [
    "FetchPolicy",
    "Fetched",
    "IntakeOptions",
    "PostEvent",
    "diff_exports",
    "document_from_bytes",
    "documents",
    "fetch",
    "read_fetched",
    "read_url",
    "walk",
]
