"""Decisions: kept for good, asked as of a day, shown in the audit trail."""

from callup.ledger import Ledger
from callup.model import Decision, Subject, Verdict, standing


def decision(name: str, at: str, verdict: Verdict, **parts) -> Decision:
    return Decision(
        id=name,
        at=at,
        by="Anna",
        reason="read the original",
        kind=parts.pop("kind", Subject.CLAIM),
        subject=parts.pop("subject", "c-1"),
        verdict=verdict,
        **parts,
    )


def test_a_decision_counts_from_its_own_day(ledger: Ledger):
    rejected = decision("d-1", "2023-04-02T23:59:59Z", Verdict.REJECT)
    assert ledger.decide(rejected)
    assert ledger.decisions(as_of="2023-04-01") == []
    assert ledger.decisions(as_of="2023-04-02") == [rejected] == ledger.decisions()


def test_the_same_decision_twice_is_kept_once_and_shown_in_the_trail(ledger: Ledger):
    accepted = decision("d-1", "2023-04-02T10:00:00Z", Verdict.ACCEPT)
    assert [ledger.decide(accepted), ledger.decide(accepted)] == [True, False]
    [event] = ledger.events("c-1")
    assert (event.what, event.detail) == ("accept", "claim by Anna: read the original")


def test_a_later_word_on_a_claim_takes_the_place_of_an_earlier_until_it_is_withdrawn():
    first = decision("d-1", "2023-04-02T10:00:00Z", Verdict.ACCEPT)
    second = decision("d-2", "2023-04-03T10:00:00Z", Verdict.REJECT)
    back = decision("d-3", "2023-04-04T10:00:00Z", Verdict.WITHDRAW, value={"decision": "d-2"})
    assert standing([second, first]) == [second]
    assert standing([back, second, first]) == [first]


def test_splits_of_one_strand_stand_beside_each_other():
    one = decision("d-1", "2023-04-02T10:00:00Z", Verdict.SPLIT, kind=Subject.STRAND, subject="s-1")
    two = decision("d-2", "2023-04-03T10:00:00Z", Verdict.SPLIT, kind=Subject.STRAND, subject="s-1")
    assert standing([one, two]) == [one, two]
    assert (
        standing([one, two, decision("d-3", "2023-04-05", Verdict.WITHDRAW, subject="s-1")]) == []
    )
