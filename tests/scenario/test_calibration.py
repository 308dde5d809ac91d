"""Calibration on small problems with known answers, and the hindcast's floors."""

import numpy as np
import pytest

from callup.case.places import load_places
from callup.case.scenario import load_scenario
from callup.case.scenario_tables import Measured, ScenarioCase
from callup.model import Fact
from callup.scenario.beliefs import Usable, choose
from callup.scenario.calibration import Moves, Problem, calibrate, once, readable
from callup.scenario.decisions import decided
from callup.scenario.fitting import foretold, log_likelihood
from callup.scenario.measurement import SeenFigures
from callup.scenario.scoring import crps, effective, quantile
from quality.hindcasting import hindcast, last_rate, to_judge

OFFICIAL = frozenset({"official"})


@pytest.fixture(scope="module")
def case() -> ScenarioCase:
    return load_scenario("russia", load_places("russia"))


def fact(**given) -> Fact:
    kind = {
        "id": "f1", "what": "men counted", "value": 1000.0, "unit": "people", "said_by": "an office",
        "side": "official", "date": "2023-01-01", "known": "2023-01-01", "url": "https://example.org",
        "series": "counted",
    }  # fmt: skip
    return Fact(**(kind | given))


def seen(
    stocks: list[list[float]], *facts: Fact, noise=0.1, drift=0.0, bias=(1.0, 1.0)
) -> SeenFigures:
    measured = Measured(
        name="counted", title="Counted", kind="total", of=("called_up",), noise=noise, drift=drift,
        bias={"official": bias},
    )  # fmt: skip
    return SeenFigures(
        measured=measured,
        facts=facts,
        said=np.log([one.centre or 0 for one in facts]),
        modelled=np.log(np.array(stocks)),
        days=np.arange(1.0, len(facts) + 1) * 30,
    )


def test_the_draw_that_agrees_with_a_figure_is_the_likeliest() -> None:
    logs = log_likelihood(seen([[500.0], [1000.0], [2000.0]], fact()))
    assert logs.argmax() == 1
    assert logs[0] == pytest.approx(logs[2])


def test_a_bias_shared_by_a_source_carries_over_to_its_next_figure() -> None:
    both = fact(value=2000.0), fact(id="f2", date="2023-02-01", value=9999.0)
    told = foretold(seen([[1000.0, 1000.0]], *both, bias=(0.5, 2.0)), 1, np.zeros((1, 1)))
    assert 1900 < told[0, 0] < 2000
    fresh = foretold(seen([[1000.0]], both[1], bias=(0.5, 2.0)), 0, np.zeros((1, 1)))
    assert fresh[0, 0] == pytest.approx(1000)


def test_crps_of_one_draw_is_its_error_and_a_sharp_true_forecast_scores_best() -> None:
    chance = np.random.default_rng(1)
    even = np.ones(4000)
    sharp, wide = chance.normal(10, 1, 4000), chance.normal(10, 5, 4000)
    assert crps(np.array([7.0]), np.ones(1), 10.0) == pytest.approx(3)
    assert crps(sharp, even, 10.0) < crps(wide, even, 10.0)
    assert crps(sharp, even, 10.0) == pytest.approx(0.2337, abs=0.02)


def test_weights_that_rest_on_one_draw_are_worth_one_draw() -> None:
    assert effective(np.array([1.0, 0.0, 0.0])) == 1
    assert quantile(np.array([5.0, 1.0]), np.array([1.0, 1.0]), 0.5) == 1


def problem(case: ScenarioCase, as_of: str) -> Problem:
    known = case.known(as_of)
    return Problem(
        case=case, beliefs=choose(case, Usable(known=known, read=once(case, case.facts))),
        path=decided(case.history, known), read=readable(case, as_of, OFFICIAL),
    )  # fmt: skip


def test_a_fit_agrees_better_with_what_was_said_than_the_ranges_do(case: ScenarioCase) -> None:
    asked = problem(case, "2022-10-28")
    done = calibrate(asked, 200, 3, Moves(6, 18))
    blind = calibrate(Problem(case, asked.beliefs, asked.path, ()), 200, 3)
    assert np.median(asked.log_likelihood(done.points)) > 10 + np.median(
        asked.log_likelihood(blind.points)
    )
    assert done.plain < 20


def test_the_same_seed_fits_the_same_draws_and_another_seed_others(case: ScenarioCase) -> None:
    asked = problem(case, "2022-10-14")
    first, again, other = (calibrate(asked, 60, seed, Moves(2, 4)) for seed in (5, 5, 6))
    assert np.array_equal(first.ensemble.draws.values, again.ensemble.draws.values)
    assert not np.array_equal(first.ensemble.draws.values, other.ensemble.draws.values)


def test_where_nothing_was_said_the_fit_is_the_ranges_themselves(case: ScenarioCase) -> None:
    cut = hindcast(case, "2022-09-20", OFFICIAL, 200, 1)
    assert not cut.read
    assert all(one.crps == one.prior for one in cut.judged)


@pytest.mark.parametrize("side", ["official", "independent"])
def test_no_figure_is_both_read_and_judged_and_none_read_is_younger(
    case: ScenarioCase, side: str
) -> None:
    for day in case.hindcast.cut_offs:
        read = readable(case, day, frozenset({side}))
        judged = to_judge(case, day, frozenset({side}))
        assert {one.id for one in read}.isdisjoint(one.id for one in judged)
        assert all(one.known <= day for one in read)
        assert all(one.known > day and one.date > day for one in judged)


def test_no_range_rests_on_a_figure_the_fit_reads(case: ScenarioCase) -> None:
    for day in case.hindcast.cut_offs:
        asked = problem(case, day)
        resting = {key for chosen in asked.beliefs.values() for key in chosen.stated.because}
        assert resting.isdisjoint(one.id for one in asked.read)
        assert all(case.facts[key].known <= day for key in resting)


def test_the_last_rate_is_the_line_through_the_last_two_figures(case: ScenarioCase) -> None:
    # 200,000 on 4 October and 222,000 on the 14th: 2,200 a day for a fortnight more.
    figure = case.facts["ff010"]
    assert last_rate(case, figure, "2022-10-14") == pytest.approx(222_000 + 14 * 2_200)
    assert last_rate(case, figure, "2022-09-20") is None


def test_forecasts_keep_their_floors(case: ScenarioCase) -> None:
    """Coverage of 80% intervals 70-90% and CRPS no worse on two thirds, with fewer points than the page has."""
    groups = (OFFICIAL, frozenset({"independent", "foreign", "opposing"}))
    judged = [
        one
        for sides in groups
        for day in case.hindcast.cut_offs
        for one in hindcast(case, day, sides, 300, 1, Moves(6, 18)).judged
    ]
    assert len(judged) > 120
    assert 0.7 <= np.mean([one.covered for one in judged]) <= 0.9
    assert np.mean([one.crps <= one.best * 1.05 for one in judged]) >= 2 / 3
