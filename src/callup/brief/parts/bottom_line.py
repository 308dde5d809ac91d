"""The bottom line. In: figures, denials, the claims on the matter. Out: a few lines an editor could print alone."""

from collections import Counter
from collections.abc import Iterator

from callup.brief.context import Context
from callup.brief.parts.figures import ranked
from callup.brief.wording import HOW, TEMPLATES, listed, number_words, plural
from callup.model import Denial, Figure
from callup.model.brief import Line

HEADLINES = 3
SIGNS = 6
VALUES = 4
HEADLINE_UNITS = frozenset({"people", "region", "summons"})


def bottom_line(context: Context) -> Iterator[Line]:
    """The foremost figures, the foremost denial and the signs reported; or that there is nothing."""
    if not context.core:
        yield Line(template="nothing", text=TEMPLATES["nothing"], notes=())
        return
    evidence = context.material.evidence
    foremost = [
        figure
        for figure in ranked(evidence.figures, context)
        if figure.unit in HEADLINE_UNITS and figure.values[0].claim.core
    ]
    for figure in foremost[:HEADLINES]:
        yield _figure(figure, context)
    denial = min(evidence.denials, key=lambda pair: _denial_rank(pair, context), default=None)
    if denial is not None:
        yield _denial(denial, context)
    yield _signs(context)


def _figure(figure: Figure, context: Context) -> Line:
    current = [v for v in figure.values if v.superseded_by is None] or list(figure.values)
    shown = current[-VALUES:]
    values = [
        TEMPLATES["value"].format(
            number=number_words(v.claim.quantity) if v.claim.quantity else "",
            speaker=context.who(v.claim, in_brackets=True),
            how=HOW.get(v.claim.stance, ""),
        )
        for v in shown
    ]
    place = f" in {context.places.name_of(figure.place)}" if figure.place else ""
    text = TEMPLATES["figure"].format(
        measure=context.case.measure_title(figure.measure), place=place, values="; ".join(values)
    )
    return Line(template="figure", text=text, notes=tuple(context.note(v.claim) for v in shown))


def _denial_rank(pair: Denial, context: Context) -> tuple[int, int, str]:
    actor = context.case.actors.get(pair.denial.speaker.actor or "")
    official = actor is not None and actor.side == "official"
    return (-int(official), -len(pair.denied), pair.denial.id)


def _denial(pair: Denial, context: Context) -> Line:
    line = context.line("denial", pair.denial)
    if not pair.denied:
        return line
    other = pair.denied[0]
    against = TEMPLATES["denied"].format(
        count=plural(len(pair.denied), "statement", "statements"),
        speaker=context.who(other),
        words=context.words(other),
    )
    return Line(
        template="denial",
        text=f"{line.text}, {against}",
        notes=(*line.notes, context.note(other)),
    )


def _signs(context: Context) -> Line:
    commonest = Counter(claim.signal for claim in context.core).most_common(SIGNS)
    signs = [
        TEMPLATES["sign"].format(
            title=context.case.signal_title(name), count=plural(count, "statement", "statements")
        )
        for name, count in commonest
    ]
    first = [next(c for c in context.core if c.signal == name) for name, _ in commonest]
    text = TEMPLATES["signs"].format(signals=listed([s[0].lower() + s[1:] for s in signs]))
    return Line(template="signs", text=text, notes=tuple(context.note(claim) for claim in first))
