"""Captures → one WACZ 1.1.1. In: captures, their folder. Out: a file that replays elsewhere. Records are copied byte for byte.

Deliberately missing: signatures; ``stamps`` dates what was captured.
"""

import hashlib
import io
import json
import uuid
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from warcio.warcwriter import WARCWriter

from callup.model import Capture
from callup.watch.archive import VERSION
from callup.watch.reading_back import first_member
from callup.watch.verifying import stretch

FILE = "data.warc.gz"
MADE = (2020, 1, 1, 0, 0, 0)
"""The date of every member: the same captures give the same file."""


def write_wacz(
    captures: Iterable[Capture], folder: Path, out: Path, titles: Mapping[str, str]
) -> int:
    """Write captures as a web archive; how many. The file appears whole or not at all."""
    chosen = list(captures)
    part = out.with_name(f".{out.name}.part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:
            _fill(archive, chosen, folder, titles)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return len(chosen)


def _fill(
    archive: zipfile.ZipFile, chosen: list[Capture], folder: Path, titles: Mapping[str, str]
) -> None:
    resources: list[dict[str, object]] = []
    index: list[str] = []
    digest, size = hashlib.sha256(), 0
    with archive.open(_member(f"archive/{FILE}"), "w", force_zip64=True) as out:
        for data, capture in ((_info(chosen), None), *((stretch(c, folder), c) for c in chosen)):
            if capture is not None:
                index.append(_index_line(capture, size, first_member(data)))
            out.write(data)
            digest.update(data)
            size += len(data)
    resources.append(_resource(f"archive/{FILE}", size, digest.hexdigest()))
    pages = _pages(chosen, titles)
    for path, text in (
        ("indexes/index.cdxj", "".join(sorted(index))),
        ("pages/pages.jsonl", pages),
    ):
        data = text.encode()
        archive.writestr(_member(path), data)
        resources.append(_resource(path, len(data), hashlib.sha256(data).hexdigest()))
    package = _package(chosen, resources)
    archive.writestr(_member("datapackage.json"), package)
    told = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(package).hexdigest()}"}
    archive.writestr(_member("datapackage-digest.json"), json.dumps(told, indent=2))


def _member(path: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(path, MADE)


def _resource(path: str, size: int, digest: str) -> dict[str, object]:
    return {
        "name": path.rpartition("/")[2],
        "path": path,
        "hash": f"sha256:{digest}",
        "bytes": size,
    }


def _info(chosen: list[Capture]) -> bytes:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version=VERSION)
    record = writer.create_warcinfo_record(
        FILE, {"software": "Callup", "format": "WARC File Format 1.1"}
    )
    key = "".join(capture.id for capture in chosen)
    name = uuid.UUID(bytes=hashlib.sha256(key.encode()).digest()[:16], version=4)
    record.rec_headers.replace_header("WARC-Record-ID", f"<urn:uuid:{name}>")
    record.rec_headers.replace_header(
        "WARC-Date", chosen[0].at if chosen else "1970-01-01T00:00:00Z"
    )
    writer.write_record(record)
    return buffer.getvalue()


def _package(chosen: list[Capture], resources: list[dict[str, object]]) -> bytes:
    days = sorted(capture.at for capture in chosen)
    made = {
        "profile": "data-package", "wacz_version": "1.1.1", "software": "Callup", "title": "Captures of Callup",
        "created": days[-1] if days else "1970-01-01T00:00:00Z", "resources": resources,
    }  # fmt: skip
    return json.dumps(made, indent=2, ensure_ascii=False).encode()


def _pages(chosen: list[Capture], titles: Mapping[str, str]) -> str:
    lines: list[dict[str, object]] = [
        {"format": "json-pages-1.0", "id": "pages", "title": "All captures"}
    ]
    lines += [
        {"id": c.id, "url": c.url, "ts": c.at, "title": titles.get(c.url) or c.url}
        for c in chosen
        if c.mime in {"text/html", "application/xhtml+xml"} and c.status == 200
    ]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _index_line(capture: Capture, offset: int, length: int) -> str:
    stamp = "".join(letter for letter in capture.at if letter.isdigit())[:14]
    told = {
        "url": capture.url, "mime": "warc/revisit" if capture.kind == "revisit" else capture.mime or "unk",
        "status": str(capture.status), "digest": f"sha256:{capture.sha256}", "length": str(length),
        "offset": str(offset), "filename": FILE,
    }  # fmt: skip
    return f"{sort_key(capture.url)} {stamp} {json.dumps(told, ensure_ascii=False)}\n"


def sort_key(url: str) -> str:
    """An address as indexes sort it, the host backwards.

    >>> sort_key("https://www.a.example:8080/B?c=1")
    'example,a:8080)/b?c=1'
    """
    parts = urlsplit(url.lower())
    host = ",".join(reversed((parts.hostname or "").removeprefix("www.").split(".")))
    port = f":{parts.port}" if parts.port and parts.port not in {80, 443} else ""
    return f"{host}{port}){parts.path or '/'}{'?' + parts.query if parts.query else ''}"
