"""Who a source phrase names, in each language that can be read. In: a case, the tagger of names. Out: a memory a document.

Deliberately missing: who somebody is beyond one document; only the case's public actors carry over.
"""

from callup.case import Case
from callup.model import Document
from callup.reading.actors import ActorIndex
from callup.reading.cast import Nations
from callup.reading.english import names as english
from callup.reading.russian.entities import Entities
from callup.reading.russian.names import RussianPeople
from callup.reading.speakers import DocumentSpeakers
from callup.reading.speaking import Sources
from callup.reading.tables import TABLES
from callup.reading.tongue import Finder, Tongue
from callup.reading.ukrainian import names as ukrainian


class Speakers:
    """Makes a fresh memory of speakers for each document."""

    languages = tuple(TABLES)

    def __init__(self, case: Case, names: Entities) -> None:
        actors, nations = ActorIndex(case), Nations.of(case)
        finders: dict[str, Finder] = {
            "en": english.people,
            "ru": RussianPeople(names),
            "uk": ukrainian.people,
        }
        self._tongues = {
            language: Tongue.of(case, actors, nations, table, finders[language])
            for language, table in TABLES.items()
        }

    def of(self, document: Document) -> Sources:
        """The speakers of a document, its full names noted."""
        made = DocumentSpeakers(self._tongues[document.language])
        made.survey(document.text, document.body)
        return made
