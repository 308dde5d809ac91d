"""Captures against the files they lie in. In: rows, the folder. Out: what is damaged, row by row. Misses: mending."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from callup.model import Capture

STEP = 1 << 20


class Damage(msgspec.Struct, frozen=True):
    """A capture that is not as it was kept, and how it differs."""

    capture: Capture
    what: str


def damaged(captures: Iterable[Capture], folder: Path) -> Iterator[Damage | None]:
    """For each capture what is wrong with it, None where all is well."""
    for capture in captures:
        what = _fault(capture, folder / capture.file)
        yield Damage(capture, what) if what else None


def _fault(capture: Capture, path: Path) -> str:
    try:
        with path.open("rb") as stream:
            stream.seek(capture.offset)
            digest, left = hashlib.sha256(), capture.length
            while left and (data := stream.read(min(STEP, left))):
                digest.update(data)
                left -= len(data)
    except FileNotFoundError:
        return f"{path} is not there"
    except OSError as error:
        return f"{path} cannot be read: {error.strerror}"
    if left:
        return f"{path} ends {left:,} bytes before the capture does"
    if digest.hexdigest() != capture.record_sha256:
        return f"{path}: the bytes at {capture.offset:,} are not those that were kept"
    return ""


def stretch(capture: Capture, folder: Path) -> bytes:
    """The bytes of a capture's records, as they lie in its file."""
    with (folder / capture.file).open("rb") as stream:
        stream.seek(capture.offset)
        return stream.read(capture.length)
