"""Predictions with a day: what would settle them, what became of them, and by whose word."""

import random

import pytest
from pages import Page, RecordOf

from callup.case import load_case
from callup.evidence import Statements, predictions, track_records
from callup.evidence.chance import chance_in
from callup.model import (
    Certainty,
    Claim,
    Decision,
    Document,
    Evidence,
    Method,
    Period,
    PeriodKind,
    Prediction,
    PredictionState,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Subject,
    Verdict,
    claim_id,
    document_id,
)

OPEN, CAME, NOT = PredictionState.OPEN, PredictionState.CAME_TRUE, PredictionState.DID_NOT
VOID, DISPUTED = PredictionState.VOID, PredictionState.DISPUTED

JANUARY = Page("2022-12-30", "A new wave of mobilization will be announced by January 10, Oleksii Reznikov said.", "Agency")  # fmt: skip
ANNOUNCED = Page("2023-01-09", "Vladimir Putin announced a second wave of mobilization on January 9.", "Wire")  # fmt: skip
DENIED = Page("2023-02-20", "Dmitry Peskov denied that a second wave of mobilization was being prepared.", "Wire")  # fmt: skip


def only(record: Statements, decisions: tuple[Decision, ...] = ()) -> Prediction:
    [found] = [p for p in predictions(record, decisions) if not p.plan]
    return found


def foretold(text: str, day: str, period: Period) -> Statements:
    """A record of one page that foretells a call-up for a time, its claim made by hand."""
    page = Document(
        id=document_id(text, None),
        file="page",
        text=text,
        body=Span(0, len(text)),
        language="en",
        published=day,
    )
    evidence = Evidence(start=0, end=len(text), text=text, sentence=Span(0, len(text)))
    claim = Claim(
        id=claim_id(page.id, evidence, "mobilisation_order", None),
        document=page.id,
        file=page.file,
        language="en",
        evidence=evidence,
        speaker=Speaker(name="Kyrylo Budanov", actor="kyrylo-budanov", kind=SpeakerKind.PERSON),
        stance=Stance.PREDICTS,
        certainty=Certainty.PLAIN,
        signal="mobilisation_order",
        measure=None,
        quantity=None,
        period=period,
        core=True,
        method=Method(reader="en-1", score=1.0),
    )
    return Statements([claim], {page.id: page}, load_case("russia"))


def test_silence_while_the_record_goes_on_settles_it(record_of: RecordOf) -> None:
    found = only(record_of(JANUARY, DENIED))
    assert (found.due, found.state) == ("2023-01-10", NOT)
    assert len(found.settled_by) == 1
    assert found.outlets == ("Agency",)


def test_an_announcement_in_time_settles_it(record_of: RecordOf) -> None:
    assert only(record_of(JANUARY, ANNOUNCED)).state is CAME


def test_one_says_it_began_and_another_that_it_did_not(record_of: RecordOf) -> None:
    began = Page(
        "2023-01-08",
        "The second wave of mobilization has begun, sociologist Nikolai Mitrokhin said.",
    )
    denied = Page(
        "2023-01-09", "Dmitry Peskov denied that a second wave of mobilization had begun."
    )
    found = only(record_of(JANUARY, began, denied))
    assert found.state is DISPUTED
    assert found.settled_by
    assert found.against


def test_it_is_open_until_its_day_and_until_the_grace_is_over(record_of: RecordOf) -> None:
    assert only(record_of(JANUARY, DENIED, as_of="2023-01-05")).state is OPEN
    assert only(record_of(JANUARY, DENIED, as_of="2023-01-15")).state is OPEN
    assert only(record_of(JANUARY, DENIED, as_of="2023-02-15")).state is OPEN
    assert only(record_of(JANUARY, DENIED, as_of="2023-02-20")).state is NOT


def test_later_documents_never_change_an_answer_as_of_an_earlier_day(record_of: RecordOf) -> None:
    days = ["2022-12-30", "2023-01-09", "2023-01-31", "2023-02-20", "2023-03-30"]
    seen: set[str] = set()
    for day in days:
        found = predictions(record_of(JANUARY, ANNOUNCED, DENIED, as_of=day))
        known = [page for page in (JANUARY, ANNOUNCED, DENIED) if page.date and page.date <= day]
        assert found == predictions(record_of(*known, as_of=day))
        assert seen <= {p.id for p in found}
        seen = {p.id for p in found}


def test_a_deadline_that_has_passed_is_recalled(record_of: RecordOf) -> None:
    text = (
        "Kyrylo Budanov warned that Russia would announce a new wave of mobilization by January 10. "
        "That deadline has passed, and no second wave of mobilization was announced, analysts say."
    )
    found = only(record_of(Page("2023-02-06", text), DENIED))
    assert found.retold
    assert found.state is NOT


def test_a_sentence_may_foretell_two_events() -> None:
    text = "Kyrylo Budanov warned that Russia would close its borders to men and announce a new wave of mobilization in early January."
    period = Period(start="2023-01-01", end="2023-01-10", kind=PeriodKind.EVENT)
    found = predictions(foretold(text, "2022-12-30", period))
    assert {p.criterion.outcome for p in found} == {"borders_closed", "new_call_up"}


