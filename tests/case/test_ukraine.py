"""The case ukraine: its own country, in three languages, beside a case that watches another."""

from pathlib import Path

import pytest

from callup.case import Case, load_case
from callup.case.places import PlaceTable, load_places
from callup.intake import IntakeOptions
from callup.model import Claim, Span
from callup.pipeline import Road
from callup.pipeline.road import Read
from callup.reading.place import PlaceFinder

LANGUAGES = ("en", "uk", "ru")


@pytest.fixture(scope="module")
def case() -> Case:
    return load_case("ukraine")


@pytest.fixture(scope="module")
def places() -> PlaceTable:
    return load_places("ukraine")


@pytest.fixture(scope="module")
def road() -> Road:
    return Road.of("ukraine")


def test_it_knows_the_twenty_seven_regions_of_iso_3166_2(places: PlaceTable) -> None:
    assert len(places.subjects()) == 27
    assert places.name_of("UA-43") == "Crimea"
    assert places.name_of("UA-30") == "Kyiv"
    for code in places.subjects():
        region = places.regions[code]
        assert region.tile is not None
        assert region.short
        assert region.native
    settled = {town.code for town in places.towns}
    assert set(places.subjects()) <= settled


def test_it_borrows_the_regions_of_the_other_side_but_not_their_tiles(places: PlaceTable) -> None:
    assert places.regions["RU-VOR"].name == "Voronezh Oblast"
    assert places.regions["RU-VOR"].tile is None
    assert places.regions["RU-VOR"].men is None
    lent = load_places("russia").regions["UA-46"]
    assert lent.name == "Lviv Oblast"
    assert lent.tile is None


NAMED = [
    ("У Львові роздали повістки.", "uk", "UA-46"),
    ("Во Львове раздали повестки.", "ru", "UA-46"),
    ("Summonses were served in Lviv.", "en", "UA-46"),
    ("У Кропивницькому зупиняли чоловіків.", "uk", "UA-35"),
    ("В Кропивницком останавливали мужчин.", "ru", "UA-35"),
    ("на Черкащині", "uk", "UA-71"),
    ("у Харківській області", "uk", "UA-63"),
    ("в Харькове", "ru", "UA-63"),
    ("in Kharkiv", "en", "UA-63"),
    ("у Кривому Розі", "uk", "UA-12"),
    ("у Чернівцях", "uk", "UA-77"),
    ("у Рівному", "uk", "UA-56"),
    ("у Білій Церкві", "uk", "UA-32"),
    ("на Закарпатті", "uk", "UA-21"),
    ("in Uzhhorod", "en", "UA-21"),
]


@pytest.mark.parametrize(("text", "language", "code"), NAMED)
def test_its_regions_and_towns_are_found_in_three_languages(
    places: PlaceTable, text: str, language: str, code: str
) -> None:
    found = PlaceFinder(places).find(text, Span(0, len(text)), language)
    assert [mention.place.code for mention in found] == [code]


def test_every_signal_says_what_it_is_here_and_how_it_sounds_in_three_languages(
    case: Case,
) -> None:
    shared = load_case("russia").signals
    for signal in case.signals.values():
        assert signal.definition != shared[signal.name].definition
        for language in LANGUAGES:
            assert signal.examples[language], (signal.name, language)


def test_every_rule_can_be_looked_up_and_is_sought_in_three_languages(case: Case) -> None:
    assert len(case.law.rules) >= 15
    for rule in case.law.rules.values():
        assert rule.url is not None
        assert rule.url.startswith("https://")
        assert set(rule.cues) == set(LANGUAGES), rule.name


def test_only_offices_organisations_and_people_who_hold_office_stand_in_it(case: Case) -> None:
    for actor in case.actors.values():
        if actor.kind == "person":
            assert actor.role, actor.name


def claims(road: Road, text: str, at: Path) -> list[Claim]:
    page = at / "page.txt"
    page.write_text(text, encoding="utf-8")
    options = IntakeOptions(date="2024-05-20")
    read = [item for item in road.read([page], options) if isinstance(item, Read)]
    return [claim for item in read for claim in item.claims]


TEXTS = [
    ("У Черкаській області працівники ТЦК вручили понад 300 повісток.", "UA-71", 300),
    (
        "В Полтавской области Украины сотрудники ТЦК вручили более 200 повесток мужчинам.",
        "UA-53",
        200,
    ),
    ("150 men were served summonses in Lviv Oblast, Ukraine.", "UA-46", 150),
]


@pytest.mark.parametrize(("text", "codes", "figure"), TEXTS)
def test_it_reads_ukrainian_russian_and_english(
    road: Road, tmp_path: Path, text: str, codes: str, figure: int
) -> None:
    [claim] = claims(road, text, tmp_path)
    assert claim.signal == "summons_served"
    assert [place.code for place in claim.places] == codes.split()
    assert claim.quantity is not None
    assert figure in (claim.quantity.value, claim.quantity.low)
    assert claim.core


def test_one_side_s_call_up_is_no_sign_of_the_other_s(road: Road, tmp_path: Path) -> None:
    text = "У Черкаській області працівники ТЦК вручили понад 300 повісток."
    [here] = claims(road, text, tmp_path)
    [there] = claims(Road.of("russia"), text, tmp_path)
    assert here.core
    assert not there.core


def test_its_president_is_its_own_and_the_other_side_s_is_not(case: Case) -> None:
    assert case.actors["volodymyr-zelensky"].side == "official"
    assert case.actors["vladimir-putin"].side == "opposing"
    other = load_case("russia").actors
    assert other["volodymyr-zelensky"].side == "opposing"
    assert other["vladimir-putin"].side == "official"
