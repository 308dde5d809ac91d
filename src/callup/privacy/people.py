"""Private people named in a text. In: a text, the names that are no secret. Out: stretches to withhold, surnames remembered.

Whom a text names in full, private or public, is known again by the surname alone. When in doubt a person is private.
Deliberately missing: anything about who somebody is beyond public office.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from callup.privacy.beside import after_preposition
from callup.privacy.contacts import contacts
from callup.privacy.folding import folded
from callup.privacy.lexicon import FIRST, LIKE, ORDINARY, PATRONYMIC, PLACE, SURNAME, stem
from callup.privacy.naming import SHORTEST, mentions
from callup.privacy.offices import holds_office, is_namesake
from callup.privacy.public import KnownNames
from callup.privacy.tokens import Mention, WordToken, tokens


class PeopleFound(msgspec.Struct, frozen=True):
    """What is to be withheld from a text, and what was learned of the people in it."""

    stretches: tuple[tuple[int, int], ...]
    private: frozenset[str]
    public: frozenset[str]
    """Stems of surnames of private people and of people in public office."""


NOBODY: Mapping[str, bool] = {}


def people(
    text: str, known: KnownNames, language: str | None = None, told: Mapping[str, bool] = NOBODY
) -> PeopleFound:
    """The private people of a text; ``told`` says which surnames (stems) the larger text has as private."""
    seen = folded(text)
    made = tokens(seen.text, known, language)
    named = list(mentions(made))
    private, public = _parted(made, named, known, told)
    spans = [(made[m.first].start, made[m.last - 1].end) for m in private]
    secret = _stems(made, private)
    open_ = _stems(made, public)
    secret_all = secret | {name for name, hidden in told.items() if hidden and name not in open_}
    taken = {at for m in (*private, *public) for at in range(m.first, m.last)}
    spans += _again(made, taken, secret_all, open_)
    spans += contacts(seen.text)
    stretches = tuple(seen.original(*span) for span in merged(spans))
    return PeopleFound(stretches, frozenset(secret), frozenset(open_ - secret))


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order, those that touch made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _parted(
    made: Sequence[WordToken], named: Sequence[Mention], known: KnownNames, told: Mapping[str, bool]
) -> tuple[list[Mention], list[Mention]]:
    """Mentions of private people, and of public ones; a surname alone goes by those who bear it in full."""
    public = [m for m in named if m.full and (_public(made, m, known) or _told_open(made, m, told))]
    names = {_name(made, m) for m in public}
    private = [m for m in named if m.full and m not in public and _name(made, m) not in names]
    public += [m for m in named if m.full and m not in public and m not in private]
    secret, open_ = _stems(made, private), _stems(made, public)
    for mention in (m for m in named if not m.full):
        stems = _stems(made, [mention])
        if stems & secret:
            private.append(mention)
        elif stems & open_ or (
            not any(told.get(name, False) for name in stems)
            and _alone_public(made, mention, known, told)
        ):
            public.append(mention)
        else:
            private.append(mention)
    return private, public


def _told_open(made: Sequence[WordToken], mention: Mention, told: Mapping[str, bool]) -> bool:
    """Whether the larger text put the one named in public office, and nobody private of that name stands in it."""
    held = [told[name] for name in _stems(made, [mention]) if name in told]
    return bool(held) and not any(held)


def _alone_public(
    made: Sequence[WordToken], mention: Mention, known: KnownNames, told: Mapping[str, bool]
) -> bool:
    stems = _stems(made, [mention])
    return _public(made, mention, known) or any(told.get(name) is False for name in stems)


def _public(made: Sequence[WordToken], mention: Mention, known: KnownNames) -> bool:
    if holds_office(made, mention.first, mention.last):
        return True
    return known.is_actor(made[mention.first : mention.last]) and not is_namesake(
        made, mention.first, mention.last
    )


def _name(made: Sequence[WordToken], mention: Mention) -> tuple[str, ...]:
    return tuple(
        sorted(
            stem(token.text)[:1] if token.initial else stem(token.text)
            for token in made[mention.first : mention.last]
        )
    )


def _stems(made: Sequence[WordToken], named: Iterable[Mention]) -> set[str]:
    """By what a person is named again: the surname, or a lone name."""
    found = set()
    for mention in named:
        held = [
            t
            for t in made[mention.first : mention.last]
            if len(t.text) >= SHORTEST and t.text.casefold() not in t.words.particles
        ]
        surnames = [
            t for t in held if t.flags & (SURNAME | LIKE) and not t.flags & (FIRST | PATRONYMIC)
        ]
        others = [t for t in held if not t.flags & (FIRST | PATRONYMIC)]
        found |= {
            stem(t.text) for t in (surnames or others or (held if len(held) == 1 else held[-1:]))
        }
    return found


def _again(
    made: Sequence[WordToken], taken: set[int], secret: set[str], open_: set[str]
) -> Iterator[tuple[int, int]]:
    """Surnames of private people where they stand alone."""
    if not secret:
        return
    for at, token in enumerate(made):
        if at in taken or token.explained or len(token.text) < SHORTEST:
            continue
        name = stem(token.text)
        if name not in secret or name in open_:
            continue
        seen = token.capital or not token.flags & (ORDINARY | PLACE)
        if seen and not (token.flags & PLACE and after_preposition(made, at)):
            yield token.start, token.end
