"""The shape of the words around names of places. In: patterns. Out: a record that a language's folder fills.

Deliberately missing: the names themselves, which stand with the case, and which places need which words.
"""

import re

import msgspec


def before(pattern: str) -> re.Pattern[str]:
    """A pattern for words that end where a name begins."""
    return re.compile(rf"(?<!\w)(?:{pattern})$")


class Grammar(msgspec.Struct, frozen=True, kw_only=True):
    """Patterns for what stands before a name (ending at it) and after it (beginning at it).

    ``head`` is a head noun after a name ("Oblast"), its groups kinds of regions, ``any`` any kind; ``head_before`` one
    before a list of names. ``plural_head`` is how a head shared by a list ends. ``head_needs_base`` are kinds a head means
    only where the name is known under it. ``inside`` is the bare word of place of a town in which something is done.
    ``bare_heads`` is the kind meant by adjectives with such endings in a list.
    ``small_thing`` and ``wanderer`` follow an adjective that names no region; ``function`` and ``verb_like`` are what may
    follow an adjective-like name that stands alone.
    """

    locative: re.Pattern[str]
    inside: re.Pattern[str]
    kind: re.Pattern[str]
    kind_after: re.Pattern[str]
    people: re.Pattern[str]
    people_after: re.Pattern[str]
    outskirts: re.Pattern[str]
    landmark: re.Pattern[str]
    ruled_from: re.Pattern[str]
    namesake: re.Pattern[str]
    dateline: re.Pattern[str]
    whole: re.Pattern[str]
    excepted: re.Pattern[str]
    excepting: re.Pattern[str]
    within: re.Pattern[str]
    first_name: re.Pattern[str]
    no_name: re.Pattern[str]
    office_next: re.Pattern[str]
    verb_like: re.Pattern[str]
    function: re.Pattern[str]
    small_thing: re.Pattern[str]
    wanderer: re.Pattern[str]
    head: re.Pattern[str]
    plural_head: str = ""
    head_needs_base: frozenset[str] = frozenset()
    head_before: re.Pattern[str]
    bare_heads: tuple[str, tuple[str, ...]] = ("", ())
    joiner: re.Pattern[str]
