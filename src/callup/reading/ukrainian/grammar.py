"""Ukrainian as a ``Grammar``. In: paragraphs. Out: attributions, clauses, stances, speakers. All by rule: no tagger."""

import re
from collections.abc import Sequence

import msgspec

from callup.case import Case
from callup.model import Certainty, Document, Span, Stance
from callup.reading.actors import ActorIndex
from callup.reading.attribution import Attribution, Tagged
from callup.reading.grammar import Said
from callup.reading.ukrainian import saying
from callup.reading.ukrainian.clauses import clauses
from callup.reading.ukrainian.sources import UkrainianSources
from callup.reading.ukrainian.stance import certainty_of, cue_stance, stance_of

REFERS_BACK = re.compile(
    r"(?<!\w)(?:аналогічн\w+|те саме|так(?:а|і|ий) ж(?:е)?)(?!\w)", re.IGNORECASE
)
GOES_ON = re.compile(
    r"^(?:а |і |але )?(?:ще|усього|всього|з них|серед них|їх|вони|він|вона|це|ця|цей|число|кількість|загалом)(?!\w)",
    re.IGNORECASE,
)
SENTENCE_ENDS = frozenset(".!?…»)")
SETS_SCENE = re.compile(
    r"^(?:і |а |але )?(?:коли|якщо|поки|після того як|хоча|оскільки)(?!\w)", re.IGNORECASE
)


class Ukrainian:
    """The habits of Ukrainian reporting, as far as they are read."""

    language = "uk"

    def __init__(self, case: Case) -> None:
        self._actors = ActorIndex(case)

    def sources(self, document: Document) -> UkrainianSources:
        """A fresh memory of speakers for one document."""
        return UkrainianSources(self._actors)

    def clauses(self, text: str, span: Span) -> list[Span]:
        """Cut a stretch of a sentence into statements."""
        return clauses(text, span)

    def attributions(
        self, text: str, tagged: Sequence[Tagged], sentences: Sequence[Span]
    ) -> list[Attribution]:
        """The acts of saying in one paragraph."""
        return [
            msgspec.structs.replace(
                item, stance=cue_stance(text[item.cue.start : item.cue.end]) if item.cue else None
            )
            for item in saying.attributions(text, sentences)
        ]

    def credit(self, text: str, paragraph: Span) -> tuple[Span, tuple[Span, ...]] | None:
        """«Про це повідомляє «Астра».» on a line of its own."""
        before = text[: paragraph.start].rstrip()
        return saying.told_by(text, paragraph) if before[-1:] in SENTENCE_ENDS else None

    def stance(self, said: Said) -> tuple[Stance, str]:
        """How a statement is meant, and the rule that told."""
        return stance_of(said)

    def certainty(self, words: str, cue: str) -> Certainty:
        """How firmly it is put."""
        return certainty_of(words, cue)

    def refers_back(self, words: str) -> bool:
        """Whether a statement only points at what was said before."""
        return REFERS_BACK.search(words) is not None

    def goes_on(self, words: str) -> bool:
        """Whether a statement opens by pointing at the one before."""
        return GOES_ON.search(words) is not None

    def is_aside(self, words: str) -> bool:
        """Posts and headings state much without a verb, so only clauses that set the scene are asides."""
        return SETS_SCENE.match(words) is not None
