"""What one language brings to telling who speaks. In: a case, a table. Out: its forms, names, roles and cast together.

Deliberately missing: any rule of its own.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from callup.case import Case
from callup.language.speakers import SpeakerWords
from callup.model import Span
from callup.reading.actors import ActorIndex
from callup.reading.cast import Cast, Nations
from callup.reading.forms import Forms
from callup.reading.people import People
from callup.reading.roles import Roles

# Marks people in a stretch of text, as (where, name); asked whether a lone word is somebody the document names.
Finder = Callable[[str, Span, Callable[[str], bool]], list[tuple[Span, str]]]


class Tongue(msgspec.Struct, frozen=True):
    """The parts of one language; ``named`` finds the people who may have to be withheld."""

    table: SpeakerWords
    forms: Forms
    people: People
    roles: Roles
    cast: Cast
    named: Finder

    @classmethod
    def of(
        cls, case: Case, actors: ActorIndex, nations: Nations, table: SpeakerWords, named: Finder
    ) -> Tongue:
        """By a language's table, for the actors of a case."""
        forms, cast = Forms(table), Cast(case, actors, nations, table)
        people = People(table, forms, cast.is_other)
        return cls(table, forms, people, Roles(table, forms), cast, named)
