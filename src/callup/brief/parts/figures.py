"""Figures side by side. In: the figures of the evidence. Out: one part a measure, each value with its footnote."""

from collections.abc import Iterator, Sequence

from callup.brief.context import Context
from callup.brief.wording import number_words
from callup.model import Figure, FigureValue
from callup.model.brief import FigurePart, FigureRow

SPREAD = 2


def figure_parts(context: Context) -> Iterator[FigurePart]:
    """Every measure with all its competing values."""
    for figure in ranked(context.material.evidence.figures, context):
        measure = context.case.measures.get(figure.measure)
        yield FigurePart(
            measure=figure.measure,
            title=context.case.measure_title(figure.measure),
            definition=measure.definition if measure else "",
            place=context.places.name_of(figure.place) if figure.place else None,
            unit=figure.unit,
            conflict=figure.conflict,
            rows=tuple(_rows(figure, context)),
        )


def ranked(figures: Sequence[Figure], context: Context) -> list[Figure]:
    """Figures on the matter first, then conflicting ones, those with several values, the order of the case's measures."""
    order = {name: place for place, name in enumerate(context.case.measures)}

    def rank(figure: Figure) -> tuple[int, int, int, int, str]:
        core = any(value.claim.core for value in figure.values)
        return (
            -int(core),
            -int(figure.conflict),
            -min(len(figure.values), SPREAD),
            order.get(figure.measure, 99),
            figure.place or "",
        )

    return sorted(figures, key=rank)


def _rows(figure: Figure, context: Context) -> Iterator[FigureRow]:
    for value in figure.values:
        if value.claim.quantity is not None:
            yield _row(value, context)


def _row(value: FigureValue, context: Context) -> FigureRow:
    quantity = value.claim.quantity
    assert quantity is not None
    return FigureRow(
        said=number_words(quantity),
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound.value,
        speaker=context.who(value.claim),
        stance=value.claim.stance.value,
        date=value.date,
        superseded=value.superseded_by is not None,
        repeated=len(value.repeated_in),
        notes=(context.note(value.claim),),
    )
