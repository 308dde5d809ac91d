"""What a language must offer to be read. In: nothing. Out: the protocol that ``reader`` works with.

A new language is a new subpackage that fulfils ``Grammar``; nothing else in the room changes.
"""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from callup.model import Certainty, Document, Span, Speaker, SpeakerKind, Stance
from callup.reading.attribution import Attribution, Tagged


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as words: itself, its cue, and the standing of its speaker.

    ``decided`` says that announcing the matter brings it about.
    """

    words: str
    cue: str
    kind: SpeakerKind
    in_charge: bool
    decided: bool = False
    cue_stance: Stance | None = None


class Sources(Protocol):
    """The speakers of one document."""

    def survey(self, text: str, body: Span) -> None:
        """Learn the full names a document uses, before its statements are read."""
        ...

    def speaker(self, text: str, source: Span, sentence: Span) -> Speaker:
        """The speaker a source phrase names; remembers who spoke."""
        ...

    def last(self) -> Speaker | None:
        """Who spoke last, for a free-standing quotation."""
        ...

    def private_names(self, text: str, span: Span) -> tuple[Span, ...]:
        """The stretches of a span that name people without a public role."""
        ...


class Grammar(Protocol):
    """One language's habits of saying, joining and meaning."""

    language: str

    def sources(self, document: Document) -> Sources:
        """A fresh memory of speakers for one document."""
        ...

    def clauses(self, text: str, span: Span) -> list[Span]:
        """Cut a stretch of a sentence into statements."""
        ...

    def attributions(
        self, text: str, tagged: Sequence[Tagged], sentences: Sequence[Span]
    ) -> list[Attribution]:
        """The acts of saying in one paragraph, with the carriers of each."""
        ...

    def credit(self, text: str, paragraph: Span) -> tuple[Span, tuple[Span, ...]] | None:
        """The source of the paragraph before, and its carriers, where a paragraph does nothing but name them."""
        ...

    def stance(self, said: Said) -> tuple[Stance, str]:
        """How a statement is meant, and the rule that told."""
        ...

    def certainty(self, words: str, cue: str) -> Certainty:
        """How firmly it is put."""
        ...

    def refers_back(self, words: str) -> bool:
        """Whether a statement only points at what was said before ("a similar process")."""
        ...

    def goes_on(self, words: str) -> bool:
        """Whether a statement opens by pointing at the one before ("The number …", "Another …", "Of those …")."""
        ...

    def is_aside(self, words: str) -> bool:
        """Whether words of the text's own voice state nothing: a heading, or a clause that only sets the scene."""
        ...
