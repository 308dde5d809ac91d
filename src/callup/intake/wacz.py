"""WACZ 1.1.1 → Documents. In: a seekable stream. Out: the pages of its WARC files, and what its index tells wrongly.

The WARC files are the evidence; the index and the digests only vouch for them. Where they lie, a Refusal says so and
the pages are read all the same. Deliberately missing: signatures, and lookup by the CDX index.
"""

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from callup.errors import BadInput
from callup.intake.options import IntakeOptions
from callup.intake.warc import read_warc
from callup.intake.zipped import digest, member_bytes, opened
from callup.model import Document, Refusal

PACKAGE = "datapackage.json"


def looks_like_wacz(stream: BinaryIO) -> bool:
    """Whether a ZIP is a web archive: it holds a data package and WARC files."""
    try:
        names = zipfile.ZipFile(stream).namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return False
    finally:
        stream.seek(0)
    return PACKAGE in names and any(n.startswith("archive/") for n in names)


def read_wacz(stream: BinaryIO, name: str, options: IntakeOptions) -> Iterator[Document | Refusal]:
    """The pages of a web archive, after what its own papers get wrong."""
    archive = opened(stream, name)
    members = {member.filename: member for member in archive.infolist()}
    for fault in _faults(archive, members, name, options):
        yield Refusal(
            file=name, stage="intake", reason=f"{fault}; the pages were read all the same"
        )
    for path, member in members.items():
        if not path.startswith("archive/") or member.is_dir():
            continue
        within = f"{name}!{path}"
        try:
            data = member_bytes(archive, member, within, options)
            yield from read_warc(io.BytesIO(data), within, options)
        except BadInput as error:
            yield Refusal(
                file=within, stage="intake", reason=str(error).removeprefix(f"{within}: ")
            )


def _faults(
    archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], name: str, options: IntakeOptions
) -> Iterator[str]:
    try:
        package = json.loads(member_bytes(archive, members[PACKAGE], name, options))
        resources = [r for r in package.get("resources", []) if isinstance(r, dict)]
    except (ValueError, RecursionError, AttributeError, TypeError, BadInput):
        yield f"{PACKAGE} cannot be read"
        return
    for resource in resources[: options.max_members]:
        path = str(resource.get("path"))
        said = str(resource.get("hash", "")).removeprefix("sha256:")
        if path not in members:
            yield f"{PACKAGE} names {path}, which is not there"
            continue
        try:
            data = member_bytes(archive, members[path], path, options)
        except BadInput as error:
            yield str(error)
            continue
        if said and digest(data) != said:
            yield f"{path} does not match its digest in {PACKAGE}"
    yield from _index_faults(archive, members, options)


def _index_faults(
    archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], options: IntakeOptions
) -> Iterator[str]:
    wrong = 0
    for path in members:
        if not path.startswith("indexes/") or path.endswith(".idx"):
            continue
        try:
            data = member_bytes(archive, members[path], path, options)
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
                raw = packed.read(options.max_bytes) if path.endswith(".gz") else data
        except (BadInput, OSError, EOFError, zlib.error):
            yield f"{path} cannot be read"
            continue
        wrong += sum(not _points_right(line, members) for line in raw.splitlines() if b"{" in line)
    if wrong:
        yield f"the index points to {wrong:,} records that are not where it says"


def _points_right(line: bytes, members: dict[str, zipfile.ZipInfo]) -> bool:
    try:
        entry = json.loads(line[line.index(b"{") :])
        if "filename" not in entry:
            return True
        member = members.get(f"archive/{entry['filename']}")
        return (
            member is not None and int(entry["offset"]) + int(entry["length"]) <= member.file_size
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return False
