"""The other country a claim's own sentence speaks of. In: its places, its words, its speaker. Out: a code.

Learned weights know the case's country best and take for its call-up what a text about it tells of a third one. A sentence
that names one other country and nothing of the case's own says plainly whose men it means. Deliberately missing: what else names
home, which the speakers know (``Sources.of_home``); the other
side of a war, for a sentence that names it often tells where men are sent; the weights were taught to tell the two apart.
"""

import re

from callup.case import Case
from callup.model import Span
from callup.reading.candidates import Where

LED = 8  # Characters before a town in which its word of place stands.


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


def is_only_where(
    text: str,
    said: Span | None,
    words: Span,
    places: tuple[Where, ...],
    inside: re.Pattern[str],
) -> bool:
    """Whether what was taken for a speaker only says where it happens: «в Хайфе призвали», within the claim's own words.

    ``inside`` is the word of place in front of a town, in the text's language.

    Who says something from a seat of rule («в Киеве заявили, что …») stands outside them.
    """
    return (
        said is not None
        and words.covers(said)
        and any(place.span == said for place in places)
        and inside.search(text[max(0, said.start - LED) : said.start].lower()) is not None
    )
