"""Who a source phrase names, in each language that can be read. In: a case, the tagger of names. Out: a memory a document.

Deliberately missing: who somebody is beyond one document; only the case's public actors carry over.
"""

from functools import partial

from callup.case import Case
from callup.language import language, languages
from callup.language.speakers import SpeakerWords
from callup.model import Document
from callup.reading.actors import ActorIndex
from callup.reading.cast import Nations
from callup.reading.forms import Forms
from callup.reading.names import listed, paired
from callup.reading.names.entities import Entities
from callup.reading.names.tagged import TaggedPeople
from callup.reading.speakers import DocumentSpeakers
from callup.reading.speaking import Sources
from callup.reading.tongue import Finder, Tongue


class Speakers:
    """Makes a fresh memory of speakers for each document."""

    def __init__(self, case: Case, names: Entities) -> None:
        actors, nations = ActorIndex(case), Nations.of(case)
        self._tongues = {
            code: Tongue.of(case, actors, nations, table, _finder(table, names))
            for code, table in _tables().items()
        }
        self.languages = tuple(self._tongues)

    def of(self, document: Document) -> Sources:
        """The speakers of a document, its full names noted."""
        made = DocumentSpeakers(self._tongues[document.language])
        made.survey(document.text, document.body)
        return made


def _tables() -> dict[str, SpeakerWords]:
    """How each language that can be read names its speakers."""
    known = {code: language(code) for code in languages()}
    return {code: one.speakers for code, one in known.items() if one and one.speakers}


def _finder(table: SpeakerWords, names: Entities) -> Finder:
    """How people who may have to be withheld are found."""
    if table.names_by == "tagger":
        return TaggedPeople(names, Forms(table))
    if table.names_by == "pairs" and table.pairs is not None:
        return partial(paired.people, pairs=table.pairs)
    return partial(listed.people, first_names=table.first_names)
