"""Files → Documents. In: a path. Out: its Documents, or the Refusals that say why there are none.

Every format is a row of ``FORMATS``: a test of the bytes and a reader. A new format is a new file and a new row.
Deliberately missing: the network; see ``fetch``.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from callup.errors import BadInput
from callup.intake.html import looks_like_html, read_html
from callup.intake.options import IntakeOptions
from callup.intake.text import read_text
from callup.model import Document, Refusal

Sniff = Callable[[bytes, str], bool]
Read = Callable[[bytes, str, IntakeOptions], Iterator[Document | Refusal]]

FORMATS: list[tuple[str, Sniff, Read]] = [
    ("html", looks_like_html, read_html),
    ("text", lambda data, name: True, read_text),
]


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


def documents(path: Path, options: IntakeOptions) -> Iterator[Document | Refusal]:
    """The documents of one file; total: whatever is wrong with it ends in a Refusal."""
    try:
        size = path.stat().st_size
        if size > options.max_bytes:
            yield _refused(
                str(path),
                f"{size:,} bytes are more than the limit of {options.max_bytes:,}: split the file",
            )
            return
        data = path.read_bytes()
    except OSError as error:
        yield _refused(
            str(path),
            f"cannot be read: {error.strerror or error}: check that it is there and yours to read",
        )
        return
    yield from document_from_bytes(data, str(path), options)


def document_from_bytes(
    data: bytes, name: str, options: IntakeOptions
) -> Iterator[Document | Refusal]:
    """The documents of some bytes, by the first format that recognises them."""
    digest = hashlib.sha256(data).hexdigest()
    _, _, read = next(row for row in FORMATS if row[1](data, name))
    try:
        yield from read(data, name, options)
    except BadInput as error:
        yield _refused(name, str(error).removeprefix(f"{name}: "), digest)
    except RecursionError:
        yield _refused(name, "nested too deep to be read: this is not a text", digest)


def _refused(name: str, reason: str, digest: str | None = None) -> Refusal:
    return Refusal(file=name, stage="intake", reason=reason, bytes_sha256=digest)
