"""Who is public: the people of the case, and holders of closed lists of public offices. In: tokens, mentions. Out: yes or no.

A namesake of an official is private; a word that may be a trade makes nobody public. When in doubt: private.
Deliberately missing: fame. Who is known but neither in the case nor in office is withheld.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from callup.case.officials import Officials
from callup.case.places import PlaceTable
from callup.case.tables import Actor
from callup.privacy.lexicon import (
    ADJECTIVE,
    ANIMATE,
    FIRST,
    ORDINARY,
    PLACE,
    fold,
    lemmas,
    sound,
    stem,
)
from callup.privacy.tables import LANGUAGES, word_list, words_of

if TYPE_CHECKING:
    from callup.privacy.tokens import Token

LONGEST_PHRASE = 5
FARTHEST = 10
"""An office stands at most so many words from the name it belongs to."""
WORD = re.compile(r"[^\W\d_]+\*?(?:[-'’][^\W\d_]+\*?)*")
BREAK = re.compile(r"[.!?;:\n]")
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
                self._by_start.setdefault(pattern[0].rstrip("*")[:3], []).append(pattern)
        for held in self._by_start.values():
            held.sort(key=len, reverse=True)

    def length_at(self, made: Sequence["Token"], at: int) -> int:
        """How many words from here on are one of the names; 0 where none begins here."""
        for pattern in self._by_start.get(fold(made[at].text)[:3], ()):
            held = made[at : at + len(pattern)]
            if len(held) == len(pattern) and all(
                _fits(part, fold(token.text)) and (not n or not token.gap.strip(' -«»“”"\u00a0\n'))
                for n, (part, token) in enumerate(zip(pattern, held, strict=True))
            ):
                return len(pattern)
        return 0


class KnownNames:
    """Names that are no secret: places, offices, organisations and outlets of the case, and its public people."""

    def __init__(
        self, actors: Collection[Actor], places: PlaceTable, officials: Iterable[Officials] = ()
    ) -> None:
        self._things = Phrases(_pattern(name) for name in _names_of_things(actors))
        self._towns, self._long_places = _places(places)
        self.people = [_person(actor) for actor in actors if actor.kind == "person"]
        self._heard = _heard(officials, actors)

    def explain(self, made: Sequence["Token"]) -> None:
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

    def is_town(self, token: "Token") -> bool:
        """Whether a word is a place's name in one of its forms."""
        return any(form in self._towns for form in lemmas(token.text, token.language)) or (
            token.language != "en" and "=" + stem(token.text) in self._towns
        )

    def is_actor(self, named: Sequence["Token"]) -> bool:
        """Whether a name is that of a public person of the case; a namesake by another first name is not."""
        return any(_is(person, named) for person in self.people) or self._is_heard(named)

    def is_heard(self, word: str) -> bool:
        """Whether a word by itself is the surname of somebody public who is known by it, or a name of the case."""
        return None in self._heard.get(sound(word), ()) or fold(word) in self._towns

    def _is_heard(self, named: Sequence["Token"]) -> bool:
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
    for language in LANGUAGES:
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


def _places(places: PlaceTable) -> tuple[frozenset[str], Phrases]:
    """Names of one word, in their own form and as stems; names of several words."""
    names: set[str] = set()
    for region in (*places.regions.values(), *places.countries.values()):
        for field in ("name", "native", "capital", "base", "ru_base", "en", "en_people", "ru", "ru_adj", "ru_people", "ru_fixed", "uk", "uk_adj", "uk_fixed", "towns_en", "towns_ru", "towns_ru_fixed"):  # fmt: skip
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


def _is(person: Person, named: Sequence["Token"]) -> bool:
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


# --- offices ---------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=16)
def _listed(language: str, kind: str) -> frozenset[str]:
    """A list of phrases, each as the dictionary forms of its words."""
    phrases = getattr(words_of(language), kind)
    if language == "en":
        return frozenset(phrases)
    found = set()
    for phrase in phrases:
        parts = [lemmas(word, language) for word in re.findall(r"[^\s]+", phrase)]
        found |= {" ".join(choice) for choice in product(*(part[:4] for part in parts))}
    return frozenset(found)


@lru_cache(maxsize=32)
def _edges(language: str, kind: str, *, backward: bool) -> frozenset[str]:
    """The last (or first) words of the phrases of a list: most words of a text are none."""
    return frozenset(phrase.split()[-1 if backward else 0] for phrase in _listed(language, kind))


def phrase_at(made: Sequence["Token"], at: int, kind: str, *, backward: bool) -> int:
    """How many words from ``at`` on (or up to it) are a phrase of a list; 0 for none."""
    language = made[at].language
    edges = _edges(language, kind, backward=backward)
    if not any(form in edges for form in lemmas(made[at].text, language)):
        return 0
    listed = _listed(language, kind)
    for length in range(LONGEST_PHRASE, 0, -1):
        low = at - length + 1 if backward else at
        held = made[max(low, 0) : low + length]
        if low < 0 or len(held) < length or any(BREAK.search(t.gap) for t in held[1:]):
            continue
        forms = [lemmas(token.text, token.language)[:4] for token in held]
        if any(" ".join(choice) in listed for choice in product(*forms)):
            return length
    return 0


def holds_office(made: Sequence["Token"], start: int, end: int) -> bool:
    """Whether the words before or after a name (the tokens ``start`` to ``end``) give it a public office."""
    return _office_before(made, start) or _office_after(made, end)


