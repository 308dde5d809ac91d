"""What a figure is of, and where a region counts."""

import pytest

from callup.case import load_case
from callup.case.sides import raised_in
from callup.evidence.figures import EVENT, TOTAL, UNIT

CASE = load_case("russia")


@pytest.mark.parametrize(
    ("words", "pattern"),
    [
        ("sixty-three were killed in a strike on a hostel", EVENT),
        ("При обстреле погибли семь человек", EVENT),
        ("the battalion lost forty men", UNIT),
        ("since the start 5,937 soldiers were killed", TOTAL),
    ],
)
def test_words_tell_what_a_figure_counts(words: str, pattern: object) -> None:
    assert pattern.search(words)  # type: ignore[attr-defined]


def test_a_battle_in_the_other_country_is_no_region_of_the_call_up() -> None:
    assert raised_in("losses", "RU-VOR", CASE)
    assert not raised_in("losses", "UA-14", CASE)
    assert raised_in("summons_served", "UA-14", CASE)
    assert not raised_in("summons_served", "UA-32", CASE)
