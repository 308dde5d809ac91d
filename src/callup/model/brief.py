"""The brief: one model that three writers write. Frozen; JSON in and out; its JSON Schema is published in docs/schema.

Every ``Line`` names the template that made it and the footnotes that carry it; nothing in a brief stands without one.
"""

import msgspec


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A footnote: the sentence that carries a statement, parted round the words that are the evidence."""

    number: int
    claim: str
    before: str
    evidence: str
    after: str
    speaker: str
    via: str
    stance: str
    certainty: str
    source: int


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of the program: a template filled with claims. ``date`` is the day of publication, where one is known."""

    template: str
    text: str
    notes: tuple[int, ...]
    date: str | None = None


class RegionLine(msgspec.Struct, frozen=True, kw_only=True):
    """What is reported of one region under one signal."""

    code: str
    name: str
    claims: int
    strands: int
    denials: int
    notes: tuple[int, ...]


class ChanceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A state, or a question ahead: probability, 80% interval, the words of ICD 203, and what it is given without a record.

    ``days`` is 0 for a state, ``before`` the answer of thirty days before.
    """

    name: str
    title: str
    days: int = 0
    probability: float
    low: float
    high: float
    words: str
    prior: float
    before: float | None = None


class AssessmentPart(msgspec.Struct, frozen=True, kw_only=True):
    """Both questions: where the country stands and what lies ahead, the acts and signs that say so, and what is missing."""

    states: tuple[ChanceRow, ...]
    ahead: tuple[ChanceRow, ...]
    acts: tuple[Line, ...]
    signs: tuple[Line, ...]
    confidence: str
    reasons: tuple[str, ...]
    lacks: tuple[str, ...]


class SignalPart(msgspec.Struct, frozen=True, kw_only=True):
    """One signal: what is said of it, and where. ``claims`` counts statements, ``strands`` independent origins."""

    signal: str
    title: str
    definition: str
    claims: int
    strands: int
    lines: tuple[Line, ...]
    regions: tuple[RegionLine, ...]


class FigureRow(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a measure: as said, as numbers, by whom, on whose side, when, and what became of it.

    ``conflicts`` counts the values that exclude it; ``carried`` names who carried it further, with days.
    """

    said: str
    value: float | None
    low: float | None
    high: float | None
    bound: str
    speaker: str
    side: str | None
    stance: str
    date: str | None
    superseded: bool
    conflicts: int
    repeated: int
    carried: tuple[str, ...]
    notes: tuple[int, ...]


class FigurePart(msgspec.Struct, frozen=True, kw_only=True):
    """One measure with all its competing values, oldest first.

    ``basis`` says over what stretch it counts, in words, ``mode`` whether it is reported, ahead or denied. ``range`` is
    what the current values span, ``rule`` how that was reckoned, ``sides`` the same for each side. ``core`` is False for
    figures about others than the men of the country watched.
    """

    measure: str
    title: str
    definition: str
    place: str | None
    unit: str
    basis: str
    mode: str
    core: bool
    conflict: bool
    range: str
    low: float | None
    high: float | None
    rule: str
    sides: dict[str, str]
    rows: tuple[FigureRow, ...]
    left_out: int = 0
    """So many more values, superseded ones first to go, then the oldest."""


class DenialPart(msgspec.Struct, frozen=True, kw_only=True):
    """A denial and what it denies; ``denied`` is empty where nobody on the record claims it."""

    denial: Line
    denied: tuple[Line, ...]


class PredictionPart(msgspec.Struct, frozen=True, kw_only=True):
    """A prediction or plan with the day by which it can be judged, what became of it, by which rule and statements.

    ``notes`` are those that settle it, ``against`` those for the opposite where it is disputed.
    """

    id: str
    due: str
    state: str
    plan: bool
    criterion: str
    rule: str
    line: Line
    notes: tuple[int, ...]
    against: tuple[int, ...]


class RecordPart(msgspec.Struct, frozen=True, kw_only=True):
    """How a speaker's or outlet's dated predictions fared; ``share`` in words, with its 80% interval in percent."""

    name: str
    outlet: bool
    made: int
    held: int
    failed: int
    disputed: int
    void: int
    open: int
    share: str
    brier: float | None


class LawRow(msgspec.Struct, frozen=True, kw_only=True):
    """One statement on a rule: what it makes of it, on which day; ``old`` when its source has said otherwise since."""

    date: str | None
    status: str
    side: str | None
    old: bool
    line: Line


class LawPart(msgspec.Struct, frozen=True, kw_only=True):
    """One rule with its dated status, how that was reckoned, and the statements it rests on."""

    name: str
    kind: str
    title: str
    definition: str
    status: str
    since: str | None
    rule: str
    rows: tuple[LawRow, ...]


class SourcePart(msgspec.Struct, frozen=True, kw_only=True):
    """One document the brief rests on; ``copy_of`` is the number of the source whose text it carries again."""

    number: int
    title: str
    publisher: str | None
    date: str | None
    url: str | None
    file: str
    claims: int
    copy_of: int | None


class RefusedPart(msgspec.Struct, frozen=True, kw_only=True):
    """An input that became no document."""

    file: str
    reason: str


class DayCount(msgspec.Struct, frozen=True, kw_only=True):
    """Claims of one day of publication, by signal."""

    day: str
    counts: dict[str, int]


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What was known by the day: counts, the days of the oldest and newest dated document, copies among those read.

    ``read`` is None where all statements were read; else so many were, the newest of each kind.
    """

    statements: int
    documents: int
    copies: int
    first: str | None
    last: str | None
    read: int | None = None


class FactLine(msgspec.Struct, frozen=True, kw_only=True):
    """A dated fact of the case that a projection names, by its key in square brackets."""

    key: str
    text: str
    url: str


class ScenarioPart(msgspec.Struct, frozen=True, kw_only=True):
    """What each path could deliver of a need named in the record: lines, a picture as SVG, and the facts they name."""

    question: str
    lines: tuple[str, ...]
    facts: tuple[FactLine, ...]
    picture: str


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A cited brief."""

    title: str
    question: str
    as_of: str | None
    since: str | None
    written: str
    bottom_line: tuple[Line, ...]
    new: tuple[Line, ...]
    signals: tuple[SignalPart, ...]
    figures: tuple[FigurePart, ...]
    law: tuple[LawPart, ...]
    denials: tuple[DenialPart, ...]
    predictions: tuple[PredictionPart, ...]
    track_records: tuple[RecordPart, ...]
    region_counts: dict[str, int]
    timeline: tuple[DayCount, ...]
    sources: tuple[SourcePart, ...]
    refused: tuple[RefusedPart, ...]
    notes: tuple[Note, ...]
    limits: tuple[str, ...]
    known: Known
    more: dict[str, int] = {}
    """How many items a part leaves out for length, by the part's name; ``regions:SIGNAL`` for a signal's regions."""
    assessment: AssessmentPart | None = None
    scenario: ScenarioPart | None = None


class Parts(msgspec.Struct, frozen=True, kw_only=True):
    """Parts of a brief asked for alone, with the sentences they rest on."""

    as_of: str | None
    figures: tuple[FigurePart, ...] = ()
    law: tuple[LawPart, ...] = ()
    predictions: tuple[PredictionPart, ...] = ()
    track_records: tuple[RecordPart, ...] = ()
    notes: tuple[Note, ...] = ()