def test_another_bill_does_not_settle_this_one(record_of: RecordOf) -> None:
    bill = Page(
        "2023-01-10",
        "A law raising the draft age will be adopted by March 1, analyst Ruslan Leviev said.",
    )
    other = Page("2023-02-10", "The State Duma adopted a law on penalties for desertion.")
    same = Page("2023-02-20", "The State Duma adopted a law raising the draft age to 30.")
    assert [p.state for p in predictions(record_of(bill, other))] == [OPEN]
    assert [p.state for p in predictions(record_of(bill, other, same))] == [CAME]


def test_weeks_are_given_a_day_that_is_stated() -> None:
    text = (
        "Russia will announce a new wave of mobilization in the coming weeks, Kyrylo Budanov said."
    )
    start = text.index("in the coming weeks")
    period = Period(
        start="2023-02-01",
        end=None,
        kind=PeriodKind.EVENT,
        span=Span(start, start + len("in the coming weeks")),
    )
    found = only(foretold(text, "2023-02-01", period))
    assert found.due == "2023-03-29"
    assert "eight weeks" in found.due_how


def test_a_russian_forecast_is_settled_by_english_pages(record_of: RecordOf) -> None:
    page = Page(
        "2022-12-30", "Вторая волна мобилизации начнётся в январе, заявил Буданов.", language="ru"
    )
    assert only(record_of(page, DENIED)).state is NOT


def test_a_plan_of_those_who_decide_is_kept_apart(record_of: RecordOf) -> None:
    page = Page(
        "2023-03-24", "The spring draft will begin on April 1, the Russian Defence Ministry said."
    )
    [plan] = predictions(record_of(page))
    assert plan.plan
    assert track_records([plan]) == []


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ([("2023-12-29", "Some 490,000 people signed contracts this year, Sergei Shoigu said.")], NOT),
        ([("2023-12-20", "Only 260,000 people signed contracts this year, according to Mediazona.")], CAME),
        (
            [
                ("2023-12-29", "Some 490,000 people signed contracts this year, Sergei Shoigu said."),
                ("2023-12-30", "Only 260,000 people signed contracts this year, according to Mediazona."),
            ],
            DISPUTED,
        ),
        ([("2023-05-02", "Some 60,000 people have signed contracts this year, Sergei Shoigu said.")], OPEN),
        ([("2024-03-02", "Dmitry Peskov denied that a second wave of mobilization was being prepared.")], VOID),
    ],
)  # fmt: skip
def test_a_number_that_will_not_be_reached(
    record_of: RecordOf, values: list[tuple[str, str]], state: PredictionState
) -> None:
    text = "Russia will not reach 400,000 contract recruits this year, analyst Ruslan Leviev predicted."
    found = only(record_of(Page("2023-04-05", text), *(Page(day, words) for day, words in values)))
    assert found.criterion.negated
    assert found.criterion.low == 400000
    assert found.due == "2023-12-31"
    assert found.state is state
    if state is DISPUTED:
        assert "official" in found.rule
        assert "independent" in found.rule


def test_copies_and_order_change_nothing(record_of: RecordOf) -> None:
    pages = [JANUARY, DENIED, Page("2023-01-02", JANUARY.text, "Second"), Page("2023-02-25", DENIED.text, "Third")]  # fmt: skip
    found = predictions(record_of(*pages))
    random.Random(3).shuffle(pages)
    mixed = predictions(record_of(*pages))
    assert [(p.id, p.state, p.made) for p in found] == [(p.id, p.state, p.made) for p in mixed]
    [record] = [r for r in track_records(found) if not r.outlet]
    assert (record.made, record.failed) == (1, 1)


def decided(name: str, at: str, verdict: Verdict, **value: object) -> Decision:
    return Decision(
        id=f"d-{at}", at=at, by="An Editor", reason="read the decree", kind=Subject.PREDICTION,
        subject=name, verdict=verdict, value=value,
    )  # fmt: skip


def test_a_person_resolves_and_opens_again(record_of: RecordOf) -> None:
    record = record_of(JANUARY, DENIED)
    before = only(record)
    resolve = decided(before.id, "2023-03-01T10:00:00Z", Verdict.RESOLVE, state="came_true")
    after = only(record, (resolve,))
    assert (after.state, after.decided) == (CAME, resolve.id)
    assert track_records([after])[0].held == 1
    again = decided(before.id, "2023-03-02T10:00:00Z", Verdict.REOPEN)
    assert only(record, (again, resolve)) == before
    assert track_records([only(record, (resolve, again))])[0].failed == 1


def test_a_decision_counts_from_its_day_on(record_of: RecordOf) -> None:
    record = record_of(JANUARY, DENIED, as_of="2023-02-28")
    late = decided(only(record).id, "2023-03-01T10:00:00Z", Verdict.RESOLVE, state="came_true")
    assert only(record, (late,)).state is NOT


@pytest.mark.parametrize(
    ("sentence", "chance"),
    [
        ("There is a 70 percent chance of a second wave by June.", 0.7),
        ("He puts the probability of a call-up at 25%.", 0.25),
        ("Вторая волна начнётся с вероятностью 60%.", 0.6),
        ("Шансы на мобилизацию весной — 50 на 50.", 0.5),
        ("Some 56 percent of Russians expect a second wave.", None),
        ("A second wave is likely.", None),
        ("The probability of a call-up has grown by 300 percent.", None),
    ],
)
def test_a_probability_is_read_only_where_it_is_given(sentence: str, chance: float | None) -> None:
    assert chance_in(sentence) == chance
