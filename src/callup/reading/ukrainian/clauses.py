"""Ukrainian clauses. In: a stretch of a sentence. Out: the spans of its statements, in order.

Cuts at joining words where both sides hold a finite verb. Deliberately missing: a parse.
"""

import re

from callup.model import Span
from callup.reading.segment import trimmed
from callup.reading.ukrainian.words import is_finite

HARD = re.compile(r";\s*|\s[—–-]\s|:\s+|\s\(|\)|…\s|❗️?|‼️?|⚡️?|\|")
SOFT = re.compile(
    r",\s+(?:а|але|та|і|й|або|що|щоб|як(?:ий|а|е|і|их|ого|им|ими|ому|ої|ій|у)|де|куди|звідки|коли|якщо|хоча|оскільки|бо|поки|однак|проте|зокрема|причому)\b|"
    r"\s+(?:і|й|та|а|але|однак|проте|або)\s+",
    re.IGNORECASE,
)
WORD = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ'’ʼ-]+")
MIN_WORDS = 2


def clauses(text: str, span: Span) -> list[Span]:
    """Cut a stretch of Ukrainian text into statements.

    >>> t = "Повістки вручають на заводах, а у військкоматі це заперечують."
    >>> [t[s.start:s.end] for s in clauses(t, Span(0, len(t)))]
    ['Повістки вручають на заводах,', 'а у військкоматі це заперечують.']
    """
    cuts = [span.start, *(joint.end() for joint in HARD.finditer(text, span.start, span.end))]
    pieces = [(a, b) for a, b in zip(cuts, [*cuts[1:], span.end], strict=True) if b > a]
    return [clause for a, b in pieces for clause in _soft(text, a, b)] or [span]


def _soft(text: str, begin: int, end: int) -> list[Span]:
    spans: list[Span | None] = []
    start = begin
    for joint in SOFT.finditer(text, begin, end):
        at = joint.start() + 1
        if _stands(text, start, at) and _stands(text, joint.end(), end):
            spans.append(trimmed(text, start, at))
            start = at
    spans.append(trimmed(text, start, end))
    return [span for span in spans if span is not None]


def _stands(text: str, start: int, end: int) -> bool:
    words = WORD.findall(text, start, end)
    return len(words) >= MIN_WORDS and any(is_finite(word) for word in words)
