"""Declension and folding of place words, and what holds of the finder on any text at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callup.case.places import load_places
from callup.language.ru.declension import adjective_forms, name_forms, people_forms
from callup.model import Span
from callup.reading.place import PlaceFinder
from callup.reading.place.fold import fold

FINDER = PlaceFinder(load_places("russia"))
PIECES = [
    "Москва",
    "в Орле",
    "Altai",
    " and ",
    "Kirov",
    "областях",
    "Ростов-на-Дону",
    ", ",
    "—",
    "\u200b",
    "И\u0306",
    "İ",
    "#",
    "\n",
    "«",
    "»",
    "кроме ",
    "Moscow's",
]


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Елец", {"ельца", "ельце", "ельцом"}),
        ("Чебоксары", {"чебоксар", "чебоксарах"}),
        ("Химки", {"химок", "химках"}),
        ("Горячий Ключ", {"горячего ключа", "горячем ключе"}),
        ("Великие Луки", {"великих лук", "великих луках"}),
        ("Каменск-Уральский", {"каменска уральского", "каменске уральском"}),
        ("Комсомольск-на-Амуре", {"комсомольске на амуре"}),
        ("Республика Марий Эл", {"республики марий эл"}),
        ("Харків", {"харкова", "харкові"}),
    ],
)
def test_a_town_nobody_listed_is_declined_by_its_ending(name, forms):
    assert forms <= name_forms(name)


def test_adjectives_and_peoples_have_all_cases():
    assert {"забайкальского", "забайкальскими", "забайкальскую"} <= adjective_forms("забайкальский")
    assert {"костромского", "костромскую"} <= adjective_forms("костромской")
    assert {"туляков", "тулякам"} <= people_forms("туляк")
    assert {"воронежцев", "воронежцами"} <= people_forms("воронежец")
    assert {"смоляне", "смолян"} <= people_forms("смолянин")


def test_a_folded_text_knows_where_each_sign_came_from():
    text = "а\u200bб\u0301в"
    folded = fold(text, 0, len(text))
    assert folded.shown == "абв"
    assert [folded.place(at) for at in range(4)] == [0, 2, 4, 5]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=14).map("".join),
    st.data(),
)
def test_any_text_and_span_give_mentions_inside_the_text_in_order(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    mentions = FINDER.find(text, Span(start, end), data.draw(st.sampled_from(["en", "ru", "uk"])))
    spans = [mention.place.span for mention in mentions]
    assert spans == sorted(spans)
    assert all(start <= span.start < span.end <= len(text) for span in spans)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["Воронеже", "Липецке", "Томске"]),
    st.text(alphabet="\u200b\u200e\u00ad", max_size=3),
    st.integers(1, 6),
)
def test_hidden_marks_never_hide_a_town(town, marks, at):
    text = f"Повестки в {town[:at]}{marks}{town[at:]} с утра"
    assert len(FINDER.find(text, Span(0, len(text)), "ru")) == 1
