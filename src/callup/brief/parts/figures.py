"""Figures side by side. In: the figures of the evidence. Out: one part a measure, each value with its footnote."""

from collections.abc import Iterator, Sequence

from callup.brief.context import Context
from callup.brief.wording import basis_words, number_words, range_words
from callup.model import Figure, FigureValue, Mode, Pace
from callup.model.brief import FigurePart, FigureRow

SPREAD = 2
OTHERS = "of the other side or another matter"
SCOPES = {
    "event": "in one event or place",
    "unit": "of one unit or firm",
    "group": "a group, no total",
}
MOST = 40
MOST_VALUES = 60


def figure_parts(context: Context) -> Iterator[FigurePart]:
    """Every measure with all its competing values."""
    for figure in context.cut("figures", ranked(context.material.evidence.figures, context), MOST):
        yield _part(figure, context)


def _part(figure: Figure, context: Context) -> FigurePart:
    measure = context.case.measures.get(figure.measure)
    summary = figure.summary
    return FigurePart(
        measure=figure.measure,
        title=context.case.measure_title(figure.measure),
        definition=measure.definition if measure else "",
        place=place_names(figure, context),
        unit=figure.unit,
        basis=", ".join(filter(None, _counted_over(figure))),
        mode=figure.mode.value,
        core=figure.core,
        conflict=figure.conflict,
        range=range_words(summary, figure.unit) if summary else "",
        low=summary.low if summary else None,
        high=summary.high if summary else None,
        rule=summary.rule if summary else "",
        sides={side: range_words(made, figure.unit) for side, made in figure.sides.items()},
        rows=tuple(_rows(figure, context)),
        left_out=max(0, len(figure.values) - MOST_VALUES),
    )


def _counted_over(figure: Figure) -> Iterator[str]:
    """Over what it counts: a stretch of time, and less than the whole, or somebody else, where it does."""
    yield basis_words(figure.basis)
    yield SCOPES.get(figure.scope, "")
    yield "" if figure.core else OTHERS


def place_names(figure: Figure, context: Context) -> str | None:
    """The names of the regions or countries a figure is about."""
    if figure.place is None:
        return None
    return ", ".join(context.places.name_of(code) for code in figure.place.split(","))


def ranked(figures: Sequence[Figure], context: Context) -> list[Figure]:
    """Figures on the matter first, then conflicting ones, those with several values, the order of the case's measures."""
    order = {name: place for place, name in enumerate(context.case.measures)}

    def rank(figure: Figure) -> tuple[object, ...]:
        return (
            not figure.core,
            not figure.conflict,
            -min(len(figure.values), SPREAD),
            order.get(figure.measure, 99),
            figure.place or "",
            list(Mode).index(figure.mode),
            list(Pace).index(figure.basis.pace),
            figure.basis.start or "",
        )

    return sorted(figures, key=rank)


def _rows(figure: Figure, context: Context) -> Iterator[FigureRow]:
    shown = figure.values
    if len(shown) > MOST_VALUES:
        # What stands now comes before what its own speaker has replaced, and newer before older.
        places = range(len(shown))
        best = sorted(places, key=lambda i: (shown[i].superseded_by is not None, -i))
        shown = tuple(shown[i] for i in sorted(best[:MOST_VALUES]))
    for value in shown:
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
        side=value.side,
        stance=value.claim.stance.value,
        date=value.date,
        superseded=value.superseded_by is not None,
        conflicts=len(value.conflicts),
        repeated=len(value.repeated_in),
        carried=tuple(
            dict.fromkeys(
                f"{c.outlet or 'an outlet not named'}, {c.date or 'date unknown'}"
                for c in value.carriers
            )
        ),
        notes=(context.note(value.claim),),
    )
