"""WARC files of our own, read back. In: a stream, where to begin. Out: each exchange with its records, as they were written.

Stops at the first record that is not whole: a killed process leaves one at the end of a file at most. Deliberately missing:
archives of others; ``intake.warc`` reads those.
"""

import hashlib
import io
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import msgspec
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from callup.errors import BadInput
from callup.model import Capture
from callup.watch.bodies import unpacked_body
from callup.watch.client import Exchange

STEP = 65_536
MOST = 64 * 2**20
"""Bytes a body may unpack to: far more than the client lets in."""
BROKEN = (ArchiveLoadFailed, zlib.error, EOFError, ValueError, TypeError, AttributeError, KeyError)


class RecordGroup(msgspec.Struct, frozen=True, kw_only=True):
    """The records of one exchange, where they lie, and what their metadata says; ``source`` is None for a file's own head."""

    offset: int
    length: int
    sha256: str
    exchange: Exchange
    source: str | None
    asked: str = ""
    ends: bool = False
    moved: bool = False
    failure: str = ""
    id: str = ""
    revisit: str = ""

    @property
    def unpacked(self) -> bytes:
        """The body without its packing; empty where it cannot be unpacked."""
        try:
            return unpacked_body(self.exchange.body, self.exchange.header("content-encoding"), MOST)
        except BadInput:
            return b""

    def capture(self, file: str, original: Callable[[str], Capture | None]) -> Capture:
        """The row that lists it."""
        of = self.exchange
        digest = self.revisit or hashlib.sha256(of.body).hexdigest()
        found = original(digest) if self.revisit else None
        return Capture(
            id=self.id, url=of.url, at=of.at, status=of.status,
            kind="revisit" if self.revisit else "response",
            mime=of.header("content-type").partition(";")[0].strip().lower(),
            sha256=digest, file=file, offset=self.offset, length=self.length, record_sha256=self.sha256,
            source=self.source or "", refers=found.id if found else None, truncated=of.truncated,
        )  # fmt: skip


def groups(stream: BinaryIO, start: int) -> Iterator[RecordGroup]:
    """The exchanges from a place in a file on, as far as they are whole."""
    offset, records = start, []
    for end, record in _whole_records(stream, start):
        records.append(record)
        kind = record.rec_type
        if kind in {"warcinfo", "metadata"}:
            yield _group(stream, offset, end, records)
            offset, records = end, []


class _Held(msgspec.Struct, frozen=True):
    """A record with its body read."""

    rec_type: str
    fields: Any
    head: Any
    body: bytes


def _whole_records(stream: BinaryIO, start: int) -> Iterator[tuple[int, _Held]]:
    """Each record and where the next begins; a member of gzip that is cut off ends it."""
    for begin, end in _members(stream, start):
        stream.seek(begin)
        data = stream.read(end - begin)
        try:
            record = next(iter(ArchiveIterator(io.BytesIO(data))))
            body = record.raw_stream.read()
        except (*BROKEN, StopIteration):
            return
        yield end, _Held(record.rec_type, record.rec_headers, record.http_headers, body)


def _members(stream: BinaryIO, start: int) -> Iterator[tuple[int, int]]:
    """Where each whole gzip member begins and ends."""
    begin = start
    while True:
        stream.seek(begin)
        machine, at = zlib.decompressobj(zlib.MAX_WBITS | 16), begin
        while not machine.eof:
            data = stream.read(STEP)
            if not data:
                return
            try:
                while data and not machine.eof:
                    machine.decompress(data, MOST)
                    at += len(data) - len(machine.unused_data or machine.unconsumed_tail)
                    data = b"" if machine.eof else machine.unconsumed_tail
            except zlib.error:
                return
        yield begin, at
        begin = at


def _group(stream: BinaryIO, offset: int, end: int, records: list[_Held]) -> RecordGroup:
    stream.seek(offset)
    digest = hashlib.sha256(stream.read(end - offset)).hexdigest()
    place: dict[str, Any] = {"offset": offset, "length": end - offset, "sha256": digest}
    first, told = records[0], _fields(records[-1].body)
    fields = first.fields
    if first.head is None:
        empty = Exchange(url="", at="", request=(), status=0, reason="", headers=(), body=b"")
        return RecordGroup(**place, exchange=empty, source=None)
    status, _, reason = first.head.statusline.partition(" ")
    line = records[1].head.statusline if len(records) > 2 and records[1].head else ""
    exchange = Exchange(
        url=fields.get_header("WARC-Target-URI"), at=fields.get_header("WARC-Date"), request=(("", line),),
        status=int(status), reason=reason, headers=tuple(first.head.headers), body=first.body,
        truncated=fields.get_header("WARC-Truncated") or "",
    )  # fmt: skip
    is_revisit = first.rec_type == "revisit"
    return RecordGroup(
        **place, exchange=exchange, source=told.get("source"), asked=told.get("asked", ""),
        ends=told.get("ends") == "yes", moved=told.get("moved") == "yes", failure=told.get("failure", ""),
        id=fields.get_header("Callup-Capture") or "",
        revisit=(fields.get_header("WARC-Payload-Digest") or "").removeprefix("sha256:") if is_revisit else "",
    )  # fmt: skip


def _fields(data: bytes) -> dict[str, str]:
    pairs = (line.partition(": ") for line in data.decode("utf-8", "replace").splitlines())
    return {key: value for key, _, value in pairs if key}


def first_member(data: bytes) -> int:
    """How long the first record of a stretch is."""
    return next((end for _, end in _members(io.BytesIO(data), 0)), len(data))


def body_of(data: bytes) -> tuple[Exchange, bytes]:
    """The exchange of a stretch, and its body unpacked."""
    group = next(groups(io.BytesIO(data), 0))
    return group.exchange, group.unpacked
