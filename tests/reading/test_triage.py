"""The cheap look before reading: it may let too much through, never too little."""

import gzip
import json
from pathlib import Path

import pytest

from callup.case import load_case
from callup.model import Span
from callup.reading.segment import paragraphs
from callup.reading.signal import SignalFinder
from callup.reading.triage import Triage

CASE = load_case("russia")
SHARED = Path(__file__).parents[3] / "shared"


def test_a_paragraph_on_other_matters_is_spared() -> None:
    text = "The bakery on the corner sells rye bread and apple cakes from seven in the morning."
    assert not Triage(CASE, "en").matters(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Couriers handed out summonses."),
        ("en", "Another mobilisation is near."),
        ("ru", "Повестки пришли в Тверь."),
        ("ru", "Вторая волна мобилизации начнётся весной."),
    ],
)
def test_a_sign_is_never_spared(language: str, text: str) -> None:
    assert Triage(CASE, language).matters(text, Span(0, len(text)))


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared: news texts to compare with")
def test_no_paragraph_in_which_a_cue_is_found_is_spared() -> None:
    triage, finder = Triage(CASE, "en"), SignalFinder(CASE, "en")
    found = 0
    with gzip.open(SHARED / "bench/polnear/dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in list(lines)[:30]:
            text = json.loads(line)["text"]
            for span in paragraphs(text, Span(0, len(text))):
                if finder.score(text, span):
                    found += 1
                    assert triage.matters(text, span), text[span.start : span.end]
    assert found > 20
