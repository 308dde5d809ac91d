"""Who is public: the people of the case, and holders of closed lists of public offices. In: tokens, mentions. Out: yes or no.

A namesake of an official is private; a word that may be a trade makes nobody public. When in doubt: private.
Deliberately missing: fame. Who is known but neither in the case nor in office is withheld.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from callup.case.places import PlaceTable
from callup.case.tables import Actor, Officials
from callup.privacy.lexicon import (
    FIRST,
    PLACE,
    fold,
    lemmas,
    sound,
    stem,
)
from callup.privacy.tables import masked, word_list, words_of

if TYPE_CHECKING:
    from callup.privacy.tokens import WordToken

WORD = re.compile(r"[^\W\d_]+\*?(?:[-'’][^\W\d_]+\*?)*")
Pattern = tuple[str, ...]


def _pattern(name: str) -> Pattern:
    return tuple(fold(word) for word in WORD.findall(name))


def _fits(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


class Phrases:
    """Names of several words, found where their first word stands."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._by_start: dict[str, list[Pattern]] = {}
        for pattern in patterns:
            if pattern:
                first = pattern[0].rstrip("*")
                self._by_start.setdefault(
                    first[:3] + "*" if "*" in pattern[0] else first, []
                ).append(pattern)
        for held in self._by_start.values():
            held.sort(key=len, reverse=True)

    def length_at(self, made: Sequence["WordToken"], at: int) -> int:
        """How many words from here on are one of the names; 0 where none begins here."""
        word, longest = fold(made[at].text), 0
        for pattern in (*self._by_start.get(word, ()), *self._by_start.get(word[:3] + "*", ())):
            held = made[at : at + len(pattern)]
            if len(held) == len(pattern) and all(
                _fits(part, fold(token.text)) and (not n or not token.gap.strip(' -«»“”"\u00a0\n'))
                for n, (part, token) in enumerate(zip(pattern, held, strict=True))
            ):
                longest = max(longest, len(pattern))
        return longest


class KnownNames:
    """Names that are no secret: places, offices, organisations and outlets of the case, and its public people."""

    def __init__(
        self, actors: Collection[Actor], places: PlaceTable, officials: Iterable[Officials] = ()
    ) -> None:
        self._things = Phrases(_pattern(name) for name in _names_of_things(actors))
        self._towns, self._long_places = _places(places)
        self.people = [_person(actor) for actor in actors if actor.kind == "person"]
        self._heard = _heard(officials, actors)

    def explain(self, made: Sequence["WordToken"]) -> None:
        """Marks the words that belong to names of places and of public bodies."""
        for at, token in enumerate(made):
            if not token.capital and not token.quoted:
                continue
            if self.is_town(token):
                token.flags |= PLACE
            length = self._long_places.length_at(made, at)
            thing = self._things.length_at(made, at)
            named = (
                at > 0
                and made[at - 1].flags & FIRST
                and made[at - 1].capital
                and not token.gap.strip()
            )
            if thing and not (thing == 1 and named):
                length = max(length, thing)
            for held in made[at : at + length]:
                held.explained = held.known = True

    def is_town(self, token: "WordToken") -> bool:
        """Whether a word is a place's name in one of its forms."""
        return any(form in self._towns for form in lemmas(token.text, token.language)) or (
            token.language != "en" and "=" + stem(token.text) in self._towns
        )

    def is_actor(self, named: Sequence["WordToken"]) -> bool:
        """Whether a name is that of a public person of the case; a namesake by another first name is not."""
        return any(_is(person, named) for person in self.people) or self._is_heard(named)

    def is_heard(self, word: str) -> bool:
        """Whether a word by itself is the surname of somebody public who is known by it, or a name of the case."""
        return None in self._heard.get(sound(word), ()) or fold(word) in self._towns

    def _is_heard(self, named: Sequence["WordToken"]) -> bool:
        """Whether a name sounds like that of one who holds public office, or is the surname of one known by it."""
        heard = [sound(token.text) for token in named if not token.initial]
        letters = [sound(token.text)[:1] for token in named if token.initial][:1]
        if len(heard) == 1 and not letters:
            return None in self._heard.get(heard[0], ())
        for surname in (heard[-1:] + heard[:1]) if heard else ():
            firsts = self._heard.get(surname, ())
            rest = [name for name in heard if name != surname]
            if firsts and rest and any(rest[0] == first for first in firsts):
                return True
            if firsts and not rest and any(first and first[0] in letters for first in firsts):
                return True
        return False


