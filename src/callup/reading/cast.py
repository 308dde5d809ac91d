"""Which of the case's actors words name. In: words, and those right beside them. Out: actors, others of their name left out.

Deliberately missing: anybody the case does not list.
"""

import re
from collections.abc import Sequence

import msgspec

from callup.case import Actor, Case
from callup.case.places import Country, PlaceTable, load_places
from callup.language.ru.declension import adjective_forms, name_forms, people_forms
from callup.language.speakers import SpeakerWords
from callup.reading.actors import ActorIndex, ActorMatch

POSSESSIVE = re.compile(r"[^\W\d_][\w-]+[’']s?\s+$")
WORD_BEFORE, WORD_AFTER = (
    re.compile(r"[\w’'-]+\s+$"),
    re.compile(r"\s+(?:of\s+)?(?:the\s+)?[\w’'-]+"),
)
CAPITAL = re.compile(r"[^\W\d_a-zа-яёіїєґ]")


class Nations(msgspec.Struct, frozen=True):
    """The words for the case's own country, the same with its seat of rule, for all others, for the other side and its voices."""

    own: re.Pattern[str]
    home: re.Pattern[str]
    others: re.Pattern[str]
    opponents: re.Pattern[str]

    @classmethod
    def of(cls, case: Case) -> "Nations":
        """By the case's table of places, and its words for the other side."""
        table = load_places(case.home)
        countries = table.countries
        home = case.head.country
        others = set().union(*(_forms(c) for code, c in countries.items() if code != home))
        sides = [p for patterns in case.head.scope.adversary.values() for p in patterns]
        own = _forms(countries[home])
        scope = [p for patterns in case.head.scope.country.values() for p in patterns]
        return cls(
            _any(own),
            _any(own | _seats(table), scope),
            _any(others),
            _any(set(), sides or ["(?!)"]),
        )


