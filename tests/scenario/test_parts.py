"""The same seed gives the same people on one machine or on many; results travel in the formats of others."""

import csv
import datetime as dt
import io

import numpy as np
import pytest

from callup.errors import BadRequest
from callup.pipeline.cluster import mapper_on
from callup.publish.rows.runs import COLUMNS, dataset, rows
from callup.scenario import RunOptions, run
from callup.scenario.parts import Job, run_parts, run_seeded
from tests.scenario.samples import GENERAL, NOTHING, draws, priors, regions

START = dt.date(2022, 9, 21)
JOB = Job(regions(3), GENERAL, (0, 40), RunOptions(keep=("trained", "left"), finals=True))


def same(one, other):
    return (
        one.series.tobytes() == other.series.tobytes()
        and one.finals.tobytes() == other.finals.tobytes()
        and np.array_equal(one.days_bound, other.days_bound)
    )


def test_parts_and_seeds_give_what_a_whole_run_gives():
    whole = run(draws(2300, 7), JOB.regions, JOB.path, JOB.days, JOB.options)
    assert same(run_parts(draws(2300, 7), JOB), whole)
    assert same(run_seeded(priors(), 2300, 7, JOB), whole)


def test_a_cluster_gives_the_same_as_one_machine():
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    settings = {"n_workers": 1, "threads_per_worker": 2, "processes": False}
    with (
        distributed.LocalCluster(dashboard_address=None, **settings) as cluster,
        mapper_on(cluster.scheduler_address) as mapper,
    ):
        many = run_seeded(priors(), 2300, 7, JOB, mapper)
        given = run_parts(draws(2300, 7), JOB, mapper)
    here = run_seeded(priors(), 2300, 7, JOB)
    assert same(many, here)
    assert same(given, here)


def test_a_cluster_that_is_not_there_is_named():
    with (
        pytest.raises(BadRequest, match="no Dask scheduler answers"),
        mapper_on("tcp://127.0.0.1:9", patience=0.5),
    ):
        pass


def test_netcdf_keeps_every_draw_with_dates_units_and_regions(tmp_path):
    xarray = pytest.importorskip("xarray", reason="xarray is not installed")
    result = JOB(draws(4))
    made = dataset({"general": result}, START)
    made.to_netcdf(tmp_path / "run.nc")
    with xarray.open_dataset(tmp_path / "run.nc") as back:
        assert np.array_equal(back["trained"].values[0], result.of("trained"))
        assert str(back["day"].values[1])[:10] == "2022-10-31"
        assert back["left"].attrs["units"] == "people"
        assert list(back["region"].values) == list(result.codes)
        assert np.array_equal(back["regional_held"].values[0], result.final("held"))


def test_rows_are_quantiles_that_a_spreadsheet_reads():
    result = JOB(draws(50))
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow(COLUMNS)
    writer.writerows(rows({"general": result}, START))
    found = list(csv.DictReader(io.StringIO(page.getvalue())))
    assert len(found) == 4
    [last] = [row for row in found if (row["series"], row["date"]) == ("trained", "2022-10-31")]
    assert float(last["q50"]) == pytest.approx(np.median(result.on("trained", 40)))
    assert float(last["q05"]) <= float(last["q95"])


def test_results_of_different_runs_are_not_thrown_together():
    other = run(draws(3), regions(3), NOTHING, [0], RunOptions(keep=("left",)))
    with pytest.raises(BadRequest, match="'nothing' was not run on the same days"):
        dataset({"general": JOB(draws(4)), "nothing": other}, START)
