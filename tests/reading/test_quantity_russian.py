"""Russian and Ukrainian figures: value, bound, unit, and what is no quantity."""

import pytest

from callup.model import Bound, Span
from callup.reading.quantity import find_quantities


def figures(text, language="ru"):
    return find_quantities(text, Span(0, len(text)), language)


def shape(found):
    return (found.value, found.low, found.high, found.bound.value, found.unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("около двухсот тысяч резервистов", (200000, None, None, "about", "people")),
        ("Собрали тысяч пятьсот человек", (500000, None, None, "about", "people")),
        ("Пришли человек двадцать", (20, None, None, "about", "people")),
        ("более 20% жителей", (20, 20, None, "more_than", "percent")),
        ("выплатят 1,2 млн рублей", (1200000, 1200000, 1200000, "exact", "ruble")),
        ("300 тыс. человек", (300000, 300000, 300000, "exact", "people")),
        ("две трети опрошенных", (66.7, 66.7, 66.7, "exact", "percent")),
        ("полторы тысячи повесток", (1500, 1500, 1500, "exact", "summons")),
        ("полмиллиона человек", (500000, 500000, 500000, "exact", "people")),
        ("свыше восьми тысяч добровольцев", (8000, 8000, None, "more_than", "people")),
        ("не менее 40 регионов", (40, 40, None, "at_least", "region")),
        ("не менее чем в двадцати городах", (20, 20, None, "at_least", "city")),
        ("до 10 лет лишения свободы", (10, None, 10, "up_to", "year")),
        ("граждане от 18 до 27 лет", (None, 18, 27, "between", "age")),
        ("мужчины до 50 лет", (50, None, 50, "up_to", "age")),
        ("с двумястами сорока солдатами", (240, 240, 240, "exact", "people")),
        ("два миллиона 300 тысяч рублей", (2300000, 2300000, 2300000, "exact", "ruble")),
        ("100–250 тыс. рублей", (None, 100000, 250000, "between", "ruble")),
        ("в 43 регионах", (43, 43, 43, "exact", "region")),
        ("1 200 повесток", (1200, 1200, 1200, "exact", "summons")),
        ("54-й поджог военкомата", (54, 54, 54, "exact", "attack")),
        ("каждый пятый призывник", (20, 20, 20, "exact", "percent")),
        ("Двое погибли", (2, 2, 2, "exact", "people")),
        ("100 и более человек", (100, 100, None, "at_least", "people")),
        ("50 с лишним человек", (50, 50, None, "more_than", "people")),
        ("5-ти тысяч человек", (5000, 5000, 5000, "exact", "people")),
        ("более тысячи повесток", (1000, 1000, None, "more_than", "summons")),
        ("два-три месяца", (None, 2, 3, "between", "month")),
        ("двадцать мобилизованных", (20, 20, 20, "exact", "people")),
    ],
)
def test_figure_has_the_value_bound_and_unit_it_was_said_with(text, expected):
    assert shape(figures(text)[0]) == expected


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2009", "\u202f"])
def test_any_space_parts_thousands(space):
    [found] = figures(f"1{space}150{space}628 военнослужащих")
    assert found.value == 1150628


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("тысячи мужчин", 2000),
        ("десятки тысяч мужчин", 20000),
        ("сотни повесток", 200),
        ("несколько десятков солдат", 30),
        ("несколько регионов", 3),
    ],
)
def test_words_of_convention_have_a_lower_bound_and_are_vague(text, low):
    [found] = figures(text)
    assert (found.value, found.low, found.bound, found.vague) == (None, low, Bound.AT_LEAST, True)


@pytest.mark.parametrize(
    "text",
    [
        "до 15 апреля",
        "15, 16 и 17 октября 2022 года в 18:30",
        "Указ № 647, статья 337, п. 5",
        "76-я дивизия и 1-я танковая армия получили Т-72",
        "вторая волна и 80-я годовщина",
        "Семью мобилизованного обеспечат",
        "телефон 8 (800) 100-20-30",
        "в первую очередь и в один день",
    ],
)
def test_dates_names_and_numbers_of_things_are_no_quantities(text):
    assert figures(text) == []


def test_a_target_of_growth_is_exact_but_a_limit_is_an_upper_bound():
    assert figures("увеличат армию до 1,5 млн человек")[0].bound is Bound.EXACT
    assert figures("поднимут верхнюю границу возраста до 30")[0].bound is Bound.UP_TO


def test_date_before_a_figure_does_not_swallow_it():
    assert [q.value for q in figures("12 октября 300 человек отправили")] == [300]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("близько 300 тисяч осіб", (300000, None, None, "about", "people")),
        ("понад 20 чоловіків", (20, 20, None, "more_than", "people")),
        ("500 повісток", (500, 500, 500, "exact", "summons")),
        ("від 18 до 27 років", (None, 18, 27, "between", "age")),
    ],
)
def test_ukrainian_figures_are_read_with_their_nouns(text, expected):
    assert shape(figures(text, "uk")[0]) == expected
