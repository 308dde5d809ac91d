"""Acts: what one house alone tells, what the silence of the others says, whose words count how often; another history."""

import datetime as dt

import msgspec
import numpy as np
import pytest

from callup.model import ActReport
from callup.warning import Observed, Volume, days_between, replay
from callup.warning.draws import draws_of
from callup.warning.telltales import ratios, told_by
from tests.warning.worlds import (
    CASE,
    FEW,
    HOUSES,
    START,
    Plan,
    act_report,
    case_at_war,
    day_of,
    world,
)

DAYS = 40
AT = 30
FIRST = START.toordinal()


def report(house: str, origin: str, **more: object) -> ActReport:
    fields = {
        "act": "announced", "day": day_of(AT), "origin": origin, "house": house, "own_word": False,
        "weight": 0.7, "claim": f"c-{house}-{origin}",
    } | more  # fmt: skip
    return ActReport(**fields)  # type: ignore[arg-type]


def said(reports: list[ActReport], pages: float = 4.0) -> float:
    """The log ratio of the day of the reports, each house having written so many pages on the matter."""
    by_house = {house: np.full(DAYS, pages) for house in HOUSES}
    told = told_by(reports, by_house, (FIRST, DAYS))
    return float(ratios(told, draws_of(CASE, FEW), CASE, 1)[0, :, AT].mean())


def test_more_houses_say_more_and_the_silence_of_those_who_wrote_much_says_less_for_it() -> None:
    one, four = ([report(house, house) for house in HOUSES[:n]] for n in (1, 4))
    assert said(one) + 3 < said(four)
    assert said(one, pages=8.0) < said(one, pages=1.0)
    assert said([]) < 0


def test_a_house_in_its_own_voice_counts_once_and_its_sources_apart() -> None:
    once = [report(HOUSES[0], "text:d-1")]
    often = [report(HOUSES[0], f"text:d-{number}") for number in range(100)]
    sources = [report(HOUSES[0], f"actor:{number}") for number in range(3)]
    assert said(often) == pytest.approx(said(once))
    assert said(sources) > said(once)


def test_a_quote_of_the_body_helps_but_is_no_second_witness() -> None:
    plain = said([report(HOUSES[0], "actor:president")])
    quoted = said([report(HOUSES[0], "actor:president", own_word=True)])
    assert 0 < quoted - plain < np.log(4)


def test_a_house_that_told_neither_tells_anew_nor_keeps_silent_for_a_week() -> None:
    by_house = {house: np.full(DAYS, 4.0) for house in HOUSES}
    again = [report(HOUSES[0], "a"), report(HOUSES[0], "a", day=day_of(AT + 3))]
    told = told_by(again, by_house, (FIRST, DAYS))
    assert told.houses[:, AT].sum() > 0
    assert told.houses[:, AT + 3].sum() == 0
    assert told.able[:, AT + 1 : AT + 8].sum() == 7 * (len(HOUSES) - 1)


def test_one_false_report_of_an_end_does_not_end_a_wave_and_a_few_true_ones_do() -> None:
    plan = Plan(days=260, waves=((200, 245),))
    record = world(plan)
    pages = [Volume(house=h, day=day_of(220), on=6, off=0) for h in HOUSES]
    stray = act_report("declared_over", HOUSES[3], 220)
    false = msgspec.structs.replace(
        record, acts=[*record.acts, stray], volumes=[*record.volumes, *pages]
    )
    made = replay(false, case_at_war(), days_between(day_of(210), day_of(250), 1), FEW)
    waves = {moment.as_of: moment.states[-1].probability for moment in made.moments}
    assert min(waves[day_of(day)] for day in range(210, 245)) > 0.75
    assert waves[day_of(247)] < 0.1


def test_another_history_with_two_waves_runs_by_the_same_code() -> None:
    record: Observed = world(Plan(days=330, waves=((100, 140), (240, 280))))
    made = replay(record, case_at_war(), days_between(day_of(90), day_of(320), 5), FEW)
    assert [act.kind for act in made.acts] == ["begins", "ends", "begins", "ends"]
    ahead = {m.as_of: m.ahead for m in made.moments}
    rate = [
        next(a.probability for a in ahead[day] if (a.question, a.days) == ("announced_wave", 90))
        for day in (day_of(95), day_of(235), day_of(320))
    ]
    assert rate[0] < rate[1] < rate[2]


def test_a_second_wave_soon_after_the_first_is_told_on_its_own_day() -> None:
    """News of an act comes in for a week; what was told a month ago is another act."""
    record = world(Plan(days=200, waves=((100, 120), (145, 180))))
    made = replay(record, case_at_war(), days_between(day_of(90), day_of(195), 5), FEW)
    days = [days_from_start(act.day) for act in made.acts]
    assert [act.kind for act in made.acts] == ["begins", "ends", "begins", "ends"]
    for day, true in zip(days, (100, 121, 145, 181), strict=True):
        assert abs(day - true) <= 5


@pytest.mark.parametrize("tellers", range(5))
def test_an_end_is_told_once_the_wave_is_less_likely_than_not(tellers: int) -> None:
    record = world(Plan(days=225, waves=((200, 240),)))
    ends = [act_report("declared_over", house, 220) for house in HOUSES[:tellers]]
    pages = [Volume(house=h, day=day_of(220), on=6, off=0) for h in HOUSES]
    told = msgspec.structs.replace(
        record, acts=[*record.acts, *ends], volumes=[*record.volumes, *pages]
    )
    made = replay(told, case_at_war(), [day_of(220)], FEW)
    likely = made.moments[-1].states[-1].probability
    assert ("ends" in [act.kind for act in made.acts]) == (likely < 0.5)


def days_from_start(day: str) -> int:
    return dt.date.fromisoformat(day).toordinal() - FIRST
