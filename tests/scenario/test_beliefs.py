"""Ranges and their reasons: what is in force on a day, what falls back, what a faulty case is told."""

import datetime as dt
import shutil
from importlib.resources import files
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callup.case.places import load_places
from callup.case.scenario import load_scenario, read_scenario
from callup.case.scenario_tables import ScenarioCase
from callup.errors import BadCase, BadRequest
from callup.scenario.beliefs import Usable, choose, prior_of, setting
from callup.scenario.cloud import cloud, ensemble_of
from callup.scenario.decisions import decided, path_of, regions_of
from callup.scenario.parameters import NAMES, parameter

CASE = files("callup.case").joinpath("cases", "russia")
DAYS = st.dates(min_value=dt.date(2022, 9, 20), max_value=dt.date(2025, 9, 1))


@pytest.fixture(scope="module")
def case() -> ScenarioCase:
    return load_scenario("russia", load_places("russia"))


def test_every_parameter_of_the_model_has_a_range_with_its_reason(case: ScenarioCase) -> None:
    assert set(NAMES) <= set(case.parameters)
    for name, belief in case.parameters.items():
        assert belief.priors[0].note.startswith("Assumption"), name
        assert all(stated.because and stated.note for stated in belief.priors[1:]), name
        if name in NAMES:
            assert parameter(name).low <= belief.range[0] <= belief.range[1] <= parameter(name).high


@settings(max_examples=25, deadline=None)
@given(DAYS)
def test_no_range_rests_on_a_fact_younger_than_the_day_asked_for(day) -> None:
    case = load_scenario("russia", load_places("russia"))
    as_of = day.isoformat()
    for choice in choose(case, Usable(known=case.known(as_of))).values():
        assert all(case.facts[key].known <= as_of for key in choice.stated.because)


@settings(max_examples=25, deadline=None)
@given(DAYS, DAYS)
def test_knowing_more_never_widens_a_range(one, other) -> None:
    case = load_scenario("russia", load_places("russia"))
    early, late = sorted((one.isoformat(), other.isoformat()))
    before, after = (
        choose(case, Usable(known=case.known(early))),
        choose(case, Usable(known=case.known(late))),
    )
    for name in before:
        assert before[name].stated.low <= after[name].stated.low
        assert before[name].stated.high >= after[name].stated.high


def test_a_fact_set_aside_widens_the_range_that_rested_on_it(case: ScenarioCase) -> None:
    known = case.known("2023-02-06")
    with_it = choose(case, Usable(known=known))["stealth_size"]
    without = choose(case, Usable(known=known, aside=frozenset({"ff170"})))["stealth_size"]
    assert (with_it.stated.low, with_it.stated.high) == (80_000, 200_000)
    assert (without.stated.low, without.stated.high) == (30_000, 250_000)
    assert (with_it.origin, without.origin) == ("facts", "fallback")


def test_draws_stay_within_the_stated_range(case: ScenarioCase) -> None:
    beliefs = choose(case, Usable(known=case.known("2023-02-06")))
    drawn = ensemble_of(beliefs, cloud(beliefs, 400, 1))
    for name, choice in beliefs.items():
        values = drawn.of(name)
        assert values.min() >= choice.stated.low - 1e-9, name
        assert values.max() <= choice.stated.high + 1e-9, name


def test_half_of_a_lognormals_draws_lie_below_its_mode(case: ScenarioCase) -> None:
    beliefs = choose(case, Usable(known=case.known("2023-02-06")))
    stated = beliefs["callup_size"].stated
    assert prior_of(stated).shape == "lognormal"
    drawn = ensemble_of(beliefs, cloud(beliefs, 4000, 1)).of("callup_size")
    assert np.mean(drawn < stated.mode) == pytest.approx(0.5, abs=0.03)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("places=9,5,1", "not in order"),
        ("places=nan,5,9", "not a number"),
        ("places=10000,20000,9e9", "allowed"),
        ("plaices=1,2,3", "no such parameter"),
        ("places", "name=low,mode,high"),
        ("places=a,b,c", "no list of numbers"),
        ("places=1,2,3,4", "low, mode and high"),
    ],
)
def test_a_faulty_setting_is_told_what_is_wrong(case: ScenarioCase, text: str, words: str) -> None:
    with pytest.raises(BadRequest, match=words):
        setting(case, text)


