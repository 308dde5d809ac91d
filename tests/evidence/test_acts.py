"""Acts told in a record: what is news and what history, and what a report said under reserve weighs."""

import pytest

from callup.case import load_case
from callup.evidence import Provenance, act_reports, strands
from callup.evidence.comparing import days_apart
from callup.model import (
    AUTHOR,
    ActReport,
    Certainty,
    Claim,
    Document,
    Evidence,
    Method,
    Period,
    PeriodKind,
    Span,
    Stance,
    claim_id,
    document_id,
)

CASE = load_case("russia")
TOLD = "2031-05-20"
TEXT = "The president signed a decree on partial mobilisation, the paper reports."


def reports(event: str | None = None, certainty: Certainty = Certainty.PLAIN) -> list[ActReport]:
    """What one page of the 20th tells, the act being of a day."""
    span = Span(0, len(TEXT))
    page = Document(
        id=document_id(TEXT, None), file="page.txt", text=TEXT, body=span, language="en", published=TOLD
    )  # fmt: skip
    evidence = Evidence(start=0, end=len(TEXT), text=TEXT, sentence=span)
    period = event and Period(start=event, end=event, kind=PeriodKind.EVENT)
    claim = Claim(
        id=claim_id(page.id, evidence, "decree", None), document=page.id, file=page.file, language="en",
        evidence=evidence, speaker=AUTHOR, stance=Stance.REPORTS, certainty=certainty, signal="decree",
        measure=None, quantity=None, places=(), core=True, period=period or None,
        method=Method(reader="en-1", score=1.0),
    )  # fmt: skip
    telling = Provenance({page.id: TOLD}, {page.id: "paper"}, {page.id: TEXT})
    return act_reports(strands([claim], [page]), {claim.id: claim}, telling, CASE)


def test_an_act_told_a_week_later_is_news_still_and_after_a_month_is_history() -> None:
    """Weeklies tell of the week; an act of last month is told as what came before."""
    assert [report.act for report in reports("2031-05-13")] == ["announced"]
    assert reports("2031-04-20") == []
    assert reports("2031-05-21") == [], "what is to come has not taken place"


def test_a_month_counts_as_old_when_its_own_name_is_past() -> None:
    assert reports("2031-05") != []
    assert reports("2031-03") == []


def test_what_is_said_under_reserve_weighs_less_than_what_is_said_and_more_than_nothing() -> None:
    """Two hedged reports are not to outweigh one plain, and ten are not to weigh less than one."""
    [plain], [hedged] = reports(), reports(certainty=Certainty.HEDGED)
    assert 2 * hedged.weight <= plain.weight < 10 * hedged.weight


@pytest.mark.parametrize(("month", "day", "apart"), [("2031-03", "2031-03-08", 7), ("2031-03", "2031-03-01", 0)])  # fmt: skip
def test_a_month_counts_from_its_first_day(month: str, day: str, apart: int) -> None:
    assert days_apart(month, day) == days_apart(day, month) == apart
