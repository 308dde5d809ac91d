"""Files → Documents. In: a path. Out: its Documents, or the Refusals that say why there are none.

Every format is a row of ``FORMATS``: a test of the bytes and a reader. A new format is a new file and a new row.
Deliberately missing: the network; see ``fetch``.
"""

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from callup.errors import BadInput
from callup.intake.feed import looks_like_feed, read_feed
from callup.intake.html import looks_like_html, read_html
from callup.intake.jsonl import looks_like_json, read_json
from callup.intake.mail import looks_like_mail, read_mail
from callup.intake.named import looks_named, refuse_named
from callup.intake.office import office_kind, read_office
from callup.intake.options import IntakeOptions
from callup.intake.pdf import looks_like_pdf, read_pdf
from callup.intake.sheets import looks_like_csv, read_csv
from callup.intake.telegram import looks_like_telegram, read_telegram
from callup.intake.telegram_html import looks_like_telegram_html, read_telegram_html
from callup.intake.text import read_text
from callup.intake.wacz import looks_like_wacz, read_wacz
from callup.intake.warc import looks_like_warc, read_warc
from callup.intake.zipped import looks_like_zip, read_zip
from callup.model import Document, Refusal

Items = Iterator[Document | Refusal]
Sniff = Callable[[bytes, str], bool]
Read = Callable[[bytes, str, IntakeOptions], Items]
Stream = Callable[[BinaryIO, str, IntakeOptions], Items]

FORMATS: list[tuple[str, Sniff, Read]] = [
    ("named", looks_named, refuse_named),
    ("pdf", looks_like_pdf, read_pdf),
    ("csv", looks_like_csv, read_csv),
    ("telegram", looks_like_telegram, read_telegram),
    ("json", looks_like_json, read_json),
    ("feed", looks_like_feed, read_feed),
    ("mail", looks_like_mail, read_mail),
    ("telegram's pages", looks_like_telegram_html, read_telegram_html),
    ("html", looks_like_html, read_html),
    ("text", lambda data, name: True, read_text),
]
"""Read from bytes held at once; the first that recognises them reads them."""
START = 65_536


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to read: each path itself, a folder's files in order; hidden ones are passed over."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                file
                for file in path.rglob("*")
                if file.is_file()
                and not any(part.startswith(".") for part in file.relative_to(path).parts)
            )
        else:
            yield path


def documents(path: Path, options: IntakeOptions) -> Items:
    """The documents of one file; total: whatever is wrong with it ends in a Refusal."""
    name = str(path)
    try:
        if path.exists() and not path.is_file():
            yield _refused(name, "not a regular file: name a file or a folder")
            return
        with path.open("rb") as stream:
            size = path.stat().st_size
            if _archive(stream, name) is None and size > options.max_bytes:
                limit = f"{size:,} bytes are more than the limit of {options.max_bytes:,}"
                yield _refused(name, f"{limit}: split the file")
                return
            yield from _told(_from_stream(stream, name, options))
    except OSError as error:
        yield _refused(
            name,
            f"cannot be read: {error.strerror or error}: check that it is there and yours to read",
        )


def document_from_bytes(data: bytes, name: str, options: IntakeOptions) -> Items:
    """The documents of some bytes, by the first format that recognises them."""
    yield from _told(_member(data, name, options))


def _member(data: bytes, name: str, options: IntakeOptions) -> Items:
    yield from _from_stream(io.BytesIO(data), name, options)


def _told(items: Items) -> Items:
    """The same, each document followed by what is to be known of it; a note refuses nothing."""
    for item in items:
        yield item
        if isinstance(item, Document):
            for note in item.notes:
                yield Refusal(file=item.file, stage="note", reason=note)


def _from_stream(stream: BinaryIO, name: str, options: IntakeOptions) -> Items:
    """What the format's reader gives; no file ends in silence."""
    empty = True
    for item in _read(stream, name, options):
        empty = False
        yield item
    if empty:
        yield _refused(name, "nothing to read was found in it: leave it out")


def _read(stream: BinaryIO, name: str, options: IntakeOptions) -> Items:
    digest: str | None = None
    try:
        archive = _archive(stream, name)
        if archive is not None:
            yield from archive(stream, name, options)
            return
        data = stream.read()
        digest = hashlib.sha256(data).hexdigest()
        _, _, read = next(row for row in FORMATS if row[1](data, name))
        yield from read(data, name, options)
    except BadInput as error:
        yield _refused(name, str(error).removeprefix(f"{name}: "), digest)
    except RecursionError:
        yield _refused(name, "nested too deep to be read: this is not a text", digest)


def _archive(stream: BinaryIO, name: str) -> Stream | None:
    """The reader of an archive, which needs no more of it in memory than a member; None for other files."""
    start = stream.read(START)
    stream.seek(0)
    if looks_like_warc(start, name):
        return read_warc
    if looks_like_zip(start, name):
        if office_kind(stream):
            return read_office
        return read_wacz if looks_like_wacz(stream) else _read_zip
    return None


def _read_zip(stream: BinaryIO, name: str, options: IntakeOptions) -> Items:
    return read_zip(stream, name, options, _member)


def _refused(name: str, reason: str, digest: str | None = None) -> Refusal:
    return Refusal(file=name, stage="intake", reason=reason, bytes_sha256=digest)
