"""What about: which signal a stretch of text bears on. In: text and the case's cues. Out: scores by signal.

Deliberately missing: attribution and figures. A score is the weight of the best cue found and a tenth of the others':
many words of one kind do not outshout the one telling word.
"""

from collections.abc import Iterable

import msgspec

from callup.case import Case, Cue, parse_cue
from callup.model import Span
from callup.reading.stems import Stems

OTHERS = 0.1


class Scored(msgspec.Struct, frozen=True):
    """A signal's score in a stretch of text."""

    signal: str
    score: float


class Sign(msgspec.Struct, frozen=True):
    """One cue made ready: the pattern, and the bits of the words it cannot do without."""

    cue: Cue
    mask: int


class SignalFinder:
    """The cues of a case in one language, compiled once; only those whose words a stretch holds are tried on it."""

    def __init__(self, case: Case, language: str) -> None:
        self._stems = Stems()
        self._signs = [
            (name, tuple(self._sign(line, name) for line in signal.cues.get(language, ())))
            for name, signal in case.signals.items()
        ]

    def _sign(self, line: str, name: str) -> Sign:
        return Sign(parse_cue(line, name), self._stems.mask(line))

    def score(self, text: str, span: Span) -> list[Scored]:
        """Signals found in ``text[span]``, best first; a tie goes to the one the case lists first."""
        piece = text[span.start : span.end]
        seen = self._stems.seen(text, span.start, span.end)
        found = [
            scored
            for name, signs in self._signs
            if (scored := _scored(name, signs, seen, piece)) is not None
        ]
        return sorted(found, key=lambda item: -item.score)


def _scored(name: str, signs: Iterable[Sign], seen: int, piece: str) -> Scored | None:
    weights = [
        sign.cue.weight
        for sign in signs
        if seen & sign.mask == sign.mask and sign.cue.found_in(piece) is not None
    ]
    if not weights:
        return None
    best = max(weights)
    return Scored(name, best + OTHERS * (sum(weights) - best))
