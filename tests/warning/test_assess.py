"""The pool: coherent, bounded, blind to order, to copies and to what comes later."""

import datetime as dt

import hypothesis.strategies as st
import numpy as np
import pytest
from callup.case.likelihoods import Range
from callup.warning.amounts import Columns, amounts_on, ordinal, saturated
from callup.warning.ratios import SAID, SILENT, Frame, Group, draw
from hypothesis import given, settings

from callup.warning import Options, Sighting, assess, words_for
from tests.warning.building import CASE, DAY, sighting

QUICK = Options(draws=200, fewer=100)
START = dt.date(2023, 1, 1)
days = st.integers(0, 120).map(lambda n: (START + dt.timedelta(days=n)).isoformat())


@st.composite
def records(draw_from: st.DrawFn) -> list[Sighting]:
    """Sightings of random signals, strands, worth and days."""
    found = []
    for number in range(draw_from(st.integers(0, 14))):
        day = draw_from(days)
        found.append(
            sighting(
                draw_from(st.sampled_from(list(CASE.likelihoods.signals))),
                f"s-{draw_from(st.integers(0, 6))}",
                day,
                claim=f"c-{number}",
                denied=draw_from(st.booleans()),
                quality=draw_from(st.floats(0.05, 1)),
                places=tuple(
                    draw_from(st.lists(st.sampled_from(["RU-VOR", "RU-PNZ", "RU-UD"]), max_size=2))
                ),
                regions=draw_from(st.sampled_from([0.0, 0.0, 31.0, 42.0])),
            )
        )
    return found


def numbers(found: list[Sighting], day: str = DAY) -> list[float]:
    return [e.probability for e in assess(found, CASE, day, QUICK).hypotheses]


def amount(found: list[Sighting], group: Group, day: str = DAY) -> float:
    frame = Frame(CASE)
    return float(amounts_on(Columns(found, frame), ordinal(day))[frame.number[group]])


def test_without_evidence_the_prior_stands_and_confidence_is_low() -> None:
    made = assess([], CASE, DAY)
    assert [e.probability for e in made.hypotheses] == pytest.approx(
        [e.prior for e in made.hypotheses], abs=1e-12
    )
    assert all(e.high - e.low < 1e-12 for e in made.hypotheses)
    assert made.confidence.level == "low"
    assert made.movers == ()


def test_a_report_of_summonses_makes_call_ups_likelier_and_records_work_less() -> None:
    before, after = assess([], CASE, DAY), assess([sighting()], CASE, DAY)
    change = {
        a.name: a.probability - b.probability
        for a, b in zip(after.hypotheses, before.hypotheses, strict=True)
    }
    assert change["rolling"] > 0.02
    assert change["general"] > 0
    assert change["none"] < 0


@given(records())
@settings(max_examples=40, deadline=None)
def test_probabilities_sum_to_one_and_lie_in_their_intervals(found: list[Sighting]) -> None:
    made = assess(found, CASE, DAY, QUICK)
    assert sum(e.probability for e in made.hypotheses) == pytest.approx(1)
    assert all(0 <= e.low <= e.probability <= e.high <= 1 for e in made.hypotheses)
    assert all(e.words == words_for(e.probability) for e in made.hypotheses)


@given(records(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_sightings_changes_nothing_at_all(found: list[Sighting], chance) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert assess(shuffled, CASE, DAY, QUICK) == assess(found, CASE, DAY, QUICK)


@given(records(), days)
@settings(max_examples=40, deadline=None)
def test_what_is_known_later_changes_nothing(found: list[Sighting], day: str) -> None:
    known = [s for s in found if s.known <= day]
    assert assess(found, CASE, day, QUICK) == assess(known, CASE, day, QUICK)


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=30), st.floats(0.01, 1))
def test_a_further_strand_adds_something_but_never_more_than_the_first(
    weights: list[float], new: float
) -> None:
    repeat = CASE.likelihoods.repeat.value
    before = saturated(np.array(weights), repeat)
    after = saturated(np.array([*weights, new]), repeat)
    assert before <= after + 1e-12
    assert after - before <= new + 1e-12
    assert after <= max([*weights, new]) / (1 - repeat)


@given(
    st.sampled_from(list(CASE.likelihoods.signals)), st.sampled_from(["said", "denied"]), records()
)
@settings(max_examples=60, deadline=None)
def test_a_second_independent_report_never_counts_more_than_the_first(
    signal: str, way: str, others: list[Sighting]
) -> None:
    # Both sources are heard on other matters, so that the record is as full without them.
    heard = [sighting("losses", f"s-{n}", origin=f"o-{n}") for n in (1, 2)]
    base = [s for s in others if s.signal != signal] + heard * (signal != "losses")
    steps = []
    for reports in range(3):
        new = [
            sighting(signal, f"n-{n}", origin=f"o-{n}", denied=way == "denied")
            for n in range(1, reports + 1)
        ]
        found = numbers(base + new)
        steps.append(np.log(np.array(found) / found[0]))
    first, second = np.abs(steps[1] - steps[0]), np.abs(steps[2] - steps[1])
    assert (second <= first + 0.005).all()


