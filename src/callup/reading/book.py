"""Who has been named so far. In: speakers as they appear. Out: the full name behind a surname, pronoun or role.

Deliberately missing: any memory beyond one document.
"""

from collections.abc import Callable

import msgspec

from callup.model import Speaker, SpeakerKind

BODIES = frozenset({SpeakerKind.OFFICE, SpeakerKind.ORGANISATION, SpeakerKind.OUTLET})


class PersonKnown(msgspec.Struct, frozen=True):
    """A person the document names: the name, the role beside it, where it stands."""

    name: str
    role: str | None
    at: int


class SpeakerBook:
    """The people a document names and the order in which sources spoke."""

    def __init__(self) -> None:
        self._persons: dict[str, list[PersonKnown]] = {}
        self._spoken: list[Speaker] = []

    def introduce(self, known: PersonKnown) -> None:
        """Note a name under its last word and its first."""
        for word in {known.name.split()[-1], known.name.split()[0]}:
            self._persons.setdefault(word, []).append(known)

    def person(self, word: str, before: int) -> PersonKnown | None:
        """Whom a surname or first name stands for: the one so named last, else first; with a role given anywhere."""
        named = self._persons.get(word)
        if not named:
            return None
        earlier = [known for known in named if known.at < before]
        last = max(earlier, key=lambda known: known.at, default=named[0])
        roles = (known.role for known in named if known.name == last.name and known.role)
        return msgspec.structs.replace(last, role=next(roles, None))

    def holder(self, fits: Callable[[str], bool], before: int) -> PersonKnown | None:
        """The person named last before an offset whose role fits; a headline's is the only one named after it."""
        every = (known for named in self._persons.values() for known in named)
        held = {known.name: known for known in every if known.role is not None and fits(known.role)}
        earlier = [known for known in held.values() if known.at < before]
        if earlier or len(held) != 1:
            return max(earlier, key=lambda known: known.at, default=None)
        return next(iter(held.values()))

    def spoke(self, speaker: Speaker) -> None:
        """Note that this source has just spoken."""
        if speaker.kind is not SpeakerKind.AUTHOR:
            self._spoken.append(speaker)

    def last(self, fits: Callable[[Speaker], bool], since: int = 0) -> Speaker | None:
        """The latest source that fits, named from an offset on."""
        for speaker in reversed(self._spoken):
            if fits(speaker) and (speaker.span is None or speaker.span.start >= since):
                return speaker
        return None
