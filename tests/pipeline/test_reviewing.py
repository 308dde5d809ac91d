"""What people decide holds everywhere, from its day on, and survives another reading."""

import random

import msgspec
import pytest
from rich.console import Console

from callup.case import load_case
from callup.case.places import load_places
from callup.cli.review import Session
from callup.errors import BadRequest
from callup.evidence.corrections import checked
from callup.evidence.reviewing import Review
from callup.ledger import ClaimQuery, Ledger
from callup.model import (
    Bound,
    Certainty,
    Claim,
    Document,
    Evidence,
    Method,
    Place,
    Quantity,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Subject,
    Verdict,
    claim_id,
    document_id,
)
from callup.pipeline import regions
from callup.pipeline.assessments import assessment, series
from callup.pipeline.decisions import Who, decide, decide_on_claim, take_back
from callup.pipeline.readings import reread
from callup.record import claims_reviewed, known, review_of, unreviewed

CASE, PLACES = load_case("russia"), load_places("russia")
TEXT = (
    "Couriers handed 40 papers to men in Tula on Monday, the union said. It named two more towns."
)
EDITOR = Who(by="A. Editor", reason="read the page again", at="2023-03-20T09:00:00Z")


def page(text: str = TEXT, day: str = "2023-03-10") -> Document:
    return Document(
        id=document_id(text, None), file="page.txt", text=text, body=Span(0, len(text)),
        language="en", published=day,
    )  # fmt: skip


def said(document: Document, words: str, signal: str = "summons_served", **parts) -> Claim:
    start = document.text.index(words)
    evidence = Evidence(
        start=start, end=start + len(words), text=words, sentence=Span(0, len(document.text))
    )
    figure = parts.pop("figure", None)
    quantity = figure and Quantity(
        value=int(figure), low=int(figure), high=int(figure), bound=Bound.EXACT, unit="summons",
        span=Span(document.text.index(figure), document.text.index(figure) + len(figure)),
    )  # fmt: skip
    return Claim(
        id=claim_id(document.id, evidence, signal, quantity), document=document.id,
        file=document.file, language="en", evidence=evidence,
        speaker=parts.pop("speaker", Speaker(name="the union", kind=SpeakerKind.ORGANISATION)),
        stance=Stance.REPORTS, certainty=Certainty.PLAIN, signal=signal, measure=None,
        quantity=quantity, places=(Place(code="RU-TUL", name="Tula Oblast"),),
        core=parts.pop("core", True), method=Method(reader="en-1", score=1.0), **parts,
    )  # fmt: skip


@pytest.fixture
def store():
    with Ledger.open(":memory:") as ledger:
        yield ledger


def kept(store: Ledger, *claims: Claim, document: Document | None = None) -> tuple[Claim, ...]:
    store.keep(document or page(), claims, reader="en-1", at="2023-03-10T10:00:00Z")
    return claims


class NewerReader:
    """Reads every document as it was told to."""

    def __init__(self, *claims: Claim) -> None:
        self.claims = list(claims)

    def version(self, language: str) -> str:
        return f"{language}-2"

    def read(self, document: Document) -> list[Claim]:
        return [claim for claim in self.claims if claim.document == document.id]


def test_a_rejected_claim_leaves_every_count_from_the_day_of_the_decision_on(store) -> None:
    [claim] = kept(store, said(page(), "Couriers handed 40 papers to men in Tula", figure="40"))
    decide_on_claim(store, claim, Verdict.REJECT, EDITOR)
    for day, left in (("2023-03-19", 1), ("2023-03-20", 0)):
        query = ClaimQuery(as_of=day)
        assert len(list(claims_reviewed(store, query))) == left
        assert len(regions(store, query, CASE)) == left
        assert len(known(store, CASE, day).strands) == left
        assert assessment(store, CASE, day).strands == left
    assert [
        moment.strands for moment in series(store, CASE, ("2023-03-19", "2023-03-20", 1)).moments
    ] == [1, 0]
    assert store.claim(claim.id) == claim


def test_a_correction_is_found_by_what_is_right_and_no_longer_by_what_was_wrong(store) -> None:
    [claim] = kept(store, said(page(), "Couriers handed 40 papers to men in Tula", figure="40"))
    value = checked(
        ["signal=data_update", "places=RU-KLU", "value=4", "low=4", "high=4"], claim, CASE, PLACES
    )
    decide_on_claim(store, claim, Verdict.CORRECT, EDITOR, value)
    assert not list(claims_reviewed(store, ClaimQuery(signal="summons_served")))
    [found] = claims_reviewed(store, ClaimQuery(signal="data_update", place="ru-klu"))
    assert found.quantity.value == 4
    assert found.evidence == claim.evidence
    assert "A. Editor" in found.method.found_by["signal"]
    take_back(store, review_of(store).decision_on(claim), EDITOR)
    assert list(claims_reviewed(store)) == [claim]


def test_what_was_no_core_claim_counts_once_it_is_corrected(store) -> None:
    [claim] = kept(store, said(page(), "Couriers handed 40 papers to men in Tula", core=False))
    assert assessment(store, CASE, "2023-03-20").strands == 0
    decide_on_claim(store, claim, Verdict.CORRECT, EDITOR, {"core": True})
    assert assessment(store, CASE, "2023-03-20").strands == 1
    assert [c.id for c in claims_reviewed(store, ClaimQuery(core=True))] == [claim.id]


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        ("signal=rumour", "no signal 'rumour'"),
        ("places=RU-XXX", "ISO 3166-2"),
        ("value=many", "no number"),
        ("low=90", "correct both"),
        ("speaker=Ivan Petrov", "actor of the case"),
        ("stance", "FIELD=VALUE"),
        ("colour=red", "FIELD=VALUE"),
        ("bound=roughly", "no bound"),
        ("high=nan", "no number"),
    ],
)
def test_a_correction_without_sense_is_told_what_would_make_some(pair: str, told: str) -> None:
    claim = said(page(), "Couriers handed 40 papers", figure="40")
    with pytest.raises(BadRequest, match=told):
        checked([pair], claim, CASE, PLACES)


