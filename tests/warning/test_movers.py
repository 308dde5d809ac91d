"""What moved the estimate, the matrix, comparing, replay."""

import datetime as dt

import pytest
from callup.warning.matrix import mark
from hypothesis import given, settings

from callup.errors import BadRequest
from callup.warning import Options, Sighting, assess, compare, days_between, replay
from callup.warning.charts import bars, course
from callup.warning.pages import assessment_page, change_page, replay_page
from tests.warning.building import CASE, DAY, sighting
from tests.warning.test_assess import records

QUICK = Options(draws=200, fewer=200)
MONTH = days_between("2023-03-01", "2023-04-01", 3)


def test_leaving_a_strand_out_gives_the_assessment_without_it() -> None:
    kept, gone = sighting("losses", "s-1"), sighting("mobilisation_order", "s-2")
    with_it, without = (assess(x, CASE, DAY, QUICK) for x in ([kept, gone], [kept]))
    [mover] = [m for m in with_it.movers if m.id == "s-2"]
    for now, then in zip(with_it.hypotheses, without.hypotheses, strict=True):
        # Silence stays as the record was: leaving a strand out is not the same as its never having been looked for.
        assert mover.effects[now.name] == pytest.approx(
            now.probability - then.probability, abs=0.02
        )
    assert mover.claims == ("c-s-2",)
    assert "source s-2" in mover.sentence
    assert sum(mover.effects.values()) == pytest.approx(0, abs=1e-4)


def test_movers_come_greatest_first_and_name_claims_or_a_silence() -> None:
    found = [sighting(s, f"s-{s}") for s in CASE.likelihoods.signals]
    movers = assess(found, CASE, DAY, QUICK).movers
    assert [m.size for m in movers] == sorted((m.size for m in movers), reverse=True)
    assert all(m.claims or m.kind in {"silence", "spread"} for m in movers)


def test_the_matrix_shows_the_pools_own_factors() -> None:
    made = assess(
        [sighting("volunteer_drive", "s-1"), sighting("volunteer_drive", "s-2", denied=True)],
        CASE,
        DAY,
    )
    rows = {(r.signal, r.direction): r for r in made.matrix}
    said = rows["volunteer_drive", "said"]
    assert said.amount == 1
    assert said.factors["none"] == 1
    assert said.factors["volunteers"] > said.factors["rolling"] > 1
    assert (
        said.diagnosticity == max(said.factors.values()) / min(said.factors.values())
        or said.diagnosticity > 2
    )
    assert rows["volunteer_drive", "denied"].strands == 1
    assert mark(said.factors["volunteers"]) in {"+", "++"}


def test_comparing_tells_what_came_what_left_and_what_aged() -> None:
    found = [
        sighting("mobilisation_order", "s-old", "2023-02-20"),
        sighting("mobilisation_order", "s-due", "2023-03-01", expires="2023-03-15"),
        sighting("volunteer_drive", "s-new", "2023-03-20"),
    ]
    change = compare(found, CASE, ("2023-03-10", "2023-03-24"), options=QUICK)
    assert [m.id for m in change.came if m.kind == "strand"] == ["s-new"]
    assert [m.id for m in change.left if m.kind == "strand"] == ["s-due"]
    assert [m.id for m in change.weaker if m.kind == "strand"] == ["s-old"]
    assert change.came[0].effects["volunteers"] > 0
    was = {e.name: e.probability for e in change.earlier.hypotheses}
    for now in change.later.hypotheses:
        assert change.differences[now.name] == pytest.approx(
            now.probability - was[now.name], abs=1e-4
        )


@given(records())
@settings(max_examples=15, deadline=None)
def test_a_replay_is_each_days_own_assessment(found: list[Sighting]) -> None:
    series = replay(found, CASE, MONTH, QUICK)
    for moment in series.moments:
        alone = assess([s for s in found if s.known <= moment.as_of], CASE, moment.as_of, QUICK)
        assert moment.probability == pytest.approx(
            [e.probability for e in alone.hypotheses], abs=1e-9
        )
        assert moment.low == pytest.approx([e.low for e in alone.hypotheses], abs=1e-9)


@given(records())
@settings(max_examples=15, deadline=None)
def test_documents_dated_later_cannot_change_the_past(found: list[Sighting]) -> None:
    early = days_between("2023-02-01", "2023-02-20", 1)
    known = [s for s in found if s.known <= early[-1]]
    assert replay(found, CASE, early, QUICK) == replay(known, CASE, early, QUICK)


def test_days_run_from_first_to_last() -> None:
    assert days_between("2023-01-30", "2023-02-03", 2) == ["2023-01-30", "2023-02-01", "2023-02-03"]
    with pytest.raises(BadRequest, match="turn them round"):
        days_between("2023-02-01", "2023-01-01", 1)
    with pytest.raises(BadRequest, match="longer step"):
        days_between("1900-01-01", "2023-01-01", 1)


def test_pages_are_whole_and_fetch_nothing() -> None:
    found = [sighting(name="<b>Monitor & Co</b>"), sighting("losses", "s-2")]
    made = assess(found, CASE, DAY, QUICK)
    later = (dt.date.fromisoformat(DAY) + dt.timedelta(days=9)).isoformat()
    change = compare(found, CASE, (DAY, later), options=QUICK)
    for page in (
        assessment_page(made),
        replay_page(replay(found, CASE, MONTH, QUICK)),
        change_page(change),
    ):
        assert "default-src 'none'; style-src 'sha256-" in page
        assert "<script" not in page
        assert " style=" not in page
        assert "src=" not in page.replace("src 'none'", "")
        assert "<b>Monitor" not in page
    assert "&lt;b&gt;Monitor &amp; Co" in assessment_page(made)


def test_pictures_name_every_hypothesis() -> None:
    made = assess([sighting()], CASE, DAY, QUICK)
    series = replay([sighting()], CASE, MONTH, QUICK)
    for estimate in made.hypotheses:
        assert estimate.title in bars(made.hypotheses)
        assert estimate.title in course(series)
