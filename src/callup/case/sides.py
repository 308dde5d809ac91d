"""Whose side a source is on. In: a speaker and the case. Out: official, opposing, independent, foreign, or None.

Public actors have their side in the case; offices and officials without an entry go by the words of their role, read
with the case's words for the other side of the war. Deliberately missing: any guess about private people.
"""

import re

from callup.case.load import Case
from callup.model import Speaker, SpeakerKind

OFFICES = re.compile(
    r"\b(?:official|minister|ministry|governor|government|authorit|commissar|recruitment office|mayor|deputy|prosecutor|"
    r"intelligence|defen[cs]e chief|general staff|state media|"
    r"губернатор|министр|министерств|власт|военком|правительств|депутат|администрац|прокурор|чиновник)",
    re.IGNORECASE,
)
FORMER = re.compile(r"\b(?:former|ex-|бывш|экс-)", re.IGNORECASE)


def side_of(speaker: Speaker, case: Case) -> str | None:
    """The side of a speaker as the case sees it; None where nothing tells."""
    actor = case.actors.get(speaker.actor or "")
    if actor is not None:
        return actor.side
    if speaker.private or speaker.kind in {SpeakerKind.AUTHOR, SpeakerKind.OUTLET}:
        return None
    words = f"{speaker.role or ''} {speaker.name or ''}"
    if not OFFICES.search(words) or FORMER.search(words):
        return None
    if _has(words, case, "adversary"):
        return "opposing"
    if _has(words, case, "country") or not _has(words, case, "foreign"):
        return "official"
    return "foreign"


def raised_in(signal: str | None, code: str, case: Case) -> bool:
    """Whether a claim of a sign tells of men raised in a region: in the watched country always; in regions of the other side
    that it holds only for what is done to men where they live; elsewhere the region is a battlefield.
    """
    if code.startswith(f"{case.head.country}-"):
        return True
    held, home = case.head.scope.get("held", ()), case.head.scope.get("home_signals", ())
    return code in held and signal in home


def _has(words: str, case: Case, scope: str) -> bool:
    patterns = (*case.head.scope.get(f"{scope}_en", ()), *case.head.scope.get(f"{scope}_ru", ()))
    return any(re.search(rf"(?<!\w)(?:{p})(?!\w)", words, re.IGNORECASE) for p in patterns)
