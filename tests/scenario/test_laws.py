"""What must hold of people whatever the parameters: nobody is made or lost, nobody is negative, more places train more."""

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings

from callup.scenario import Callup, Draws, Path, RegionShares, RunOptions, mix, run
from callup.scenario.draws import WEEKS
from callup.scenario.parameters import PARAMETERS
from callup.scenario.result import STOCKS
from tests.scenario.samples import (
    GENERAL,
    NOTHING,
    ROLLING,
    STEALTH,
    VOLUNTEERS,
    draws,
    regions,
)

DAYS = (0, 1, 30, 120, 250)
STOCK_NAMES = [name for name, _ in STOCKS]
unit = st.floats(0, 1)


@st.composite
def any_draw(draw):
    """One draw from all that is allowed, the ends of the ranges included."""
    values = []
    for parameter in PARAMETERS:
        share = draw(st.one_of(st.sampled_from([0.0, 1.0]), unit))
        # Large ranges are drawn by magnitude, so that small values come up as well.
        if parameter.high > 1000 * max(parameter.low, 1):
            value = parameter.low + (parameter.high - parameter.low + 1) ** share - 1
        else:
            value = parameter.low + share * (parameter.high - parameter.low)
        value = min(max(value, parameter.low), parameter.high)
        values.append(round(value) if parameter.whole else value)
    noise = np.random.default_rng(draw(st.integers(0, 99))).standard_normal((1, WEEKS))
    return Draws(np.array([values]), noise)


paths = st.sampled_from(
    [NOTHING, GENERAL, ROLLING, STEALTH, mix("all", GENERAL, VOLUNTEERS, STEALTH, ROLLING)]
)


@settings(deadline=None, max_examples=60)
@given(any_draw(), paths, st.booleans())
def test_nobody_is_made_or_lost_and_no_stock_is_negative(draw, path, by_region):
    result = run(draw, regions(3), path, DAYS, RunOptions(finals=True, by_region=by_region))
    stocks = np.stack([result.of(name)[0] for name in STOCK_NAMES])
    everybody = stocks.sum(axis=0)
    assert np.allclose(everybody, everybody[0], rtol=1e-9, atol=1e-6)
    assert stocks.min() >= -1e-6 * (1 + everybody[0] * 1e-6)
    assert result.finals.min() >= -1e-6 * (1 + everybody[0] * 1e-6)
    assert np.isfinite(result.series).all()


@settings(deadline=None, max_examples=40)
@given(any_draw(), paths)
def test_regions_add_up_to_the_country(draw, path):
    result = run(draw, regions(3), path, DAYS, RunOptions(finals=True))
    for name in STOCK_NAMES:
        assert result.final(name).sum() == pytest.approx(result.of(name)[0, -1], rel=1e-9, abs=1e-5)


@settings(deadline=None, max_examples=40)
@given(any_draw(), paths, st.floats(1, 5))
def test_more_places_never_train_fewer(draw, path, times):
    more = draw.replaced("places", np.minimum(1e7, times * draw.of("places")))
    few, many = (run(d, regions(3), path, DAYS).of("trained") for d in (draw, more))
    assert (many >= few - 1e-6 * (1 + few)).all()


def test_totals_never_fall():
    result = run(draws(100), regions(), mix("all", GENERAL, VOLUNTEERS, STEALTH), range(300))
    for name in (
        "called_up",
        "signed",
        "trained",
        "released",
        "left",
        "returned",
        "lost",
        "drafted",
    ):
        assert (np.diff(result.of(name), axis=1) >= -1e-6).all(), name


def test_nothing_in_gives_nothing_out():
    nobody = draws(20)
    for parameter in PARAMETERS:
        if parameter.unit == "people" and parameter.name != "places":
            nobody = nobody.replaced(parameter.name, 0.0)
    path = mix("all", GENERAL, VOLUNTEERS, STEALTH, ROLLING)
    result = run(nobody, regions(), path, DAYS, RunOptions(finals=True))
    people = [name for name in result.names if name not in ("fear", "places_free")]
    assert all((result.of(name) == 0).all() for name in people)
    assert (result.finals == 0).all()


def test_men_who_are_not_called_are_not_trained():
    result = run(draws(20), regions(), NOTHING, DAYS)
    assert (result.of("trained") == 0).all()
    assert (result.of("left") == 0).all()


def test_smaller_steps_converge():
    some = draws(30)
    series = [
        run(some, regions(), GENERAL, [60, 200], RunOptions(per_day=n)) for n in (1, 2, 4, 8, 16)
    ]
    for name in ("trained_force", "in_combat", "abroad"):
        found = [result.of(name) for result in series]
        errors = [np.abs(one - found[-1]).mean() for one in found[:-1]]
        # Halving a step about halves what is left of the error.
        assert all(
            after < 0.75 * before for before, after in zip(errors, errors[1:], strict=False)
        ), name
        assert errors[0] < 0.03 * found[-1].mean(), name


def test_the_mean_delay_is_kept_whatever_its_shape():
    path = Path(name="burst", contracts=(), callups=(Callup(start=0, days=1, tau=None, shock=0.0),))
    one = draws(1).replaced("callup_size", 1000.0).replaced("evasion", 0.0).replaced("places", 1e6)
    one = (
        one.replaced("fast_share", 1.0).replaced("fast_days", 20.0).replaced("admission_days", 1.0)
    )
    one = one.replaced("conscript_places", 0.0)
    means = []
    for stages in (1, 3, 10, 20):
        result = run(one.replaced("stages", stages), RegionShares.whole("XX"), path, range(500))
        means.append(float((1000 - result.of("trained")[0]).sum() / 1000))
    assert means == pytest.approx([means[0]] * 4, rel=1e-3)


def test_a_sharper_delay_trains_later_men_fewer_early():
    some = draws(200).replaced("fast_share", 0.0)
    early = [
        run(some.replaced("stages", k), regions(), GENERAL, [40]).on("trained", 40).mean()
        for k in (1, 3, 10)
    ]
    assert early[0] > early[1] > early[2]


def test_a_register_that_works_brings_in_more_men():
    without = Path(name="paper", callups=GENERAL.callups)
    with_it = Path(name="register", callups=GENERAL.callups, register=-1000)
    some = draws(50).replaced("evasion", 0.5)
    few, many = (
        run(some, regions(), path, [90]).on("called_up", 90) for path in (without, with_it)
    )
    assert (many > few).all()


def test_fear_halves_in_its_half_life_and_the_frightened_leave():
    some = draws(10).replaced("fear_half_life", 14.0)
    path = Path(
        name="decree", contracts=(), callups=(Callup(start=0, days=1, size="rolling_size"),)
    )
    result = run(some, regions(), path, [1, 15, 400], RunOptions(per_day=8))
    assert result.on("fear", 15) / result.on("fear", 1) == pytest.approx(0.5, rel=0.01)
    left = result.on("left", 400) / some.of("reachable_start")
    # A last few leave later and from fewer: a little less than the share all told.
    assert left == pytest.approx(some.of("leave_share"), rel=0.25)
    assert (result.on("returned", 400) < result.on("left", 400)).all()
