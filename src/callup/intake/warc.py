"""WARC → Documents. In: a stream of a WARC 1.0 or 1.1 file, plain or gzipped. Out: a Document a page it holds.

A record whose digest is wrong, or that is cut off, is refused by name; the others are kept. Deliberately missing:
requests, pictures, scripts, and pages that answered with an error.
"""

import base64
import hashlib
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from callup.errors import BadInput
from callup.intake.html import read_html
from callup.intake.options import IntakeOptions
from callup.model import Document, Refusal

BROKEN = (
    ArchiveLoadFailed,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    TypeError,
    AttributeError,
    KeyError,
)
HASHES: dict[str, Callable[[bytes], Any]] = {
    "sha1": hashlib.sha1,
    "sha-256": hashlib.sha256,
    "sha256": hashlib.sha256,
}


def looks_like_warc(data: bytes, name: str) -> bool:
    """Whether bytes are a WARC: the version line, or gzip of it."""
    if data.startswith(b"\x1f\x8b"):
        try:
            data = zlib.decompressobj(31).decompress(data, 64)
        except zlib.error:
            return False
    return data.startswith(b"WARC/")


def read_warc(stream: BinaryIO, name: str, options: IntakeOptions) -> Iterator[Document | Refusal]:
    """The pages of an archive."""
    records = ArchiveIterator(stream, check_digests=False)
    number = pages = 0
    spent = 0
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            number += 1
            data = record.content_stream().read(options.max_page + 1) if _is_page(record) else b""
        except BROKEN as error:
            reason = f"record {number + 1} is damaged ({type(error).__name__}): what follows it is lost; get the archive again"
            yield Refusal(file=name, stage="intake", reason=reason)
            return
        spent += len(data)
        if number > options.max_members or spent > options.max_unpacked:
            reason = f"only the first {number - 1:,} records were read: the rest is beyond the limit; split the archive"
            yield Refusal(file=name, stage="intake", reason=reason)
            return
        if data:
            pages += 1
            yield from _page(record, data, f"{name}#{number}", options)
    if not pages:
        raise BadInput(f"{name}: no pages in {number:,} records of this archive")


def _is_page(record: Any) -> bool:  # noqa: ANN401
    if record.rec_type not in {"response", "resource"}:
        return False
    kind = (
        record.http_headers.get_header("content-type")
        if record.http_headers
        else record.content_type
    )
    if not (kind or "").lower().startswith(("text/html", "application/xhtml", "text/plain")):
        return False
    return not record.http_headers or record.http_headers.get_statuscode().startswith("2")


def _page(
    record: Any,  # noqa: ANN401
    data: bytes,
    name: str,
    options: IntakeOptions,
) -> Iterator[Document | Refusal]:
    address = record.rec_headers.get_header("WARC-Target-URI")
    try:
        _check(record, data, name, options)
        yield from read_html(data, name, options, address)
    except BadInput as error:
        yield Refusal(
            file=name, stage="intake", reason=f"{address}: {str(error).removeprefix(name + ': ')}"
        )
    except RecursionError:
        yield Refusal(file=name, stage="intake", reason=f"{address}: nested too deep to be read")


def _check(record: Any, data: bytes, name: str, options: IntakeOptions) -> None:  # noqa: ANN401
    """Hold the record against the digest it carries; one of an unknown kind is passed over."""
    if len(data) > options.max_page:
        raise BadInput(f"{name}: the page is larger than {options.max_page:,} bytes")
    said = record.rec_headers.get_header("WARC-Payload-Digest") or ""
    kind, _, value = said.partition(":")
    encoded = record.http_headers and record.http_headers.get_header("content-encoding")
    if kind.lower() not in HASHES or encoded:
        return
    found = HASHES[kind.lower()](data)
    if value.lower() not in {found.hexdigest(), base64.b32encode(found.digest()).decode().lower()}:
        raise BadInput(f"{name}: the record does not match its digest: it was changed or damaged")
