"""What counts as a sighting, and for how much."""

from callup.model import (
    Bound,
    Certainty,
    JoinReason,
    Period,
    PeriodKind,
    Quantity,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    TrackRecord,
)
from callup.warning import heeding
from tests.warning.building import CASE, claim, seen, strand

OWN_WORDS = Span(0, 2)
DAYS = {"d-1": "2023-03-16", "d-2": "2023-03-20", "d-3": "2023-03-24"}


def figure(number: int) -> Quantity:
    return Quantity(
        value=number, low=number, high=number, bound=Bound.EXACT, unit="region", span=OWN_WORDS
    )


def test_a_copy_neither_adds_nor_refreshes() -> None:
    first, copy = claim("c-1", "d-1"), claim("c-2", "d-3")
    found = seen(
        strand(first, copy, reasons=(JoinReason.SAME_TEXT,)), claims=(first, copy), days=DAYS
    )
    assert [(s.claim, s.day) for s in found] == [("c-1", "2023-03-16")]


def test_the_same_figure_again_is_the_same_statement() -> None:
    first = claim("c-1", "d-1", "35 regions", quantity=figure(35))
    again = claim("c-2", "d-2", "in 35 regions", quantity=figure(35))
    later = claim("c-3", "d-3", "42 regions", quantity=figure(42))
    joined = strand(first, again, later, reasons=(JoinReason.SAME_SPEAKER,) * 2)
    found = seen(joined, claims=(first, again, later), days=DAYS)
    assert [s.claim for s in found] == ["c-1", "c-3"]


def test_what_is_off_the_matter_or_unknown_does_not_count() -> None:
    aside = claim("c-1", core=False)
    assert seen(strand(aside), claims=(aside,), days=DAYS) == []
    assert seen(strand(aside), claims=(), days=DAYS) == []
    undated = claim("c-2", "d-9")
    assert seen(strand(undated), claims=(undated,), days=DAYS) == []


def test_an_official_denial_weighs_less_than_a_lawyers() -> None:
    spokesman = Speaker(name="the spokesman", actor="dmitry-peskov", kind=SpeakerKind.PERSON)
    lawyer = Speaker(name="the lawyer", actor="pavel-chikov", kind=SpeakerKind.PERSON)
    worth = []
    for who in (spokesman, lawyer):
        said = claim(
            speaker=who, stance=Stance.DENIES, signal="mobilisation_order", words="no new wave"
        )
        [found] = seen(strand(said), claims=(said,), days=DAYS)
        assert found.denied
        worth.append(found.quality)
    assert worth == [0.4, 1.0]


def test_hedges_and_forecasts_weigh_less_than_plain_reports() -> None:
    worth = []
    for stance, certainty in [
        (Stance.REPORTS, Certainty.PLAIN),
        (Stance.REPORTS, Certainty.HEDGED),
        (Stance.PREDICTS, Certainty.PLAIN),
        (Stance.PREDICTS, Certainty.CONDITIONAL),
    ]:
        said = claim(stance=stance, certainty=certainty)
        worth.append(seen(strand(said), claims=(said,), days=DAYS)[0].quality)
    assert worth == sorted(worth, reverse=True)
    assert len(set(worth)) == 4


def test_three_failed_forecasts_hardly_count_and_twenty_do() -> None:
    who = Speaker(name="Seer", kind=SpeakerKind.PERSON)
    said = claim(speaker=who, stance=Stance.PREDICTS)

    def quality(failed: int) -> float:
        record = TrackRecord(
            key="seer", name="Seer", made=failed, held=0, failed=failed, disputed=0, void=0, open=0,
            share=0.0 if failed else None, low=0, high=1,
        )  # fmt: skip
        found = seen(strand(said), claims=(said,), days=DAYS)
        return heeding(found, {"key-s-1": record}, CASE)[0].quality

    assert quality(3) > 0.85 * quality(0)
    assert quality(20) == quality(0) / 2


def test_what_happened_earlier_is_as_old_as_it_is() -> None:
    past = Period(start="2023-02", end="2023-02", kind=PeriodKind.EVENT)
    said = claim(period=past)
    assert seen(strand(said), claims=(said,), days=DAYS)[0].day == "2023-02-28"


def test_a_forecast_whose_time_has_passed_is_none() -> None:
    past = Period(start="2023-01-01", end="2023-01-10", kind=PeriodKind.EVENT)
    said = claim(stance=Stance.PREDICTS, period=past)
    assert seen(strand(said), claims=(said,), days=DAYS) == []
    assert seen(strand(said), claims=(said,), days={"d-1": "2022-12-30"})[0].expires == "2023-01-10"


def test_the_wave_of_2022_is_no_sign_of_a_second() -> None:
    for words in (
        "Putin announced partial mobilization",
        "300,000 reservists called up in autumn",
        "указ о частичной мобилизации",
        "The decree has not been revoked",
    ):
        said = claim(signal="mobilisation_order", words=words)
        assert seen(strand(said), claims=(said,), days=DAYS) == [], words
    for words in ("a second wave has begun", "новая волна мобилизации"):
        said = claim(signal="mobilisation_order", words=words)
        assert len(seen(strand(said), claims=(said,), days=DAYS)) == 1, words


def test_before_the_decree_talk_of_partial_mobilisation_is_a_sign() -> None:
    said = claim(signal="mobilisation_order", words="a partial mobilization is being prepared")
    assert len(seen(strand(said), claims=(said,), days={"d-1": "2022-09-15"})) == 1


def test_regions_abroad_do_not_spread_a_sign() -> None:
    said = claim(places=("RU-VOR", "UA-14", "RU"))
    assert seen(strand(said), claims=(said,), days=DAYS)[0].places == ("RU-VOR",)


def test_a_counted_number_of_regions_is_taken_at_its_least() -> None:
    quantity = Quantity(
        value=42, low=42, high=None, bound=Bound.AT_LEAST, unit="region", span=OWN_WORDS
    )
    said = claim(measure="regions_issuing_summons", quantity=quantity)
    assert seen(strand(said), claims=(said,), days=DAYS)[0].regions == 42
    most = Quantity(value=42, low=None, high=42, bound=Bound.UP_TO, unit="region", span=OWN_WORDS)
    said = claim(measure="regions_issuing_summons", quantity=most)
    assert seen(strand(said), claims=(said,), days=DAYS)[0].regions == 0


def test_every_side_of_an_actor_has_its_weight() -> None:
    sides = {actor.side for actor in CASE.actors.values() if actor.side}
    assert sides <= set(CASE.likelihoods.said_by)
