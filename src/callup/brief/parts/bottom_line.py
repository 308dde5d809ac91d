"""The bottom line. In: figures, denials, the claims on the matter. Out: a few lines an editor could print alone."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from callup.brief.context import Context, lowered
from callup.brief.parts.assessment import assessment_lines
from callup.brief.parts.denials import unlike_denials
from callup.brief.parts.figures import place_names, ranked
from callup.brief.wording import HOW, REFUSING, TEMPLATES, basis_words, listed, number_words, plural
from callup.model import Claim, Denial, Figure, FigureValue, Mode
from callup.model.brief import Line

HEADLINES = 3
SIGNS = 6
VALUES = 4
HEADLINE_UNITS = frozenset({"people", "region", "summons"})


def bottom_line(context: Context) -> Iterator[Line]:
    """Both questions answered, the foremost figures, the foremost denial and the signs reported; or that there is nothing."""
    yield from assessment_lines(context)
    if not context.core:
        yield Line(template="nothing", text=TEMPLATES["nothing"], notes=())
        return
    evidence = context.material.evidence
    foremost = [
        figure
        for figure in ranked(evidence.figures, context)
        if figure.unit in HEADLINE_UNITS
        and figure.core
        and figure.scope == "whole"
        and figure.mode is not Mode.DENIED
        and any(_counted(value) for value in figure.values)
    ]
    for figure in foremost[:HEADLINES]:
        yield _figure(figure, context)
    denial = min(
        unlike_denials(context), key=lambda pair: _denial_rank(pair, context), default=None
    )
    if denial is not None:
        yield _denial(denial, context)
    yield from _signs(context)


def _counted(value: FigureValue) -> bool:
    """Whether somebody gave a number: "tens of thousands" opens no brief."""
    return value.claim.quantity is not None and not value.claim.quantity.vague


def _figure(figure: Figure, context: Context) -> Line:
    current = [v for v in figure.values if v.superseded_by is None] or list(figure.values)
    shown = ([v for v in current if _counted(v)] or current)[-VALUES:]
    values = [
        TEMPLATES["value"].format(
            number=number_words(v.claim.quantity) if v.claim.quantity else "",
            speaker=context.who(v.claim, in_brackets=True),
            how=HOW.get(v.claim.stance, ""),
        )
        for v in shown
    ]
    names, over = place_names(figure, context), basis_words(figure.basis)
    place = (f" in {names}" if names else "") + (f", {over}" if over else "")
    text = TEMPLATES["figure"].format(
        measure=context.case.measure_title(figure.measure), place=place, values="; ".join(values)
    )
    return Line(template="figure", text=text, notes=tuple(context.note(v.claim) for v in shown))


def _denial_rank(pair: Denial, context: Context) -> tuple[int, int]:
    actor = context.case.actors.get(pair.denial.speaker.actor or "")
    official = actor is not None and actor.side == "official"
    return (-int(official), -len(pair.denied))


def _denial(pair: Denial, context: Context) -> Line:
    line = context.line("denial", pair.denial)
    if not pair.denied:
        return line
    other = pair.denied[0]
    count = len(pair.denied)
    against = TEMPLATES["denied" if count > 1 else "denied once"].format(
        count=plural(count, "statement", "statements"),
        speaker=context.who(other),
        words=context.words(other),
    )
    return Line(
        template="denial",
        text=f"{line.text} {against}",
        notes=(*line.notes, context.note(other)),
        date=line.date,
    )


def _signs(context: Context) -> Iterator[Line]:
    """The signs in most independent sources, each with its latest statement; what is only denied is no sign."""
    by_signal: dict[str, list[Claim]] = defaultdict(list)
    for claim in context.core:
        if claim.signal and claim.stance not in REFUSING:
            by_signal[claim.signal].append(claim)
    if not by_signal:
        return
    strands = {name: _sources(name, claims, context) for name, claims in by_signal.items()}
    order = list(context.case.signals)
    foremost = sorted(strands, key=lambda name: (-strands[name], order.index(name)))[:SIGNS]
    signs = [
        TEMPLATES["sign"].format(
            title=lowered(context.case.signal_title(name)), count=strands[name]
        )
        for name in foremost
    ]
    text = TEMPLATES["signs"].format(signals=listed(signs))
    latest = tuple(context.note(by_signal[name][-1]) for name in foremost)
    yield Line(template="signs", text=text, notes=latest)


def _sources(signal: str, claims: Sequence[Claim], context: Context) -> int:
    if not context.read_in_part:
        return context.strands_of(claims)
    return context.census.signals[signal].sources
