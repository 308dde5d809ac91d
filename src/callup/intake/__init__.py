"""Bytes → Document. Total: a Document or a stated Refusal, never a crash and never a silent loss."""

from callup.intake.files import document_from_bytes, documents, walk
from callup.intake.options import IntakeOptions

__all__ = ["IntakeOptions", "document_from_bytes", "documents", "walk"]
