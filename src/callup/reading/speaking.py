"""What telling who speaks must offer. In: nothing. Out: the protocol that ``voices`` works with."""

from typing import Protocol

from callup.model import Span, Speaker, SpeakerKind


class Sources(Protocol):
    """The speakers of one document."""

    def survey(self, text: str, body: Span) -> None:
        """Learn the full names a document uses, before its claims are made."""
        ...

    def speaker(
        self, text: str, source: Span, sentence: Span, kind: SpeakerKind, *, private: bool
    ) -> Speaker:
        """The speaker a source phrase names, given what kind of source it is; remembers who spoke."""
        ...

    def carriers(self, text: str, home: Span, words: Span, speaker: Speaker) -> tuple[Speaker, ...]:
        """The outlets of a claim's sentence that carried its speaker's words."""
        ...

    def private_names(self, text: str, span: Span) -> tuple[Span, ...]:
        """The stretches of a span that name people without a public role."""
        ...

    def of_home(self, text: str, span: Span) -> bool:
        """Whether a stretch names the case's own country, or one of those who speak for it."""
        ...
