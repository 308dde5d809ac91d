"""Forms met in a text. In: folded text and the index. Out: hits in order, the longest form at
each place.

Deliberately missing: belief. Whether a hit names a place is for the words around it.
"""

import re
from collections.abc import Iterator

import msgspec

from callup.reading.place.fold import WORD, FoldedName
from callup.reading.place.index import Index, Name

GAP = re.compile(r"[\s.\-‐‑–—'’ʼ(/]{1,3}")

INITIALS = 5  # letters of the longest abbreviation


class Hit(msgspec.Struct, frozen=True):
    """A form met at ``start:end`` of the folded text.

    ``latin`` tells which grammar's words stand around it; ``initials`` marks abbreviations.
    """

    start: int
    end: int
    form: str
    names: tuple[Name, ...]
    bases: tuple[tuple[str, str], ...]
    shared: tuple[str, ...]
    upper: bool
    initials: bool
    latin: bool


def hits(folded: FoldedName, index: Index, start: int, end: int) -> Iterator[Hit]:
    """The hits that begin inside ``start:end``."""
    lower, shown = folded.lower, folded.shown
    names, bases, shared, longest = index.names, index.bases, index.shared, index.longest
    starts = index.starts
    consumed = 0
    for match in WORD.finditer(lower, start, end):
        word = match.group()
        if word not in starts:
            continue
        at, stop = match.span()
        if at < consumed:
            continue
        form = word
        if word in longest:
            form, stop = _longest(lower, word, stop, index)
        if form not in names and form not in bases and form not in shared:
            continue
        consumed = stop
        upper = shown[at].isupper() or (at > 0 and shown[at - 1] == "#")
        yield Hit(
            at,
            stop,
            form,
            names.get(form, ()),
            bases.get(form, ()),
            shared.get(form, ()),
            upper,
            upper and stop - at <= INITIALS and shown[at:stop].isupper(),
            word < "ʀ",
        )


def _longest(lower: str, word: str, stop: int, index: Index) -> tuple[str, int]:
    best, best_stop, form = word, stop, word
    for _ in range(index.longest[word] - 1):
        gap = GAP.match(lower, stop)
        following = WORD.match(lower, gap.end()) if gap else None
        if following is None:
            break
        form, stop = f"{form} {following.group()}", following.end()
        if form in index.names or form in index.bases or form in index.shared:
            best, best_stop = form, stop
    return best, best_stop
