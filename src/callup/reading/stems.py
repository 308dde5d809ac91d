"""The words a cue cannot do without. In: cue lines. Out: for a stretch of text, which cues its words could make up.

Every cue is boiled down to the word beginnings it needs, one bit for each set of them. Word forms are judged once and
remembered, so a look costs a dictionary access a word. It errs on one side only: a cue that would match is never ruled
out. Deliberately missing: any judgement of what the words mean.
"""

import re
from functools import reduce
from operator import or_

WORD = re.compile(r"[^\W\d_]{2,}")
LETTERS = re.compile(r"[^\W\d_]{2,}")
OPTION = re.compile(r"\?|\*|\{0,\d*\}")
LONGEST_STEM = 7
REMEMBERED = 200_000
GLUE = "\x00"


class Stems:
    """Knows, for a set of cues, the word beginnings each of them needs."""

    def __init__(self) -> None:
        self._bits: dict[frozenset[str], int] = {}
        self._stems: dict[str, int] = {}
        self._known: dict[str, int] = {}

    def mask(self, cue: str) -> int:
        """The bits a text must supply for the cue to match; learns the cue's words."""
        return reduce(or_, [self._bit(stems) for stems in _required(cue) if stems], 0)

    def seen(self, text: str, start: int, end: int) -> int:
        """The bits the words of a stretch supply."""
        known, seen = self._known, 0
        for word in set(WORD.findall(text, start, end)):
            mask = known.get(word)
            seen |= self._judge(word) if mask is None else mask
        return seen

    def _bit(self, stems: frozenset[str]) -> int:
        bit = self._bits.get(stems)
        if bit is None:
            bit = self._bits[stems] = 1 << len(self._bits)
            for stem in stems:
                self._stems[stem] = self._stems.get(stem, 0) | bit
        return bit

    def _judge(self, word: str) -> int:
        lower = word.casefold()
        mask = 0
        for length in range(2, min(LONGEST_STEM, len(lower)) + 1):
            mask |= self._stems.get(lower[:length], 0)
        if len(self._known) < REMEMBERED:
            self._known[word] = mask
        return mask


def _required(cue: str) -> list[frozenset[str]]:
    r"""The sets of word beginnings of which a text must hold one each for the cue to match.

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
    """Drop every bracket or letter that may be absent (``(...)?``, ``(...){0,3}``, ``s?``) at this depth.

    What was glued to it is no word beginning any more; a mark stands there instead.
    """
    kept, at = "", 0
    while at < len(pattern):
        end = _close(pattern, at) if pattern[at] in "([" else at + 1 + (pattern[at] == "\\")
        option = OPTION.match(pattern, end)
        if option is None:
            kept += pattern[at:end]
        elif not pattern[at:end].endswith(" )"):
            kept += GLUE
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
