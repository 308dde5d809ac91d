"""All the words a brief says itself. In: claims and names. Out: sentences. An editor reads this file alone.

Every sentence is one of ``TEMPLATES`` filled with what claims carry: who, how, the words as written, figures as said.
"""

import re

from callup.brief.speakers import is_plural
from callup.case import Case
from callup.model import (
    Basis,
    Bound,
    Census,
    Certainty,
    Claim,
    LawStatus,
    Pace,
    PredictionState,
    Quantity,
    Speaker,
    SpeakerKind,
    Stance,
    Summary,
    TrackRecord,
)
from callup.model.brief import Brief, FigurePart

TEMPLATES = {
    "quote": "{speaker} {verb}: “{words}”.",
    "figure": "{measure}{place}: {values}.",
    "value": "{number} ({speaker}{how})",
    "denial": "{speaker} {verb}: “{words}”.",
    "denied": "Against it stand {count} to the contrary, among them {speaker}: “{words}”.",
    "denied once": "Against it stands {speaker}: “{words}”.",
    "signs": "Reported, by number of sources: {signals}.",
    "sign": "{title} ({count})",
    "nothing": "Nothing in these documents bears on a call-up.",
    "law": "{speaker} {verb}: “{words}”.",
    "prediction": "{speaker} {verb}: “{words}”.",
}
VERBS = {
    Stance.REPORTS: "reports",
    Stance.ASSERTS: "says",
    Stance.DENIES: "denies",
    Stance.PREDICTS: "expects",
    Stance.PLANS: "announces",
    Stance.DEMANDS: "demands",
    Stance.DOUBTS: "doubts",
}
HOW = {
    Stance.PREDICTS: "; expected",
    Stance.PLANS: "; planned",
    Stance.DEMANDS: "; demanded",
    Stance.DENIES: "; denied",
    Stance.DOUBTS: "; doubted",
}
REFUSING = frozenset({Stance.DENIES, Stance.DOUBTS})
NEGATION = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|neither|nor|cannot|without|не|нет|ни|никто|ничего|никаких|никакой|без)\b|n[’']t\b",
    re.IGNORECASE,
)
PAPERS = frozenset(
    """law laws bill bills decree decrees document documents report reports paper papers statement statements
    legislation order orders letter letters memo list lists survey surveys poll polls study studies resolution""".split()
)
BOUNDS = {
    Bound.EXACT: "{}",
    Bound.ABOUT: "about {}",
    Bound.AT_LEAST: "at least {}",
    Bound.MORE_THAN: "more than {}",
    Bound.UP_TO: "up to {}",
    Bound.LESS_THAN: "fewer than {}",
}
SAID = {
    Stance.REPORTS: "reported",
    Stance.ASSERTS: "stated",
    Stance.DENIES: "denied",
    Stance.PREDICTS: "expected",
    Stance.PLANS: "planned",
    Stance.DEMANDS: "demanded",
    Stance.DOUBTS: "doubted",
}
PACES = {
    Pace.SO_FAR: "",
    Pace.SINCE: "since {start}",
    Pace.WITHIN: "{start} to {end}",
    Pace.A_DAY: "a day",
    Pace.A_WEEK: "a week",
    Pace.A_MONTH: "a month",
    Pace.A_YEAR: "a year",
    Pace.PART: "part of a larger figure",
}
MODES = {"reported": "", "ahead": "planned, expected or demanded", "denied": "denied or doubted"}
"""What heads a figure beside its measure."""
STATES = {
    PredictionState.OPEN: "open",
    PredictionState.CAME_TRUE: "came true",
    PredictionState.DID_NOT: "did not come true",
    PredictionState.VOID: "no way to tell",
    PredictionState.DISPUTED: "disputed",
}
LAW_STATES = {
    LawStatus.PROPOSED: "proposed",
    LawStatus.ADOPTED: "adopted",
    LawStatus.IN_FORCE: "in force",
    LawStatus.WITHDRAWN: "withdrawn",
    LawStatus.UNCLEAR: "unclear",
}
PLAN_STATES = {PredictionState.CAME_TRUE: "met", PredictionState.DID_NOT: "not met"}
UNITS = {"percent": "%", "ruble": " rubles", "usd": " US dollars", "eur": " euros"}
LIMITS = (
    "Who says what is found by a program; it errs. Every line names the sentence it rests on: read it before you rely on it.",
    "The brief rests on the documents listed and on nothing else. What they leave out is not known here, and silence is no denial.",
    "A source is one independent origin: near copies count once, and so do pages that quote the same speaker or cite the same "
    "outlet. Stories retold in other words without a citation may still count as separate sources.",
    "Relative times (“last week”) are counted from a document's date; where no date is known they stay open.",
    "Names of people without a public role are withheld everywhere; regions and totals only.",
)


SEE_CLAIMS = "'callup claims' lists them"
SEE = {
    "figures": "'callup figures' shows them",
    "regions": "'callup regions' lists them",
    "sources": "those listed are cited here",
    "refused": "'callup rejected' lists them",
    "track_records": "'callup predictions' shows them",
    "predictions": "'callup predictions' shows them",
}
LARGE = (
    "This ledger is large. Counts, the map and the timeline are of all statements, and count documents as sources, copies "
    "included. The newest statements of each sign, measure, region and stance were read for everything else: the "
    "warning, figures, denials and predictions rest on those."
)


def verb_for(claim: Claim, case: Case) -> str:
    """The verb that introduces a quotation, in the number of its speaker, hedged where the statement is.

    Who quotes a denial that holds its own "no" must not deny it once more: such words are said, not denied.
    """
    verb = _verb(claim, case)
    return _plural(verb) if is_plural(claim.speaker) else verb


