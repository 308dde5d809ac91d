"""The case's public sources, found by any of their names. In: the case's actors. Out: an index over names.

Deliberately missing: people without a public role. They stand in no table, so they are never linked across documents.
"""

import re
from functools import lru_cache

import msgspec

from callup.case import Actor, Case

# The claims of a sentence ask for the same words again and again.
ASKED = 1_000


class ActorMatch(msgspec.Struct, frozen=True):
    """An actor's name found in a piece of text, at offsets of that piece."""

    key: str
    actor: Actor
    start: int
    end: int


class ActorIndex:
    """Finds the actors of a case in short pieces of text; a longer name wins over a shorter one."""

    def __init__(self, case: Case) -> None:
        self._actors = case.actors
        self._keys: dict[str, str] = {}
        stems: list[tuple[str, str]] = []
        for key, actor in case.actors.items():
            for name in (actor.name, *actor.names):
                if "*" in name:
                    stems.append((name, key))
                else:
                    self._keys.setdefault(_plain(name), key)
        exact = sorted(self._keys, key=len, reverse=True)
        self._exact = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, exact))})(?!\w)")
        self._stems = [(_stem_pattern(name), key) for name, key in _longest_first(stems)]
        self._asked = lru_cache(maxsize=ASKED)(self._find)

    def find(self, piece: str) -> list[ActorMatch]:
        """All actors named in the piece, leftmost first, none inside another."""
        return self._asked(piece)

    def _find(self, piece: str) -> list[ActorMatch]:
        found = [
            self._match(self._keys[_plain(m[0])], m) for m in self._exact.finditer(_plain(piece))
        ]
        if not piece.isascii():
            found += [
                self._match(key, m) for pattern, key in self._stems for m in pattern.finditer(piece)
            ]
        found.sort(key=lambda item: (item.start, item.start - item.end))
        kept: list[ActorMatch] = []
        for item in found:
            if not kept or item.start >= kept[-1].end:
                kept.append(item)
        return kept

    def get(self, key: str | None) -> Actor | None:
        """The actor of that key, or None."""
        return self._actors.get(key) if key else None

    def _match(self, key: str, match: re.Match[str]) -> ActorMatch:
        return ActorMatch(key, self._actors[key], match.start(), match.end())


def _plain(name: str) -> str:
    """One spelling for the apostrophes; lengths stay, so offsets hold."""
    return name.replace("’", "'")


def _longest_first(stems: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(stems, key=lambda item: -len(item[0]))


def _stem_pattern(name: str) -> re.Pattern[str]:
    body = re.escape(name).replace(r"\*", r"\w{0,4}")
    return re.compile(rf"(?<!\w)[«\"]?{body}(?!\w)")
