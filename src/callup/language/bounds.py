"""The shape of bound words. In: phrases. Out: a record that a language's folder fills. Misses: how they are looked for."""

import msgspec

from callup.model import Bound


class BoundBook(msgspec.Struct, frozen=True, kw_only=True):
    """A language's bound words. ``limits`` are nouns and adjectives further off: "a minimum service period of six months"."""

    before: dict[str, Bound]
    after: dict[str, Bound]
    fillers: frozenset[str]
    limits: dict[str, Bound] = {}
    links: frozenset[str] = frozenset()


def lines(bound: Bound, phrases: str) -> dict[str, Bound]:
    """A table of phrases, written with bars between them."""
    return {" ".join(phrase.split()): bound for phrase in phrases.split("|")}
