"""Whose call-up: a region tells it where men are taken from home, unless another country holds it."""

from functools import cache

import numpy as np
import pytest

from callup.case import load_case
from callup.case.places import load_places
from callup.language import language as language_of
from callup.model import Place, Span
from callup.reading.about import about
from callup.reading.abroad import elsewhere, is_only_where
from callup.reading.candidates import Finder
from callup.reading.labels import ABOUTS
from callup.reading.names.entities import entities
from callup.reading.place import PlaceFinder
from callup.reading.sources import Speakers
from quality.texts import document


def whose(case, signal, codes, beside=None, **shares):
    given = np.array([shares.get(name, 0.0) for name in ABOUTS], np.float32)
    places = tuple(Place(code=code, name=code) for code in codes)
    return about(given, places, 0.9, signal, load_case(case), beside)


@cache
def parts(name):
    case = load_case(name)
    return case, Finder(PlaceFinder(load_places(name))), Speakers(case, entities())


def named(name, text, language, said=""):
    """The country that a sentence names besides the case's; ``said`` is its speaker's name."""
    case, finder, speakers = parts(name)
    whole = Span(0, len(text))
    beside = finder.find(text, whole, language, None)
    sources = speakers.of(document(text, language, None))
    at = text.find(said)
    span = Span(at, at + len(said)) if said else None
    other = elsewhere(whole, whole, beside.places, span, case)
    return None if sources.of_home(text, whole) else other


@pytest.mark.parametrize("case", ["russia", "ukraine"])
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Israel mustered 90,000 reserve soldiers within a week.", "en"),
        ("В Тель-Авиве за сутки собрали тысячу резервистов.", "ru"),
        ("В Ізраїлі зібрали тисячу резервістів.", "uk"),
        ("Israel's Defence Ministry summoned another 2,000 men.", "en"),
    ],
)
def test_a_sentence_that_names_one_other_country_alone_speaks_of_it(case, text, language):
    assert named(case, text, language) == "IL"


@pytest.mark.parametrize(
    ("case", "text", "language"),
    [
        ("russia", "Russia will call up more men than Israel did.", "en"),
        ("russia", "Putin will call up more men than Israel did.", "en"),
        ("russia", "Москва соберёт больше людей, чем Израиль.", "ru"),
        ("ukraine", "Київ збере більше людей, ніж Ізраїль.", "uk"),
        ("russia", "Many were called up to fight in Ukraine.", "en"),
        ("ukraine", "A further 3,000 men were called up to stop Russia.", "en"),
        ("russia", "Finland and Estonia will call up more men.", "en"),
        ("russia", "A further 3,000 men were called up.", "en"),
    ],
)
def test_home_the_enemy_or_two_countries_beside_it_leave_it_to_the_weights(case, text, language):
    assert named(case, text, language) is None


def test_the_country_of_who_speaks_is_not_that_of_the_men():
    text = "Israel's army spokesman said 300,000 men will be called up."
    assert named("russia", text, "en", said="Israel's army spokesman") is None


def test_a_country_that_is_all_of_the_speaker_and_acts_itself_is():
    assert named("russia", "Israel called up 3,000 men.", "en", said="Israel") == "IL"


def test_a_country_named_alone_is_believed_before_the_weights():
    assert whose("russia", "mobilisation_order", [], "IL", RU=0.99) == ("IL", pytest.approx(0.9))


@pytest.mark.parametrize(
    ("signal", "codes", "head"),
    [
        ("mobilisation_order", ["RU-PER"], "RU"),
        ("losses", [], "RU"),
        ("volunteer_drive", [], "RU"),
        ("border_restriction", [], "RU"),
        ("mobilisation_order", [], "UA"),
    ],
)
def test_a_country_named_alone_moves_no_region_no_battle_no_border_and_no_other_land(
    signal, codes, head
):
    assert whose("russia", signal, codes, "IL", **{head: 0.99})[0] == head


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


@pytest.mark.parametrize(
    ("text", "language", "town", "claim", "only"),
    [
        ("В Тель-Авиве призвали тысячу человек.", "ru", "Тель-Авиве", "В Тель-Авиве призвали тысячу", True),
        ("В Киеве заявили, что призовут тысячу.", "ru", "Киеве", "что призовут тысячу", False),
        ("Israel called up 3,000 men.", "en", "Israel", "Israel called up 3,000 men", False),
    ],
)  # fmt: skip
def test_a_town_where_something_happens_is_no_speaker(text, language, town, claim, only):
    _, finder, _ = parts("russia")
    places = finder.find(text, Span(0, len(text)), language, None).places
    said, words = (Span(text.find(part), text.find(part) + len(part)) for part in (town, claim))
    inside = language_of(language).places.inside
    assert is_only_where(text, said, words, places, inside) == only
