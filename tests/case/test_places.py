"""The places of a case: what the loader promises and what it refuses."""

import msgspec
import pytest

from callup.case.page import Faults
from callup.case.places import PlaceTable, _check, load_places
from callup.case.towns import sounds
from callup.errors import BadRequest


@pytest.fixture(scope="module")
def places() -> PlaceTable:
    return load_places("russia")


def test_the_watched_country_has_its_eighty_three_iso_subjects(places):
    assert len(places.subjects()) == 83
    assert "RU-CR" not in places.regions
    assert places.name_of("RU-VOR") == "Voronezh Oblast"
    assert places.name_of("UA-43") == "Crimea"
    assert places.name_of("RU") == "Russia"


def test_every_subject_has_a_tile_a_short_name_and_its_men(places):
    for code in places.subjects():
        region = places.regions[code]
        assert region.tile is not None
        assert region.short == code.removeprefix("RU-")
        assert region.men is not None
        assert region.men > 10_000


def test_no_two_regions_share_a_tile(places):
    tiles = [region.tile for region in places.regions.values() if region.tile]
    assert len(tiles) == len(set(tiles))


def test_every_subject_holds_towns(places):
    settled = {town.code for town in places.towns}
    assert set(places.subjects()) <= settled


def test_a_town_carries_its_local_name_and_its_region(places):
    [town] = [town for town in places.towns if town.name == "Voronezh"]
    assert town.code == "RU-VOR"
    assert "Воронеж" in town.local
    assert town.population > 900_000


def test_an_unknown_place_names_itself(places):
    assert places.name_of("RU-XX") == "RU-XX"


def test_the_places_of_an_unknown_case_are_refused_with_advice():
    with pytest.raises(BadRequest, match=r"this installation has .*russia.*; or give the path"):
        load_places("atlantis")


def told_of(places: PlaceTable) -> str:
    faults = Faults()
    _check(places, "russia", faults)
    [line] = faults.lines
    return line


def test_rules_that_name_unknown_regions_are_refused(places):
    rules = msgspec.structs.replace(places.rules, around={"RU-MOW": "RU-NOWHERE"})
    assert "RU-NOWHERE" in told_of(msgspec.structs.replace(places, rules=rules))


def test_two_regions_on_one_tile_are_refused(places):
    penza = msgspec.structs.replace(places.regions["RU-PNZ"], tile=places.regions["RU-VOR"].tile)
    regions = {**places.regions, "RU-PNZ": penza}
    assert "share the tile" in told_of(msgspec.structs.replace(places, regions=regions))


@pytest.mark.parametrize(
    ("local", "latin"), [("Тюмень", "Tyumen"), ("Мытищи", "Mytishchi"), ("Харків", "Kharkiv")]
)
def test_a_name_sounds_alike_in_both_alphabets(local, latin):
    assert sounds(local) == sounds(latin)
