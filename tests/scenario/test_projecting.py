"""What paths could deliver: the answers hold together, faulty questions are refused, the same seed repeats."""

import csv
import io
import json
import re
from pathlib import Path

import msgspec
import numpy as np
import pytest
from typer.testing import CliRunner

from callup.case.places import load_places
from callup.case.scenario import load_scenario
from callup.cli.app import app
from callup.cli.console import tables
from callup.errors import CallupError
from callup.model import Belief, StatedRange
from callup.model.projection import FanDay, PathAnswer, Projection, Range
from callup.pipeline.projection import Asked, half_page, project
from callup.publish import write
from callup.publish.drawings.paths import comparison, fan, tornado
from callup.publish.nouns import Projected
from callup.scenario.beliefs import Ensemble, Usable, choose
from callup.scenario.cloud import cloud, ensemble_of
from callup.scenario.conditions import Explored, box, explore
from callup.scenario.report import report
from callup.scenario.sensitivity import sobol
from callup.scenario.words import people

ASKED = Asked(
    paths=("general", "volunteers", "stealth", "none", "general+stealth"),
    as_of="2023-02-06", needs=("300000@2023-04-01", "150000@2023-07-01"), draws=80, seed=4, sensitivity=False,
)  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Projection:
    return project("russia", ASKED)


def by_path(made: Projection) -> dict[str, PathAnswer]:
    return {answer.path: answer for answer in made.paths}


def test_a_decree_adds_men_and_nothing_decided_adds_none(made: Projection) -> None:
    found = by_path(made)
    assert found["general"].needs[0].added.median > 20_000
    assert found["none"].needs[0].added.median == pytest.approx(0, abs=1e-6)
    assert found["none"].cost.left.median == pytest.approx(0, abs=1e-6)


def test_keeping_conscripts_adds_about_what_the_record_says_it_would(made: Projection) -> None:
    added = by_path(made)["stealth"].needs[1].added
    assert 90_000 < added.median < 190_000


def test_a_mix_delivers_more_than_either_of_its_paths(made: Projection) -> None:
    found = by_path(made)
    both = found["general+stealth"].needs[1].delivered.median
    assert both > max(found[p].needs[1].delivered.median for p in ("general", "stealth"))


def test_a_working_register_brings_in_some_who_would_evade_and_nobody_by_itself() -> None:
    small = msgspec.structs.replace(
        ASKED,
        paths=("general", "general+register", "register"),
        draws=30,
        needs=("300000@2023-12-31",),
        until="2024-02-01",
        settings=("evasion=0.4", "register_days=2"),
    )
    plain, helped, alone = project("russia", small).paths
    called = [sum(part.men.median for part in answer.regions) for answer in (plain, helped)]
    assert called[1] > called[0] * 1.02
    assert alone.needs[0].added.median == pytest.approx(0, abs=1e-6)


def test_a_decree_costs_more_leavers_and_fear_than_a_contract_drive(made: Projection) -> None:
    decree, drive = by_path(made)["general"].cost, by_path(made)["volunteers"].cost
    assert decree.left.median > 3 * drive.left.median
    assert decree.fear_peak.median > drive.fear_peak.median


def test_fans_rise_and_their_levels_are_in_order(made: Projection) -> None:
    for answer in made.paths:
        days = answer.fans["new_trained"]
        assert all(list(day.levels) == sorted(day.levels) for day in days)
        medians = [day.levels[2] for day in days]
        assert medians[0] == 0
        assert medians == sorted(medians)


def test_a_later_need_is_likelier_met_and_an_even_chance_has_its_day(made: Projection) -> None:
    for answer in made.paths:
        early, late = answer.needs
        assert early.chance <= late.chance
        if late.chance >= 0.5:
            assert late.even_by is not None
            assert late.even_by <= "2023-07-01"


def test_region_parts_sum_to_the_whole(made: Projection) -> None:
    parts = by_path(made)["general"].regions
    assert len(parts) == 83
    assert sum(part.share for part in parts) == pytest.approx(1, abs=0.02)
    assert parts[0].men.median >= parts[-1].men.median


def test_nothing_used_is_younger_than_the_day_asked_for(made: Projection) -> None:
    facts = load_scenario("russia", load_places("russia")).facts
    resting = {key for used in made.parameters for key in used.because}
    hanging = {hinge.fact for answer in made.paths for hinge in answer.hinges}
    assert all(facts[key].known <= "2023-02-06" for key in {*made.read, *resting, *hanging})


