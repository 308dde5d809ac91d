"""Where statements come from: CopyGroup, Join, Strand. Frozen; JSON in and out; no weighing here.

A CopyGroup is about texts: the earliest and its near copies. A Strand is about statements: everything on one signal
that goes back to one independent origin, through however many pages. Counts shown to a reader are counts of strands.
"""

import enum

import msgspec


class CopyGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Documents that carry one text, by id: the earliest and its near copies."""

    first: str
    copies: tuple[str, ...] = ()


class Likeness(msgspec.Struct, frozen=True, kw_only=True):
    """Two documents that share much of their text: the share of each one's runs of words that the other holds."""

    one: str
    other: str
    of_one: float
    of_other: float


class OriginKind(enum.StrEnum):
    """What a claim goes back to: a named source, an outlet that is cited, a channel forwarded from, the text itself."""

    SPEAKER = "speaker"
    OUTLET = "outlet"
    FORWARD = "forward"
    TEXT = "text"


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where one claim comes from, as far as its own document tells.

    ``key`` is empty for the document's own text. ``inside`` marks somebody who is known only within the text or outlet
    that ``key`` names: a digest, never a name.
    """

    kind: OriginKind
    key: str
    name: str
    actor: str | None = None
    inside: str = ""
    private: bool = False


class JoinReason(enum.StrEnum):
    """Why a claim belongs to a strand."""

    FIRST = "first"
    SAME_TEXT = "same_text"
    SAME_SPEAKER = "same_speaker"
    CITES = "cites"
    LINKS = "links"
    FORWARDS = "forwards"
    BY_HAND = "by_hand"


class Join(msgspec.Struct, frozen=True, kw_only=True):
    """One claim of a strand: why it was joined, in a word and in a sentence for readers."""

    claim: str
    document: str
    date: str | None
    reason: JoinReason
    detail: str = ""


class Strand(msgspec.Struct, frozen=True, kw_only=True):
    """One independent origin on one signal, with every claim that goes back to it, earliest first.

    ``key`` names the origin for the program (an actor's key, a folded name, a document), ``origin`` for readers.
    ``actor`` is the case's public actor where the origin is one; ``in_ledger`` is False when pages only cite it.
    """

    id: str
    signal: str | None
    key: str
    origin: str
    actor: str | None = None
    in_ledger: bool = True
    joins: tuple[Join, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of its claims, earliest first."""
        return tuple(join.claim for join in self.joins)

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that carry it, earliest first, each once."""
        return tuple(dict.fromkeys(join.document for join in self.joins))
