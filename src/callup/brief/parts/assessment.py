"""Both questions of the warning, for the first screen and a section. In: an assessment. Out: lines, a part.

Every act and sign named carries footnotes of the claims behind it that the brief holds. Deliberately missing: shares too
small to be read; ``callup assess --why`` lists them all.
"""

from collections.abc import Callable, Iterable, Iterator

from callup.brief.context import Context
from callup.model import ActSeen, AheadEstimate, Assessment, SignShare, StateEstimate
from callup.model.brief import AssessmentPart, ChanceRow, Line

NAMED = 8
"""Signs a brief names; the rest move less."""
CITED = 4
"""Footnotes of one line: as many claims as a reader would follow."""
LATEST = 3
"""Acts named, newest first."""


def assessment_part(context: Context) -> AssessmentPart | None:
    """Both questions with numbers and words, what says so, and what is missing; None where nothing was assessed."""
    made = context.material.evidence.assessment
    if made is None:
        return None
    return AssessmentPart(
        states=tuple(map(_state, made.states)),
        ahead=tuple(map(_ahead, made.ahead)),
        acts=tuple(_act(act, context) for act in reversed(made.acts[-LATEST:])),
        signs=tuple(_sign(sign, context) for sign in made.signs[:NAMED] if sign.strands),
        confidence=made.confidence.level,
        reasons=made.confidence.reasons,
        lacks=made.lacks,
    )


def assessment_lines(context: Context) -> Iterator[Line]:
    """For the bottom line: a sentence for each question, then what the record lacks."""
    made = context.material.evidence.assessment
    if made is None:
        return
    shares = _foremost(made.signs, lambda sign: max(map(abs, sign.shares.values())))
    yield Line(
        template="now", text=made.now, notes=_of_acts(made, context) or _notes(shares, context)
    )
    rises = _foremost(made.signs, lambda sign: abs(sign.ahead))
    yield Line(template="next", text=made.next, notes=_notes(rises, context))
    for lack in made.lacks:
        yield Line(template="lacks", text=lack, notes=())


def _foremost(signs: Iterable[SignShare], size: Callable[[SignShare], float]) -> list[str]:
    """The newest claim of each sign that weighs most by some measure."""
    told = sorted((sign for sign in signs if sign.claims), key=size, reverse=True)
    return [sign.claims[0] for sign in told[:NAMED]]


def _of_acts(made: Assessment, context: Context) -> tuple[int, ...]:
    return _notes((claim for act in reversed(made.acts[-2:]) for claim in act.claims[:2]), context)


def _notes(names: Iterable[str], context: Context) -> tuple[int, ...]:
    found = (context.claim(name) for name in dict.fromkeys(names))
    notes = [context.note(claim) for claim in found if claim is not None]
    return tuple(notes[:CITED])


def _state(one: StateEstimate) -> ChanceRow:
    return ChanceRow(
        name=one.name, title=one.title, probability=one.probability, low=one.low, high=one.high,
        words=one.words, prior=one.prior, before=one.before,
    )  # fmt: skip


def _ahead(one: AheadEstimate) -> ChanceRow:
    return ChanceRow(
        name=one.question, title=one.title, days=one.days, probability=one.probability, low=one.low,
        high=one.high, words=one.words, prior=one.prior, before=one.before,
    )  # fmt: skip


def _act(act: ActSeen, context: Context) -> Line:
    own = ", among them the word of who may do so" if act.own_word else ""
    how = "announced" if act.kind == "begins" else act.short
    text = f"{act.title}: {how}, told by {act.origins} independent origins in {act.houses} houses{own}."
    return Line(template="act", text=text, notes=_notes(act.claims, context), date=act.day)


def _sign(sign: SignShare, context: Context) -> Line:
    return Line(template="share", text=f"{sign.sentence}.", notes=_notes(sign.claims, context))
