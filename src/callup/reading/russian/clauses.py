"""Russian clauses. In: a stretch of a sentence. Out: the spans of its statements, in order.

Cuts at joining words and punctuation where both sides hold a finite verb. Deliberately missing: a parse.
"""

import re

from callup.model import Span
from callup.reading.russian.words import is_finite
from callup.reading.segment import trimmed

HARD = re.compile(r";\s*|\s[—–-]\s|:\s+|\s\(|\)|\.\.\.\s|…\s|❗️?|‼️?|⚡️?|\|")
SOFT = re.compile(
    r",\s+(?:а|но|и|или|что|чтобы|котор\w+|где|куда|откуда|когда|если|хотя|поскольку|потому|так\s+как|пока|однако|зато|причём|причем|"
    r"при\s+этом|в\s+том\s+числе|несмотря|после\s+чего|то\s+есть|как|ли|кто|чем)\b|\s+(?:и|а|но|однако|либо)\s+",
    re.IGNORECASE,
)
WORD = re.compile(r"[А-Яа-яЁёІіЇїЄє-]+")
MIN_WORDS = 2


def clauses(text: str, span: Span) -> list[Span]:
    """Cut a stretch of Russian text into statements.

    >>> t = "Повестки вручают в цехах, а в военкомате это отрицают."
    >>> [t[s.start:s.end] for s in clauses(t, Span(0, len(t)))]
    ['Повестки вручают в цехах,', 'а в военкомате это отрицают.']
    """
    cuts = [span.start, *(joint.end() for joint in HARD.finditer(text, span.start, span.end))]
    pieces = [Span(a, b) for a, b in zip(cuts, [*cuts[1:], span.end], strict=True) if b > a]
    found = [clause for piece in pieces for clause in _soft(text, piece)]
    return found or [span]


def _soft(text: str, piece: Span) -> list[Span]:
    spans: list[Span] = []
    start = piece.start
    for joint in SOFT.finditer(text, piece.start, piece.end):
        at = joint.start() + 1
        if stands(text, start, at) and stands(text, joint.end(), piece.end):
            _append(spans, text, start, at)
            start = at
    _append(spans, text, start, piece.end)
    return spans


def stands(text: str, start: int, end: int) -> bool:
    """Whether a stretch can be a statement of its own: some words, one of them a finite verb."""
    words = WORD.findall(text, start, end)
    return len(words) >= MIN_WORDS and any(is_finite(word) for word in words)


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    span = trimmed(text, start, end)
    if span is not None:
        spans.append(span)
