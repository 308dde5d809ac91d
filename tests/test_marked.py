"""The marking of our own texts turns into bare texts and gold lines without a character lost."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from callup.case import load_case  # noqa: E402
from quality.marked import blocks, unmark  # noqa: E402

SETS = {
    "ru": (ROOT / "tests/corpus/russian/posts.txt").read_text(encoding="utf-8"),
    "en": (ROOT / "tests/corpus/english/passages.txt").read_text(encoding="utf-8"),
}


@pytest.mark.parametrize("language", SETS)
def test_there_are_at_least_sixty_texts(language: str) -> None:
    assert len(blocks(SETS[language])) >= 60


@pytest.mark.parametrize("language", SETS)
def test_every_mark_is_a_slice_of_its_text_and_names_a_signal_of_the_case(language: str) -> None:
    signals = load_case("russia").signals
    for number, (_, marked) in enumerate(blocks(SETS[language])):
        text, lines = unmark(f"p{number}", marked, language)
        for line in lines:
            assert text[line["start"] : line["end"]] == line["phrase"]
            assert line["signal"] in signals


def test_a_figure_keeps_its_bound() -> None:
    _, [line] = unmark(
        "a", "[не менее 40 регионов](summons_served|author|reports|40 region at_least|-)", "ru"
    )
    assert line["quantity"] == {
        "value": 40.0,
        "low": 40.0,
        "high": None,
        "bound": "at_least",
        "unit": "region",
    }
