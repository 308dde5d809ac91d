"""Text documents of office programs → Documents. In: a DOCX, ODT or ODS file. Out: one Document of its text.

mammoth turns DOCX into HTML (insertions kept, deletions and comments left out), lxml reads the XML of OpenDocument; tables
become sentences. Deliberately missing: slides, pictures, and what stands in headers and footers.
"""

import re
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

import defusedxml.ElementTree
import mammoth
import msgspec
from lxml import etree

from callup.errors import BadInput
from callup.intake.dates import stated
from callup.intake.html import html_text
from callup.intake.making import TextFacts, document
from callup.intake.options import IntakeOptions
from callup.intake.sheets import workbook
from callup.intake.tables import table_lines
from callup.intake.zipped import member_bytes, opened
from callup.model import Document, Refusal

ENTITY = re.compile(rb"<!(?:ENTITY|DOCTYPE)", re.IGNORECASE)
# The latest counts: a file made from a template has the template's days, and nothing was known before its file was done.
MADE = (
    "{http://purl.org/dc/terms/}modified",
    "{http://purl.org/dc/elements/1.1/}date",
    "{http://purl.org/dc/terms/}created",
    "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}creation-date",
)
TITLE = "{http://purl.org/dc/elements/1.1/}title"
LINK = re.compile(r'href="(https?://[^"]+)"')
OF_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OF_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OPEN = {
    "application/vnd.oasis.opendocument.text": "text",
    "application/vnd.oasis.opendocument.spreadsheet": "table",
}
SLIDES = "slides: copy their text into a document, or export them as PDF"


def office_kind(stream: BinaryIO) -> str:
    """Which kind of office file a ZIP is: docx, xlsx, odf, slides, or "" for any other ZIP."""
    try:
        archive = zipfile.ZipFile(stream)
        names = set(archive.namelist())
        mime = (
            archive.read("mimetype")[:100].decode("ascii", "replace") if "mimetype" in names else ""
        )
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, KeyError):
        return ""
    finally:
        stream.seek(0)
    for kind, mark in (("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml")):
        if mark in names:
            return kind
    if mime.strip() in OPEN:
        return "odf"
    return "slides" if "ppt/presentation.xml" in names or mime.endswith("presentation") else ""


def read_office(
    stream: BinaryIO, name: str, options: IntakeOptions
) -> Iterator[Document | Refusal]:
    """The one document of an office file."""
    kind = office_kind(stream)
    if kind == "slides":
        raise BadInput(f"{name}: {SLIDES}")
    archive = opened(stream, name)
    _refuse_bombs(archive, name, options)
    for path in ("word/document.xml", "xl/workbook.xml", "content.xml"):
        _part(archive, path, name, options)
    stream.seek(0)
    if kind == "xlsx":
        found = workbook(stream, name)
    else:
        found = _docx(stream, name) if kind == "docx" else _odf(archive, name, options)
    if not found.text.strip():
        raise BadInput(
            f"{name}: no text in this document: if it holds pictures, run it through OCR"
        )
    yield document(_with_papers(found, archive, options), options)


def _refuse_bombs(archive: zipfile.ZipFile, name: str, options: IntakeOptions) -> None:
    """What a ZIP says of its members' sizes holds: it unpacks no more than that."""
    members = archive.infolist()
    size, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    if size > options.max_unpacked or size > options.max_bytes > packed * options.max_ratio:
        raise BadInput(f"{name}: more than {options.max_unpacked:,} bytes when unpacked: split it")
    if any(member.flag_bits & 1 for member in members):
        raise BadInput(f"{name}: it asks for a password: save a copy without one")


def _part(archive: zipfile.ZipFile, path: str, name: str, options: IntakeOptions) -> bytes:
    try:
        data = member_bytes(archive, archive.getinfo(path), name, options)
    except KeyError:
        return b""
    if ENTITY.search(data[:4096]):
        raise BadInput(f"{name}: it defines entities of its own, as attacks do: save it anew")
    return data


def _docx(stream: BinaryIO, name: str) -> TextFacts:
    # mammoth raises errors of many kinds on damaged files; each means the same here.
    try:
        made = mammoth.convert_to_html(
            stream,
            convert_image=mammoth.images.img_element(lambda image: {}),
            external_file_access=False,
        )
    except RecursionError:
        raise
    except Exception as error:
        raise BadInput(
            f"{name}: the document is damaged ({type(error).__name__}): save it again"
        ) from error
    links = tuple(LINK.findall(made.value))
    return TextFacts(name=name, kind="docx", text=html_text(made.value), links=links)


def _odf(archive: zipfile.ZipFile, name: str, options: IntakeOptions) -> TextFacts:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(_part(archive, "content.xml", name, options), parser)
    except etree.XMLSyntaxError as error:
        raise BadInput(f"{name}: the document is damaged: save it again") from error
    return TextFacts(name=name, kind="odf", text="\n".join(_lines(root)))


def _with_papers(found: TextFacts, archive: zipfile.ZipFile, options: IntakeOptions) -> TextFacts:
    """The same with the title and the day that the file's own papers give."""
    said: dict[str, str] = {}
    for path in ("docProps/core.xml", "meta.xml"):
        try:
            about = _part(archive, path, found.name, options)
            tree = defusedxml.ElementTree.fromstring(about) if about else None
        except (defusedxml.ElementTree.ParseError, defusedxml.DefusedXmlException, ValueError):
            continue
        said |= {node.tag: node.text or "" for node in (() if tree is None else tree.iter())}
    days = [day for key in MADE if (day := stated(said.get(key)).day)]
    return msgspec.structs.replace(
        found, title=said.get(TITLE) or None, made=max(days, default=None)
    )


def _lines(root: Any) -> Iterator[str]:  # noqa: ANN401
    """The paragraphs of an OpenDocument text, tables as sentences; what tracked changes took out is left out."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.tag == f"{OF_TABLE}table":
            yield from table_lines([_row(row) for row in node.iter(f"{OF_TABLE}table-row")])
        elif node.tag in {f"{OF_TEXT}p", f"{OF_TEXT}h"}:
            yield from filter(None, [_words(node)])
        elif node.tag != f"{OF_TEXT}tracked-changes":
            waiting += reversed([child for child in node if isinstance(child.tag, str)])


def _row(row: Any) -> list[str]:  # noqa: ANN401
    cells = (c for c in row if c.tag in {f"{OF_TABLE}table-cell", f"{OF_TABLE}covered-table-cell"})
    return [" ".join(filter(None, map(_words, cell.iter(f"{OF_TEXT}p")))) for cell in cells]


def _words(node: Any) -> str:  # noqa: ANN401
    """The words of a paragraph; a tab, a run of spaces or a line's end is an element there."""
    parts = []
    for part in node.iter():
        if part.tag in {f"{OF_TEXT}s", f"{OF_TEXT}tab", f"{OF_TEXT}line-break"}:
            parts.append(" ")
        parts.append(part.text or "")
        if part is not node:
            parts.append(part.tail or "")
    return " ".join("".join(parts).split())
