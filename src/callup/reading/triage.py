"""A cheap look that spares the tagger the paragraphs that cannot matter. In: a paragraph. Out: yes or no.

Every cue of the case is boiled down to the word beginnings it cannot do without. A paragraph matters when, for at least
one cue, its words supply all of them. Word forms are judged once and remembered, so the look costs a dictionary access
a word. It errs on one side only: a paragraph in which a cue would be found is never spared. Deliberately missing: any
judgement of what the words mean.
"""

import re
from functools import reduce
from operator import or_

from callup.case import Case
from callup.model import Span

WORD = re.compile(r"[^\W\d_]{2,}")
LETTERS = re.compile(r"[^\W\d_]{2,}")
OPTION = re.compile(r"\?|\*|\{0,\d*\}")
LONGEST_STEM = 7
REMEMBERED = 200_000


class Triage:
    """Knows which words a case's cues cannot do without, in one language."""

    def __init__(self, case: Case, language: str) -> None:
        self._stems: dict[str, int] = {}
        self._known: dict[str, int] = {}
        bits: dict[frozenset[str], int] = {}
        cues = {c for s in case.signals.values() for c in s.cues.get(language, ())}
        masks: set[int] = set()
        for cue in sorted(cues):
            required = [bits.setdefault(stems, 1 << len(bits)) for stems in _required(cue) if stems]
            masks.add(reduce(or_, required, 0))
        for stems, bit in bits.items():
            for stem in stems:
                self._stems[stem] = self._stems.get(stem, 0) | bit
        self._masks = sorted(_minimal(masks))

    def matters(self, text: str, span: Span) -> bool:
        """Whether a paragraph's words could make up a cue."""
        known = self._known
        seen = 0
        for word in set(WORD.findall(text, span.start, span.end)):
            mask = known.get(word)
            seen |= self._judge(word) if mask is None else mask
        return any(seen & mask == mask for mask in self._masks)

    def _judge(self, word: str) -> int:
        lower = word.casefold()
        stems = self._stems
        mask = 0
        for length in range(2, min(LONGEST_STEM, len(lower)) + 1):
            mask |= stems.get(lower[:length], 0)
        if len(self._known) < REMEMBERED:
            self._known[word] = mask
        return mask


def _minimal(masks: set[int]) -> set[int]:
    """Drop every mask that a smaller one already covers."""
    return {m for m in masks if not any(o != m and o & m == o for o in masks)}


def _required(cue: str) -> list[frozenset[str]]:
    """The sets of word beginnings of which a text must hold one each for the cue to match.

    >>> [sorted(stems) for stems in _required("3: volunteer (?:unit|compan)\\w* & !doctors?")]
    [['volunte'], ['compan', 'unit']]
    """
    parts = cue.split(":", 1)[1].split(" & ")
    return [
        stems
        for part in parts
        if not part.startswith("!")
        for stems in _sequence(_without_options(part.strip()))
    ]


def _sequence(pattern: str) -> list[frozenset[str]]:
    """One set for each word of a pattern; a choice makes one set of the best word of each of its arms."""
    arms = _split(pattern.replace("[- ]", " "), "|")
    if len(arms) == 1:
        return [stems for token in _split(arms[0], " ") if (stems := _token(token))]
    best = [_best(_sequence(arm)) for arm in arms]
    return [frozenset().union(*best)] if all(best) else []


def _token(token: str) -> frozenset[str]:
    """The beginnings a single word of a pattern may have: its first letters, or those of its leading bracket."""
    head = LETTERS.match(token)
    if head is not None:
        return frozenset({head[0].casefold()[:LONGEST_STEM]})
    if token.startswith("(?:"):
        end = _close(token, 0)
        return _best(_sequence(_without_options(token[3 : end - 1])))
    return frozenset()


def _best(sets: list[frozenset[str]]) -> frozenset[str]:
    """The most telling of several necessary sets: longest beginnings, then fewest."""
    return max(sets, key=lambda stems: (min(map(len, stems)), -len(stems)), default=frozenset())


def _without_options(pattern: str) -> str:
    """Drop every bracket or letter that may be absent (``(...)?``, ``(...){0,3}``, ``s?``) at this depth."""
    kept, at = "", 0
    while at < len(pattern):
        end = _close(pattern, at) if pattern[at] in "([" else at + 1 + (pattern[at] == "\\")
        option = OPTION.match(pattern, end)
        if option is None:
            kept += pattern[at:end]
        at = option.end() if option else end
    return kept


def _close(pattern: str, at: int) -> int:
    depth = 0
    for end in range(at, len(pattern)):
        depth += (pattern[end] in "([") - (pattern[end] in ")]")
        if depth == 0:
            return end + 1
    return len(pattern)


def _split(pattern: str, mark: str) -> list[str]:
    pieces, depth, piece = [], 0, ""
    for letter in pattern:
        depth += (letter in "([") - (letter in ")]")
        if letter == mark and depth == 0:
            pieces.append(piece)
            piece = ""
        else:
            piece += letter
    return [*pieces, piece]