def _office_before(made: Sequence["Token"], start: int) -> bool:
    at, body = start - 1, False
    if at < 0 or BREAK.search(made[start].gap) or "(" in made[start].gap:
        return False
    while at >= 0 and start - at <= FARTHEST:
        if made[at].possessive or (at + 1 < start and BREAK.search(made[at + 1].gap)):
            return False
        alone = phrase_at(made, at, "offices", backward=True)
        head = phrase_at(made, at, "heads", backward=True)
        if (
            alone >= head
            and alone
            and (
                alone > phrase_at(made, at, "bodies", backward=True)
                or not _more_before(made, at - alone)
            )
        ):
            return _is_his(made, at - alone + 1, at)
        if head and body:
            return _is_his(made, at - head + 1, at)
        length = _body_at(made, at, backward=True)
        if length:
            at, body = at - length, True
        elif made[at].is_one_of(made[at].words.between) or _placed(made[at]):
            at -= 1
        else:
            return False
    return False


def _more_before(made: Sequence["Token"], at: int) -> bool:
    """Whether another office governs the one found («заместитель министра»): it is then the one that counts."""
    return (
        at >= 0
        and not made[at + 1].gap.strip()
        and bool(phrase_at(made, at, "heads", backward=True))
    )


def _body_at(made: Sequence["Token"], at: int, *, backward: bool) -> int:
    """How many words are a public body or a place."""
    length = phrase_at(made, at, "bodies", backward=backward)
    if length:
        return length
    token = made[at]
    placed = token.flags & PLACE and not (token.flags & FIRST and not token.explained)
    return int(
        bool(placed or (token.known and token.capital) or token.text in {"РФ", "US", "UK", "U"})
    )


def _placed(token: "Token") -> bool:
    """Whether a word is an adjective of a place: it makes no office of a trade («московской группы»)."""
    return bool(token.flags & ADJECTIVE and re.search(r"[сц]ь?к", fold(token.text)))


def _is_his(made: Sequence["Token"], first: int, last: int) -> bool:
    """Whether the office before a name is the named one's own, not that of whom he drives, married or would follow."""
    if made[last].possessive or made[first].possessive:
        return False
    before = made[max(0, first - 3) : first]
    near = [
        t
        for n, t in enumerate(before)
        if not any(BREAK.search(x.gap) or "," in x.gap for x in [*before[n + 1 :], made[first]])
    ]
    if any(token.possessive or token.is_one_of(token.words.unlike) for token in near):
        return False
    if not near:
        return True
    token = near[-1]
    if token.is_one_of(token.words.modifiers | token.words.between) or _body_at(
        made, first - 1, backward=True
    ):
        return True
    if token.language == "en":
        return made[first].capital or token.capital or not token.flags & ORDINARY
    return not token.flags & ANIMATE or bool(
        phrase_at(made, first - 1, "heads", backward=True)
        or phrase_at(made, first - 1, "offices", backward=True)
    )


APPOSED = re.compile(r"^\s*(?:,|\(|[—–-](?=\s)|, который\b)")


def _office_after(made: Sequence["Token"], end: int) -> bool:
    if end >= len(made) or BREAK.search(made[end].gap):
        return False
    named = APPOSED.match(made[end].gap) is not None
    linked = made[end].text in {"is", "was"}
    if not (named or linked):
        return False
    at, body = end, False
    while at < len(made) and at - end < FARTHEST:
        if at > end and (BREAK.search(made[at].gap) or "," in made[at].gap or ")" in made[at].gap):
            return False
        alone = phrase_at(made, at, "offices", backward=False)
        head = phrase_at(made, at, "heads", backward=False)
        longest = max(alone, head)
        if longest and not made[at + longest - 1].possessive:
            own = _complement(made, at + longest)
            return own is not False and (bool(alone and alone >= head) or body or own is True)
        length = _body_at(made, at, backward=False)
        if length:
            if made[at + length - 1].possessive and made[at + length - 1].flags & ANIMATE:
                return False
            at, body = at + length, True
        elif made[at].is_one_of(made[at].words.modifiers | made[at].words.between) or _placed(
            made[at]
        ):
            at += 1
        else:
            return False
    return False


def _complement(made: Sequence["Token"], at: int) -> bool | None:
    """Whether what follows an office is a public body or place (True), something else it belongs to (False), or nothing."""
    if at >= len(made) or re.search(r"[.!?;:,\n)—–]", made[at].gap):
        return None
    token = made[at]
    if token.language == "en":
        if token.text.casefold() not in {"of", "for", "in", "at", "to"}:
            return None if not token.is_one_of(token.words.people) else False
        at += 1
        while at < len(made) and made[at].text.casefold() in {
            "the",
            "a",
            "an",
            "russian",
            "russia's",
        }:
            at += 1
        length = _body_at(made, at, backward=False) if at < len(made) else 0
        return bool(length) and not _goes_on(made, at, at + length)
    while at + 1 < len(made) and _placed(made[at]) and not made[at + 1].gap.strip():
        at += 1
        token = made[at]
    if _body_at(made, at, backward=False) and not token.is_one_of(token.words.prepositions):
        return True
    cases = {"gent"} & _cases(token)
    return False if cases else None


def _goes_on(made: Sequence["Token"], first: int, at: int) -> bool:
    """Whether a common noun for a body is only the beginning of what is meant: "president of the city chess club"."""
    if made[first].capital or at >= len(made) or made[at].gap.strip() or made[at].capital:
        return False
    token = made[at]
    return not token.is_one_of(token.words.says | token.words.between | token.words.prepositions)


@lru_cache(maxsize=10_000)
def _cases_of(word: str, language: str) -> frozenset[str]:
    from callup.morphology import analyser

    return frozenset(
        str(p.tag.case) for p in analyser(language).parse(word) if p.tag.POS in {"NOUN", "ADJF"}
    )


def _cases(token: "Token") -> frozenset[str]:
    return _cases_of(fold(token.text), token.language)
