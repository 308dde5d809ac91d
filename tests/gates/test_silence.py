"""Silence off the matter: a random day of news gives next to nothing. Ceilings; skipped, and says so, without the data."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT))

from quality import silence  # noqa: E402

MOST = {
    "in 1,000 random items": 4,
    "in PolNeAR's development articles": 2,
    "in 122 documents of factRuEval, by its unseen half": 12,
}


@pytest.mark.skipif(not (SHARED / "bench").exists(), reason="needs ../shared/bench: others' texts")
def test_core_claims_off_the_matter_stay_few() -> None:
    found = silence.measure(SHARED)
    assert {name: count for name, count in found.items() if count > MOST[name]} == {}
