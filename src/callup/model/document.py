"""Document and Refusal: what intake makes of bytes. Frozen; JSON in and out; no reading of any kind."""

import hashlib

import msgspec

from callup.model.span import Span


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One text of the record.

    ``text`` is what every offset of every claim counts in. For a plain text file it is the decoded file unchanged,
    its head of DATE/URL/TITLE/PUBLISHER lines included; ``body`` says where the statements begin and end.
    ``published`` is an ISO date (``2023-03-24``) or None where nobody said; ``dated_by`` names what said it.
    ``partial`` is empty, or says what had to be left out of a text that could be read only in part; ``notes`` say what
    else a reader should know of it: that it looks garbled, is in a language nobody reads here, was dated by its file.
    ``forwarded_from`` is the channel that carried the whole text first, never a person's name.
    """

    id: str
    file: str
    text: str
    body: Span
    language: str
    kind: str = "text"
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    dated_by: str | None = None
    forwarded_from: str | None = None
    links: tuple[str, ...] = ()
    partial: str = ""
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.body.end > len(self.text):
            raise ValueError(
                f"body ends at {self.body.end}, after the text's {len(self.text)} characters"
            )


def document_id(text: str, url: str | None) -> str:
    """Name a document by its words and its address: the same file twice is one document.

    >>> document_id("A", None)[:13]
    'sha256:e61c21'
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass") + b"\0" + (url or "").encode())
    return "sha256:" + digest.hexdigest()


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """An input that became no document, or only part of one: which file, at which stage, why, what to do."""

    file: str
    stage: str
    reason: str
    bytes_sha256: str | None = None
