"""What a newer reader sees otherwise. In: nothing. Out: the nouns of a second reading."""

import msgspec

from callup.model.claim import Claim
from callup.model.review import Decision


class Altered(msgspec.Struct, frozen=True):
    """One claim that a second reading sees otherwise: its id then and now, and each part as it was and is."""

    before: str
    now: str
    words: str
    parts: dict[str, tuple[str, str]]


class Reread(msgspec.Struct, frozen=True):
    """What a second reading of one document changed, and the decisions whose claims it no longer finds."""

    document: str
    file: str
    readers: tuple[str, str]
    added: tuple[Claim, ...]
    vanished: tuple[Claim, ...]
    altered: tuple[Altered, ...]
    same: int
    lost: tuple[Decision, ...]
