"""The two pictures of the regions: what stands in them, and that nothing is told from silence."""

import math
import xml.etree.ElementTree as ET

import pytest

from callup.case.places import PlaceTable, load_places
from callup.publish.drawings.maps import Picture, project, town_map
from callup.publish.drawings.maps_scale import Scale
from callup.publish.drawings.maps_tiles import tile_grid
from callup.publish.drawings.png import png
from callup.publish.palette import MISSING

SVG = "{http://www.w3.org/2000/svg}"
PICTURE = Picture(title="Summonses <reported>", counted="Claims & counts by region")


RUSSIA = load_places("russia").view


@pytest.fixture(scope="module")
def places() -> PlaceTable:
    return load_places("russia")


def groups(text: str) -> dict[str, ET.Element]:
    return {
        g.get("data-code"): g for g in ET.fromstring(text).iter(f"{SVG}g") if g.get("data-code")
    }


@pytest.mark.parametrize("draw", [town_map, tile_grid])
def test_every_subject_is_in_the_picture_once(places, draw):
    assert set(groups(draw({"RU-VOR": 3}, places, PICTURE))) == set(places.subjects())


@pytest.mark.parametrize("draw", [town_map, tile_grid])
def test_no_report_is_not_zero(places, draw):
    found = groups(draw({"RU-VOR": 0, "RU-PNZ": None, "RU-TUL": 4}, places, PICTURE))
    titles = {
        code: found[code].findtext(f"{SVG}title")
        for code in ("RU-VOR", "RU-PNZ", "RU-KIR", "RU-TUL")
    }
    assert titles == {
        "RU-VOR": "Voronezh Oblast: 0",
        "RU-PNZ": "Penza Oblast: no report",
        "RU-KIR": "Kirov Oblast: no report",
        "RU-TUL": "Tula Oblast: 4",
    }
    drawn = {code: ET.tostring(found[code], encoding="unicode") for code in ("RU-VOR", "RU-PNZ")}
    assert MISSING in drawn["RU-PNZ"]
    assert MISSING not in drawn["RU-VOR"]


@pytest.mark.parametrize("draw", [town_map, tile_grid])
def test_a_picture_says_itself_to_those_who_cannot_see_it(places, draw):
    root = ET.fromstring(draw({}, places, PICTURE))
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Summonses <reported>"
    assert "grey where nothing is reported" in root.findtext(f"{SVG}desc")


@pytest.mark.parametrize("draw", [town_map, tile_grid])
def test_occupied_regions_appear_only_with_a_value(places, draw):
    assert "UA-43" not in groups(draw({"RU-VOR": 1}, places, PICTURE))
    assert "UA-43" in groups(draw({"RU-VOR": 1, "UA-43": 2}, places, PICTURE))


def test_the_map_stays_small(places):
    values = {code: number for number, code in enumerate(places.subjects())}
    assert len(town_map(values, places, PICTURE).encode()) < 250_000


def test_the_far_east_stays_in_one_piece_across_the_180th_meridian():
    assert project(66, -175, RUSSIA)[0] > project(66, 179, RUSSIA)[0] > project(66, 37, RUSSIA)[0]


def test_the_projection_keeps_areas():
    def area(latitude, longitude, step=0.01):
        x, y = project(latitude, longitude, RUSSIA)
        right, down = (
            project(latitude, longitude + step, RUSSIA),
            project(latitude - step, longitude, RUSSIA),
        )
        cross = abs((right[0] - x) * (down[1] - y) - (right[1] - y) * (down[0] - x))
        return cross / (math.radians(step) ** 2 * math.cos(math.radians(latitude)))

    for latitude, longitude in [(45, 40), (60, 100), (72, 150), (66, -175)]:
        assert area(latitude, longitude) == pytest.approx(1, abs=0.01)


def test_classes_cover_every_value_and_do_not_overlap():
    scale = Scale.of([None, 0, 1, 1, 2, 3, 5, 8, 13, 21])
    labels = [label for _, label, _ in scale.entries()]
    assert labels[:2] == ["no report", "0"]
    assert labels[2:] == ["1", "2", "3–7", "8–12", "13–21"]
    assert scale.colour(5) == scale.colour(3)
    assert scale.colour(21) != scale.colour(3)


def test_few_values_have_a_class_each():
    scale = Scale.of([7, 7, 2])
    assert [label for _, label, _ in scale.entries()] == ["2–6", "7"]
    assert scale.colour(2) != scale.colour(7)


def test_a_picture_leaves_as_pixels_too(places):
    drawn = png(town_map({"RU-VOR": 3}, places, PICTURE))
    assert drawn is not None
    assert drawn.startswith(b"\x89PNG\r\n")