def test_the_same_seed_repeats_to_the_bit_and_another_does_not() -> None:
    small = msgspec.structs.replace(ASKED, paths=("general",), draws=20)
    first, again = project("russia", small), project("russia", small)
    assert msgspec.json.encode(first) == msgspec.json.encode(again)
    other = project("russia", msgspec.structs.replace(small, seed=5))
    assert msgspec.json.encode(first) != msgspec.json.encode(other)


def test_a_fact_set_aside_is_neither_read_nor_rested_on_and_widens_the_answer() -> None:
    small = msgspec.structs.replace(ASKED, paths=("stealth",), draws=40, needs=())
    whole = project("russia", small)
    without = project("russia", msgspec.structs.replace(small, aside=("ff170", "ff010")))
    assert "ff010" in whole.read
    assert "ff010" not in without.read
    size = {used.name: used for used in without.parameters}["stealth_size"]
    assert size.origin == "fallback"
    assert (size.low, size.high) == (30_000, 250_000)


def test_a_range_set_by_the_user_is_used_and_said() -> None:
    small = msgspec.structs.replace(
        ASKED, paths=("stealth",), draws=20, settings=("stealth_size=100000",)
    )
    found = project("russia", small)
    size = {used.name: used for used in found.parameters}["stealth_size"]
    assert size.origin == "set"
    assert size.fitted.low == size.fitted.high == 100_000
    facts = load_scenario("russia", load_places("russia")).facts
    lines = [line for section in report(found, facts) for line in section.lines]
    assert any("Set by the user: Serving conscripts kept and sent" in line for line in lines)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"paths": ("militia",)}, "no path 'militia'"),
        ({"needs": ("300000@2022-12-01",)}, "is not after 2023-02-06"),
        ({"needs": ("many@2023-04-01",)}, "write it as"),
        ({"needs": ("nan@2023-04-01",)}, "above 0"),
        ({"needs": ("300000",)}, "write it as"),
        ({"needs": ("300000@2031-01-01",)}, "reach from 2022-09-20"),
        ({"until": "2023-01-01"}, "is not after"),
        ({"until": "2023-03-01"}, "before the last need"),
        ({"as_of": "2021-01-01"}, "reach from 2022-09-20"),
        ({"draws": 0}, "allowed are 2"),
        ({"aside": ("ff999",)}, "no such fact"),
        ({"settings": ("places=1,2,3",)}, "allowed"),
    ],
)
def test_a_question_that_makes_no_sense_is_told_why(change: dict[str, object], words: str) -> None:
    with pytest.raises(CallupError, match=words):
        project("russia", msgspec.structs.replace(ASKED, **change))


def test_the_page_cites_a_source_for_every_fact_it_names(made: Projection) -> None:
    facts = load_scenario("russia", load_places("russia")).facts
    text = write("projection", "html", Projected(made, facts), tables("russia"))
    cited = set(re.findall(r'href="#(ff[\w-]+)"', text))
    assert cited
    assert all(f'id="{key}"' in text for key in cited)
    assert "<script" not in text
    assert text.count("<svg") >= 6 + len(made.paths)
    assert "men called up and signed, by region" in text
    assert "Content-Security-Policy" in text


def test_rows_hold_every_day_need_and_region(made: Projection) -> None:
    written = write("projection", "csv", Projected(made, {}), tables("russia"))
    found = list(csv.DictReader(io.StringIO(written)))
    assert {row["path"] for row in found} == set(ASKED.paths)
    assert sum(row["answer"] == "need" for row in found) == 2 * len(ASKED.paths)
    assert sum(row["answer"].startswith("men called") for row in found) == 83 * len(ASKED.paths)


def test_men_are_said_to_two_digits() -> None:
    assert [people(x) for x in (0.3, 7, 99, 1234, 143_658, -1_260)] == [
        "0", "7", "99", "1,200", "140,000", "-1,300",
    ]  # fmt: skip


@pytest.fixture(scope="module")
def drawn() -> Ensemble:
    case = load_scenario("russia", load_places("russia"))
    beliefs = choose(case, Usable(known=case.known("2023-02-06")))
    return ensemble_of(beliefs, cloud(beliefs, 400, 2))


def test_the_box_finds_the_side_that_a_need_depends_on(drawn: Ensemble) -> None:
    case = load_scenario("russia", load_places("russia"))
    beliefs = choose(case, Usable(known=case.known("2023-02-06")))
    names = ("places", "fast_days", "callup_size")
    found = explore(drawn, beliefs, names, lambda e: e.of("places") * 1.0, 1)
    made = box(found, drawn, 300_000, beliefs)
    assert [condition.parameter for condition in made.conditions] == ["places"]
    assert made.conditions[0].low == pytest.approx(300_000, rel=0.1)
    assert made.conditions[0].high is None
    assert made.within > 0.85
    assert made.likely == pytest.approx(np.mean(drawn.of("places") > 300_000), abs=0.1)


