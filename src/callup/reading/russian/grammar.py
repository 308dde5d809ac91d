"""Russian as a ``Grammar``. In: paragraphs. Out: attributions, clauses, stances, speakers. All by rule: no tagger."""

from collections.abc import Sequence

import msgspec

from callup.case import Case
from callup.model import Certainty, Document, Span, Stance
from callup.reading.actors import ActorIndex
from callup.reading.attribution import Attribution, Tagged
from callup.reading.grammar import Said
from callup.reading.russian import saying
from callup.reading.russian.clauses import clauses
from callup.reading.russian.sources import RussianSources
from callup.reading.russian.stance import certainty_of, cue_stance, stance_of


class Russian:
    """The habits of Russian reporting."""

    language = "ru"

    def __init__(self, case: Case) -> None:
        self._actors = ActorIndex(case)

    def sources(self, document: Document) -> RussianSources:
        """A fresh memory of speakers for one document."""
        return RussianSources(self._actors)

    def clauses(self, text: str, span: Span) -> list[Span]:
        """Cut a stretch of a sentence into statements."""
        return clauses(text, span)

    def attributions(
        self, text: str, tagged: Sequence[Tagged], sentences: Sequence[Span]
    ) -> list[Attribution]:
        """The acts of saying in one paragraph; a tagger's spans are not used yet."""
        return [
            msgspec.structs.replace(
                item, stance=cue_stance(text[item.cue.start : item.cue.end]) if item.cue else None
            )
            for item in saying.attributions(text, sentences)
        ]

    def stance(self, said: Said) -> tuple[Stance, str]:
        """How a statement is meant, and the rule that told."""
        return stance_of(said)

    def certainty(self, words: str, cue: str) -> Certainty:
        """How firmly it is put."""
        return certainty_of(words, cue)
