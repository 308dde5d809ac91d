"""One record answers every question: above the limit too no two of them can differ, and decisions and replaced pages hold."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from benchmarks._synthetic import fill
from callup.brief import Request
from callup.case import load_case
from callup.ledger import REPLACED, ClaimQuery, Event, Kept, Ledger
from callup.model import Verdict
from callup.model.brief import Brief
from callup.pipeline import Road, regions
from callup.pipeline.assessments import assessment, series
from callup.pipeline.decisions import Who, decide_on_claim
from callup.pipeline.parts import figures_of, law_of, predictions_of
from callup.record import Limits, Record, known
from tests.ledger.conftest import claim, document

CASE = load_case("russia")
DAY, SIGNAL = "2023-09-15", "summons_served"
WHO = Who(by="A. Editor", reason="read the page again", at="2023-09-01T09:00:00Z")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger above the limit, some of whose claims people rejected or corrected."""
    path: Path = tmp_path_factory.mktemp("large") / "large.db"
    with Ledger.open(str(path)) as ledger:
        fill(ledger, Limits().whole + 1_000, days=350)
        newest = ClaimQuery(signal=SIGNAL, core=True, as_of=DAY, newest=True, limit=6)
        found = list(ledger.claims(newest))
        decide_on_claim(ledger, found[1], Verdict.REJECT, WHO)
        decide_on_claim(ledger, found[2], Verdict.CORRECT, WHO, {"signal": "exodus"})
        [old] = ledger.claims(ClaimQuery(signal="protest", core=True, limit=1))
        decide_on_claim(ledger, old, Verdict.CORRECT, WHO, {"signal": SIGNAL})
        yield ledger


@pytest.fixture(scope="module")
def record(large: Ledger) -> Record:
    return known(large, CASE, DAY)


@pytest.fixture(scope="module")
def brief(large: Ledger) -> Brief:
    return Road.of().brief(large, Request(written=DAY, as_of=DAY))


def test_a_large_record_is_read_in_part_and_counted_whole(large: Ledger, record: Record) -> None:
    assert record.partial
    held = sum(1 for _ in large.claims(ClaimQuery(as_of=DAY)))
    assert len(record.claims) < held / 2
    assert record.census.claims == held - 1, "one was rejected"


def test_every_question_of_a_large_ledger_rests_on_the_same_claims(
    brief: Brief, record: Record
) -> None:
    assert brief.known.read == len(record.claims)
    rows = {(p.measure, p.place, p.unit, p.basis, p.mode): p for p in figures_of(record).figures}
    for part in brief.figures:
        other = rows[part.measure, part.place, part.unit, part.basis, part.mode]
        assert (part.low, part.high, len(part.rows)) == (other.low, other.high, len(other.rows))
    alone = predictions_of(record)
    told = {(p.id, p.state, p.rule) for p in brief.predictions}
    assert told == {(p.id, p.state, p.rule) for p in alone.predictions}
    assert brief.track_records == alone.track_records
    assert [(i.name, i.status) for i in brief.law] == [
        (i.name, i.status) for i in law_of(record).law
    ]


def test_assess_brief_and_the_last_day_of_a_replay_give_one_answer(
    large: Ledger, brief: Brief, record: Record
) -> None:
    made = assessment(large, CASE, DAY)
    assert brief.assessment is not None
    stated = {row.title: row.probability for row in brief.assessment.states}
    assert stated == {state.title: state.probability for state in made.states}
    last = series(large, CASE, (DAY, DAY, 1)).moments[-1]
    assert last.strands == made.strands
    assert [s.probability for s in last.states] == [s.probability for s in made.states]
    reported = {name for sign in made.signs for name in sign.claims}
    assert reported <= record.claim.keys()


def test_regions_of_a_large_ledger_are_those_the_brief_counts(
    large: Ledger, record: Record
) -> None:
    found = regions(large, ClaimQuery(signal=SIGNAL, as_of=DAY), CASE)
    counts = {code: c for (of, code), c in record.census.regions.items() if of == SIGNAL}
    assert len(found) > 50
    for report in found:
        count = counts[report.code]
        assert (report.claims + report.denials, report.denials) == (count.claims, count.denied)
        assert report.claims == 0 or report.first <= report.latest <= DAY


def test_what_people_decided_holds_in_a_large_record(large: Ledger, record: Record) -> None:
    decided = large.decisions(DAY)
    rejected, moved, brought = (d.subject for d in decided)
    assert rejected not in record.claim
    assert record.claim[moved].signal == "exodus"
    assert record.claim[brought].signal == SIGNAL, "no query for the sign would have read it"
    before = record.before("2023-08-31")
    assert before.claim[moved].signal == SIGNAL
    assert brought not in before.claim


URL = "https://courier.example/7"


def two_captures(ledger: Ledger) -> tuple[str, str]:
    """A page of one day, kept again two days later with other words."""
    names = []
    for text, day in (("Summonses in Tula: 300.", "2023-03-20"), ("No summonses.", "2023-03-22")):
        made = document(text, day, url=URL, publisher="Courier")
        claims = (claim(made, places=("RU-TUL",)),) if "300" in text else ()
        ledger.keep_many([Kept(made, claims, "en-1")], at="2023-04-01T00:00:00Z")
        names.append(made.id)
    event = Event(at="2023-04-01", what=REPLACED, subject=names[0], detail=names[1])
    assert ledger.note([event]) == 1
    return names[0], names[1]


def test_a_replaced_page_speaks_and_counts_until_its_successor_comes() -> None:
    with Ledger.open(":memory:") as ledger:
        old, new = two_captures(ledger)
        then, now = known(ledger, CASE, "2023-03-21"), known(ledger, CASE, "2023-03-22")
        assert (len(then.claims), list(then.documents)) == (1, [old])
        assert (len(now.claims), list(now.documents)) == (0, [new])
        assert [(v.on, v.off) for v in then.observed.volumes] == [(1, 0)]
        assert [(v.on, v.off) for v in now.observed.volumes] == [(0, 1)]
        whole = known(ledger, CASE)
        assert whole.turns == ("2023-03-22",)
        before = whole.before("2023-03-21").observed.known_by("2023-03-21")
        assert (before.reports, before.volumes) == (then.observed.reports, then.observed.volumes)
        moments = series(ledger, CASE, ("2023-03-20", "2023-03-23", 1)).moments
        assert [m.strands for m in moments] == [1, 1, 0, 0]
        assert [assessment(ledger, CASE, m.as_of).strands for m in moments] == [1, 1, 0, 0]


def test_a_ledgers_own_counts_leave_replaced_pages_out() -> None:
    with Ledger.open(":memory:") as ledger:
        two_captures(ledger)
        for day, claims, documents in (("2023-03-21", 1, 1), ("2023-03-22", 0, 1), (None, 0, 1)):
            census = ledger.census(as_of=day)
            assert (census.claims, census.documents) == (claims, documents)
            assert sum(c.claims for c in census.regions.values()) == claims
            assert sum(sum(counts.values()) for counts in census.days.values()) == claims
            assert sum(n for *_, n in ledger.tallied(as_of=day or "9999")) == claims
            assert sum(row.documents for row in ledger.volumes(as_of=day or "9999")) == documents


def test_limits_are_what_is_read(large: Ledger) -> None:
    few = Limits(
        whole=10, of_signal=1, of_signal_saying=(), of_measure=0, saying=(), own_words=0, act_days=0
    )
    read = known(large, CASE, DAY, few)
    more = known(large, CASE, DAY, msgspec.structs.replace(few, of_signal=5))
    assert len(read.claims) < len(more.claims) < 600
    assert read.census == more.census
