"""Track records: how often a speaker's dated predictions held, and how little that says."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from callup.evidence import track_records
from callup.model import (
    Certainty,
    Claim,
    Criterion,
    Evidence,
    Method,
    Prediction,
    PredictionState,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
)

CAME, NOT = PredictionState.CAME_TRUE, PredictionState.DID_NOT


def prediction(
    number: int, state: PredictionState, *, chance: float | None = None, plan: bool = False
) -> Prediction:
    words = "the draft will start in May"
    said = Claim(
        id=f"c-{number}",
        document="sha256:1",
        file="f",
        language="en",
        evidence=Evidence(start=0, end=len(words), text=words, sentence=Span(0, len(words))),
        speaker=Speaker(name="A. Seer", kind=SpeakerKind.PERSON),
        stance=Stance.PREDICTS,
        certainty=Certainty.PLAIN,
        signal="conscription",
        measure=None,
        quantity=None,
        core=True,
        method=Method(reader="en-1", score=0.9),
    )
    return Prediction(
        id=f"p-{number}",
        claim=said,
        key="a. seer",
        made="2023-04-01",
        due="2023-05-31",
        criterion=Criterion(words="the draft starts"),
        state=state,
        outlets=("The Gazette",),
        probability=chance,
        plan=plan,
    )


def test_three_predictions_that_held_are_not_a_record() -> None:
    [speaker, outlet] = track_records([prediction(n, CAME) for n in range(3)])
    assert (speaker.key, speaker.held, speaker.share) == ("a. seer", 3, 1.0)
    assert speaker.low < 0.67
    assert (outlet.name, outlet.outlet, outlet.made) == ("The Gazette", True, 3)


def test_nothing_resolved_says_nothing() -> None:
    record = track_records([prediction(1, PredictionState.OPEN)])[0]
    assert record.share is None
    assert (round(record.low, 2), round(record.high, 2)) == (0.02, 0.98)


def test_plans_are_no_predictions_and_disputed_ones_are_counted_apart() -> None:
    made = [prediction(1, CAME, plan=True), prediction(2, PredictionState.DISPUTED)]
    record = track_records(made)[0]
    assert (record.made, record.held, record.failed, record.disputed) == (1, 0, 0, 1)
    assert record.share is None


def test_stated_chances_are_scored() -> None:
    made = [prediction(1, CAME, chance=0.7), prediction(2, NOT, chance=0.2), prediction(3, NOT)]
    record = track_records(made)[0]
    assert record.brier == pytest.approx((0.09 + 0.04) / 2)
    assert record.log_score == pytest.approx((0.3567 + 0.2231) / 2, abs=1e-3)


@given(st.lists(st.sampled_from(list(PredictionState)), max_size=20), st.randoms())
def test_counts_add_up_in_any_order(states: list[PredictionState], chance: object) -> None:
    made = [prediction(n, state) for n, state in enumerate(states)]
    mixed = list(made)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    records = track_records(made)
    assert track_records(mixed) == records
    for record in records:
        parts = record.held + record.failed + record.disputed + record.void + record.open
        assert parts == record.made == len(made)
        assert 0 <= record.low < record.high <= 1
        assert (
            record.share is None
            or record.low <= record.share <= record.high
            or not (record.held and record.failed)
        )


@given(st.integers(0, 40), st.integers(0, 40))
def test_more_resolved_predictions_narrow_the_interval(held: int, failed: int) -> None:
    few = track_records([prediction(n, CAME if n < held else NOT) for n in range(held + failed)])
    twice = track_records(
        [prediction(n, CAME if n < 2 * held else NOT) for n in range(2 * (held + failed))]
    )
    if few:
        assert twice[0].high - twice[0].low < few[0].high - few[0].low
    assert all(msgspec.json.decode(msgspec.json.encode(r)) for r in few)
