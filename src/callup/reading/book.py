"""Who has been named so far. In: speakers as they appear. Out: the full name behind a surname, pronoun or role.

Deliberately missing: any memory beyond one document.
"""

import re
from collections.abc import Callable

import msgspec

from callup.model import Speaker, SpeakerKind

PERSONS = frozenset({SpeakerKind.PERSON})
BODIES = frozenset({SpeakerKind.OFFICE, SpeakerKind.ORGANISATION, SpeakerKind.OUTLET})
WORD = re.compile(r"\w+")


class Known(msgspec.Struct, frozen=True):
    """A person the document names in full: the name as written, the role beside it, where it first stands."""

    name: str
    role: str | None
    at: int


class SpeakerBook:
    """The people a document names and the order in which sources spoke."""

    def __init__(self) -> None:
        self._persons: dict[str, Known] = {}
        self._spoken: list[Speaker] = []

    def introduce(self, known: Known) -> None:
        """Note a full name under its last word and its first; the earlier mention with a role wins."""
        words = known.name.split()
        for word in {words[-1], words[0]}:
            before = self._persons.get(word)
            if before is None or (before.role is None and known.role and before.name == known.name):
                self._persons[word] = known

    def full_name(self, word: str) -> Known | None:
        """The person a single surname or first name stands for in this document."""
        return self._persons.get(word)

    def holder(self, fits: Callable[[str], bool], before: int) -> Known | None:
        """The person named last before an offset whose role fits; a headline's is the only one named after it."""
        held = {
            known.name: known
            for known in self._persons.values()
            if known.role is not None and fits(known.role)
        }
        earlier = [known for known in held.values() if known.at < before]
        if earlier or len(held) != 1:
            return max(earlier, key=lambda known: known.at, default=None)
        return next(iter(held.values()))

    def spoke(self, speaker: Speaker) -> None:
        """Note that this source has just spoken."""
        if speaker.kind is not SpeakerKind.AUTHOR:
            self._spoken.append(speaker)

    def last(self, fits: Callable[[Speaker], bool] | None = None) -> Speaker | None:
        """The latest source that fits."""
        for speaker in reversed(self._spoken):
            if fits is None or fits(speaker):
                return speaker
        return None

    def by_role(self, head: str) -> Speaker | None:
        """The latest source whose role or name holds the head noun ("the pollster", "the ministry")."""
        wanted = head.casefold()[:6]

        def holds(speaker: Speaker) -> bool:
            said = f"{speaker.role or ''} {speaker.name or ''}".casefold()
            return any(word.startswith(wanted) for word in WORD.findall(said))

        return self.last(holds)
