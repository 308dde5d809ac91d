"""The compiled kernel and the plain oracle tell the same story, region by region and in sum."""

import pathlib
import re

import msgspec
import numpy as np
import pytest

from callup.errors import BadCase, BadRequest
from callup.scenario import Callup, DayWindow, Path, RegionShares, RunOptions, compile, mix, run
from quality.oracle import oracle
from tests.scenario.samples import (
    GENERAL,
    NOTHING,
    ROLLING,
    STEALTH,
    VOLUNTEERS,
    draws,
    regions,
)

WEEKS = range(0, 190, 7)
PATHS = [GENERAL, ROLLING, STEALTH, mix("all", GENERAL, VOLUNTEERS, STEALTH)]


def apart(one, other):
    """The largest difference, relative to the numbers where they are large."""
    return float(np.max(np.abs(one - other) / (1 + np.abs(other))))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_kernel_and_oracle_agree_on_every_series_and_region(path):
    some = draws(40)
    ours = run(some, regions(), path, WEEKS, RunOptions(finals=True))
    plain = oracle(some, regions(), path, WEEKS, RunOptions(finals=True))
    assert apart(ours.series, plain.series) < 1e-9
    assert apart(ours.finals, plain.finals) < 1e-9
    assert (ours.first_bound == plain.first_bound).all()
    assert (ours.days_bound == plain.days_bound).all()


def test_the_short_way_by_columns_is_the_long_way_by_regions():
    some, options = draws(30), RunOptions(finals=True)
    short = run(some, regions(19), GENERAL, WEEKS, options)
    long = run(some, regions(19), GENERAL, WEEKS, RunOptions(finals=True, by_region=True))
    assert apart(short.series, long.series) < 1e-9
    assert apart(short.finals, long.finals) < 1e-9


def test_a_region_that_runs_out_of_men_gives_what_it_has():
    few = draws(20).replaced("reachable_start", 3e5)
    plain = oracle(few, regions(uneven=0.9), GENERAL, WEEKS, RunOptions(finals=True))
    ours = run(few, regions(uneven=0.9), GENERAL, WEEKS, RunOptions(finals=True))
    assert apart(ours.series, plain.series) < 1e-9
    assert apart(ours.finals, plain.finals) < 1e-9
    ordered = few.of("callup_size") * (1 - few.of("evasion"))
    assert (ours.on("called_up", 189) < 0.99 * ordered).any()
    assert ours.finals.min() >= 0


def test_half_days_agree_as_whole_days_do():
    some, options = draws(8), RunOptions(per_day=2, finals=True)
    ours, plain = (f(some, regions(), GENERAL, [0, 60], options) for f in (run, oracle))
    assert apart(ours.series, plain.series) < 1e-9
    assert (ours.days_bound == plain.days_bound).all()


def test_every_draw_stands_alone():
    some = draws(60)
    together = run(some, regions(), GENERAL, [100])
    alone = run(some.take(slice(17, 18)), regions(), GENERAL, [100])
    assert np.array_equal(together.series[17], alone.series[0])


def test_what_is_kept_of_the_compiled_kernel_is_bound_to_all_its_sources():
    folder, found, open_names = pathlib.Path(compile.__file__).parent, set(), ["kernel"]
    while open_names:
        name = open_names.pop()
        found.add(name)
        text = (folder / f"{name}.py").read_text(encoding="utf-8")
        named = set(re.findall(r"from callup\.scenario\.(\w+) import", text))
        for several in re.findall(r"from callup\.scenario import ([\w, ]+)", text):
            named |= {part.split()[0] for part in several.split(",")}
        open_names += named - found
    assert found == set(compile.MADE_OF)


def test_a_run_leaves_its_draws_as_they_were():
    one = draws(1)
    before = one.release.copy()
    first, again = (run(one, regions(), GENERAL, [60]) for _ in range(2))
    assert np.array_equal(one.release, before)
    assert np.array_equal(first.series, again.series)


