"""What goes into a ledger comes out of it, once, and leaves a trail."""

import itertools

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from callup.errors import BadRequest
from callup.ledger import ClaimQuery, Kept, Ledger
from callup.model import Refusal
from tests import strategies
from tests.ledger.conftest import AT, claim, document

LATER = "2023-04-02T08:00:00Z"
numbers = itertools.count()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(reading=strategies.readings())
def test_what_is_kept_comes_back_as_it_was(ledger: Ledger, reading) -> None:
    made, claims = reading
    # Hypothesis comes back to the same text with other claims: name each example's document anew.
    name = f"sha256:{next(numbers)}"
    made = msgspec.structs.replace(made, id=name)
    claims = [msgspec.structs.replace(c, id=f"{c.id}-{name}", document=name) for c in claims]
    assert ledger.keep(made, claims, reader="en-1", at=AT)
    assert ledger.document(name) == made
    by_id = {c.id: c for c in ledger.claims(ClaimQuery(document=name))}
    assert by_id == {c.id: c for c in claims}
    assert all(ledger.claim(c.id) == c for c in claims)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(refusal=strategies.refusals)
def test_a_refusal_comes_back_as_it_was(ledger: Ledger, refusal: Refusal) -> None:
    ledger.refuse(refusal, at=AT)
    assert [kept for _, kept in ledger.refusals()].count(refusal) == 1


def test_a_document_seen_again_is_a_capture_and_no_second_document(ledger: Ledger) -> None:
    made = document("Papers were handed out.", file="monday.txt")
    again = msgspec.structs.replace(made, file="tuesday.txt")
    assert ledger.keep(made, [claim(made)], reader="en-1", at=AT)
    assert not ledger.keep(again, [claim(again)], reader="en-1", at=LATER)
    assert ledger.document(made.id).file == "monday.txt"
    counts = ledger.counts()
    assert (counts["documents"], counts["claims"], counts["captures"]) == (1, 1, 2)
    trail = [(event.at, event.what, event.detail) for event in ledger.events(made.id)]
    assert trail == [(AT, "kept", "1 claims"), (LATER, "seen again", "tuesday.txt")]


def test_one_batch_may_hold_a_document_twice(ledger: Ledger) -> None:
    made = document("Papers were handed out.", file="a")
    copy = msgspec.structs.replace(made, file="b")
    batch = [Kept(made, (claim(made),), "en-1"), Kept(copy, (claim(copy),), "en-1")]
    assert ledger.keep_many(batch, at=AT) == 1
    assert ledger.document(made.id).file == "a"
    assert ledger.counts()["captures"] == 2


def test_a_batch_that_fails_leaves_nothing_of_itself(ledger: Ledger) -> None:
    good, bad = document("Papers were handed out."), document("Nothing was handed out.")
    with pytest.raises(ValueError, match="another document"):
        ledger.keep_many([Kept(good, (), "en-1"), Kept(bad, (claim(good),), "en-1")], at=AT)
    assert set(ledger.counts().values()) == {0}
    assert ledger.keep(good, [claim(good)], reader="en-1", at=AT)


def test_the_same_refusal_twice_is_one_row_and_two_events(ledger: Ledger) -> None:
    refusal = Refusal(file="empty.txt", stage="intake", reason="empty: nothing to read")
    assert ledger.refuse(refusal, at=AT)
    assert not ledger.refuse(refusal, at=LATER)
    assert list(ledger.refusals()) == [(AT, refusal)]
    assert [event.what for event in ledger.events()] == ["refused", "refused again"]


def test_a_file_refused_for_another_reason_is_another_row(ledger: Ledger) -> None:
    ledger.refuse(Refusal(file="a", stage="intake", reason="empty"), at=AT)
    ledger.refuse(Refusal(file="a", stage="intake", reason="binary"), at=AT)
    assert ledger.counts()["refusals"] == 2


