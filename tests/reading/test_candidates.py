"""What rules find before anything is weighed: days that a case counts from."""

import pytest

from callup.case import load_case
from callup.case.places import load_places
from callup.model import Span
from callup.reading.candidates import Finder
from callup.reading.place import PlaceFinder


@pytest.fixture(scope="module")
def finder():
    case = load_case("russia")
    return Finder(PlaceFinder(load_places(case.home)), case.head.eras)


@pytest.mark.parametrize(
    ("text", "language", "start"),
    [
        ("He has trained 900 men since the start of the full-scale invasion.", "en", "2022-02-24"),
        ("Two offices have burnt since the war began.", "en", "2022-02-24"),
        ("С начала войны в Туле закрыли два пункта.", "ru", "2022-02-24"),
        ("С начала частичной мобилизации уехали двое.", "ru", "2022-09-21"),
        ("Від початку вторгнення спалили два пункти.", "uk", "2022-02-24"),
    ],
)
def test_a_day_everybody_counts_from_is_a_time(finder, text, language, start):
    [time] = finder.find(text, Span(0, len(text)), language, "2023-05-01").times
    assert (time.start, time.end, time.relation) == (start, None, "since")