def test_a_decision_without_a_name_or_a_reason_is_refused() -> None:
    with pytest.raises(BadRequest, match="--by and --reason"):
        Who(by=" ", reason="because", at=EDITOR.at)


def test_a_decision_goes_on_with_its_claim_when_a_newer_reader_cuts_it_otherwise(store) -> None:
    document = page()
    [claim] = kept(store, said(document, "handed 40 papers to men in Tula", figure="40"))
    decide_on_claim(store, claim, Verdict.REJECT, EDITOR)
    wider = said(document, "Couriers handed 40 papers to men in Tula on Monday", figure="40")
    beside = said(document, "It named two more towns")
    [change] = reread(store, NewerReader(wider, beside), at="2023-04-01T00:00:00Z")
    assert [altered.before for altered in change.altered] == [claim.id]
    assert [added.id for added in change.added] == [beside.id]
    assert change.lost == ()
    assert [claim.id for claim in claims_reviewed(store)] == [beside.id]


def test_a_neighbour_in_the_same_clause_is_not_mistaken_for_the_rejected_claim(store) -> None:
    one = said(page(), "Couriers handed 40 papers to men in Tula")
    other = said(page(), "Couriers handed 40 papers to men in Tula on Monday")
    kept(store, one, other)
    decide_on_claim(store, one, Verdict.REJECT, EDITOR)
    assert list(claims_reviewed(store)) == [other]


def test_a_decision_whose_claim_vanished_is_told_and_kept(store) -> None:
    [claim] = kept(store, said(page(), "handed 40 papers to men in Tula", figure="40"))
    made = decide_on_claim(store, claim, Verdict.ACCEPT, EDITOR)
    [change] = reread(store, NewerReader(), at="2023-04-01T00:00:00Z")
    assert change.lost == (made,)
    assert [gone.id for gone in change.vanished] == [claim.id]
    assert made in store.decisions()
    assert not list(reread(store, NewerReader(), at="2023-04-02T00:00:00Z"))


def test_only_telling_what_a_second_reading_would_change_keeps_nothing(store) -> None:
    [claim] = kept(store, said(page(), "handed 40 papers to men in Tula", figure="40"))
    [change] = reread(store, NewerReader(), at="2023-04-01T00:00:00Z", keep=False)
    assert len(change.vanished) == 1
    assert list(store.claims()) == [claim]


def test_a_split_and_its_undoing_leave_strands_as_they_were(store) -> None:
    lawyer = Speaker(name="Pavel Chikov", actor="pavel-chikov", kind=SpeakerKind.PERSON)
    texts = [
        f"{TEXT} Page {number}, with other words behind: {'x' * number}." for number in (1, 2, 3)
    ]
    made = []
    for text in texts:
        document = page(text)
        made += kept(
            store, said(document, "Couriers handed 40 papers", speaker=lawyer), document=document
        )
    [whole] = known(store, CASE).strands
    decision = decide(
        store, (Subject.STRAND, whole.id), Verdict.SPLIT, EDITOR, value={"claims": [made[1].id]}
    )
    apart = known(store, CASE).strands
    assert sorted(len(strand.joins) for strand in apart) == [1, 2]
    assert assessment(store, CASE, "2023-03-20").strands == 2
    take_back(store, decision, EDITOR)
    assert known(store, CASE).strands == [whole]


def test_decisions_count_by_their_time_not_by_the_order_in_which_they_are_read(store) -> None:
    [claim] = kept(store, said(page(), "Couriers handed 40 papers", figure="40"))
    times = [f"2023-03-{day}T09:00:00Z" for day in (20, 21, 22)]
    verdicts = [Verdict.REJECT, Verdict.ACCEPT, Verdict.REJECT]
    made = [
        decide_on_claim(store, claim, verdict, msgspec.structs.replace(EDITOR, at=at))
        for verdict, at in zip(verdicts, times, strict=True)
    ]
    for seed in range(5):
        mixed = random.Random(seed).sample(made, len(made))
        assert Review(mixed, {claim.id}).decision_on(claim) == made[-1]
    assert len(list(claims_reviewed(store, ClaimQuery(as_of="2023-03-21")))) == 1


def sitting(store: Ledger, keys: str, *answers: str) -> Session:
    told = iter(answers)
    pressed = iter(keys)
    session = Session(
        store, "A. Editor", Console(quiet=True), lambda: next(pressed), lambda label: next(told)
    )
    session.run(unreviewed(store, ClaimQuery()))
    return session


def test_a_sitting_by_keys_decides_skips_undoes_and_quits(store) -> None:
    document = page()
    one, two, three = kept(
        store,
        said(document, "Couriers handed 40 papers", figure="40"),
        said(document, "to men in Tula on Monday"),
        said(document, "It named two more towns"),
    )
    session = sitting(store, "xrucsaq", "no such papers", "signal=rumour")
    # x is no key; r is undone by u; the correction makes no sense, so the claim is shown again and skipped.
    assert session.summary(3) == "1 decided, 1 skipped, 1 not looked at"
    assert [c.id for c in unreviewed(store, ClaimQuery())] == [one.id, three.id]
    assert review_of(store).decision_on(two).verdict is Verdict.ACCEPT
    assert [e.what for e in store.events(one.id)] == ["reject", "withdraw"]
    sitting(store, "cq", "stance=denies; core=no", "the union denies it")
    assert next(iter(claims_reviewed(store))).stance is Stance.DENIES