def test_a_newer_reader_adds_a_generation_and_its_claims_are_the_current_ones(
    ledger: Ledger,
) -> None:
    made = document("Papers were handed out in Voronezh and in Kursk.")
    first = [claim(made, "in Voronezh"), claim(made, "in Kursk")]
    second = [claim(made, "in Kursk", reader="en-2")]
    ledger.keep(made, first, reader="en-1", at=AT)
    assert ledger.reread(Kept(made, tuple(second), "en-2"), at=LATER)
    assert list(ledger.claims()) == second
    assert ledger.counts()["claims"] == 1
    assert ledger.counts()["readings"] == 2
    assert ledger.reader_of(made.id) == "en-2"
    assert not ledger.reread(Kept(made, tuple(second), "en-2"), at=LATER)


def test_a_claim_of_an_earlier_reading_can_still_be_looked_up(ledger: Ledger) -> None:
    made = document("Papers were handed out in Voronezh.")
    cited = claim(made)
    ledger.keep(made, [cited], reader="en-1", at=AT)
    ledger.reread(Kept(made, (), "en-2"), at=LATER)
    assert list(ledger.claims()) == []
    assert ledger.claim(cited.id) == cited


def test_a_rereading_of_an_unknown_document_is_refused(ledger: Ledger) -> None:
    with pytest.raises(BadRequest, match="keep it first"):
        ledger.reread(Kept(document("Nobody kept this."), (), "en-2"), at=AT)


def test_a_claim_is_found_by_the_beginning_of_its_id(ledger: Ledger, keep) -> None:
    made = keep("Papers were handed out.", id="c-aa11")
    keep("Nothing was handed out.", id="c-aa22")
    assert ledger.claim("c-aa1") == made
    with pytest.raises(BadRequest, match="several claims begin"):
        ledger.claim("c-aa")
    for name in ("c-b", "%", "c-aa1_", "c-aa11\0x", "\udcff"):
        with pytest.raises(BadRequest, match="no claim begins"):
            ledger.claim(name)


def test_a_name_no_file_system_can_spell_is_kept_with_question_marks(ledger: Ledger) -> None:
    made = document("Papers were handed out.", file="caf\udce9.txt")
    assert ledger.keep(made, [claim(made)], reader="en-1", at=AT)
    assert ledger.document(made.id).file == "caf?.txt"
    ledger.refuse(Refusal(file="caf\udce9.txt", stage="intake", reason="part"), at=AT)
    assert [refusal.file for _, refusal in ledger.refusals()] == ["caf?.txt"]


def test_known_tells_which_of_many_documents_are_kept(ledger: Ledger, keep) -> None:
    made = keep("Papers were handed out.")
    others = [f"sha256:{number}" for number in range(1_200)]
    assert ledger.known([*others, made.document]) == {made.document}
    assert ledger.has(made.document)
    assert not ledger.has("sha256:0")
    with pytest.raises(BadRequest, match="no document"):
        ledger.document("sha256:0")


def test_documents_come_oldest_first_and_as_of_a_day(ledger: Ledger, keep) -> None:
    keep("The third.", "2023-04-01")
    keep("The first.", "2023-01-05")
    keep("The undated one.", None, at="2023-03-24T10:00:00Z")
    texts = [kept.text for kept in ledger.documents()]
    assert texts == ["The first.", "The undated one.", "The third."]
    assert [kept.text for kept in ledger.documents(as_of="2023-03-24")] == texts[:2]
    assert [kept.text for kept in ledger.documents(as_of="2023-03-23")] == texts[:1]


def test_asking_while_asking_and_keeping_while_asking_work_in_memory_too() -> None:
    with Ledger.open(":memory:") as ledger:
        for number in range(3):
            made = document(f"Text {number}.")
            ledger.keep(made, [claim(made)], reader="en-1", at=AT)
        seen = 0
        for kept in ledger.documents():
            seen += len(list(ledger.claims(ClaimQuery(document=kept.id))))
            late = document(f"Kept while {kept.text}")
            ledger.keep(late, [], reader="en-1", at=AT)
        assert seen >= 3
        assert ledger.counts()["documents"] >= 6
