"""What a figure counts. In: a figure, its signal, its clause. Out: the case's measure, or None where nothing fits."""

import re

from callup.case import Case, Cue, Measure, parse_cue
from callup.model import Quantity, Span


class MeasureFinder:
    """The measures of a case in one language, compiled once; the first that fits wins, one with cues before one without."""

    def __init__(self, case: Case, language: str) -> None:
        self._measures: list[tuple[Measure, tuple[Cue, ...]]] = [
            (
                measure,
                tuple(parse_cue(line, measure.name) for line in measure.cues.get(language, ())),
            )
            for measure in case.measures.values()
        ]

    def find(self, quantity: Quantity, signal: str, clause: str) -> str | None:
        """The measure's name."""
        counted = f"{quantity.counted or ''} | {clause}"
        fallback: str | None = None
        for measure, cues in self._measures:
            if quantity.unit not in measure.units:
                continue
            if signal not in measure.signals and "*" not in measure.signals:
                continue
            if any(cue.found_in(counted) for cue in cues):
                return measure.name
            if not measure.cues and fallback is None:
                fallback = measure.name
        return fallback


YEARS_OLD = re.compile(r"\d+[- ]year[- ]old|\baged \d+|, \d+,|\d+-летн")


def is_side_figure(quantity: Quantity, around: str) -> bool:
    """Whether a figure only describes a person or a span of time, not the matter: an age in passing, "two weeks"."""
    if quantity.unit in {"day", "week", "month", "year", "hour", "minute"}:
        return True
    return (
        quantity.unit == "age"
        and bool(YEARS_OLD.search(around))
        and quantity.bound.value != "between"
    )


MONEY = re.compile(
    r"\$|€|£|\b(?:usd|dollars?|euros?|rubles?|roubles?|доллар\w*|евро|руб\w*)", re.IGNORECASE
)


def is_conversion(quantity: Quantity, text: str, sentence: Span) -> bool:
    """Whether a sum in brackets only repeats the one before the bracket in another currency."""
    opened = max(text.rfind(mark, sentence.start, quantity.span.start) for mark in "([")
    if opened < 0 or any(mark in text[opened : quantity.span.start] for mark in ")]"):
        return False
    inside = text[opened : quantity.span.end + 12]
    return bool(MONEY.search(inside) and MONEY.search(text[sentence.start : opened]))
