"""Whose side a source is on. In: a speaker and the case. Out: official, opposing, independent, foreign, or None.

Public actors have their side in the case; offices and officials without an entry go by the words of their role, in any
language the case knows words in. Deliberately missing: any guess about private people.
"""

import re

from callup.case.keys import Words
from callup.case.load import Case
from callup.case.tables import Side
from callup.model import Speaker, SpeakerKind


def side_of(speaker: Speaker, case: Case) -> Side | None:
    """The side of a speaker as the case sees it; None where nothing tells."""
    actor = case.actors.get(speaker.actor or "")
    if actor is not None:
        return actor.side
    if speaker.private or speaker.kind in {SpeakerKind.AUTHOR, SpeakerKind.OUTLET}:
        return None
    words, scope = f"{speaker.role or ''} {speaker.name or ''}", case.head.scope
    if not _begins(words, case.words.office) or _begins(words, case.words.former):
        return None
    if _has(words, scope.adversary):
        return "opposing"
    if _has(words, scope.country) or not _has(words, scope.foreign):
        return "official"
    return "foreign"


def raised_in(signal: str | None, code: str, case: Case) -> bool:
    """Whether a claim of a sign tells of men raised in a region: in the watched country always; in regions of the other side
    that it holds only for what is done to men where they live; elsewhere the region is a battlefield.
    """
    scope = case.head.scope
    if code.startswith(f"{case.head.country}-"):
        return True
    return code in scope.held and signal in scope.home_signals


def _begins(words: str, stems: Words) -> bool:
    """Whether some word begins as a table says, in any language."""
    return _found(words, stems, ends="")


def _has(words: str, patterns: Words) -> bool:
    """Whether whole words fit a table, in any language."""
    return _found(words, patterns, ends=r"(?!\w)")


def _found(words: str, patterns: Words, ends: str) -> bool:
    joined = "|".join(pattern for lines in patterns.values() for pattern in lines)
    return bool(joined) and bool(re.search(rf"(?<!\w)(?:{joined}){ends}", words, re.IGNORECASE))