def test_a_seed_repeats_to_the_bit_and_another_does_not():
    first, again, other = (run(draws(50, seed), regions(), GENERAL, [150]) for seed in (3, 3, 4))
    assert first.series.tobytes() == again.series.tobytes()
    assert first.series.tobytes() != other.series.tobytes()


def test_more_draws_of_a_seed_begin_with_the_same_draws():
    assert np.array_equal(draws(1200).values[:1000], draws(1000).values)


def test_what_two_paths_share_happens_once_in_their_mix():
    both = mix("both", GENERAL, STEALTH)
    assert both.drafts == GENERAL.drafts
    assert len(mix("twice", GENERAL, GENERAL).callups) == 1
    assert both.register == GENERAL.register


def test_a_call_up_begun_before_the_first_day_brings_only_what_is_left_of_it():
    some = draws(5).replaced("callup_size", 1000.0).replaced("evasion", 0.0)
    path = Path(
        name="late", contracts=(), callups=(Callup(start=-30, days=40, tau=None, shock=0.0),)
    )
    assert run(some, regions(), path, [60]).on("called_up", 60) == pytest.approx(250.0)


@pytest.mark.parametrize(
    ("days", "options", "said"),
    [
        ([], RunOptions(), "no day to record"),
        ([-3, 5], RunOptions(), "before the run's first day"),
        ([5000], RunOptions(), "allowed are 0 to 1120"),
        ([10], RunOptions(keep=("tanks",)), "no series 'tanks'"),
        ([10], RunOptions(per_day=0), "steps a day"),
    ],
)
def test_a_run_that_makes_no_sense_says_what_is_allowed(days, options, said):
    with pytest.raises(BadRequest, match=said):
        run(draws(1), regions(), NOTHING, days, options)


def test_a_value_out_of_range_or_nan_is_named_with_its_range():
    for wrong in (1.5, float("nan")):
        with pytest.raises(BadRequest, match="'evasion' is .* allowed: 0 to 1 share"):
            run(draws(2).replaced("evasion", wrong), regions(), NOTHING, [10])


def test_a_path_that_names_an_unknown_size_or_takes_no_days_is_refused():
    with pytest.raises(BadRequest, match="no parameter 'wishes'"):
        run(
            draws(1),
            regions(),
            Path(name="p", callups=(Callup(start=0, days=3, size="wishes"),)),
            [9],
        )
    with pytest.raises(BadRequest, match="an event of 0 days"):
        run(draws(1), regions(), Path(name="p", callups=(Callup(start=0, days=0),)), [9])


def test_shares_that_cannot_be_are_refused():
    one = np.ones(1)
    with pytest.raises(BadCase, match="no regions"):
        RegionShares((), np.ones(0), np.ones(0), np.ones(0))
    with pytest.raises(BadCase, match="share 'men' of A is nan"):
        RegionShares(("A",), np.array([np.nan]), one, one)
    with pytest.raises(BadCase, match="sum to 0.9"):
        RegionShares(("A",), one, one * 0.9, one)


def test_a_result_without_regions_says_how_to_get_them():
    result = run(draws(1), RegionShares.whole("XX"), NOTHING, [0, 5], RunOptions(keep=("held",)))
    with pytest.raises(BadRequest, match="finals=True"):
        result.final("held")
    with pytest.raises(BadRequest, match="this run kept held"):
        result.of("fear")
    with pytest.raises(BadRequest, match="day 3 was not recorded"):
        result.on("held", 3)


def test_prisons_and_contracts_stop_with_their_windows():
    path = msgspec.structs.replace(
        GENERAL, contracts=(DayWindow(0, 20),), prisons=(DayWindow(0, 20),)
    )
    result = run(draws(3), regions(), path, [20, 60])
    for name in ("signed", "recruited_prisons"):
        assert np.array_equal(result.on(name, 20), result.on(name, 60))
