"""Packed bytes → plain bytes, within limits. In: a stream or a body, and how it is packed. Out: bytes; faults are kept as words.

gzip, deflate, brotli and zstd, for archives and for what servers sent. Deliberately missing: any other packing, which is
named in the fault.
"""

import io
import struct
import zlib
from typing import Any, BinaryIO

import brotli
import zstandard

from callup.errors import BadInput

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
SKIPPED = b"\x5d\x2a\x4d\x18"
"""The frame of a .warc.zst that holds its dictionary."""
BLOCK = 65_536
LARGEST_DICTIONARY = 2**20
LARGEST_WINDOW = 2**27


class PlainStream:
    """A packed stream read as a plain one; where it breaks off it ends, and ``fault`` says how."""

    def __init__(self) -> None:
        self.fault = ""
        self._told = 0

    def read(self, size: int) -> bytes:
        """Up to so many bytes; fewer only at the end."""
        parts: list[bytes] = []
        while size > 0 and not self.fault and (part := self._some(min(BLOCK, size))):
            parts.append(part)
            size -= len(part)
        read = b"".join(parts)
        self._told += len(read)
        return read

    def tell(self) -> int:
        """How much was read."""
        return self._told

    def close(self) -> None:
        """The packed stream belongs to who opened it."""

    def _some(self, most: int) -> bytes:
        raise NotImplementedError


class PlainGzip(PlainStream):
    """Members of gzip, one after the other."""

    def __init__(self, packed: BinaryIO) -> None:
        super().__init__()
        self._packed, self._left, self._begun = packed, b"", False
        self._member: Any = zlib.decompressobj(31)

    def _some(self, most: int) -> bytes:
        while packed := self._left or self._packed.read(BLOCK):
            if self._member.eof:
                # What follows a member and is no member is padding.
                if not packed.startswith(GZIP[:1]):
                    return b""
                self._member = zlib.decompressobj(31)
            self._begun = True
            try:
                part: bytes = self._member.decompress(packed, most)
            except zlib.error as error:
                self.fault = f"it is damaged ({error})"
                return b""
            self._left = self._member.unconsumed_tail or self._member.unused_data
            if part:
                return part
        if self._begun and not self._member.eof:
            self.fault = "it breaks off"
        return b""


class PlainZstd(PlainStream):
    """Frames of zstd, with the dictionary a .warc.zst may begin with."""

    def __init__(self, packed: BinaryIO) -> None:
        super().__init__()
        known = _dictionary(packed)
        unpacker = zstandard.ZstdDecompressor(dict_data=known, max_window_size=LARGEST_WINDOW)
        self._stream = unpacker.stream_reader(packed, read_across_frames=True)

    def _some(self, most: int) -> bytes:
        try:
            return bytes(self._stream.read(most))
        except (zstandard.ZstdError, OSError, MemoryError) as error:
            self.fault = f"it is damaged ({error})"
            return b""


def _dictionary(packed: BinaryIO) -> zstandard.ZstdCompressionDict | None:
    start = packed.read(8)
    if not start.startswith(SKIPPED) or len(start) < 8:
        packed.seek(0)
        return None
    held = packed.read(min(LARGEST_DICTIONARY, struct.unpack("<I", start[4:])[0]))
    if held.startswith(ZSTD):
        held = body(held, "zstd", LARGEST_DICTIONARY)
    return zstandard.ZstdCompressionDict(held)


def unpacked(stream: BinaryIO) -> Any:  # noqa: ANN401
    """A stream without its packing, gzip or zstd; itself where it has none."""
    start = stream.read(4)
    stream.seek(0)
    if start.startswith(GZIP):
        return PlainGzip(stream)
    return PlainZstd(stream) if start in (ZSTD, SKIPPED) else stream


def body(data: bytes, packing: str, most: int) -> bytes:
    """What a server packed, the last packing undone first; at most so many bytes and one. BadInput where it cannot be.

    >>> body(zlib.compress(b"words"), "deflate", 100)
    b'words'
    """
    kinds = [kind.strip().lower() for kind in packing.split(",") if kind.strip()]
    for kind in reversed(kinds[-4:]):
        if kind == "identity":
            continue
        if kind not in UNPACKERS:
            raise BadInput(f"the page is packed with {kind[:20]!r}, which is not read here")
        try:
            data = UNPACKERS[kind](data, most + 1)
        except (zlib.error, brotli.error, zstandard.ZstdError, MemoryError) as error:
            raise BadInput(f"the page is packed with {kind} and damaged ({error})") from error
    return data


def _gzip(data: bytes, most: int) -> bytes:
    if not data.startswith(GZIP):
        return data  # Many crawlers unpack a page and leave the header that says it is packed.
    return PlainGzip(io.BytesIO(data)).read(most)


def _deflate(data: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, most)
    except zlib.error:
        return zlib.decompressobj(-15).decompress(data, most)


def _brotli(data: bytes, most: int) -> bytes:
    unpacker = brotli.Decompressor()
    parts = [unpacker.process(data, output_buffer_limit=BLOCK)]
    size = len(parts[0])
    while size < most and not unpacker.is_finished() and parts[-1]:
        parts.append(unpacker.process(b"", output_buffer_limit=BLOCK))
        size += len(parts[-1])
    if size < most and not unpacker.is_finished():
        raise brotli.error("it breaks off")
    return b"".join(parts)[:most]


def _zstd(data: bytes, most: int) -> bytes:
    unpacker = zstandard.ZstdDecompressor(max_window_size=LARGEST_WINDOW)
    with unpacker.stream_reader(io.BytesIO(data), read_across_frames=True) as stream:
        return bytes(stream.read(most))


UNPACKERS = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
