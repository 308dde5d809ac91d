"""Puts a reader together. In: a case. Out: a reader with its places and the packaged taggers. Misses: any download."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from callup.case import Case, folder_of
from callup.case.places import load_places
from callup.reading.place import PlaceFinder
from callup.reading.reader import Reader, SpanTagger
from callup.reading.russian.entities import entities
from callup.reading.tagger import Tagger


def load_reader(case: Case) -> Reader:
    """A reader of the case in every language that has a grammar; reads the package's own weights, once."""
    taggers: dict[str, SpanTagger] = {"en": Tagger.load()}
    return Reader(
        case,
        PlaceFinder(load_places(case.home)),
        taggers,
        entities(),
        edition=edition(case.home),
    )


@cache
def edition(case: str) -> str:
    """Six letters that change whenever the reading code, its weights' tables or the case's tables do."""
    digest = sha256()
    for entry in (*_texts(files("callup.reading")), *folder_of(case).texts()):
        digest.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return digest.hexdigest()[:6]


def _texts(folder: Traversable) -> list[Traversable]:
    """The files that make up a reader, in the order of their paths; weights are told by the table beside them."""
    found: list[Traversable] = []
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.is_dir():
            found += _texts(entry)
        elif entry.name.endswith((".py", ".toml", ".json", ".txt")):
            found.append(entry)
    return found
