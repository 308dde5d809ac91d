"""Formats that are known and not read. In: the first bytes of a file. Out: its name and what to do, or "".

"Not a text in any encoding" helps nobody who holds an old Word file. Deliberately missing: everything that is read.
"""

from collections.abc import Iterator

from callup.errors import BadInput
from callup.intake.options import IntakeOptions
from callup.model import Document, Refusal

UNPACK = "unpack it and ingest what is in it"
PICTURE = "a picture: run it through OCR, then ingest the result"
RECORDING = "a recording: write down what is said in it, then ingest that"
STARTS: tuple[tuple[int, bytes, str], ...] = (
    (
        0,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an Office file of before 2007: save it as .docx or .xlsx",
    ),
    (0, b"{\\rtf", "a rich text file (RTF): save it as .docx or as plain text"),
    (0, b"PAR1", "a Parquet file: export it as CSV or as JSON lines"),
    (0, b"SQLite format 3\x00", "a database: export its texts as JSON lines"),
    (0, b"\x89PNG\r\n", PICTURE),
    (0, b"\xff\xd8\xff", PICTURE),
    (0, b"GIF8", PICTURE),
    (8, b"WEBP", PICTURE),
    (0, b"II*\x00", PICTURE),
    (0, b"MM\x00*", PICTURE),
    (0, b"AT&TFORM", "a DjVu file: run it through OCR, then ingest the result"),
    (4, b"ftyp", RECORDING),
    (8, b"WAVE", RECORDING),
    (0, b"ID3\x03", RECORDING),
    (0, b"ID3\x04", RECORDING),
    (0, b"OggS", RECORDING),
    (0, b"\x1aE\xdf\xa3", RECORDING),
    (0, b"\x1f\x8b", f"packed with gzip, and no web archive: {UNPACK}"),
    (0, b"BZh", f"packed with bzip2: {UNPACK}"),
    (0, b"\xfd7zXZ\x00", f"packed with xz: {UNPACK}"),
    (0, b"(\xb5/\xfd", f"packed with zstd, and no web archive: {UNPACK}"),
    (0, b"7z\xbc\xaf'\x1c", f"a 7z archive: {UNPACK}"),
    (0, b"Rar!\x1a\x07", f"a RAR archive: {UNPACK}"),
)


def named(data: bytes) -> str:
    """What some bytes are, where they are of a known format that is not read; else "".

    >>> named(b"PAR1....")
    'a Parquet file: export it as CSV or as JSON lines'
    """
    return next((said for at, mark, said in STARTS if data.startswith(mark, at)), "")


def looks_named(data: bytes, name: str) -> bool:
    """Whether bytes are of such a format."""
    return bool(named(data[:64]))


def refuse_named(data: bytes, name: str, options: IntakeOptions) -> Iterator[Document | Refusal]:
    """Refuse such a file by its name."""
    raise BadInput(f"{name}: {named(data[:64])}")
    yield
