"""Rules in force: LawStatus, LawSaid, LawItem, ActReport. Frozen; JSON in and out. Which there are belongs to the case."""

import enum

import msgspec

from callup.model.claim import Claim


class LawStatus(enum.StrEnum):
    """Where a rule stands. UNCLEAR: sources say what cannot both be so, or nothing tells."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    IN_FORCE = "in_force"
    WITHDRAWN = "withdrawn"
    UNCLEAR = "unclear"


class LawSaid(msgspec.Struct, frozen=True, kw_only=True):
    """One statement on a rule: what it makes of it, when it was said, by whom. ``status`` None: it names the rule only.

    ``denies`` marks a denial that there is, or will be, such a rule; ``superseded`` what its origin has said anew since.
    ``repeated`` are claims that carry the same word of the same origin.
    """

    claim: Claim
    date: str | None
    origin: str
    side: str | None
    status: LawStatus | None
    denies: bool = False
    superseded: bool = False
    repeated: tuple[str, ...] = ()


class LawItem(msgspec.Struct, frozen=True, kw_only=True):
    """One rule of the case with its dated status and every statement on it, oldest first.

    ``since`` is the day of the statement the status rests on, ``rule`` says in words how it was reckoned;
    ``for_status`` and ``against`` are the claims on either side where the status is unclear.
    """

    name: str
    kind: str
    title: str
    definition: str
    status: LawStatus
    since: str | None
    rule: str
    said: tuple[LawSaid, ...]
    for_status: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


class ActReport(msgspec.Struct, frozen=True, kw_only=True):
    """One statement that an act took place: which act of the case, on which day it was told, by whom, in which house.

    ``own_word`` marks the word of a body that may perform the act; ``weight`` is the chance that it is rightly read.
    """

    act: str
    day: str
    origin: str
    house: str
    own_word: bool
    weight: float
    claim: str
