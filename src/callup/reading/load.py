"""Puts a reader together. In: a case. Out: a reader with its places and the packaged taggers. Misses: any download."""

from callup.case import Case
from callup.case.places import load_places
from callup.reading.place import PlaceFinder
from callup.reading.reader import Reader, SpanTagger
from callup.reading.russian.entities import entities
from callup.reading.tagger import Tagger


def load_reader(case: Case) -> Reader:
    """A reader of the case in every language that has a grammar; reads the package's own weights, once."""
    taggers: dict[str, SpanTagger] = {"en": Tagger.load()}
    return Reader(case, PlaceFinder(load_places(case.name)), taggers, entities())
