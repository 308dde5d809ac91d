"""What a denial may answer: how near in time, in words and in number. Claims made by hand, of one signal."""

import datetime as dt

import pytest

from callup.case import load_case
from callup.evidence import Statements, denials
from callup.model import (
    Bound,
    Certainty,
    Claim,
    Document,
    Evidence,
    Method,
    Quantity,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    claim_id,
    document_id,
)

CASE = load_case("russia")
DAY = dt.date(2031, 6, 1)
DENIED = "The ministry denies that couriers carry papers into student dormitories."
SAID = "Couriers carry papers into student dormitories, the rector says."


def claim(
    text: str, days: int, who: str, stance: Stance, number: int | None
) -> tuple[Document, Claim]:
    """One page with one claim, so many days after the denial."""
    span, day = Span(0, len(text)), (DAY + dt.timedelta(days)).isoformat()
    page = Document(
        id=document_id(text, f"{who} {day}"), file=f"{who} {day}", text=text, body=span, language="en", published=day
    )  # fmt: skip
    evidence = Evidence(start=0, end=len(text), text=text, sentence=span)
    many = (
        None
        if number is None
        else Quantity(
            value=number, low=number, high=number, bound=Bound.EXACT, unit="people", span=span
        )
    )
    speaker = Speaker(name=who, actor=who, kind=SpeakerKind.OFFICE)
    return page, Claim(
        id=claim_id(page.id, evidence, who, None), document=page.id, file=page.file, language="en", evidence=evidence,
        speaker=speaker, stance=stance, certainty=Certainty.PLAIN, signal="summons_served", measure=None, quantity=many,
        places=(), core=True, method=Method(reader="en-1", score=1.0),
    )  # fmt: skip


def answered(
    *said: tuple[str, int], denied: int | None = None, number: int | None = None
) -> list[str]:
    """The texts that the ministry's denial answers, of texts said so many days after it."""
    made = [claim(DENIED, 0, "ministry", Stance.DENIES, denied)]
    made += [
        claim(text, days, f"office {n}", Stance.REPORTS, number)
        for n, (text, days) in enumerate(said)
    ]
    pages = {page.id: page for page, _ in made}
    record = Statements(
        [one for _, one in made], pages, CASE, original={name: name for name in pages}, as_of=None
    )
    [found] = denials(record)
    return [one.evidence.text for one in found.denied]


@pytest.mark.parametrize(("days", "answers"), [(-60, True), (-200, False), (5, True), (30, False)])
def test_a_denial_answers_the_season_before_it_and_the_week_after(
    *, days: int, answers: bool
) -> None:
    """What is said half a year before was denied, if ever, then; pages are dated late by days, not by weeks."""
    assert bool(answered((SAID, days))) is answers


def test_three_claims_are_named_and_no_more() -> None:
    """A reader wants to see what was denied, not all who said it."""
    said = [
        (f"{SAID[:-1]} in building {word}.", -1) for word in ("one", "two", "three", "four", "five")
    ]
    assert len(answered(*said)) == 3


def test_one_word_in_common_is_no_answer() -> None:
    assert answered(("Couriers went on strike in the south.", -1)) == []


@pytest.mark.parametrize(
    ("number", "answers"), [(1000, True), (1300, True), (300, False), (5000, False)]
)
def test_a_denied_number_answers_numbers_near_it(*, number: int, answers: bool) -> None:
    assert bool(answered((SAID, -1), denied=1000, number=number)) is answers


def test_a_hundred_claims_of_the_days_between_do_not_hide_the_one_denied() -> None:
    between = [(f"Office {n} handed out papers by post.", -1) for n in range(100)]
    assert answered((SAID, -20), *between)[:1] == [SAID]
