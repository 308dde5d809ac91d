"""Whose call-up: a region tells it where men are taken from home, unless another country holds it."""

import numpy as np
import pytest

from callup.case import load_case
from callup.model import Place
from callup.reading.about import about
from callup.reading.labels import ABOUTS


def whose(case, signal, codes, **shares):
    given = np.array([shares.get(name, 0.0) for name in ABOUTS], np.float32)
    places = tuple(Place(code=code, name=code) for code in codes)
    return about(given, places, 0.9, signal, load_case(case))


@pytest.mark.parametrize("case", ["russia", "ukraine"])
@pytest.mark.parametrize(
    ("codes", "country"),
    [
        (["UA-53"], "UA"),
        (["UA-46", "UA-63"], "UA"),
        (["RU-PER"], "RU"),
        (["RU-PER", "UA-53"], "RU"),  # two countries: the head decides
        (["UA-09"], "RU"),  # held by the other side: the head decides
        (["UA-09", "UA-53"], "RU"),
    ],
)
def test_a_region_says_whose_men_are_served_papers(case, codes, country):
    assert whose(case, "summons_served", codes, RU=0.9, UA=0.1)[0] == country


def test_a_battlefield_says_nothing_of_whose_men_are_sent_there():
    assert whose("russia", "deployment", ["UA-63"], RU=0.9)[0] == "RU"


def test_a_place_and_the_head_together_are_surer_than_either():
    _, sure = whose("russia", "summons_served", ["RU-PER"], RU=0.5)
    assert sure == pytest.approx(0.95)


def test_a_country_the_weights_do_not_know_is_that_of_a_place():
    assert whose("russia", "summons_served", ["KZ"], other=0.9)[0] == "KZ"


def test_nobodys_call_up_has_no_country():
    assert whose("russia", "losses", [], none=0.9) == (None, pytest.approx(0.9))
