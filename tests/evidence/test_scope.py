"""What a figure is of, and where a region counts."""

import pytest

from callup.case import load_case
from callup.case.sides import raised_in
from callup.evidence import Statements
from callup.evidence.figures import key_of, scope_of
from callup.model import (
    AUTHOR,
    Bound,
    Certainty,
    Claim,
    Document,
    Evidence,
    Method,
    Pace,
    Quantity,
    Span,
    Stance,
)

CASE = load_case("russia")


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("sixty-three were killed in a strike on a hostel", "event"),
        ("При обстреле погибли семь человек", "event"),
        ("the battalion lost forty men", "unit"),
        ("since the start 5,937 soldiers were killed", "total"),
    ],
)
def test_words_tell_what_a_figure_counts(words: str, phrase: str) -> None:
    assert CASE.phrase(phrase).search(words)


def test_a_battle_in_the_other_country_is_no_region_of_the_call_up() -> None:
    assert raised_in("losses", "RU-VOR", CASE)
    assert not raised_in("losses", "UA-14", CASE)
    assert raised_in("summons_served", "UA-14", CASE)
    assert not raised_in("summons_served", "UA-32", CASE)


def record_of_figure(text: str, figure: str, measure: str, unit: str) -> tuple[Statements, Claim]:
    """A text with one claim whose figure stands where ``figure`` does."""
    document = Document(id="d", file="d", text=text, body=Span(0, len(text)), language="en")
    start = text.index(figure)
    quantity = Quantity(
        value=float(figure), low=None, high=None, bound=Bound.EXACT, unit=unit, counted=figure,
        span=Span(start, start + len(figure)),
    )  # fmt: skip
    claim = Claim(
        id="c", document="d", file="d", language="en", speaker=AUTHOR, stance=Stance.REPORTS,
        evidence=Evidence(start=0, end=len(text), text=text, sentence=Span(0, len(text))),
        certainty=Certainty.PLAIN, signal="exodus", measure=measure, quantity=quantity, core=True,
        method=Method(reader="t", score=1.0),
    )  # fmt: skip
    return Statements([claim], {"d": document}, CASE), claim


@pytest.mark.parametrize(
    ("text", "figure", "scope"),
    [
        ("5 men who fled the mobilisation have lived there for months", "5", "group"),
        ("5000 men fled the mobilisation", "5000", "whole"),
        ("5 men so far fled the mobilisation", "5", "whole"),
        ("500 men fled the battalion", "500", "unit"),
    ],
)
def test_a_few_men_are_a_group_and_no_total(text: str, figure: str, scope: str) -> None:
    record, claim = record_of_figure(text, figure, "people_leaving", "people")
    assert scope_of(claim, record) == scope


def test_the_age_that_was_raised_is_no_figure_and_the_one_it_was_raised_to_is() -> None:
    text = "Russia raises the conscription age from 27 to 30"
    assert key_of(*record_of_figure(text, "27", "age_limit", "age")[::-1]) is None
    assert key_of(*record_of_figure(text, "30", "age_limit", "age")[::-1]) is not None


def test_pay_by_the_month_is_no_sum_paid_once() -> None:
    text = "The mobilised get 50000 roubles per month"
    key = key_of(*record_of_figure(text, "50000", "payment", "ruble")[::-1])
    assert key is not None
    assert key.basis.pace is Pace.A_MONTH
