"""Exchanges → WARC 1.1, on the disk before anything else is done with them. In: a Visit. Out: a Capture an exchange.

Each exchange is a response (or a revisit, where its body is kept already), the request and a metadata record, written in one
stretch and forced to the disk. What a killed process left unfinished at the end of the last file is cut off, what it finished
and did not list is given out again by ``unlisted``. Deliberately missing: deleting.
"""

import contextlib
import hashlib
import io
import os
import uuid
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from callup.errors import BadRequest
from callup.model import Capture
from callup.watch.client import Exchange, Visit
from callup.watch.reading_back import RecordGroup, groups

VERSION = "WARC/1.1"
LARGEST = 256 * 2**20
"""Bytes after which a new file is begun: what other tools copy and index without pain."""
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
SOFTWARE = "Callup"
Original = Callable[[str], Capture | None]
"""The capture that holds a body of a digest, if one does."""


class Unlisted(msgspec.Struct, frozen=True):
    """A visit found in the archive that nobody listed, with its captures."""

    visit: Visit
    source: str
    captures: tuple[Capture, ...]


class Archive:
    """A folder of WARC files that grows."""

    def __init__(self, folder: Path, *, largest: int = LARGEST) -> None:
        self.folder, self._largest = folder, largest
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadRequest(
                f"captures cannot be kept in {folder}: {error.strerror}: name a folder by --captures"
            ) from error

    def files(self) -> list[Path]:
        """The files, oldest first."""
        return sorted(self.folder.glob("callup-*.warc.gz"))

    def keep(
        self, visit: Visit, source: str, original: Original, known: Capture | None = None
    ) -> list[Capture]:
        """Write a visit's exchanges; on the disk when this returns, all of them or none.

        ``known`` is the capture whose version the server was asked to confirm.
        """
        path = self._open_file(visit.at)
        start = path.stat().st_size
        buffer = io.BytesIO()
        made: list[Capture] = []
        for number, exchange in enumerate(visit.exchanges, 1):
            last = number == len(visit.exchanges)
            same = exchange.status == 304
            found = known if same else self._original(exchange, original, made)
            at = start + buffer.tell()
            told = _told(visit, source, number=number, last=last)
            writer = _Group(exchange, f"{path.name}:{at}", found)
            stretch = writer.written(told)
            buffer.write(stretch)
            made.append(writer.capture(path.name, at, stretch, source))
        _append(path, start, buffer.getvalue())
        return made

    def unlisted(self, ends: Mapping[str, int], original: Original) -> Iterator[Unlisted]:
        """What lies behind the ends of what is listed of each file; a torn end is cut off first."""
        for path in self.files():
            end = ends.get(path.name, 0)
            found: list[RecordGroup] = []
            whole = end
            with path.open("rb") as stream:
                for group in groups(stream, end):
                    whole = group.offset + group.length
                    if group.source is not None:
                        found.append(group)
            if whole < path.stat().st_size:
                os.truncate(path, whole)
            yield from _visits(path, found, original)

    def _original(
        self, exchange: Exchange, original: Original, made: list[Capture]
    ) -> Capture | None:
        digest = sha256(exchange.body)
        here = next((c for c in made if c.sha256 == digest and c.kind == "response"), None)
        return here or original(digest) if exchange.body and not exchange.truncated else None

    def _open_file(self, at: str) -> Path:
        files = self.files()
        if files and files[-1].stat().st_size < self._largest:
            return files[-1]
        stamp = "".join(c for c in at if c.isdigit())[:14]
        path = self.folder / f"callup-{stamp}-{len(files) + 1:05}.warc.gz"
        buffer = io.BytesIO()
        writer = WARCWriter(buffer, gzip=True, warc_version=VERSION)
        info = {"software": SOFTWARE, "format": "WARC File Format 1.1", "robots": "obeyed"}
        record = writer.create_warcinfo_record(path.name, info)
        record.rec_headers.replace_header("WARC-Date", at)
        writer.write_record(record)
        _append(path, 0, buffer.getvalue())
        return path


def sha256(data: bytes) -> str:
    """A digest as captures carry it."""
    return hashlib.sha256(data).hexdigest()


