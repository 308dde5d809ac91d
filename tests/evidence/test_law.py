"""Rules in force: what is said of a decree, a bill, an age, and where that leaves it."""

import random

import pytest
from pages import Page, RecordOf

from callup.case import load_case
from callup.case.law import Law, Rule, check_law
from callup.errors import BadCase
from callup.evidence import Statements, law
from callup.model import LawItem, LawStatus

PROPOSED, ADOPTED, IN_FORCE = LawStatus.PROPOSED, LawStatus.ADOPTED, LawStatus.IN_FORCE
WITHDRAWN, UNCLEAR = LawStatus.WITHDRAWN, LawStatus.UNCLEAR

HOLDS = Page(
    "2023-02-06", "Legal experts point out that the mobilization decree is still in full force."
)
NEVER_ENDED = Page("2023-01-20", "Указ о мобилизации не отменён и продолжает действовать, заявил адвокат Павел Чиков.", language="ru")  # fmt: skip
ENDED = Page("2022-10-31", "The Kremlin said the mobilization decree was cancelled on Monday.")
BILL = Page("2023-02-01", "Russians will have to book a date to cross the border by car under a draft law published on Wednesday.")  # fmt: skip
GONE = Page("2023-02-06", "Lawmakers withdrew a bill that would require Russians to book a date before crossing the border by car.")  # fmt: skip


def item(record: Statements, name: str) -> LawItem:
    [found] = [i for i in law(record) if i.name == name]
    return found


def test_the_decree_never_ended(record_of: RecordOf) -> None:
    found = item(record_of(HOLDS, NEVER_ENDED), "mobilisation_decree")
    assert (found.status, found.since) == (IN_FORCE, "2023-01-20")
    assert len(found.said) == 2


def test_withdrawn_and_still_in_force_is_unclear_with_both_sides(record_of: RecordOf) -> None:
    found = item(record_of(ENDED, HOLDS), "mobilisation_decree")
    assert found.status is UNCLEAR
    assert found.for_status
    assert found.against


def test_a_bill_that_vanished_is_withdrawn_and_was_proposed_before(record_of: RecordOf) -> None:
    assert item(record_of(BILL), "border_booking").status is PROPOSED
    found = item(record_of(BILL, GONE), "border_booking")
    assert (found.status, found.since) == (WITHDRAWN, "2023-02-06")
    assert item(record_of(BILL, GONE, as_of="2023-02-03"), "border_booking").status is PROPOSED


@pytest.mark.parametrize(
    ("name", "text", "language", "status"),
    [
        ("conscription_age", "Russia's spring conscription covers men aged 18 to 27 and remains in place, the Defense Ministry said on Thursday.", "en", IN_FORCE),
        ("conscription_age", "Депутаты внесли законопроект о повышении призывного возраста до 30 лет.", "ru", PROPOSED),
        ("conscription_age", "Госдума приняла закон о повышении призывного возраста до 30 лет.", "ru", ADOPTED),
        ("electronic_register", "The State Duma adopted a law on a single electronic register of men liable for service.", "en", ADOPTED),
        ("electronic_register", "Правительство предложило создать единый реестр военнообязанных.", "ru", PROPOSED),
        ("exempt_trades", "Programmers of accredited IT firms are exempt from mobilization, the ministry said.", "en", IN_FORCE),
        ("exempt_trades", "Сотрудники банков освобождены от мобилизации, сообщило Минобороны.", "ru", IN_FORCE),
        ("exempt_students", "Students will be exempted from mobilization, Putin promised.", "en", PROPOSED),
        ("penalties", "The State Duma adopted amendments that set criminal liability for desertion during mobilization.", "en", ADOPTED),
    ],
)  # fmt: skip
def test_what_a_sentence_makes_of_a_rule(
    record_of: RecordOf, name: str, text: str, language: str, status: LawStatus
) -> None:
    assert item(record_of(Page("2023-07-25", text, language=language)), name).status is status


def test_a_denied_ban_that_some_expect_is_unclear_until_it_is_law(record_of: RecordOf) -> None:
    expected = Page(
        "2022-12-30", "Russia would ban men from leaving the country, Oleksii Reznikov warned."
    )
    denied = Page(
        "2023-01-12", "Dmitry Peskov denied that men would be banned from leaving Russia."
    )
    passed = Page(
        "2023-04-12",
        "The State Duma passed a law that bans men who received a summons from leaving the country.",
    )
    assert item(record_of(expected, denied), "exit_ban").status is UNCLEAR
    found = item(record_of(expected, denied, passed), "exit_ban")
    assert found.status is ADOPTED
    assert len(found.against) == 1


def test_the_order_of_documents_and_a_copy_change_no_status(record_of: RecordOf) -> None:
    pages = [ENDED, HOLDS, NEVER_ENDED, BILL, GONE]
    before = [(i.name, i.status, i.since, len(i.said)) for i in law(record_of(*pages))]
    random.Random(5).shuffle(pages)
    assert [(i.name, i.status, i.since, len(i.said)) for i in law(record_of(*pages))] == before
    copied = law(record_of(*pages, Page("2023-02-09", GONE.text, "Second")))
    assert [(i.name, i.status) for i in copied] == [(name, status) for name, status, *_ in before]


def test_faulty_rules_are_refused() -> None:
    rule = Rule(name="x", kind="rumour", title="X", definition="An x.", cues={})
    with pytest.raises(BadCase, match="rumour"):
        check_law(Law(rules={"x": rule}), load_case("russia").signals)
