"""The dated record of ``../shared/backtest`` as a ledger, kept as a user's ingest would keep it. In: the folder. Out: ledgers.

Each item becomes a text file's document: a head of DATE, URL, TITLE and PUBLISHER, and a body of title and text. ``record``
holds what bears on the matter, ``background`` random items of the same outlets: what they published besides. Two ledgers
are made, without and with the background, once for each version of the reader. Deliberately missing: any choice of items.
"""

import argparse
import gzip
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from callup.intake import IntakeOptions
from callup.intake.text import read_text
from callup.ledger import Kept, Ledger
from callup.model import Document
from callup.pipeline import Road
from callup.pipeline.batches import BATCH
from callup.reading.reader import Reader

ROOT = Path(__file__).parents[1]
PARTS = ("record", "background")
AT = "2024-01-01T00:00:00Z"
"""When all of it is kept: after the last item. Every item is dated, so "known by" goes by its own day."""


def documents(shared: Path, part: str) -> Iterator[Document]:
    """The documents of one file of items."""
    with gzip.open(shared / "backtest" / f"{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            yield from _document(json.loads(line), f"{part}-{number:05}.txt")


def _document(item: dict[str, str], name: str) -> Iterator[Document]:
    title = " ".join((item["title"] or "").split())
    head = (
        f"DATE: {item['date']}\nURL: {item['url']}\nTITLE: {title}\nPUBLISHER: {item['publisher']}"
    )
    body = "\n\n".join(part for part in (title, item["text"]) if part)
    if body.strip():
        text = f"{head}\n\n{body}\n".encode()
        yield from (d for d in read_text(text, name, IntakeOptions()) if isinstance(d, Document))


def ledger_path(shared: Path, folder: Path | None = None, *, background: bool) -> Path:
    """The ledger of the record, with or without its background; made where it is not there yet."""
    road = Road.of("russia")
    versions = "_".join(road.reader.version(language) for language in ("en", "ru"))
    place = folder or Path(tempfile.gettempdir()) / "callup-backtest"
    place.mkdir(parents=True, exist_ok=True)
    bare, full = (place / f"{name}-{versions}.sqlite" for name in PARTS)
    if not bare.exists():
        _keep(documents(shared, "record"), road.reader, bare, None)
    if background and not full.exists():
        _keep(documents(shared, "background"), road.reader, full, bare)
    return full if background else bare


def _keep(found: Iterable[Document], reader: Reader, where: Path, start: Path | None) -> None:
    part = where.with_suffix(".part")
    part.unlink(missing_ok=True)
    if start is not None:
        shutil.copyfile(start, part)
    with Ledger.open(str(part)) as ledger:
        batch: list[Kept] = []
        for document in found:
            claims = tuple(reader.read(document))
            batch.append(Kept(document, claims, reader.version(document.language)))
            if len(batch) == BATCH:
                ledger.keep_many(batch, at=AT)
                batch = []
        ledger.keep_many(batch, at=AT)
    part.replace(where)


def main() -> None:
    """Make both ledgers and say where they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    for background in (False, True):
        print(ledger_path(given.shared, given.folder, background=background))


if __name__ == "__main__":
    main()