def test_fifty_strands_of_one_sign_stay_within_the_bound_of_its_family() -> None:
    found = [sighting("mobilisation_order", f"s-{n}") for n in range(50)]
    made = {e.name: e for e in assess(found, CASE, DAY).hypotheses}
    most = CASE.likelihoods.families["order"].most.high
    silence = 3  # the record is full: what is not reported tells against the louder hypotheses
    assert (
        made["general"].probability / made["none"].probability
        < most * silence * made["general"].prior / made["none"].prior
    )


def test_evidence_halves_with_the_half_life_of_its_sign() -> None:
    life = int(CASE.likelihoods.signals["summons_served"].half_life.value)
    later = (dt.date.fromisoformat(DAY) + dt.timedelta(days=life)).isoformat()
    assert amount([sighting()], Group("summons_served", SAID), later) == pytest.approx(0.5)


def test_old_evidence_fades_into_the_prior() -> None:
    made = assess([sighting(day="2020-01-01")], CASE, DAY)
    assert [e.probability for e in made.hypotheses] == pytest.approx(
        [e.prior for e in made.hypotheses], abs=1e-4
    )


def test_a_forecast_counts_until_its_day_and_then_no_more() -> None:
    forecast = sighting("mobilisation_order", day="2022-12-30", expires="2023-01-10")
    group = Group("mobilisation_order", SAID)
    assert amount([forecast], group, "2023-01-10") > 0
    assert amount([forecast], group, "2023-01-11") == 0


def test_silence_weighs_only_where_the_record_goes_on() -> None:
    busy = [sighting("losses", f"s-{n}", origin=f"o-{n}") for n in range(40)]
    silent = Group("mobilisation_order", SILENT)
    assert amount(busy, silent) == pytest.approx(0.5 * CASE.likelihoods.silence.value)
    assert amount(busy[:1], silent) < 0.03
    assert amount(busy, silent, "2023-06-30") == 0
    assert amount([*busy, sighting("mobilisation_order", "s-99")], silent) == 0


def test_silence_of_a_loud_sign_makes_the_hypothesis_less_likely() -> None:
    busy = [sighting("losses", f"s-{n}", origin=f"o-{n}") for n in range(200)]
    assert numbers(busy)[4] < numbers([busy[0]])[4]


def test_papers_in_many_regions_count_for_more_than_in_one() -> None:
    one = sighting(places=("RU-VOR",))
    many = sighting(places=("RU-VOR", "RU-PNZ", "RU-UD"))
    counted = sighting(places=("RU-VOR",), regions=42)
    spread = Group("summons_served", "spread")
    assert 0 < amount([one], spread) < amount([many], spread) < amount([counted], spread) <= 1


def test_draws_stay_in_their_ranges_and_repeat_with_the_seed() -> None:
    frame = Frame(CASE)
    one, again, other = draw(frame, 300, 7), draw(frame, 300, 7), draw(frame, 300, 8)
    assert (one.log == again.log).all()
    assert (one.log != other.log).any()
    place = frame.number[Group("volunteer_drive", SAID)]
    stated: Range = CASE.likelihoods.signals["volunteer_drive"].said["volunteers"]
    drawn = np.exp(one.log[:, place, frame.hypotheses.index("volunteers")])
    assert drawn.min() >= stated.low - 1e-9
    assert drawn.max() <= stated.high + 1e-9
    assert (one.log[:, :, frame.reference] == 0).all()


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.004, "almost no chance"),
        (0.05, "very unlikely"),
        (0.2, "unlikely"),
        (0.45, "roughly even chance"),
        (0.55, "roughly even chance"),
        (0.56, "likely"),
        (0.8, "likely"),
        (0.95, "very likely"),
        (0.96, "almost certain"),
    ],
)
def test_words_are_those_of_icd_203(probability: float, words: str) -> None:
    assert words_for(probability) == words


def test_confidence_speaks_of_the_record_not_of_the_odds() -> None:
    few = assess([sighting()], CASE, DAY).confidence
    sides = ("official", "independent", "foreign", "author")
    many = [
        sighting(signal, f"s-{signal}-{n}", origin=f"o-{n}", side=sides[n % 4])
        for n in range(45)
        for signal in ("volunteer_drive", "losses", "force_need", "quota_assigned")
    ]
    rich = assess(many, CASE, DAY).confidence
    assert (few.level, rich.level) == ("low", "high")
    denied = [*many, *(sighting("volunteer_drive", f"d-{n}", denied=True) for n in range(40))]
    assert assess(denied, CASE, DAY).confidence.agreement < rich.agreement
