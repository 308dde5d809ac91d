"""PDF with a text layer → Document. In: the bytes of a PDF. Out: one Document of its pages' text, in reading order.

Deliberately missing: reading of pictures; a scan is refused with the advice to run OCR.
"""

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

from callup.errors import BadInput
from callup.intake.dates import stated
from callup.intake.decode import Decoded, mended
from callup.intake.layout import NARROWEST, Piece, continued, page_text
from callup.intake.making import TextFacts, document
from callup.intake.options import IntakeOptions
from callup.model import Document, Refusal

MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
UNMAPPED = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")
MOST_UNMAPPED = 0.2
"""A few bullets and arrows have no character; text whose letters have none is unreadable whole."""
LINE_END_HYPHENS = {0x02: "-", 0xFFFE: "-"}
TILTED = 0.1
"""Radians; what runs at an angle is a stamp across the page."""


def looks_like_pdf(data: bytes, name: str) -> bool:
    """Whether bytes are a PDF, by the mark near their start."""
    return b"%PDF-" in data[:1024]


def read_pdf(data: bytes, name: str, options: IntakeOptions) -> Iterator[Document | Refusal]:
    """The one document of a PDF."""
    try:
        reader = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise BadInput(
                f"{name}: the PDF asks for a password: save a copy without one"
            ) from error
        raise BadInput(f"{name}: the PDF is damaged: save it again") from error
    try:
        yield document(_found(reader, name, options), options)
    finally:
        reader.close()


def _found(reader: Any, name: str, options: IntakeOptions) -> TextFacts:  # noqa: ANN401
    pages = len(reader)
    about = reader.get_metadata_dict()
    texts, notes = _pages(reader, min(pages, options.max_pages), options)
    if pages > len(texts):
        notes.append(f"only the first {len(texts):,} of {pages:,} pages were read")
    text = continued(texts)
    if not text:
        raise BadInput(
            f"{name}: no text in {pages:,} pages: it is a scan; run it through OCR, then ingest the result"
        )
    text, note = _mended(text, name)
    unmapped = len(UNMAPPED.findall(text)) > MOST_UNMAPPED * len(text)
    advice = "the PDF does not say which characters its letters are: run it through OCR"
    return TextFacts(
        name=name,
        kind="pdf",
        text=text,
        title=about.get("Title") or None,
        notes=(*notes, note),
        remarks=(advice if unmapped else "",),
        made=_made(about.get("CreationDate") or ""),
    )


def _mended(text: str, name: str) -> tuple[str, str]:
    """A PDF without a map gives its letters in the wrong code page; where that can be undone, it is."""
    try:
        found = mended(Decoded(text, "pdf"), name)
    except BadInput:
        return text, ""
    return found.text, found.note


def _made(moment: str) -> str | None:
    match = MADE.match(moment)
    return stated("-".join(match.groups())).day if match else None


def _pages(reader: Any, count: int, options: IntakeOptions) -> tuple[list[str], list[str]]:  # noqa: ANN401
    texts: list[str] = []
    broken: list[str] = []
    size = 0
    for number in range(count):
        try:
            page = reader[number]
            text = page_text(_pieces(page, options.max_chars))
            page.close()
        except pypdfium2.PdfiumError:
            broken.append(str(number + 1))
            text = ""
        texts.append(text)
        size += len(text)
        if size > options.max_chars:
            break
    return texts, [f"pages that could not be read: {', '.join(broken[:20])}"] if broken else []


def _pieces(page: Any, most: int) -> Iterator[Piece]:  # noqa: ANN401
    """The runs of letters of a page: broken at a line's end, and where a gap is wider than a space."""
    held = page.get_textpage()
    letters: list[str] = []
    box: list[float] = []
    for index in range(min(held.count_chars(), most)):
        code = raw.FPDFText_GetUnicode(held.raw, index)
        letter = LINE_END_HYPHENS.get(code) or chr(code)
        if abs(raw.FPDFText_GetCharAngle(held.raw, index)) > TILTED:
            continue
        ends = letter in "\r\n"
        place = None if ends or letter.isspace() else _place(held, index)
        if box and (ends or (place is not None and _apart(box, place))):
            yield Piece(box[0], box[1], box[2], box[3], "".join(letters))
            letters, box = [], []
        if place is not None:
            box = _around(box, place) if box else place
        if not ends and (box or letters):
            letters.append(letter)
    if box:
        yield Piece(box[0], box[1], box[2], box[3], "".join(letters))
    held.close()


def _place(held: Any, index: int) -> list[float]:  # noqa: ANN401
    """Left, bottom, right and top of a letter, as high as its font: a comma stands on the same line as its word."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(held.raw, index, ctypes.byref(box))
    return [box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)]


def _apart(box: list[float], place: list[float]) -> bool:
    """Whether a letter goes on elsewhere than right behind the run, or on another line."""
    height = max(1.0, box[3] - box[1])
    off = abs((box[1] + box[3]) - (place[1] + place[3])) / 2 > 0.5 * height
    gap = place[0] - box[2]
    return off or gap > NARROWEST * height or gap < -2 * height


def _around(box: list[float], place: list[float]) -> list[float]:
    return [
        min(box[0], place[0]),
        min(box[1], place[1]),
        max(box[2], place[2]),
        max(box[3], place[3]),
    ]
