"""WARC → Documents. In: a stream of a WARC 1.0 or 1.1 file, plain, gzip or zstd. Out: a Document a page it holds.

A record whose digest is wrong, or that is cut off, is refused by name; the others are kept. Deliberately missing:
requests, pictures, scripts, and pages that answered with an error.
"""

import base64
import hashlib
import io
import logging
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import msgspec
import zstandard
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed

from callup.errors import BadInput
from callup.intake.html import read_html
from callup.intake.options import IntakeOptions
from callup.intake.unpacked import GZIP, SKIPPED, ZSTD, body, unpacked
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


class _Records(ArchiveIterator):  # type: ignore[misc]
    """The records of an archive; what warcio would print of them goes to ``warnings`` instead."""

    INC_RECORD = ""


class _Warnings(logging.Handler):
    """Keeps what warcio says while an archive is read."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())

    def taken(self) -> list[str]:
        said, self.said = self.said, []
        return said


class _Record(msgspec.Struct, frozen=True):
    """A record with what it holds, whether that is a page, and whether all of it is there."""

    record: Any
    data: bytes
    is_page: bool
    whole: bool


def looks_like_warc(data: bytes, name: str) -> bool:
    """Whether bytes are a WARC: the version line, or gzip or zstd of it."""
    if data.startswith((GZIP, ZSTD, SKIPPED)):
        try:
            data = unpacked(io.BytesIO(data)).read(64)
        except (BadInput, ValueError, MemoryError, zstandard.ZstdError):
            return False
    return data.startswith(b"WARC/")


def read_warc(stream: BinaryIO, name: str, options: IntakeOptions) -> Iterator[Document | Refusal]:
    """The pages of an archive."""
    warnings = _Warnings()
    logger = logging.getLogger("warcio")
    logger.addHandler(warnings)
    before, logger.propagate = logger.propagate, False
    try:
        for item in _items(unpacked(stream), name, options):
            yield from (_note(name, said) for said in warnings.taken())
            yield item
        yield from (_note(name, said) for said in warnings.taken())
    finally:
        logger.removeHandler(warnings)
        logger.propagate = before


def _items(stream: Any, name: str, options: IntakeOptions) -> Iterator[Document | Refusal]:  # noqa: ANN401
    records = _Records(stream, check_digests=False)
    number = pages = spent = 0
    while True:
        found, fault = _next(records, options)
        if records.err_count:
            records.err_count = 0
            yield _note(
                name,
                f"record {number} is longer than it says: what follows its end was passed over",
            )
        if fault:
            reason = f"record {number + 1} is damaged ({fault}): what follows it is lost; get the archive again"
            yield Refusal(file=name, stage="intake", reason=reason)
            return
        if found is None:
            break
        number += 1
        spent += len(found.data)
        if number > options.max_members or spent > options.max_unpacked:
            reason = f"only the first {number - 1:,} records were read: the rest is beyond the limit; split the archive"
            yield Refusal(file=name, stage="intake", reason=reason)
            return
        if found.is_page:
            pages += 1
            yield from _page(found, f"{name}#{number}", options)
    if fault := getattr(stream, "fault", ""):
        reason = f"after record {number} {fault}: what follows is lost; get the archive again"
        yield Refusal(file=name, stage="intake", reason=reason)
    elif not pages:
        raise BadInput(f"{name}: no pages in {number:,} records of this archive")


def _next(records: Any, options: IntakeOptions) -> tuple[_Record | None, str]:  # noqa: ANN401
    """The next record with its bytes, None at the end; and what went wrong."""
    try:
        record = next(records, None)
        if record is None:
            return None, ""
        is_page = _is_page(record)
        data = _payload(record, options) if is_page else b""
        # What a limit leaves unread is no damage.
        whole = (
            not is_page
            or len(data) > options.max_page
            or not getattr(record.raw_stream, "limit", 0)
        )
        return _Record(record, data, is_page, whole), ""
    except BROKEN as error:
        return None, type(error).__name__


def _payload(record: Any, options: IntakeOptions) -> bytes:  # noqa: ANN401
    """What the server sent, out of its chunks, still packed."""
    headers, stream = record.http_headers, record.raw_stream
    if headers and (headers.get_header("transfer-encoding") or "").lower() == "chunked":
        stream = ChunkedDataReader(stream)
    return bytes(stream.read(options.max_page + 1))


def _note(name: str, said: str) -> Refusal:
    return Refusal(file=name, stage="note", reason=said)


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


def _page(found: _Record, name: str, options: IntakeOptions) -> Iterator[Document | Refusal]:
    headers = found.record.rec_headers
    address = headers.get_header("WARC-Target-URI")
    try:
        if not found.whole:
            raise BadInput(f"{name}: the record breaks off before its end: get the archive again")
        if cut := headers.get_header("WARC-Truncated"):
            raise BadInput(f"{name}: the crawler cut the page off ({cut[:20]}): get it again")
        _check(found, name, options)
        packing = _header(found.record, "content-encoding")
        data = body(found.data, packing, options.max_page) if packing else found.data
        if len(data) > options.max_page:
            raise BadInput(f"{name}: the page is larger than {options.max_page:,} bytes")
        yield from read_html(data, name, options, address)
    except BadInput as error:
        yield Refusal(
            file=name, stage="intake", reason=f"{address}: {str(error).removeprefix(name + ': ')}"
        )
    except RecursionError:
        yield Refusal(file=name, stage="intake", reason=f"{address}: nested too deep to be read")


def _header(record: Any, name: str) -> str:  # noqa: ANN401
    return (record.http_headers.get_header(name) or "") if record.http_headers else ""


def _check(found: _Record, name: str, options: IntakeOptions) -> None:
    """Hold the record against the digest it carries; one of an unknown kind is passed over."""
    if len(found.data) > options.max_page:
        raise BadInput(f"{name}: the page is larger than {options.max_page:,} bytes")
    said = found.record.rec_headers.get_header("WARC-Payload-Digest") or ""
    kind, _, value = said.partition(":")
    # Whether a digest is of the packed or the unpacked page, crawlers do not agree.
    if kind.lower() not in HASHES or _header(found.record, "content-encoding"):
        return
    made = HASHES[kind.lower()](found.data)
    if value.lower() not in {made.hexdigest(), base64.b32encode(made.digest()).decode().lower()}:
        raise BadInput(f"{name}: the record does not match its digest: it was changed or damaged")
