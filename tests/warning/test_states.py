"""Which state the country is in: worlds with known truth, records that lack something, and what must change nothing."""

import random

import msgspec
import pytest

from callup.model import Assessment
from callup.warning import Observed, Volume, assess, days_between, replay
from tests.warning.worlds import (
    CASE,
    FEW,
    HOUSES,
    Plan,
    act_report,
    case_at_war,
    day_of,
    report,
    world,
)

WAVE = Plan(days=330, waves=((200, 245),), paths={0: "contract_drive"})


def chances(made: Assessment) -> dict[str, float]:
    return {state.name: state.probability for state in made.states}


@pytest.fixture(scope="module")
def waves() -> dict[str, float]:
    made = replay(world(WAVE), case_at_war(), days_between(day_of(0), day_of(329), 1), FEW)
    return {m.as_of: m.states[-1].probability for m in made.moments}


def test_a_wave_is_known_on_its_day_and_over_within_ten_days_of_its_end(
    waves: dict[str, float],
) -> None:
    assert max(waves[day_of(day)] for day in range(60, 200)) < 0.1
    assert waves[day_of(201)] > 0.9
    assert min(waves[day_of(day)] for day in range(201, 245)) > 0.8
    assert waves[day_of(255)] < 0.1
    assert max(waves[day_of(day)] for day in range(255, 330)) < 0.5


def test_ways_of_raising_men_are_told_apart_slowly_by_what_changes() -> None:
    many = tuple(f"{house}-{number}" for house in HOUSES for number in range(4))
    found = {}
    for path in ("contract_drive", "rolling", "stealth"):
        plan = Plan(days=320, paths={0: "records_work", 200: path}, rate=0.5, houses=many)
        found[path] = chances(assess(world(plan), CASE, day_of(319), FEW))
    for path, made in found.items():
        others = [other[path] for name, other in found.items() if name != path]
        assert made[path] > 1.05 * max(others), (path, found)


def test_an_order_told_again_and_again_by_one_house_is_no_certainty() -> None:
    quiet = world(Plan(days=120, houses=HOUSES[:1]))
    told = [act_report("announced", HOUSES[0], day) for day in range(100, 120)]
    made = assess(msgspec.structs.replace(quiet, acts=told), case_at_war(), day_of(119), FEW)
    assert chances(made)["announced_wave"] < 0.9
    assert any("One house only" in lack for lack in made.lacks)


def test_a_report_copied_a_hundred_times_on_pages_of_one_house_moves_nothing() -> None:
    record = world(Plan(days=200))
    day = day_of(199)
    once = msgspec.structs.replace(
        record, reports=[*record.reports, report("summons_served", HOUSES[0], 199, "new")]
    )
    copies = [report("summons_served", HOUSES[0], 199, f"copy-{n}") for n in range(100)]
    pages = [*record.volumes, Volume(house=HOUSES[0], day=day, on=100, off=0)]
    often = Observed(reports=[*once.reports, *copies], volumes=pages, acts=record.acts)
    one, hundred = (chances(assess(r, CASE, day, FEW)) for r in (once, often))
    assert max(abs(one[name] - hundred[name]) for name in one) < 0.01


def test_the_order_of_reports_changes_nothing() -> None:
    record = world(Plan(days=150))
    shuffled = list(record.reports)
    random.Random(4).shuffle(shuffled)
    mixed = msgspec.structs.replace(
        record, reports=shuffled, volumes=list(record.volumes)[::-1], acts=list(record.acts)[::-1]
    )
    assert assess(mixed, CASE, day_of(149), FEW) == assess(record, CASE, day_of(149), FEW)


def test_a_replay_agrees_with_assessing_each_day_and_looks_at_nothing_later() -> None:
    record = world(msgspec.structs.replace(WAVE, days=260))
    made = replay(record, CASE, days_between(day_of(150), day_of(259), 27), FEW)
    for moment in made.moments:
        alone = assess(record.known_by(moment.as_of), CASE, moment.as_of, FEW)
        assert [s.probability for s in moment.states] == pytest.approx(
            [s.probability for s in alone.states], abs=1e-6
        )
        assert [a.probability for a in moment.ahead] == pytest.approx(
            [a.probability for a in alone.ahead], abs=1e-6
        )


def test_a_fuller_record_has_a_narrower_interval() -> None:
    many = tuple(f"{house}-{number}" for house in HOUSES for number in range(10))
    few, full = (
        assess(world(Plan(days=300, houses=h, paths={0: "contract_drive"})), CASE, day_of(299), FEW)
        for h in (HOUSES, many)
    )
    widths = [made.states[1].high - made.states[1].low for made in (few, full)]
    assert widths[1] < 0.85 * widths[0]


@pytest.mark.parametrize(
    "plan",
    [
        Plan(days=260, waves=((200, 245),), misread=1.0),
        Plan(days=260, waves=((200, 245),), late=5),
        Plan(days=260, waves=((200, 245),), silent={HOUSES[0]: 210, HOUSES[1]: 230}),
    ],
    ids=["twice as many misreadings", "late reports", "houses that go silent"],
)
def test_a_wave_is_recovered_under_wrong_assumptions(plan: Plan) -> None:
    made = replay(world(plan), case_at_war(), days_between(day_of(190), day_of(259), 1), FEW)
    found = {m.as_of: m.states[-1].probability for m in made.moments}
    assert found[day_of(195)] < 0.2
    assert min(found[day_of(day)] for day in (203, 220, 240)) > 0.7
    assert found[day_of(258)] < 0.3


@pytest.mark.parametrize(
    ("record", "lack"),
    [
        (Observed(), "the answer is the prior"),
        (Observed(undated=3), "3 documents carry no date"),
        (
            Observed(
                reports=[report("summons_served", "north", 0)],
                volumes=[Volume(house="north", day=day_of(0), on=1, off=0)],
            ),
            "One house only",
        ),
        (
            Observed(volumes=[Volume(house=h, day=day_of(0), on=2, off=9) for h in HOUSES]),
            "Nothing in the window bears on raising men",
        ),
    ],
    ids=["empty", "undated", "one document", "of another country only"],
)
def test_a_record_that_lacks_something_says_so_and_answers_with_the_prior(
    record: Observed, lack: str
) -> None:
    made = assess(record, CASE, day_of(3), FEW)
    assert any(lack in told for told in made.lacks)
    for state in made.states:
        assert state.probability == pytest.approx(state.prior, abs=0.06)
        assert state.probability < 0.9
    assert made.confidence.level == "low"


def test_a_record_of_chosen_texts_says_that_it_has_no_exposure() -> None:
    record = world(Plan(days=150, pages=0.0))
    made = assess(record, CASE, day_of(149), FEW)
    assert any("no exposure" in lack for lack in made.lacks)
    assert made.exposure.known < 0.2


def test_a_day_before_the_record_knows_nothing_of_it() -> None:
    record = world(WAVE)
    made = assess(record, CASE, "2024-01-01", FEW)
    assert made.strands == 0
    assert made.acts == ()
