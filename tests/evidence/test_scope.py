"""What a figure is of, where a region counts, and pages that were updated."""

import pytest

from callup.case import load_case
from callup.case.sides import raised_in
from callup.evidence import replaced
from callup.model import Document, Span

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


def page(name: str, url: str, day: str) -> Document:
    return Document(
        id=name, file=name, text="text", body=Span(0, 4), language="en", url=url, published=day
    )


def test_an_updated_page_takes_the_place_of_what_it_said() -> None:
    first = page("d-1", "https://example.org/live", "2023-03-01")
    again = page("d-2", "https://www.example.org/live/", "2023-03-02")
    other = page("d-3", "https://example.org/other", "2023-03-01")
    assert replaced([again, other, first]) == {"d-1"}