def test_where_nothing_meets_a_need_the_box_says_what_comes_nearest(drawn: Ensemble) -> None:
    case = load_scenario("russia", load_places("russia"))
    beliefs = choose(case, Usable(known=case.known("2023-02-06")))
    found = Explored(("places", "fast_days"), drawn, drawn.of("places") * 1.0)
    made = box(found, drawn, 9e9, beliefs)
    assert not made.strict
    assert made.within == 0
    assert made.reach.median > np.median(drawn.of("places"))


def test_sobol_gives_a_sum_its_parts(drawn: Ensemble) -> None:
    pytest.importorskip("SALib")
    spread = {name: float(drawn.of(name).std()) for name in ("places", "fast_days")}

    def answers(ensemble: Ensemble) -> dict[str, np.ndarray]:
        big = ensemble.of("places") / spread["places"]
        return {"sum": 2 * big + ensemble.of("fast_days") / spread["fast_days"], "flat": 0 * big}

    parts = sobol(drawn, ["fast_days", "places", "stages"], answers, seed=1, power=9)
    assert [part.parameter for part in parts["sum"]][:2] == ["places", "fast_days"]
    assert parts["sum"][0].total == pytest.approx(0.8, abs=0.08)
    assert parts["sum"][2].total == pytest.approx(0, abs=0.01)
    assert parts["flat"] == []


def test_pictures_are_whole_and_escape_their_words(made: Projection) -> None:
    days = made.paths[0].fans["in_zone"]
    for drawing in (
        fan(days, "Men <in> the zone"),
        comparison(made.paths, "new_trained", "All", [need.need for need in made.paths[0].needs]),
        tornado((), "Nothing"),
        fan([FanDay(date="2023-01-01", levels=(0.0, 0.0, 0.0, 0.0, 0.0))], "One day"),
    ):
        assert drawing.startswith("<svg")
        assert drawing.endswith("</svg>")
        assert "<in>" not in drawing
        assert "nan" not in drawing


def call(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["scenario", *arguments])
    return done.exit_code, done.output


def test_list_names_every_path() -> None:
    status, text = call("list")
    assert status == 0
    assert all(name in text for name in ("none", "volunteers", "rolling", "stealth", "general"))


def test_show_prints_ranges_reasons_and_sources() -> None:
    status, text = call("show", "stealth", "--as-of", "2023-02-06")
    assert status == 0
    assert "80,000, 150,000, 200,000" in text
    assert "ff170" in text
    assert "https://" in text
    status, text = call("show", "--as-of", "2022-09-20", "--format", "json")
    shown = json.loads(text)
    assert len(shown) > 50
    assert all(one["stated"]["note"] for one in shown)


def test_run_writes_every_format(tmp_path: Path) -> None:
    asked = ("run", "stealth", "--as-of", "2023-02-06", "--draws", "20", "--no-sensitivity")
    status, text = call(*asked, "--need", "150000@2023-06-01")
    assert status == 0
    assert "What is not known" in text
    for name in ("json", "html"):
        status, _ = call(*asked, "--format", name, "--out", str(tmp_path / f"answer.{name}"))
        assert status == 0
        assert (tmp_path / f"answer.{name}").stat().st_size > 500
    whole = msgspec.json.decode((tmp_path / "answer.json").read_bytes(), type=Projection)
    assert whole.paths[0].path == "stealth"


def test_ranges_and_beliefs_travel_as_json() -> None:
    stated = StatedRange(low=1, mode=2, high=3, note="Assumption: a guess.")
    belief = Belief(name="x", title="X", unit="day", range=(0, 9), priors=(stated,))
    assert msgspec.json.decode(msgspec.json.encode(belief), type=Belief) == belief
    assert msgspec.json.decode(b'{"low":1,"median":2,"high":3}', type=Range).median == 2


def test_a_brief_carries_half_a_page_while_a_named_need_lies_ahead() -> None:
    part = half_page("russia", "2023-02-06")
    assert part is not None
    assert "300,000 by 2023-04-01 [ff169]" in part.question
    assert sum("men newly trained by 2023-04-01" in line for line in part.lines) == 4
    named = set(re.findall(r"\[(ff[\w-]+)\]", part.question + "".join(part.lines)))
    assert named <= {fact.key for fact in part.facts}
    assert all(fact.url.startswith("https://") for fact in part.facts)
    assert part.picture.startswith("<svg")


@pytest.mark.parametrize("day", ["2021-05-01", "2022-12-01", "2023-04-01", "2026-01-01"])
def test_without_a_named_need_ahead_a_brief_has_no_such_page(day: str) -> None:
    assert half_page("russia", day) is None
