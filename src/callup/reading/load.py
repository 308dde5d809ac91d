"""Puts a reader together. In: a case. Out: a reader with its places and the packaged weights. Misses: any download."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

from callup.case import Case, folder_of
from callup.case.places import load_places
from callup.reading.encoder import Encoder
from callup.reading.heads import Heads
from callup.reading.names.entities import entities
from callup.reading.pieces import Cutter
from callup.reading.place import PlaceFinder
from callup.reading.reader import Reader
from callup.reading.sources import Speakers
from callup.reading.triage import Triage


class WeightParts(NamedTuple):
    """What a folder of weights holds."""

    cutter: Cutter
    encode: Encoder
    heads: Heads
    triage: Triage

    @classmethod
    def read(cls, weights: Traversable) -> "WeightParts":
        """All of a folder."""
        return cls(
            Cutter.read(weights), Encoder.read(weights), Heads.read(weights), Triage.read(weights)
        )


def load_reader(case: Case, weights: Traversable | WeightParts | None = None) -> Reader:
    """A reader of the case in every language its weights know; other weights than the package's own are for measuring."""
    parts = (
        weights
        if isinstance(weights, WeightParts)
        else WeightParts.read(weights)
        if weights
        else _parts()
    )
    return Reader(
        case,
        PlaceFinder(load_places(case.home)),
        cutter=parts.cutter,
        encode=parts.encode,
        heads=parts.heads,
        triage=parts.triage,
        speakers=Speakers(case, entities()),
        edition=edition(case.home),
    )


@cache
def packaged() -> Traversable:
    """The folder of the weights that come with the package."""
    return files("callup.reading") / "weights"


@cache
def _parts() -> WeightParts:
    """What is read of the package's own weights: the same for every case, and read once."""
    return WeightParts.read(packaged())


@cache
def edition(case: str) -> str:
    """Six letters that change whenever the reading code, its weights' tables or the case's tables do."""
    digest = sha256()
    for entry in (
        *_texts(files("callup.reading")),
        *_texts(files("callup.language")),
        *folder_of(case).texts(),
    ):
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
