"""Hostile documents over the whole road: bytes, documents, claims, a brief. Each ends well, and leaks nobody.

``make fuzz`` asks 20,000 of the readers of formats, and of these ``ROAD`` go the whole road; ``make test`` a few.
"""

import importlib.util
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from callup.brief import Request
from callup.intake import IntakeOptions
from callup.ledger import Ledger
from callup.pipeline import Road

ROOT = Path(__file__).parents[1]
AT = "2023-04-01T00:00:00Z"
OPTIONS = IntakeOptions(
    max_chars=20_000, max_members=20, max_unpacked=10**6, max_pages=5, max_seconds=30
)
BUSY = 60.0
"""Seconds a batch of small documents may take on a machine that does much else."""
NAMED = "Хоттабыч Жадимир Кувшинцев"
SAID = "Summonses were served on {} in Perm, officials said."


def families():
    """The strategy of hostile documents, which belongs to the tests of intake."""
    sys.path.insert(0, str(ROOT / "intake"))
    spec = importlib.util.spec_from_file_location("hostile_families", ROOT / "intake/families.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.documents


batches = st.lists(families(), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def road():
    return Road.of()


def ends_well(road, folder, batch):
    """Every document of a batch, and a name that must not come out, from bytes to a brief."""
    for number, (name, data) in enumerate(batch):
        path = folder / str(number) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (folder / "named.txt").write_text(f"DATE: 2023-03-24\n\n{SAID.format(NAMED)}", encoding="utf-8")
    begun = time.process_time()
    with Ledger.open(":memory:") as ledger:
        done = road.ingest([folder], ledger, OPTIONS, at=AT)
        refusals = [refusal.reason for _, refusal in ledger.refusals()]
        brief = road.brief(ledger, Request(written="2023-04-01"))
    assert time.process_time() - begun < BUSY
    assert done.kept + done.known + done.refused >= 1
    assert not [reason for reason in refusals if "error of Callup" in reason]
    assert "Кувшинцев" not in repr(brief)


few = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@few
@given(batches)
def test_hostile_documents_end_well_over_the_whole_road(road, tmp_path_factory, batch):
    ends_well(road, tmp_path_factory.mktemp("batch"), batch)


def fuzz(count, number):
    """So many batches from a seed."""
    import tempfile

    made = Road.of()
    many = settings(
        max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )

    def one(batch):
        with tempfile.TemporaryDirectory() as folder:
            ends_well(made, Path(folder), batch)

    seed(number)(many(given(batches)(one)))()


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:]] + [1]
    fuzz(asked[0], asked[1])
    sys.stdout.write(
        f"{asked[0]} batches from seed {asked[1]} went the whole road: no crash, no name, in time\n"
    )