def test_an_unknown_path_is_told_the_known_ones(case: ScenarioCase) -> None:
    with pytest.raises(BadRequest, match="none, volunteers, rolling, stealth, general, register"):
        case.mixed("general+militia")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    shutil.copytree(str(CASE), tmp_path / "mine")
    return tmp_path / "mine"


def faulty(folder: Path, old: str, new: str, file: str = "scenario.toml") -> str:
    page = folder / file
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadCase) as told:
        read_scenario(folder, load_places("russia"))
    return str(told.value)


def test_low_above_high_names_file_line_and_numbers(copied: Path) -> None:
    told = faulty(copied, "low = 50000\nmode = 180000", "low = 900000\nmode = 180000")
    assert told.startswith("mine/scenario.toml, line ")
    assert "places" in told
    assert "not in order" in told
    line = int(told.split("line ")[1].split(":")[0])
    assert "places.priors" in (copied / "scenario.toml").read_text().splitlines()[line - 1]


def test_out_of_range_names_the_allowed_range(copied: Path) -> None:
    told = faulty(
        copied,
        'high = 500000\ndistribution = "lognormal"\nnote = "Assumption: from peacetime',
        'high = 5000000\ndistribution = "lognormal"\nnote = "Assumption: from peacetime',
    )
    assert "allowed range 10000 to 2e+06" in told


def test_not_a_number_is_refused(copied: Path) -> None:
    assert "not a number" in faulty(
        copied, "low = 50000\nmode = 180000", "low = nan\nmode = 180000"
    )


def test_an_unknown_region_in_a_quota_is_refused_with_its_line(copied: Path) -> None:
    told = faulty(copied, '"RU-PER" = "ff076"', '"RU-XXX" = "ff076"')
    assert "line" in told
    assert "unknown region RU-XXX" in told


def test_an_unknown_fact_is_refused(copied: Path) -> None:
    assert "unknown fact ff999" in faulty(copied, 'because = ["ff170"]', 'because = ["ff999"]')


def test_a_fact_without_a_real_date_is_refused(copied: Path) -> None:
    told = faulty(copied, 'date = "2022-10-04"', 'date = "2022-10-44"', "anchors.toml")
    assert "2022-10-44" in told
    assert "anchors.toml, line" in told


def test_a_case_without_shares_is_refused(copied: Path) -> None:
    places = load_places("russia")
    bare = {
        code: msgspec.structs.replace(region, men=None) for code, region in places.regions.items()
    }
    with pytest.raises(BadCase, match="no region says how many men"):
        read_scenario(copied, msgspec.structs.replace(places, regions=bare))


def test_shares_come_from_stated_quotas_once_they_are_known(case: ScenarioCase) -> None:
    before = regions_of(case, case.known("2023-03-01"))
    after = regions_of(case, case.known("2023-03-31"))
    place = after.codes.index("RU-CHE")
    assert after.contract[place] == pytest.approx(10_000 / 400_000)
    assert before.contract[place] == pytest.approx(case.men["RU-CHE"] / sum(case.men.values()))
    assert after.contract.sum() == pytest.approx(1)
    assert after.callup[place] == before.callup[place]


def test_the_end_of_the_call_up_is_unknown_before_it_was_declared(case: ScenarioCase) -> None:
    [before] = decided(case.history, case.known("2022-10-14")).callups
    [after] = decided(case.history, case.known("2022-10-28")).callups
    assert (before.days, after.days) == (75, 38)


def test_a_mix_does_what_its_paths_do(case: ScenarioCase) -> None:
    known = case.known("2023-02-06")
    mixed = path_of(case, "general+volunteers", known, "2023-02-06")
    assert len(mixed.callups) == 2
    assert len(mixed.drives) == 1
    assert mixed.drafts == decided(case.history, known).drafts
