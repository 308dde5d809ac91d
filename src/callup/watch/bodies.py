"""A body as it was sent → the bytes of the page. In: raw bytes, how they were packed. Out: unpacked bytes, never beyond a limit.

Deliberately missing: guessing. What is packed in a way nobody asked for is unpacked where a library can, refused otherwise.
"""

import zlib

import brotli

from callup.errors import BadInput

STEP = 65_536


def unpacked_body(raw: bytes, encoding: str, limit: int) -> bytes:
    """The body without its content encoding; BadInput for a bomb, a damaged or an unknown packing."""
    for name in reversed([part.strip().lower() for part in encoding.split(",") if part.strip()]):
        raw = _unpacked(raw, name, limit)
    return raw


def _unpacked(raw: bytes, name: str, limit: int) -> bytes:
    if name == "identity":
        return raw
    if name in {"gzip", "x-gzip", "deflate"}:
        return _inflated(raw, limit, zlib.MAX_WBITS | 32)
    if name == "br":
        return _brotli(raw, limit)
    raise BadInput(f"the body is packed as {name!r}, which nobody asked for")


def _inflated(raw: bytes, limit: int, bits: int) -> bytes:
    # A "deflate" body may come with or without a head of its own.
    for window in (bits, -zlib.MAX_WBITS):
        machine = zlib.decompressobj(window)
        try:
            made = machine.decompress(raw, limit + 1)
        except zlib.error:
            continue
        return _whole(made, limit, ended=machine.eof)
    raise BadInput("the body cannot be unpacked: it is damaged")


def _brotli(raw: bytes, limit: int) -> bytes:
    machine, made, left = brotli.Decompressor(), bytearray(), raw
    try:
        while not machine.is_finished() and len(made) <= limit:
            part = machine.process(left, output_buffer_limit=STEP)
            left = b""
            if not part and machine.can_accept_more_data():
                break
            made += part
    except brotli.error as error:
        raise BadInput("the body cannot be unpacked: it is damaged") from error
    return _whole(bytes(made), limit, ended=machine.is_finished())


def _whole(made: bytes, limit: int, *, ended: bool) -> bytes:
    if len(made) > limit:
        raise BadInput(f"the body unpacks to more than {limit:,} bytes: it may be a bomb")
    if not ended:
        raise BadInput("the packed body is cut off")
    return made
