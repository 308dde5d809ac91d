"""Claim and its parts: one attributed statement in one document.

In: what reading found. Out: frozen records that write themselves to the JSON of ``callup read --format jsonl``.
Deliberately missing: truth. A claim says who said what; what many claims amount to is for ``evidence``.
"""

import enum
import hashlib

import msgspec

from callup.model.span import Span

Number = int | float


class Stance(enum.StrEnum):
    """How the speaker stands to the statement; a denial keeps the signal of what it denies."""

    REPORTS = "reports"
    ASSERTS = "asserts"
    DENIES = "denies"
    PREDICTS = "predicts"
    PLANS = "plans"
    DEMANDS = "demands"
    DOUBTS = "doubts"


class Certainty(enum.StrEnum):
    """How firmly it is said."""

    PLAIN = "plain"
    HEDGED = "hedged"
    CONDITIONAL = "conditional"


class Bound(enum.StrEnum):
    """What kind of number a figure is."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    LESS_THAN = "less_than"
    BETWEEN = "between"


class SpeakerKind(enum.StrEnum):
    """What sort of source vouches for a statement."""

    PERSON = "person"
    OFFICE = "office"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    UNNAMED = "unnamed"
    AUTHOR = "author"


class PeriodKind(enum.StrEnum):
    """What a time belongs to: the speaking, the event, a deadline, or a rule's validity."""

    SAID = "said"
    EVENT = "event"
    DEADLINE = "deadline"
    VALIDITY = "validity"


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """Who vouches, or who carried it. ``private`` marks people who hold no public role: their names never leave."""

    name: str | None
    kind: SpeakerKind
    actor: str | None = None
    role: str | None = None
    private: bool = False
    span: Span | None = None


AUTHOR = Speaker(name=None, kind=SpeakerKind.AUTHOR)


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as it was said. ``value`` is None where only a range or bound is known; None never means zero.

    ``unit`` is one of people, region, city, summons, unit, place, office, attack, crew, item, ruble, usd, percent,
    age, day, week, month, year, case, or the singular noun as written; ``counted`` is the noun phrase as written.
    ``vague`` marks number words whose size is a convention: "tens of thousands" has low 20,000.
    """

    value: Number | None
    low: Number | None
    high: Number | None
    bound: Bound
    unit: str | None
    counted: str | None = None
    vague: bool = False
    span: Span

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"a quantity needs low <= high, not {self.low}..{self.high}")


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where: an ISO 3166-2 subject, or a two-letter country."""

    code: str
    name: str
    span: Span | None = None


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """When, as ISO dates at the precision they were said with (``2022``, ``2022-09``, ``2022-09-21``); both ends inclusive.

    None is an open end. ``resolved`` is False for a relative time in a document whose date nobody knows:
    then both ends are None and the span says which words wait for a date.
    """

    start: str | None
    end: str | None
    kind: PeriodKind
    span: Span | None = None
    resolved: bool = True


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """The words that carry a claim: ``document.text[start:end] == text``, inside ``sentence``."""

    start: int
    end: int
    text: str
    sentence: Span


class Method(msgspec.Struct, frozen=True, kw_only=True):
    """How a claim was found: the reader's version, its score in 0..1, and the rule or model behind each part."""

    reader: str
    score: float
    found_by: dict[str, str] = {}


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One attributed statement in one document.

    ``withheld`` are the stretches of the sentence that name private people; every way out replaces them.
    ``about`` is the ISO 3166-1 code of the country whose call-up the claim is about, None for nobody's; ``core`` only
    where that is the case's country. ``scores`` holds the reader's calibrated probability of each attribute, in 0..1:
    claim, core, about, signal, stance, certainty, speaker, via, measure, quantity, places, period, where it has one.
    """

    id: str
    document: str
    file: str
    language: str
    evidence: Evidence
    speaker: Speaker
    via: tuple[Speaker, ...] = ()
    stance: Stance
    certainty: Certainty
    signal: str | None
    measure: str | None
    quantity: Quantity | None
    places: tuple[Place, ...] = ()
    period: Period | None = None
    about: str | None = None
    core: bool
    scores: dict[str, float] = {}
    withheld: tuple[Span, ...] = ()
    method: Method


def claim_id(
    document: str, evidence: Evidence, signal: str | None, quantity: Quantity | None
) -> str:
    """Name a claim by its document, words, signal and figure: re-reading with the same reader gives the same names."""
    figure = "" if quantity is None else f"{quantity.span.start}:{quantity.span.end}"
    key = f"{document}|{evidence.start}:{evidence.end}|{signal}|{figure}"
    return "c-" + hashlib.sha256(key.encode()).hexdigest()[:16]
