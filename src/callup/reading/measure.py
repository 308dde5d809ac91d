"""What a figure counts. In: a figure, its signal, its clause. Out: the case's measure, or None where nothing fits."""

import re
from collections.abc import Iterable

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

    def find(
        self, quantity: Quantity, signal: str, clause: str, own: tuple[str, ...] = ()
    ) -> str | None:
        """The measure's name.

        ``own`` are the words from this figure to the next and from the last to this one, where a clause counts several
        things ("40 killed and 90 wounded"); they come before the whole clause.
        """
        fitting = [
            (measure, cues)
            for measure, cues in self._measures
            if quantity.unit in measure.units
            and (signal in measure.signals or "*" in measure.signals)
        ]
        for words in (*own, clause):
            counted = f"{quantity.counted or ''} | {words}"
            for measure, cues in fitting:
                if any(cue.found_in(counted) for cue in cues):
                    return measure.name
        return next((measure.name for measure, _ in fitting if not measure.cues), None)


def own_words(text: str, clause: Span, figure: Span, figures: Iterable[Span]) -> tuple[str, ...]:
    """The words that go with one of several figures of a clause: up to the next figure, and from the last one."""
    after = min((f.start for f in figures if f.start >= figure.end), default=clause.end)
    before = max((f.end for f in figures if f.end <= figure.start), default=clause.start)
    if (before, after) == (clause.start, clause.end):
        return ()
    return text[figure.start : after], text[before : figure.end]


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


# "one conscript's mother"; "…, most of them women"; "41 of | 570".
ONE_OWNER = re.compile(r"one \w+[’']s\b", re.IGNORECASE)
OF_THEM = re.compile(
    r"(?:most|many|some|half|several|a few) of (?:them|whom)\s+(?!were|was|are|have|had|will|would)\w+",
    re.IGNORECASE,
)
PART_OF = re.compile(r"(?<![\w.,])\d[\d,.]* of $")


def is_apposed(text: str, span: Span) -> bool:
    """Whether a figure only says whose, what they were, or out of how many: "one man's wife", "most of them women"."""
    return (
        ONE_OWNER.match(text, span.start) is not None
        or OF_THEM.match(text, span.start) is not None
        or PART_OF.search(text[max(0, span.start - 14) : span.start]) is not None
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
