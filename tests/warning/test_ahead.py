"""What lies ahead: talk raises it, silence does not; every share opens; sums are exact."""

import math

import msgspec
import pytest

from callup.warning import Options, assess, compare, supposed
from callup.warning.weighing import Weighing
from tests.warning.worlds import CASE, FEW, HOUSES, Plan, day_of, report, world

LAST = 249
RECORD = world(Plan(days=LAST + 1))
TALK = [
    report("mobilisation_order", house, day, f"t{day}", denied=day % 2 == 0)
    for house in HOUSES
    for day in range(LAST - 9, LAST + 1, 3)
]
LOUD = msgspec.structs.replace(RECORD, reports=[*RECORD.reports, *TALK])


def new_wave(record: object, days: int) -> float:
    made = assess(record, CASE, day_of(LAST), FEW)  # type: ignore[arg-type]
    [one] = [a for a in made.ahead if a.question == "announced_wave" and a.days == days]
    return one.probability


def test_talk_of_an_order_denials_too_raises_what_lies_ahead() -> None:
    assert new_wave(LOUD, 30) > 1.5 * new_wave(RECORD, 30)
    assert new_wave(LOUD, 30) < new_wave(LOUD, 90) < 0.6


def test_each_signs_share_adds_up_to_the_odds_of_the_day() -> None:
    weighing = Weighing(LOUD, CASE, day_of(LAST), FEW)
    at = weighing.at(day_of(LAST))
    total = weighing.carried(at) + weighing.shares(at).sum(axis=1)
    paths = weighing.course.paths[:, :, at]
    odds = [float(x) for x in (paths / paths[:, :1]).__array__().T.mean(axis=1)]
    logs = [float(x) for x in __import__("numpy").log(paths / paths[:, :1]).mean(axis=0)]
    assert list(total) == pytest.approx(logs, abs=1e-6)
    assert odds[0] == 1


def test_a_sign_names_its_sources_and_claims() -> None:
    made = assess(LOUD, CASE, day_of(LAST), FEW)
    [order] = [s for s in made.signs if s.signal == "mobilisation_order"]
    assert order.seen > order.expected
    assert order.ahead > 0
    assert {strand.origin for strand in order.strands} == set(HOUSES)
    assert all(claim.startswith("c-") for claim in order.claims)
    assert "rate of new waves ×" in order.sentence


def test_supposing_ten_more_regions_moves_the_sign_and_says_so() -> None:
    regions = [f"RU-{n}" for n in range(10)]
    more = supposed("summons_served", 10, day_of(LAST), regions=regions)
    changed = msgspec.structs.replace(RECORD, reports=[*RECORD.reports, *more])
    base = assess(RECORD, CASE, day_of(LAST), FEW)
    made = assess(changed, CASE, day_of(LAST), FEW, supposed=["+summons_served:10"])
    assert made.supposed == ("+summons_served:10",)
    assert {state.name: state.probability for state in made.states}["rolling"] > {
        state.name: state.probability for state in base.states
    }["rolling"]
    assert {region.code for region in made.regions} >= set(regions)


def test_a_comparison_takes_the_change_apart() -> None:
    made = compare(LOUD, CASE, (day_of(LAST - 20), day_of(LAST)), options=FEW)
    first = made.parts[0]
    assert (first.kind, first.name) == ("sign", "mobilisation_order")
    assert first.came
    assert math.isclose(sum(made.differences.values()), 0.0, abs_tol=1e-4)


def test_the_sentences_can_be_printed_alone() -> None:
    made = assess(RECORD, CASE, day_of(LAST), Options(draws=60))
    assert made.now.startswith("Contract drive is the most probable main way of raising men now: ")
    assert made.next.startswith("A new announced wave within 90 days: ")
    assert "; 30 days ago " in made.next
