"""The shape of a language's times. In: words and patterns. Out: a record that a language's folder fills.

A rule is a pattern whose groups have set names (``day``, ``month``, ``year``, ``n``, ``unit``, ``which``, ``part`` …) and
the name of what it means; ``reading.period.meanings`` lists those. Deliberately missing: the calendar.
"""

import re

import msgspec

Relations = tuple[tuple[str, re.Pattern[str]], ...]


class TimeRule(msgspec.Struct, frozen=True):
    """A name to show, a pattern, and the name of its meaning."""

    name: str
    pattern: re.Pattern[str]
    meaning: str


class Times(msgspec.Struct, frozen=True, kw_only=True):
    """One language's times.

    Words are told by their beginnings, the longest that fits; ``numbers`` and ``ordinals`` as they stand. ``shifts`` say
    whether "last", "this" or "next" lies before, at or after today. ``skips`` are those that pass over the coming weekend.
    ``unsaid`` is how many "weeks ago" are; ``whole_ago`` the units whose "ago" names all of one. ``exact`` numbers end a
    stretch that is to come. ``prepositions`` inside a match tell its relation, ``relations`` those before it.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int] = {}
    tens: dict[str, int] = {}
    ranks: dict[str, int]
    units: dict[str, str]
    seasons: dict[str, str]
    parts: dict[str, str]
    shifts: dict[str, int]
    named_days: dict[str, int]
    feasts: dict[str, tuple[int, int]] = {}
    quarter: tuple[str, ...]
    earlier: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()
    unsaid: int = 1
    whole_ago: frozenset[str] = frozenset({"month", "year"})
    exact: frozenset[str] = frozenset()
    prepositions: dict[str, str]
    relations: Relations
    trigger: re.Pattern[str]
    past: re.Pattern[str]
    ahead: re.Pattern[str]
    rules: tuple[TimeRule, ...]


class Retelling(msgspec.Struct, frozen=True, kw_only=True):
    """Words for times told in another language, by patterns of whole words, so that its rules read them.

    ``alone`` replaces what a retold phrase means where nothing before it, told by ``part``, is a part of it.
    """

    into: str
    words: dict[str, str]
    alone: dict[str, str]
    part: re.Pattern[str]
