"""People found by a dictionary and a tagger of names. In: a text. Out: names, in the nominative.

By the dictionary and the endings, and by the tagger of names. Deliberately missing: any judgement of who somebody is.
"""

import re
from collections.abc import Callable

from callup.model import Span
from callup.reading.forms import Forms
from callup.reading.names.entities import Entities

NAME_RUN = re.compile(
    r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?:\s+[А-ЯЁ]\.)?(?:\s+[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?){0,2}"
)


class TaggedPeople:
    """Finds the people of a stretch by dictionary and tagger."""

    def __init__(self, entities: Entities, forms: Forms) -> None:
        self._entities = entities
        self._forms = forms

    def __call__(
        self, text: str, span: Span, known: Callable[[str], bool]
    ) -> list[tuple[Span, str]]:
        """Names of persons; a lone word only where it is a surname or names somebody the document knows."""
        found = dict(person_names(text, span, self._forms))
        for at in self._entities.people(text, span):
            name = self._forms.name(text[at.start : at.end])
            if " " not in name and not known(name) and self._forms.part(name) != "Surn":
                continue  # a lone word the dictionary holds for no surname may name anything
            if not any(at.overlap(other) for other in found):
                found[at] = name
        return list(found.items())


def person_names(text: str, span: Span, forms: Forms) -> list[tuple[Span, str]]:
    """Full names as the dictionary and the endings tell.

    >>> from callup.reading.forms import forms_of
    >>> person_names("Сын Ивана Петрова уехал.", Span(0, 24), forms_of("ru"))
    [(Span(start=4, end=17), 'Иван Петров')]
    """
    found = []
    for run in NAME_RUN.finditer(text, span.start, span.end):
        person = person_of(run[0], forms)
        if person is not None:
            found.append((Span(run.start() + person[0], run.end()), person[1]))
    return found


def person_of(run: str, forms: Forms) -> tuple[int, str] | None:
    """Where in a run of words a full name begins, and the name in the nominative; None when it is no name.

    >>> from callup.reading.forms import forms_of
    >>> person_of("Камчатки Дмитрием Песковым", forms_of("ru")), person_of("Курской", forms_of("ru"))
    ((9, 'Дмитрий Песков'), None)
    """
    words = run.split()
    kinds = [forms.part(word) for word in words]
    first = next((i for i, kind in enumerate(kinds) if kind == "Name"), None)
    if first is None:
        return None
    if first and kinds[first - 1] == "Surn" and first == len(words) - 1:
        first -= 1  # «Петров Иван»
    name = forms.name(" ".join(words[first : first + 3]))
    return (run.index(words[first]), name) if " " in name else None
