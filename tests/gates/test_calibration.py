"""The assessment keeps what it promises in worlds made from the case's own model. Seeded: the same figures every time."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from quality.calibration import calibration

from callup.case import load_case


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return calibration(load_case("russia"), count=200, draws=400)


def test_eighty_in_a_hundred_intervals_hold_what_the_true_ratios_would_give(
    figures: dict[str, float],
) -> None:
    assert 0.75 <= figures["80% intervals that hold the probability under the true ratios"] <= 0.85


def test_stated_probabilities_come_true_as_often_as_they_say(figures: dict[str, float]) -> None:
    assert figures["agreement of stated probabilities with how often they came true"] > 0.95


def test_the_likelihood_of_every_hypothesis_averages_to_one(figures: dict[str, float]) -> None:
    assert figures["mean likelihood of a month, least over hypotheses"] > 0.9
    assert figures["mean likelihood of a month, most over hypotheses"] < 1.15


def test_the_evidence_is_worth_more_than_the_prior_alone(figures: dict[str, float]) -> None:
    best = figures["Brier score of whoever knew ratios and model"]
    assert best < figures["Brier score"] + 0.01
    assert figures["Brier score"] < figures["Brier score of the prior alone"]
