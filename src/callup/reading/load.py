"""Puts a reader together. In: a case. Out: a reader with its places and the packaged weights. Misses: any download."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from callup.case import Case, folder_of
from callup.case.places import load_places
from callup.reading.encoder import Encoder
from callup.reading.heads import Heads
from callup.reading.pieces import Cutter
from callup.reading.place import PlaceFinder
from callup.reading.reader import Reader
from callup.reading.russian.entities import entities
from callup.reading.sources import Speakers
from callup.reading.triage import Triage


def load_reader(case: Case, weights: Traversable | None = None) -> Reader:
    """A reader of the case in every language its weights know; other weights than the package's own are for measuring."""
    weights = weights or packaged()
    return Reader(
        case,
        PlaceFinder(load_places(case.home)),
        cutter=Cutter.read(weights),
        encode=_encoder() if weights == packaged() else Encoder.read(weights),
        heads=Heads.read(weights),
        triage=Triage.read(weights),
        speakers=Speakers(case, entities()),
        edition=edition(case.home),
    )


@cache
def packaged() -> Traversable:
    """The folder of the weights that come with the package."""
    return files("callup.reading") / "weights"


@cache
def _encoder() -> Encoder:
    """The encoder is the same for every case."""
    return Encoder.read(packaged())


@cache
def edition(case: str) -> str:
    """Six letters that change whenever the reading code, its weights' tables or the case's tables do."""
    digest = sha256()
    for entry in (*_texts(files("callup.reading")), *folder_of(case).texts()):
        digest.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return digest.hexdigest()[:6]


def _texts(folder: Traversable) -> list[Traversable]:
    """The files that make up a reader, in the order of their paths; weights are told by the record beside them."""
    found: list[Traversable] = []
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.is_dir():
            found += _texts(entry)
        elif entry.name.endswith((".py", ".toml", ".json", ".txt")):
            found.append(entry)
    return found
