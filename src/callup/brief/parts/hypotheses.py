"""The hypotheses: how likely each is, how sure that is, and what weighs most. In: an assessment. Out: a part, two lines.

Every strand named carries its footnote. Deliberately missing: strands whose claims the brief does not hold, and silences;
``callup assess --why`` lists them.
"""

from collections.abc import Iterator

from callup.brief.context import Context, capital, lowered
from callup.brief.wording import TEMPLATES, listed, percent, points
from callup.model import Assessment, Claim, Estimate, Mover
from callup.model.brief import HypothesesPart, HypothesisRow, Line

NAMED = 5
HOW = {"denied": ", denied", "said and denied": ", said and denied"}


def hypotheses_part(context: Context) -> HypothesesPart | None:
    """The hypotheses with numbers and words, and the strands that matter most; None where nothing was assessed."""
    made = context.material.evidence.assessment
    if made is None or not made.strands:
        return None
    return HypothesesPart(
        rows=tuple(
            HypothesisRow(
                name=e.name, title=e.title, probability=e.probability, low=e.low, high=e.high,
                words=e.words, prior=e.prior,
            )
            for e in made.hypotheses
        ),
        horizon_days=made.horizon_days,
        confidence=made.confidence.level,
        reasons=made.confidence.reasons,
        movers=tuple(_mover(mover, claim, made, context) for mover, claim in _named(made, context)),
    )  # fmt: skip


def hypotheses_lines(context: Context) -> Iterator[Line]:
    """For the bottom line: each hypothesis with number and words; the strands that weigh most, each footnoted."""
    made = context.material.evidence.assessment
    if made is None or not made.strands:
        return
    named = _named(made, context)
    first, *others = sorted(made.hypotheses, key=lambda e: -e.probability)
    text = TEMPLATES["hypotheses"].format(
        days=made.horizon_days,
        first=capital(_estimate(first)),
        others="; ".join(lowered(_estimate(e)) for e in others),
        level=made.confidence.level,
        reason=made.confidence.reasons[0],
    )
    notes = tuple(context.note(claim) for _, claim in named)
    yield Line(template="hypotheses", text=text, notes=notes)
    if named:
        strands = "; ".join(_strand(mover, made) for mover, _ in named)
        yield Line(
            template="weightiest",
            text=TEMPLATES["weightiest"].format(strands=strands),
            notes=notes,
        )


def _named(made: Assessment, context: Context) -> list[tuple[Mover, Claim]]:
    """The strands that moved the estimate most, each with its latest claim that counts."""
    held = {claim.id: claim for claim in context.core}
    found = [
        (mover, held[mover.claims[0]])
        for mover in made.movers
        if mover.kind == "strand" and mover.claims[0] in held
    ]
    return found[:NAMED]


def _estimate(e: Estimate) -> str:
    return TEMPLATES["hypothesis"].format(
        title=e.title,
        number=percent(e.probability),
        low=percent(e.low),
        high=percent(e.high),
        words=e.words,
    )


def _strand(mover: Mover, made: Assessment) -> str:
    return TEMPLATES["weighing"].format(
        origin=mover.origin,
        title=lowered(mover.title),
        how=HOW.get(mover.direction, ""),
        moved=_moved(mover, made),
    )


def _moved(mover: Mover, made: Assessment) -> str:
    titles = {e.name: e.title for e in made.hypotheses}
    name = max(mover.effects, key=lambda key: abs(mover.effects[key]))
    return f"{lowered(titles[name])} {points(mover.effects[name])}"


def _mover(mover: Mover, claim: Claim, made: Assessment, context: Context) -> Line:
    titles = {e.name: e.title for e in made.hypotheses}
    ordered = sorted(mover.effects.items(), key=lambda item: -abs(item[1]))[:3]
    effects = listed([f"{lowered(titles[name])} {points(value)}" for name, value in ordered])
    line = context.line("quote", claim)
    text = TEMPLATES["moved"].format(quote=line.text, effects=effects)
    return Line(template="moved", text=text, notes=line.notes, date=line.date)
