"""What about: which signal a stretch of text bears on. In: text and the case's cues. Out: scores by signal.

Deliberately missing: attribution and figures. A score is the weight of the best cue found and a tenth of the others':
many words of one kind do not outshout the one telling word.
"""

import re
from collections.abc import Iterable

import msgspec

from callup.case import Case, Cue, parse_cue
from callup.model import Span

CLEAR = 2.0
OTHERS = 0.1
WORD = re.compile(r"\w+")
STEM = re.compile(r"[^\W\d_]{3,}")


class Scored(msgspec.Struct, frozen=True):
    """A signal's score in a stretch of text and where its first cue stands."""

    signal: str
    score: float
    at: Span
    cue: str


class SignalFinder:
    """The cues of a case in one language, compiled once."""

    def __init__(self, case: Case, language: str) -> None:
        self._cues = [
            (name, _parsed(signal.cues.get(language, ()), name))
            for name, signal in case.signals.items()
        ]

    def score(self, text: str, span: Span) -> list[Scored]:
        """Signals found in ``text[span]``, best first; a tie goes to the one the case lists first."""
        piece = text[span.start : span.end]
        found = [
            scored
            for name, cues in self._cues
            if (scored := _scored(name, cues, piece, span.start)) is not None
        ]
        return sorted(found, key=lambda item: -item.score)


def _parsed(lines: Iterable[str], name: str) -> tuple[tuple[Cue, str], ...]:
    return tuple((parse_cue(line, name), line) for line in lines)


def _scored(name: str, cues: Iterable[tuple[Cue, str]], piece: str, offset: int) -> Scored | None:
    total, best, line, at = 0.0, 0.0, "", (0, 0)
    for cue, source in cues:
        match = cue.found_in(piece)
        if match is None:
            continue
        total += cue.weight
        if cue.weight > best:
            best, line, at = cue.weight, source, match.span()
    if not total:
        return None
    return Scored(name, best + OTHERS * (total - best), Span(offset + at[0], offset + at[1]), line)
