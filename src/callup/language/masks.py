"""What the gate must know of a language, as closed lists. In: nothing. Out: one frozen table.

Deliberately missing: any name of a person; those come from lists and dictionaries.
"""

import msgspec


class Masks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lists in dictionary form; what each means stands beside it in the folder of English."""

    offices: frozenset[str]
    heads: frozenset[str]
    bodies: frozenset[str]
    between: frozenset[str]
    modifiers: frozenset[str]
    unlike: frozenset[str]
    titles: frozenset[str]
    people: frozenset[str]
    says: frozenset[str]
    reporting: frozenset[str]
    given: frozenset[str]
    call_signs: frozenset[str]
    callers: frozenset[str]
    as_words: frozenset[str]
    commanders: frozenset[str]
    call_links: frozenset[str]
    not_one: frozenset[str]
    trades: frozenset[str]
    namesakes: frozenset[str]
    geo_after: frozenset[str]
    thing_after: frozenset[str]
    geo_before: frozenset[str]
    thing_before: frozenset[str]
    prepositions: frozenset[str]
    things: frozenset[str]
    particles: frozenset[str]
    nations: frozenset[str]