class Cast:
    """The actors of a case, as one language names them."""

    def __init__(
        self, case: Case, actors: ActorIndex, nations: Nations, table: SpeakerWords
    ) -> None:
        self._actors = actors
        self._nations = nations
        self._home = case.head.country
        self._table = table
        self._posts = {
            post: ActorMatch(key, actor, 0, len(post))
            for key, actor in case.actors.items()
            if actor.kind == "person"
            for post in self._bare_posts(actor)
        }

    def person(self, name: str) -> ActorMatch | None:
        """The actor a name stands for; somebody with another first name is somebody else."""
        for match in self._actors.find(name):
            if match.actor.kind == "person":
                before = name[: match.start].split()
                fits = not before or _has_first(match.actor, before[0])
                return match if fits and not self._is_bare(match, name) else None
        return None

    def is_other(self, name: str) -> bool:
        """Whether a name taken for a person's is all of it a body's or a nation's."""
        nations = (self._nations.own, self._nations.others)
        return any(p.fullmatch(name) for p in nations) or any(
            m.actor.kind != "person" and m.end - m.start == len(name)
            for m in self._actors.find(name)
        )

    def persons(self, words: str) -> list[ActorMatch]:
        """The people among the actors that words name, by more than a post anybody may hold."""
        return [
            match
            for match in self._actors.find(words)
            if match.actor.kind == "person" and not self._is_bare(match, words)
        ]

    def bodies(self, words: str, beside: tuple[str, str]) -> list[ActorMatch]:
        """The offices, organisations and outlets among the actors that words name."""
        return [
            match
            for match in self._actors.find(words)
            if match.actor.kind != "person"
            and not (match.actor.side == "official" and self._is_anothers(match, words, beside))
        ]

    def of_home(self, words: str) -> bool:
        """Whether words name the case's country, those who rule it by their seat, or an official actor of it."""
        return self._nations.home.search(words) is not None or any(
            not self._is_bare(match, words)
            and not self._is_anothers(match, words[match.start : match.end], _beside(words, match))
            for match in self._actors.find(words)
            if match.actor.side == "official"
        )

    def holder(self, words: str, beside: tuple[str, str]) -> ActorMatch | None:
        """The actor who holds a post of the case's country that is named without it: «президент», "the president"."""
        held = self._posts.get(words.casefold())
        around = " ".join((*beside, words))
        if held is None or self._is_foreign(around) or self._is_readers_own(words, around):
            return None
        return held

    def _bare_posts(self, actor: Actor) -> set[str]:
        """An actor's posts as said without the country: "president" for "President of Russia"."""
        names = (*actor.names, actor.role or "")
        bare = {n: re.sub(r"\s+of$", "", self._nations.own.sub("", n).strip()) for n in names}
        posts = {n for n in names if any(p.match(n) for p in self._table.posts)}
        stated = {bare[n].casefold() for n in posts if bare[n] != n}
        return stated | {n.casefold() for n in posts & set(actor.names) if bare[n] == n}

    def _is_bare(self, match: ActorMatch, words: str) -> bool:
        """Whether only a post without its country was found, which anybody's may be («Президент»)."""
        return words[match.start : match.end].casefold() in self._posts

    def _is_anothers(self, match: ActorMatch, words: str, beside: tuple[str, str]) -> bool:
        """Whether an office is said to be another country's: "Estonia's Defence Ministry", «Генштаб Украины»."""
        said = words[match.start : match.end]
        before, after = words[: match.start], words[match.end :]
        if self._nations.own.search(said):
            return False
        around = " ".join((beside[0], before, after, beside[1]))
        whose = POSSESSIVE.search(before)
        if whose is not None and not self._nations.own.search(whose[0]):
            return True
        return self._is_foreign(around) or self._is_readers_own(said, around)

    def _is_foreign(self, words: str) -> bool:
        rest = self._nations.own.sub(" ", words)
        nations = self._nations
        return any(p.search(rest) for p in (nations.others, nations.opponents, self._table.nations))

    def _is_readers_own(self, said: str, around: str) -> bool:
        """Whether an office named without a country is that of the country whose language is written, not the case's."""
        if self._table.home == self._home or self._nations.own.search(around):
            return False
        return self._table.readers_own.search(said) is not None


def _has_first(actor: Actor, first: str) -> bool:
    """Whether a first name or initial is one the actor goes by."""
    firsts = [name.split()[0].rstrip("*") for name in (actor.name, *actor.names) if " " in name]
    if first.endswith("."):
        return any(one[0] == first[0] for one in firsts)
    return any(one[:4] == first[:4] for one in firsts)


def _forms(country: Country) -> set[str]:
    """All forms of a country's names, adjective and people."""
    plain = {country.name, *country.en, *country.en_people, *country.ru_fixed, *country.uk_fixed}
    bent = [name_forms(name) for name in (*country.ru, *country.uk)]
    bent += [adjective_forms(word) for word in (*country.ru_adj, *country.uk_adj)]
    bent += [people_forms(word) for word in country.ru_people]
    return plain.union(*bent)


def _seats(table: PlaceTable) -> set[str]:
    """All forms of the names that also mean those who rule the country: "Moscow", «Киев»."""
    names = {
        name
        for code, names in table.rules.governments.items()
        if code.startswith(f"{table.country}-")
        for name in names
    }
    return names.union(*(name_forms(name) for name in names if not name.isascii()))


def _beside(words: str, match: ActorMatch) -> tuple[str, str]:
    """The word right before an actor's name and the one right after it."""
    before = WORD_BEFORE.search(words[: match.start])
    after = WORD_AFTER.match(words[match.end :])
    return before[0] if before else "", after[0] if after else ""


def _any(forms: set[str], patterns: Sequence[str] = ()) -> re.Pattern[str]:
    longest = [*map(re.escape, sorted(forms, key=len, reverse=True)), *patterns]
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)", re.IGNORECASE)
