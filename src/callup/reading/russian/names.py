"""People named in Russian text, so that private ones can be withheld. In: a text. Out: names, in the nominative.

By the dictionary and the endings, and by the tagger of names. Deliberately missing: any judgement of who somebody is.
"""

import re
from collections.abc import Callable

from callup.model import Span
from callup.reading.forms import Forms
from callup.reading.russian.entities import Entities
from callup.reading.tables.russian import RUSSIAN

NAME_RUN = re.compile(
    r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?:\s+[А-ЯЁ]\.)?(?:\s+[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?){0,2}"
)
FORMS = Forms(RUSSIAN)


class RussianPeople:
    """Finds the people of a stretch by dictionary and tagger."""

    def __init__(self, entities: Entities) -> None:
        self._entities = entities

    def __call__(
        self, text: str, span: Span, known: Callable[[str], bool]
    ) -> list[tuple[Span, str]]:
        """Names of persons; a lone word only where it is a surname or names somebody the document knows."""
        found = dict(person_names(text, span))
        for at in self._entities.people(text, span):
            name = FORMS.name(text[at.start : at.end])
            if " " not in name and not known(name) and FORMS.part(name) != "Surn":
                continue  # a lone word the dictionary holds for no surname may name anything
            if not any(at.overlap(other) for other in found):
                found[at] = name
        return list(found.items())


def person_names(text: str, span: Span) -> list[tuple[Span, str]]:
    """Full names as the dictionary and the endings tell.

    >>> person_names("Сын Ивана Петрова уехал.", Span(0, 24))
    [(Span(start=4, end=17), 'Иван Петров')]
    """
    found = []
    for run in NAME_RUN.finditer(text, span.start, span.end):
        person = person_of(run[0])
        if person is not None:
            found.append((Span(run.start() + person[0], run.end()), person[1]))
    return found


def person_of(run: str) -> tuple[int, str] | None:
    """Where in a run of words a full name begins, and the name in the nominative; None when it is no name.

    >>> person_of("Камчатки Дмитрием Песковым"), person_of("Курской")
    ((9, 'Дмитрий Песков'), None)
    """
    words = run.split()
    kinds = [FORMS.part(word) for word in words]
    first = next((i for i, kind in enumerate(kinds) if kind == "Name"), None)
    if first is None:
        return None
    if first and kinds[first - 1] == "Surn" and first == len(words) - 1:
        first -= 1  # «Петров Иван»
    name = FORMS.name(" ".join(words[first : first + 3]))
    return (run.index(words[first]), name) if " " in name else None
