"""The development measures hold their floors, where their data are at hand."""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
BENCH = ROOT.parent / "shared" / "bench"


def script(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "quality" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(
    not (BENCH / "newsquant").is_dir(), reason="../shared/bench/newsquant is not here"
)
def test_news_figures_reach_their_floors():
    result = script("newsquant").measure(BENCH / "newsquant" / "dev.jsonl")
    assert result["value"]["f1"] >= 0.92
    assert result["value_unit"]["f1"] >= 0.80


@pytest.mark.skipif(
    not (BENCH / "duckling").is_dir(), reason="../shared/bench/duckling is not here"
)
@pytest.mark.parametrize("name", ["en_numeral", "ru_numeral", "en_ordinal", "ru_ordinal"])
def test_numbers_and_ranks_reach_their_floors(name):
    assert script("duckling_numbers").measure(BENCH / "duckling")[name]["right"] >= 0.95
