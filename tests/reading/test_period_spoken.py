"""Times said alone and lengths of time; and the shares of the shared examples, where they are present."""

import datetime as dt
import sys
from pathlib import Path

import pytest

from callup.reading.period.spoken import parse_duration, parse_time

NOW = dt.datetime.fromisoformat("2024-05-15T09:00")  # a Wednesday
SHARED = Path(__file__).parents[3] / "shared" / "bench" / "duckling"


@pytest.mark.parametrize(
    ("text", "language", "start", "grain"),
    [
        ("tomorrow at 6pm", "en", "2024-05-16T18:00", "hour"),
        ("a quarter past 4pm", "en", "2024-05-15T16:15", "minute"),
        ("the second Friday of June", "en", "2024-06-14T00:00", "day"),
        ("twenty-third of May", "en", "2024-05-23T00:00", "day"),
        ("in three weeks", "en", "2024-06-05T00:00", "day"),
        ("orthodox easter 2024", "en", "2024-05-05T00:00", "day"),
        ("rosh hashanah 2024", "en", "2024-10-02T00:00", "day"),
        ("через две недели", "ru", "2024-05-29T00:00", "day"),
        ("в пятницу в 8 вечера", "ru", "2024-05-17T20:00", "hour"),
        ("двадцать пятое мая", "ru", "2024-05-25T00:00", "day"),
    ],
)
def test_a_time_said_alone_begins_then(text, language, start, grain):
    found = parse_time(text, language, NOW)
    assert found is not None
    assert (found.start, found.grain) == (dt.datetime.fromisoformat(start), grain)


def test_a_range_keeps_both_ends():
    found = parse_time("from 3 to 7 July", "en", NOW)
    assert found is not None
    assert (found.start, found.end) == (
        dt.datetime.fromisoformat("2024-07-03"),
        dt.datetime.fromisoformat("2024-07-08"),
    )


@pytest.mark.parametrize(
    ("text", "language", "length"),
    [
        ("two hours and a half", "en", (150, "minute")),
        ("4 years and 2 months", "en", (50, "month")),
        ("полтора месяца", "ru", (45, "day")),
        ("двое суток", "ru", None),
        ("no time at all", "en", None),
    ],
)
def test_a_length_of_time_is_a_count_of_one_unit(text, language, length):
    assert parse_duration(text, language) == length


@pytest.mark.skipif(not SHARED.exists(), reason="the shared examples are not here")
def test_the_shared_examples_stay_above_their_floors():
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from quality.duckling_time import measure

    result = measure(SHARED)
    floors = {"en_time": 0.85, "ru_time": 0.95, "en_duration": 0.95, "ru_duration": 0.95}
    assert {
        name: result[name]["right"] for name in floors if result[name]["right"] < floors[name]
    } == {}
