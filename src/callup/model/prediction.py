"""Statements about the future that can be judged: Prediction, its Criterion and State. Frozen; JSON in and out.

A *plan* is the same thing said by those who decide it; it is met or not, and never part of a track record.
"""

import enum

import msgspec

from callup.model.claim import Claim


class PredictionState(enum.StrEnum):
    """What became of a prediction. VOID: its day is past and there is no way to tell. DISPUTED: it depends whom one believes."""

    OPEN = "open"
    CAME_TRUE = "came_true"
    DID_NOT = "did_not"
    VOID = "void"
    DISPUTED = "disputed"


class Criterion(msgspec.Struct, frozen=True, kw_only=True):
    """What would settle a prediction, for the program and, in ``words``, for readers.

    ``outcome`` names an event of the case; ``measures`` name what a threshold is read from, with ``low`` the least
    and ``high`` the most that hold. ``negated`` predictions hold when it does not happen by the day.
    """

    words: str
    outcome: str | None = None
    measures: tuple[str, ...] = ()
    place: str | None = None
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    negated: bool = False


class Prediction(msgspec.Struct, frozen=True, kw_only=True):
    """A dated statement about the future, by whom, due when, settled by what, and what became of it.

    ``key`` names its origin for the program: an actor's key, a folded name or a document; ``strand`` is the id of its
    strand. ``made`` is the day the earliest document that carries it was published, ``None`` where unknown; ``retold``
    marks one first heard after its day; ``due_how`` says how the day was reckoned. ``settled_by`` are claims that speak
    for the state, ``against`` those that speak for its opposite (disputed ones have both). ``decided`` is the id of a
    person's decision where one holds; ``rule`` says in words what decided.
    """

    id: str
    claim: Claim
    key: str
    strand: str | None = None
    made: str | None
    due: str
    due_how: str = ""
    criterion: Criterion
    plan: bool = False
    retold: bool = False
    state: PredictionState = PredictionState.OPEN
    rule: str = ""
    settled_by: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    probability: float | None = None
    decided: str | None = None