class _Group:
    """The records of one exchange."""

    def __init__(self, exchange: Exchange, place: str, original: Capture | None) -> None:
        self._exchange, self._original = exchange, original
        key = hashlib.sha256(f"{place}|{exchange.url}|{exchange.at}".encode()).digest()
        self.id = "k-" + key.hex()[:16]
        self._uuid = uuid.UUID(bytes=key[:16], version=4)
        # Of a version that was confirmed nothing was sent: its digest is that of the capture at hand.
        self.digest = original.sha256 if original else sha256(exchange.body)

    def written(self, told: Mapping[str, str]) -> bytes:
        """The records as they lie in a file, each packed by itself."""
        buffer = io.BytesIO()
        writer = WARCWriter(buffer, gzip=True, warc_version=VERSION)
        for record in (self._response(writer), self._request(writer), self._metadata(writer, told)):
            writer.write_record(record)
        return buffer.getvalue()

    def capture(self, file: str, offset: int, stretch: bytes, source: str) -> Capture:
        """The row that lists it."""
        of = self._exchange
        return Capture(
            id=self.id,
            url=of.url,
            at=of.at,
            status=of.status,
            kind="revisit" if self._original else "response",
            mime=of.header("content-type").partition(";")[0].strip().lower(),
            sha256=self.digest,
            file=file,
            offset=offset,
            length=len(stretch),
            record_sha256=sha256(stretch),
            source=source,
            refers=self._original.id if self._original else None,
            truncated=of.truncated,
        )

    def _response(self, writer: WARCWriter) -> Any:  # noqa: ANN401
        of = self._exchange
        line = f"{of.status} {of.reason}".strip()
        # The chunks are joined: a header that tells of them would mislead whoever replays this.
        renamed = {"transfer-encoding": "X-Crawler-Transfer-Encoding"}
        headers = [(renamed.get(key.lower(), key), value) for key, value in of.headers]
        head = StatusAndHeaders(line, headers, protocol="HTTP/1.1")
        fields = self._fields(0) | {"Callup-Capture": self.id}
        if of.truncated:
            fields["WARC-Truncated"] = of.truncated
        digest = f"sha256:{self.digest}"
        if self._original is not None:
            return self._revisit(writer, head, fields)
        fields["WARC-Payload-Digest"] = digest
        return writer.create_warc_record(
            of.url,
            "response",
            payload=io.BytesIO(of.body),
            length=len(of.body),
            http_headers=head,
            warc_headers_dict=fields,
        )

    def _revisit(self, writer: WARCWriter, head: StatusAndHeaders, fields: dict[str, str]) -> Any:  # noqa: ANN401
        assert self._original is not None
        record = writer.create_revisit_record(
            self._exchange.url,
            f"sha256:{self._original.sha256}",
            self._original.url,
            self._original.at,
            http_headers=head,
            warc_headers_dict=fields,
        )
        if self._exchange.status == 304:
            record.rec_headers.replace_header("WARC-Profile", NOT_MODIFIED)
        return record

    def _request(self, writer: WARCWriter) -> Any:  # noqa: ANN401
        (_, line), *headers = self._exchange.request
        head = StatusAndHeaders(line, list(headers), is_http_request=True)
        fields = self._fields(1) | {"WARC-Concurrent-To": self._fields(0)["WARC-Record-ID"]}
        return writer.create_warc_record(
            self._exchange.url, "request", http_headers=head, warc_headers_dict=fields
        )

    def _metadata(self, writer: WARCWriter, told: Mapping[str, str]) -> Any:  # noqa: ANN401
        words = "".join(f"{key}: {value}\r\n" for key, value in told.items()).encode()
        fields = self._fields(2) | {"WARC-Concurrent-To": self._fields(0)["WARC-Record-ID"]}
        return writer.create_warc_record(
            self._exchange.url,
            "metadata",
            payload=io.BytesIO(words),
            length=len(words),
            warc_content_type="application/warc-fields",
            warc_headers_dict=fields,
        )

    def _fields(self, number: int) -> dict[str, str]:
        name = uuid.uuid5(self._uuid, str(number)) if number else self._uuid
        return {"WARC-Record-ID": f"<urn:uuid:{name}>", "WARC-Date": self._exchange.at}


def _told(visit: Visit, source: str, *, number: int, last: bool) -> dict[str, str]:
    """What the metadata record says, enough to go on from it after a crash."""
    told = {"source": source, "asked": visit.asked, "hop": str(number)}
    if last:
        told |= {"ends": "yes", "moved": "yes" if visit.moved else "no"}
        if visit.failure:
            told["failure"] = " ".join(visit.failure.split())
    return told


def _append(path: Path, start: int, data: bytes) -> None:
    """Add to a file, wholly or not at all, and onto the disk."""
    try:
        with path.open("ab") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        with contextlib.suppress(OSError):
            os.truncate(path, start)
        raise BadRequest(
            f"{path} cannot be written: {error.strerror}: make room on the disk, then run the same command again; "
            "nothing that was captured is lost"
        ) from error
    if start == 0:
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _visits(path: Path, found: list[RecordGroup], original: Original) -> Iterator[Unlisted]:
    """The visits of some groups, in their order; one that was cut off before its end comes as a failure."""
    waiting: list[RecordGroup] = []
    for group in found:
        waiting.append(group)
        if group.ends:
            yield _visit(path, waiting, original)
            waiting = []
    if waiting:
        yield _visit(path, waiting, original)


def _visit(path: Path, found: list[RecordGroup], original: Original) -> Unlisted:
    last = found[-1]
    exchanges = tuple(group.exchange for group in found)
    captures = tuple(group.capture(path.name, original) for group in found)
    failure = last.failure if last.ends else "the watch was stopped in the middle of it"
    visit = Visit(
        asked=last.asked, url=last.exchange.url, at=found[0].exchange.at, exchanges=exchanges,
        body=b"" if failure else last.unpacked, failure=failure, moved=last.moved,
    )  # fmt: skip
    return Unlisted(visit, last.source or "", captures)
