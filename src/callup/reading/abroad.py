"""The other country a claim's own sentence speaks of. In: its places, its words, its speaker. Out: a code.

Learned weights know the case's country best and take for its call-up what a text about it tells of a third one. A sentence
that names one other country and nothing of the case's own says plainly whose men it means. Deliberately missing: what else names
home, which the speakers know (``Sources.of_home``); the other
side of a war, for a sentence that names it often tells where men are sent; the weights were taught to tell the two apart.
"""

from callup.case import Case
from callup.model import Span
from callup.reading.candidates import Where


def elsewhere(
    home: Span, words: Span, places: tuple[Where, ...], said: Span | None, case: Case
) -> str | None:
    """The one other country that the sentence ``home`` of a claim names, besides what ``said`` only says who speaks."""
    named = {
        place.code[:2]
        for place in places
        if home.covers(place.span) and not _only_says_who(place.span, said, words)
    }
    if len(named) != 1 or named & {case.head.country, *case.head.adversary}:
        return None
    return named.pop()


def _only_says_who(place: Span, said: Span | None, words: Span) -> bool:
    """Whether a place belongs to the speaker's name; a place that is all of it may itself call up: "Israel called up …"."""
    if said is None or not said.covers(place):
        return False
    return said != place or not words.covers(place)
