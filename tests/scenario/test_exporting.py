"""Paths of the case leave in the formats of others, and a cluster's projection is the one made here."""

import csv

import pytest

from callup.errors import BadRequest
from callup.pipeline.cluster import mapper_on
from callup.pipeline.exporting import export_runs
from callup.pipeline.projection import Asked, project

ASKED = Asked(
    paths=("stealth",), as_of="2023-02-06", until="2023-03-31", draws=20, sensitivity=False
)


def test_runs_of_a_path_become_a_spreadsheet(tmp_path):
    export_runs("russia", ASKED, tmp_path / "run.csv")
    with (tmp_path / "run.csv").open(encoding="utf-8", newline="") as page:
        found = list(csv.DictReader(page))
    assert {row["path"] for row in found} == {"stealth"}
    assert {found[0]["date"], found[-1]["date"]} == {"2023-02-06", "2023-03-31"}


def test_every_region_of_the_case_is_in_its_netcdf(tmp_path):
    xarray = pytest.importorskip("xarray", reason="xarray is not installed")
    export_runs("russia", ASKED, tmp_path / "run.nc")
    with xarray.open_dataset(tmp_path / "run.nc") as back:
        assert back.sizes == {"path": 1, "draw": 20, "day": 9, "region": 83}
        total = back["regional_signed"].sum("region").values
        assert total == pytest.approx(back["signed"].isel(day=-1).values, rel=1e-9)


def test_the_model_of_a_path_is_one_file(tmp_path):
    export_runs("russia", ASKED, tmp_path / "model.mdl")
    text = (tmp_path / "model.mdl").read_text(encoding="utf-8")
    assert "RU_MOW" in text
    assert "stealth wanted = " in text


def test_another_ending_or_two_models_in_one_file_are_refused(tmp_path):
    with pytest.raises(BadRequest, match=r"ends in \.csv, \.mdl, \.nc"):
        export_runs("russia", ASKED, tmp_path / "run.xls")
    two = Asked(paths=("general", "stealth"), as_of="2023-02-06")
    with pytest.raises(BadRequest, match="one path; 2 were named"):
        export_runs("russia", two, tmp_path / "model.mdl")


def test_a_projection_made_on_a_cluster_is_the_same():
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    settings = {"n_workers": 1, "threads_per_worker": 1, "processes": False}
    with (
        distributed.LocalCluster(dashboard_address=None, **settings) as cluster,
        mapper_on(cluster.scheduler_address) as mapper,
    ):
        there = project("russia", ASKED, mapper)
    assert there == project("russia", ASKED)
