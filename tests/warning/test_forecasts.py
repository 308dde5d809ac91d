"""The warning's own forecasts: resolved by acts, open while days are left, scored."""

from callup.warning import days_between, replay
from tests.warning.worlds import CASE, FEW, Plan, case_at_war, day_of, world


def test_forecasts_are_resolved_by_the_act_and_open_while_days_are_left() -> None:
    record = world(Plan(days=260, waves=((200, 245),)))
    made = replay(record, case_at_war(), days_between(day_of(100), day_of(259), 1), FEW)
    for score, days in zip(made.scores, CASE.states.ahead_days, strict=True):
        assert (score.question, score.days) == ("announced_wave", days)
        assert score.came == days  # the days just before the act
        assert score.open == min(days, 60)
        assert score.came + score.did_not + score.open == 160
        assert score.brier is not None
        assert 0 < score.brier < 1
        assert sum(b.forecasts for b in score.reliability) == score.came + score.did_not


def test_nothing_resolved_leaves_no_score() -> None:
    made = replay(world(Plan(days=30)), CASE, [day_of(28), day_of(29)], FEW)
    assert made.scores[0].brier is None
    assert made.scores[0].open == 2
    assert made.scores[0].reliability == ()
