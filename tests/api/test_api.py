"""The Python API: its names, that it is cheap to import, and that what the documents show runs."""

import datetime as dt
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import callup
from callup.ledger import Kept
from callup.ledger import Ledger as Store
from callup.model import Claim
from callup.publish.tidy import CLAIMS, TABLES
from tests.publish.made import CLAIM, DOCUMENT, PRIVATE_NAME

ROOT = Path(__file__).parents[2]
NAMES = [
    "BadCase", "BadRequest", "CallupError", "Ledger", "Table", "__version__", "formats", "project",
    "read", "write",
]  # fmt: skip
METHODS = [
    "assess", "brief", "case", "claims", "close", "compare", "figures", "handover", "ingest", "law",
    "open", "places", "predictions", "project", "regions", "replay",
]  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path):
    where = str(tmp_path / "l.db")
    with Store.open(where) as store:
        store.keep_many([Kept(DOCUMENT, (CLAIM,), "by hand")], at="2023-03-20T00:00:00Z")
    with callup.Ledger.open(where) as opened:
        yield opened


def test_the_names_are_these():
    assert sorted(callup.__all__) == NAMES == dir(callup)
    assert all(hasattr(callup, name) for name in NAMES)
    assert [n for n in dir(callup.Ledger) if not n.startswith("_")] == METHODS


def test_importing_loads_nothing():
    told = "import sys, callup; print([m for m in sys.modules if m.startswith('callup.')])"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_claims_are_records_and_a_data_frame(ledger):
    claims = ledger.claims(signal="summons_served")
    assert isinstance(claims[0], Claim)
    frame = claims.to_pandas()
    assert list(frame.columns) == [c.name for c in CLAIMS] == list(claims.columns)
    assert frame["published"][0] == dt.date(2023, 3, 16)
    assert frame["value"][0] == 35
    assert claims.to_polars().height == claims.to_arrow().num_rows == 1


def test_private_names_are_masked_on_this_way_out_too(ledger):
    written = json.dumps(ledger.claims().to_arrow().to_pylist(), default=str)
    written += repr(ledger.claims()[0]) + repr(ledger.figures())
    assert "[name withheld]" in written
    assert PRIVATE_NAME not in written


def test_regions_figures_and_the_warning_are_the_models_records(ledger):
    assert [r.code for r in ledger.regions("summons_served")] == ["RU-VOR"]
    assert ledger.regions("summons_served").to_pandas()["region"][0] == "Voronezh Oblast"
    assert [f.measure for f in ledger.figures().figures] == ["regions_issuing_summons"]
    made = ledger.assess("2023-03-24")
    assert made.as_of == "2023-03-24"
    assert callup.formats(made) == ("html", "json")
    assert json.loads(callup.write(made, "json"))["now"] == made.now


def test_what_makes_no_sense_is_told(ledger, tmp_path):
    for wrong in (
        lambda: ledger.claims(signal="summonses"),
        lambda: ledger.claims(colour="red"),
        lambda: ledger.assess("yesterday"),
        lambda: callup.read("nowhere.txt"),
        lambda: callup.write(ledger.assess("2023-03-24"), "xls"),
        lambda: callup.Ledger.open(tmp_path / "mistyped.db"),
    ):
        with pytest.raises(callup.CallupError):
            wrong()
    assert not (tmp_path / "mistyped.db").exists()


def first_code(page: str) -> str:
    return re.search(r"```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.S)[1]


def test_the_first_lines_of_readme_and_page_are_the_same_and_run(tmp_path, monkeypatch, capsys):
    assert first_code("README.md") == first_code("docs/api.md")
    lines = [line for line in first_code("docs/api.md").splitlines() if line.strip()]
    assert len(lines) <= 10
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    exec(first_code("docs/api.md"), {})
    assert int(capsys.readouterr().out.split()[0]) > 0
    assert (tmp_path / "brief.html").exists()


def test_the_notebook_runs(monkeypatch):
    """Its cells, one after another; drawing is for whoever opens it."""
    nbformat = pytest.importorskip("nbformat", reason="the notebook needs nbformat to be checked")
    monkeypatch.chdir(ROOT)
    book = nbformat.read(ROOT / "docs/callup.ipynb", as_version=4)
    nbformat.validate(book)
    held: dict[str, object] = {}
    for cell in book.cells:
        if cell.cell_type == "code":
            exec(cell.source, held)
    assert len(held["claims"]) > 0


def test_every_column_is_described():
    page = (ROOT / "docs/api.md").read_text(encoding="utf-8")
    for table, columns in TABLES.items():
        assert f"**{table}**" in page
        assert all(f"| `{c.name}` | {c.kind} | {c.means} |" in page for c in columns)
