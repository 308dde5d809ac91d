"""English figures: value, bound, unit, and what is no quantity."""

import pytest

from callup.model import Bound, Quantity, Span
from callup.reading.quantity import QuantityRules, find_quantities


def figures(text, rules=None):
    return find_quantities(text, Span(0, len(text)), "en", rules or QuantityRules())


def shape(found: Quantity):
    return (found.value, found.low, found.high, found.bound.value, found.unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The office sent 1,240 summonses.", (1240, 1240, 1240, "exact", "summons")),
        ("400 000+ to be drafted", (400000, 400000, None, "at_least", "people")),
        ("At least 19 regions took part.", (19, 19, None, "at_least", "region")),
        ("They called up over 85,000 reservists.", (85000, 85000, None, "more_than", "people")),
        ("As many as 3,500 men may follow.", (3500, None, 3500, "up_to", "people")),
        ("Fewer than forty recruits arrived.", (40, None, 40, "less_than", "people")),
        ("Roughly 260 students left.", (260, None, None, "about", "people")),
        (
            "It needs between 120,000 and 150,000 soldiers.",
            (None, 120000, 150000, "between", "people"),
        ),
        ("Training takes 2-3 weeks.", (None, 2, 3, "between", "week")),
        ("It would take 2 to 3 thousand men.", (None, 2000, 3000, "between", "people")),
        ("Pay runs from 40,000 to 90,000 rubles.", (None, 40000, 90000, "between", "ruble")),
        ("a bonus of $1,500", (1500, 1500, 1500, "exact", "usd")),
        ("men aged 21 to 50", (None, 21, 50, "between", "age")),
        ("a 44-year-old driver", (44, 44, 44, "exact", "age")),
        ("forty-two battalions", (42, 42, 42, "exact", "unit")),
        ("1.2 million people", (1200000, 1200000, 1200000, "exact", "people")),
        ("a minimum four-month contract", (4, 4, None, "at_least", "month")),
        ("The 23rd arson attack this year", (23, 23, 23, "exact", "attack")),
        ("more than two-thirds of respondents", (66.7, 66.7, None, "more_than", "percent")),
        ("One in five men would leave.", (20, 20, 20, "exact", "percent")),
        ("half a million men", (500000, 500000, 500000, "exact", "people")),
        ("300,000-plus reservists", (300000, 300000, None, "at_least", "people")),
        ("three- to six-month contracts", (None, 3, 6, "between", "month")),
        ("18-to-27-year-olds", (None, 18, 27, "between", "age")),
        ("7 of the 30 called-up men", (7, 7, 7, "exact", "people")),
    ],
)
def test_figure_has_the_value_bound_and_unit_it_was_said_with(text, expected):
    assert shape(figures(text)[0]) == expected


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("Tens of thousands of men fled.", 20000, "people"),
        ("hundreds of thousands of additional troops", 200000, "people"),
        ("Dozens of offices burned.", 24, "office"),
        ("several hundred conscripts", 300, "people"),
        ("several regions", 3, "region"),
    ],
)
def test_words_of_convention_have_a_lower_bound_and_are_vague(text, low, unit):
    [found] = figures(text)
    assert (found.value, found.low, found.high, found.vague) == (None, low, None, True)
    assert found.bound is Bound.AT_LEAST
    assert found.unit == unit


def test_several_hundred_thousand_to_a_million_is_a_vague_range():
    [found] = figures("The plan is for several hundred thousand up to a million men.")
    assert (found.low, found.high, found.bound, found.vague) == (
        300000,
        1000000,
        Bound.BETWEEN,
        True,
    )


def test_most_means_more_than_half_but_a_superlative_counts_nothing():
    [found] = figures("Most Russian battalions are short of men.")
    assert (found.low, found.unit, found.bound) == (50, "percent", Bound.MORE_THAN)
    assert figures("It was the most dangerous road.") == []


@pytest.mark.parametrize(
    "text",
    [
        "On June 28th, 2022, at 10:30, the court met.",
        "He spoke on 21 and 22 September 2022.",
        "Decree No. 647 and Article 337 apply, see page 5.",
        "The 1st Guards Tank Army lost T-72 tanks and a Su-35.",
        "The 76th division marked its 80th anniversary.",
        "Call +7 (495) 123-45-67 or write to https://example.org/?id=456.",
        "A second wave is coming, for the third time.",
        "It works 24/7 since the 1990s.",
        "BARS-7 and 2S19 were shown; the match ended 2-0.",
        "One day it will end.",
        "In 2023 the law changes.",
    ],
)
def test_dates_names_and_numbers_of_things_are_no_quantities(text):
    assert figures(text) == []


def test_bare_figure_takes_the_unit_of_the_verb_or_of_the_figure_before():
    assert [q.unit for q in figures("Officers moved 30 to a camp.")] == ["people"]
    assert [
        q.unit for q in figures("It has data for 53 regions and none for an additional 32.")
    ] == ["region", "region"]


def test_a_change_is_two_figures_and_no_range():
    first, second = figures("The draft age rises from 27 to 30.")
    assert (first.value, second.value) == (27, 30)
    assert {first.unit, second.unit} == {"age"}


def test_counted_is_the_noun_phrase_as_written():
    [found] = figures("They want 5,000 combat-ready reservists.")
    assert found.counted == "combat-ready reservists"


def test_one_counts_before_a_known_noun_only():
    assert figures("There is one solution.") == []
    assert [q.unit for q in figures("One soldier died.")] == ["people"]


def test_offsets_count_in_the_whole_text():
    text = "First line.\nThey took 14 men."
    [found] = find_quantities(text, Span(12, len(text)), "en")
    assert text[found.span.start : found.span.end] == "14 men"


def test_figures_outside_the_span_stay_unread():
    text = "They took 14 men. They took 15 women."
    assert [q.value for q in find_quantities(text, Span(18, len(text)), "en")] == [15]