def _verb(claim: Claim, case: Case) -> str:
    speaker, stance = claim.speaker, claim.stance
    if stance in REFUSING and NEGATION.search(claim.evidence.text):
        return "writes" if speaker.kind is SpeakerKind.AUTHOR else "says"
    if _is_paper(speaker) and stance is not Stance.DENIES:
        return "says"
    if speaker.kind in {SpeakerKind.AUTHOR, SpeakerKind.OUTLET} and stance not in REFUSING:
        return "writes" if stance is Stance.PREDICTS else "reports"
    if stance is Stance.PLANS and not _is_official(speaker, case):
        return "says"
    if claim.certainty is Certainty.HEDGED and stance in {Stance.REPORTS, Stance.ASSERTS}:
        return "suggests"
    return VERBS[stance]


def _is_official(speaker: Speaker, case: Case) -> bool:
    actor = case.actors.get(speaker.actor or "")
    return actor is not None and actor.side == "official"


def _is_paper(speaker: Speaker) -> bool:
    """Whether the source is a thing written: a law, a leaked paper; it says, it does not expect or demand."""
    words = (speaker.role or speaker.name or "").casefold().split()
    return speaker.actor is None and any(word in PAPERS for word in words)


def _plural(verb: str) -> str:
    return {"denies": "deny", "says": "say"}.get(verb, verb.removesuffix("s"))


def number_words(quantity: Quantity, *, unit: bool = True) -> str:
    """A figure as it was said, in digits.

    Vague words keep their bound: "tens of thousands" is "at least 20,000 (in words)".
    """
    tail = UNITS.get(quantity.unit or "", "")
    if quantity.bound is Bound.BETWEEN:
        text = f"{digits(quantity.low)} to {digits(quantity.high)}"
    else:
        number = (
            quantity.value
            if quantity.value is not None
            else (quantity.low if quantity.low is not None else quantity.high)
        )
        text = BOUNDS[quantity.bound].format(digits(number))
    return text + (tail if unit else "") + (" (in words)" if quantity.vague else "")


def percent(probability: float) -> str:
    """A probability in hundredths, as precisely as it deserves.

    >>> percent(0.4391), percent(0.004), percent(0.998)
    ('44%', 'under 1%', 'over 99%')
    """
    if probability < 0.01:
        return "under 1%"
    return "over 99%" if probability > 0.99 else f"{probability:.0%}"


def digits(number: float | None) -> str:
    """A number with thousands parted by commas and no needless decimals."""
    if number is None:
        return "an unknown number"
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.1f}"


def plural(count: int, one: str, many: str) -> str:
    """``1 claim``, ``2 claims``."""
    return f"{count:,} {one if count == 1 else many}"


def listed(items: list[str]) -> str:
    """Items in a row: ``a, b and c``."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def basis(brief: Brief) -> str:
    """What the brief rests on, in one sentence."""
    known = brief.known
    reach = f", {known.first} to {known.last}" if known.first else ""
    a_copy = "a copy" if known.copies == 1 else "copies"
    of_copies = f", {known.copies} of them {a_copy}" if known.copies and known.read is None else ""
    said = plural(known.statements, "statement", "statements")
    read = plural(known.documents, "document", "documents")
    return f"Rests on {said} in {read}{of_copies}{reach}."


def limits(census: Census | None) -> tuple[str, ...]:
    """What a reader should bear in mind; of a large ledger also what was counted without being read."""
    return LIMITS if census is None else (*LIMITS, LARGE)


def more(brief: Brief, part: str) -> str:
    """What a part leaves out for length, and how to see it; empty where it leaves out nothing."""
    count = brief.more.get(part, 0)
    return f"… and {count:,} more; {SEE.get(part.partition(':')[0], SEE_CLAIMS)}." if count else ""


def values_left_out(part: FigurePart) -> str:
    """How many values of a measure a brief leaves out for length, and how to see them; empty where none."""
    if not part.left_out:
        return ""
    return (
        f"… and {part.left_out:,} more, replaced or older ones: "
        f"'callup figures --measure {part.measure}' lists them all."
    )


def basis_words(basis: Basis) -> str:
    """Over what a figure counts: ``a month``, ``since 2023-01-01``; nothing for a count so far."""
    if basis.pace is Pace.WITHIN and basis.start == basis.end:
        return f"on {basis.start}"
    return PACES[basis.pace].format(start=basis.start, end=basis.end)


def range_words(summary: Summary, unit: str) -> str:
    """What several values span: ``31 to 42 and more``; an open end is said, never filled in."""
    tail = UNITS.get(unit, "")
    if summary.low is None:
        return "any number" if summary.high is None else f"up to {digits(summary.high)}{tail}"
    if summary.high is None:
        return f"{digits(summary.low)}{tail} and more"
    if summary.low == summary.high:
        return f"{digits(summary.low)}{tail}"
    return f"{digits(summary.low)} to {digits(summary.high)}{tail}"


def state_words(state: PredictionState, *, plan: bool) -> str:
    """What became of a prediction, or of a plan, in words."""
    return (PLAN_STATES.get(state) if plan else None) or STATES[state]


def share_words(record: TrackRecord) -> str:
    """The share that held with how little it says: ``1 of 3 (33%, 80% interval 12% to 62%)``."""
    told = f"80% interval {record.low:.0%} to {record.high:.0%}"
    if record.share is None:
        return f"none settled ({told})"
    return f"{record.held} of {record.held + record.failed} ({record.share:.0%}; {told})"
