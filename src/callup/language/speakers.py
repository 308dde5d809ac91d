"""What a language lends to telling who speaks. In: lists of words. Out: one frozen table of patterns a language.

A list is written as plain words: ``*`` ends a stem, ``_`` stands for a space, ``#`` for a number.
Deliberately missing: any word of one country's affairs. Actors and countries stand with the case.
"""

import re
from typing import Literal

import msgspec


def words(listing: str) -> re.Pattern[str]:
    r"""A pattern for any word of a list, the longest first; an empty list matches nothing.

    >>> [m[0] for m in words("head deputy_head governor*").finditer("the deputy head and the governors")]
    ['deputy head', 'governors']
    """
    parts = sorted(listing.split(), key=len, reverse=True) or ["(?!)"]
    body = "|".join(
        part.replace(".", r"\.").replace("*", r"\w*").replace("_", r"\s+").replace("#", r"\d+")
        for part in parts
    )
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)


class Pairs(msgspec.Struct, frozen=True, kw_only=True):
    """Two words with capitals, ``first`` and ``last``, that may name a person, and what the first of them is then not."""

    name: re.Pattern[str]
    office: re.Pattern[str]
    adjective: re.Pattern[str]


class SpeakerWords(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one language.

    ``names_by`` is how private people are found in it: by its ``first_names``, by the tagger of names, by ``pairs`` of
    capitals. ``dictionary`` names its morphological dictionary; ``surnames`` are endings by gender, each with what it becomes in
    the nominative; ``unbent`` is how a surname ends that stands in it. A post is a tuple's one pattern: its words mean
    the same holder; an actor's role is English, so a post may be named in English too. ``pronouns`` say whom they mean:
    m and f a person, n a body, p a body or several people. ``short`` roles end in a stop. ``modifiers`` is how many words
    before a role belong to it. ``readers_own`` offices are those of ``home``,
    the readers' own country, where no other stands beside them.
    """

    names_by: Literal["list", "tagger", "pairs"]
    pairs: Pairs | None = None
    dictionary: str | None = None
    surnames: dict[str, tuple[tuple[str, str], ...]] = {}
    unbent: str = r".+"
    first_names: frozenset[str] = frozenset()
    woman_endings: tuple[str, ...]
    men: frozenset[str]
    women: re.Pattern[str]
    posts: tuple[re.Pattern[str], ...]
    roles: re.Pattern[str]
    short: re.Pattern[str] = words("")
    private: re.Pattern[str]
    people: re.Pattern[str]
    bodies: re.Pattern[str]
    carriers: re.Pattern[str]
    papers: re.Pattern[str]
    anaphors: re.Pattern[str]
    definite: re.Pattern[str] | None = None
    leads: re.Pattern[str]
    joins: re.Pattern[str]
    links: re.Pattern[str]
    of: re.Pattern[str] = words("")
    stops: re.Pattern[str]
    no_names: re.Pattern[str]
    common: re.Pattern[str]
    nations: re.Pattern[str]
    home: str | None = None
    readers_own: re.Pattern[str] = words("")
    pronouns: dict[str, str]
    modifiers: int = 0
