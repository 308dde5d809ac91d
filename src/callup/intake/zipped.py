"""ZIP → the Documents of its members. In: a seekable stream. Out: what each member gives, bombs and oddities refused.

Nothing is written to disk, so a member's path cannot escape. Deliberately missing: passwords, and members nested
deeper than ``IntakeOptions.depth``.
"""

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

import msgspec

from callup.errors import BadInput
from callup.intake.options import Budget, IntakeOptions
from callup.model import Document, Refusal

Inner = Callable[[bytes, str, IntakeOptions], Iterator[Document | Refusal]]
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
SMALL = 2**20
"""A member below a mebibyte may be packed as tightly as it likes."""


def looks_like_zip(data: bytes, name: str) -> bool:
    """Whether bytes are a ZIP, by their start."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def opened(stream: BinaryIO, name: str) -> zipfile.ZipFile:
    """The archive, or BadInput."""
    try:
        return zipfile.ZipFile(stream)
    except BROKEN as error:
        raise BadInput(f"{name}: the ZIP is damaged ({error}): download it again") from error


def read_zip(
    stream: BinaryIO, name: str, options: IntakeOptions, inner: Inner
) -> Iterator[Document | Refusal]:
    """The documents of every member."""
    if options.depth < 1:
        raise BadInput(f"{name}: archives are nested too deep: unpack the inner ones first")
    archive = opened(stream, name)
    members = [m for m in archive.infolist() if not m.is_dir() and not _hidden(m.filename)]
    if not members:
        raise BadInput(f"{name}: no files in this archive")
    budget = options.budget or Budget(options.max_unpacked, options.max_members)
    allowed = max(budget.members, 0)
    budget.members -= len(members)
    for member in members[:allowed]:
        within = f"{name}!{member.filename}"
        try:
            data = member_bytes(
                archive, member, within, msgspec.structs.replace(options, max_unpacked=budget.left)
            )
        except BadInput as error:
            yield Refusal(
                file=within, stage="intake", reason=str(error).removeprefix(f"{within}: ")
            )
            continue
        budget.left -= len(data)
        deeper = msgspec.structs.replace(
            options, depth=options.depth - 1, max_unpacked=budget.left, budget=budget
        )
        yield from inner(data, within, deeper)
    if len(members) > allowed:
        extra = len(members) - allowed
        yield Refusal(
            file=name, stage="intake", reason=f"{extra:,} files beyond the limit were left out"
        )


def member_bytes(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, options: IntakeOptions
) -> bytes:
    """The bytes of one member, never more than the limits, whatever its header claims."""
    if member.flag_bits & 1:
        raise BadInput(f"{name}: it asks for a password: unpack it yourself")
    limit = min(options.max_bytes, options.max_unpacked)
    if member.file_size > SMALL and member.file_size > options.max_ratio * max(
        1, member.compress_size
    ):
        raise BadInput(
            f"{name}: packed more than {options.max_ratio} times, as bombs are: unpack it yourself"
        )
    try:
        with archive.open(member) as packed:
            data = packed.read(limit + 1)
    except BROKEN as error:
        raise BadInput(f"{name}: damaged in the archive ({error}): download it again") from error
    if len(data) > limit:
        raise BadInput(
            f"{name}: more than {limit:,} bytes when unpacked: unpack and split it yourself"
        )
    return data


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _hidden(path: str) -> bool:
    return any(
        part.startswith(".") and part not in {".", ".."} or part == "__MACOSX"
        for part in path.split("/")
    )
