"""Figures, rules and predictions as a user asks for them, run in a process of their own."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SPECIMENS = Path(__file__).parents[2] / "examples/spring-2023"


def callup(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from callup.cli.app import main; main()", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        env={**os.environ, "NO_COLOR": "1"},
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("spring")
    assert callup("ingest", str(SPECIMENS), cwd=path).returncode == 0
    return path


@pytest.fixture(scope="module")
def spoken(counts_and_forecast: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of two counts of one day, and a prediction whose day is past."""
    path = tmp_path_factory.mktemp("spoken")
    assert callup("ingest", str(counts_and_forecast), cwd=path).returncode == 0
    return path


def test_a_measure_leaves_as_table_csv_json_and_picture(spoken: Path) -> None:
    asked = ("figures", "--measure", "regions_issuing_summons")
    assert "sources conflict" in callup(*asked, cwd=spoken).stdout
    rows = list(csv.DictReader(io.StringIO(callup(*asked, "--format", "csv", cwd=spoken).stdout)))
    assert {row["said"] for row in rows} == {"33", "35"}
    assert all(row["said"] in row["sentence"] for row in rows)
    body = json.loads(callup(*asked, "--format", "json", cwd=spoken).stdout)
    assert {note["number"] for note in body["notes"]} >= {
        n for figure in body["figures"] for row in figure["rows"] for n in row["notes"]
    }
    picture = callup(*asked, "--format", "svg", cwd=spoken).stdout
    assert picture.startswith("<svg")
    assert "Pavel Chikov" in picture


def test_values_before_a_day_are_left_out_of_a_series(folder: Path) -> None:
    asked = (
        "figures",
        "--measure",
        "regions_issuing_summons",
        "--since",
        "2023-03-16",
        "--format",
        "csv",
    )
    rows = list(csv.DictReader(io.StringIO(callup(*asked, cwd=folder).stdout)))
    assert [row["date"] for row in rows] == ["2023-03-16"]


def test_the_law_as_of_a_day_says_where_rules_stand(folder: Path) -> None:
    early = json.loads(
        callup("law", "--as-of", "2023-03-01", "--format", "json", cwd=folder).stdout
    )
    late = json.loads(callup("law", "--as-of", "2023-04-30", "--format", "json", cwd=folder).stdout)
    status = {item["name"]: item["status"] for item in early["law"]}
    assert status["mobilisation_decree"] == "in force"
    assert status["exit_ban"] == "unclear"
    assert "electronic_register" not in status
    assert {i["name"]: i["status"] for i in late["law"]}["electronic_register"] == "adopted"
    assert "not been revoked" in callup("law", cwd=folder).stdout


def test_a_prediction_is_resolved_by_a_person_and_opened_again(spoken: Path) -> None:
    asked = ("predictions", "--format", "json")
    before = json.loads(callup(*asked, cwd=spoken).stdout)
    found = next(p for p in before["predictions"] if p["due"] == "2023-01-10")
    assert found["state"] == "did not come true"
    who = ("--by", "An Editor", "--reason", "a test of the desk")
    done = callup("resolve", found["id"][:10], "--state", "void", *who, cwd=spoken)
    assert "no way to tell" in done.stdout
    after = json.loads(callup(*asked, cwd=spoken).stdout)
    assert {p["id"]: p["state"] for p in after["predictions"]}[found["id"]] == "no way to tell"
    callup("resolve", found["id"], "--reopen", *who, cwd=spoken)
    assert json.loads(callup(*asked, cwd=spoken).stdout) == before


def test_requests_that_make_no_sense_say_what_to_do(folder: Path) -> None:
    who = ("--by", "An Editor", "--reason", "none")
    done = callup("resolve", "p-0000", "--state", "void", *who, cwd=folder)
    assert done.returncode == 2
    assert "callup predictions" in done.stderr
    assert callup("resolve", "p-0000", *who, cwd=folder).returncode == 2
    assert "choose from" in callup("figures", "--measure", "ghosts", cwd=folder).stderr