def _names_of_things(actors: Iterable[Actor]) -> Iterator[str]:
    for actor in actors:
        if actor.kind != "person":
            yield from (actor.name, *actor.names)
    for language in masked():
        yield from (name for name in words_of(language).things if " " in name)


def _heard(officials: Iterable[Officials], actors: Iterable[Actor]) -> dict[str, set[str | None]]:
    """By the sound of a surname the sounds of first names, and None where the surname is enough."""
    held: dict[str, set[str | None]] = {}
    for group in officials:
        for name in group.names:
            _hear(held, _pattern(name), alone=group.alone)
    for actor in actors:
        if actor.kind == "person":
            patterns = [_pattern(name) for name in (actor.name, *actor.names)]
            lone = {sound(p[0].rstrip("*")) for p in patterns if len(p) == 1}
            for pattern in (
                p for p in patterns if len(p) > 1 and not any("*" in word for word in p)
            ):
                _hear(held, pattern, alone=sound(pattern[-1]) in lone)
    return held


def _hear(held: dict[str, set[str | None]], name: Pattern, *, alone: bool) -> None:
    if len(name) < 2:
        return
    firsts = held.setdefault(sound(name[-1]), set())
    firsts |= {sound(name[0]), *({None} if alone else ())}


FIELDS = (
    "name native capital base ru_base en en_people ru ru_adj ru_people ru_fixed uk uk_adj uk_fixed towns_en towns_ru "
    "towns_ru_fixed"
).split()


def _places(places: PlaceTable) -> tuple[frozenset[str], Phrases]:
    """Names of one word, in their own form and as stems; names of several words."""
    names: set[str] = set()
    for region in (*places.regions.values(), *places.countries.values()):
        for field in FIELDS:
            held = getattr(region, field, ())
            names |= {held} if isinstance(held, str) else set(held)
    for town in places.towns:
        names |= {town.name, *town.local}
    names |= word_list("places")
    patterns = [_pattern(name) for name in names]
    patterns += [_loose(pattern) for pattern in patterns if pattern and pattern[0].isascii()]
    single = {pattern[0].replace("ё", "е") for pattern in patterns if len(pattern) == 1}
    stems = {"=" + stem(word) for word in single if not word.isascii() and len(word) > 4}
    stemmed = [_stemmed(pattern) for pattern in patterns if len(pattern) > 1]
    return frozenset(single | stems), Phrases(stemmed)


def _loose(pattern: Pattern) -> Pattern:
    """The romanisation news use: "Naberezhnyye" as "Naberezhnye", "Goryachiy" as "Goryachy"."""
    return tuple(word.replace("yy", "y").replace("iy", "y").replace("'", "") for word in pattern)


def _stemmed(pattern: Pattern) -> Pattern:
    """A name of several words in any of its forms."""
    return tuple(
        word if word.isascii() or len(word) < 4 else stem(word)[: max(3, len(word) - 2)] + "*"
        for word in pattern
    )


Person = tuple[tuple[Pattern, ...], frozenset[str], frozenset[str]]
"""Every name, the patterns of first names, those of surnames."""


def _person(actor: Actor) -> Person:
    patterns = tuple(_pattern(name) for name in (actor.name, *actor.names))
    firsts = frozenset(p[0] for p in patterns if len(p) > 1)
    surnames = frozenset(p[-1] for p in patterns if len(p) > 1 or p[-1].endswith("*"))
    return patterns, firsts, surnames


def _is(person: Person, named: Sequence["WordToken"]) -> bool:
    patterns, firsts, surnames = person
    words = [fold(token.text) for token in named]
    if any(len(p) == len(words) and all(map(_fits, p, words)) for p in patterns):
        return True
    found = [n for n, word in enumerate(words) if any(_fits(s, word) for s in surnames)]
    if not found or len(words) < 2:
        return False
    rest = [word for n, word in enumerate(words) if n != found[-1]]
    return all(_may_be_first(word, firsts, patronymic=n > 0) for n, word in enumerate(rest))


def _may_be_first(word: str, firsts: Iterable[str], *, patronymic: bool) -> bool:
    if len(word) == 1:
        return patronymic or any(first.startswith(word) for first in firsts)
    if patronymic and re.search(r"(?:ич|вн|ovich|evich|ovn|evn)", word):
        return True
    return any(_fits(first, word) for first in firsts)
