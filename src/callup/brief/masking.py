"""Keeps private people's names in. In: a text and the stretches that name them. Out: the text with a stand-in instead.

Every way out (brief, tables, JSON, terminal) passes here. Deliberately missing: a way to turn it off.
"""

from collections.abc import Iterable

import msgspec

from callup.model import Span, Speaker
from callup.privacy import STAND_IN, released

PRIVATE = "a private person"


def masked(text: str, start: int, end: int, withheld: Iterable[Span]) -> str:
    """``text[start:end]`` with the withheld stretches replaced.

    >>> masked("Ivan Petrov left Tula.", 0, 22, [Span(0, 11)])
    '[name withheld] left Tula.'
    """
    pieces, at = [], start
    for span in sorted(withheld):
        if span.end <= at or span.start >= end:
            continue
        pieces += [text[at : max(at, span.start)], STAND_IN]
        at = max(at, min(end, span.end))
    return released("".join([*pieces, text[at:end]]))


def masked_speaker(speaker: Speaker) -> Speaker:
    """The speaker without a name when he holds no public role."""
    if not speaker.private:
        return speaker
    role = (
        speaker.role
        if speaker.role and not (set((speaker.name or "").split()) & set(speaker.role.split()))
        else None
    )
    return msgspec.structs.replace(speaker, name=PRIVATE, actor=None, role=role)
