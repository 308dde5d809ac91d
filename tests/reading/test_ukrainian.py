"""Ukrainian text: recognised, and read for places, figures, times, signals and plainly named speakers."""

from collections.abc import Callable

import pytest

from callup.intake.language import language_of
from callup.model import Claim, SpeakerKind, Stance

ClaimsIn = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    "text",
    [
        "У Тулі вручають повістки.",
        "росія готує мобілізацію",
        "За даними розвідки, призвуть ще 20 тисяч чоловіків.",
        "Повістки розносять по під'їздах у Рязанській області",
    ],
)
def test_ukrainian_is_told_from_russian(text: str) -> None:
    assert language_of(text) == "uk"


def test_russian_that_quotes_a_ukrainian_name_stays_russian() -> None:
    assert language_of("Издание «Дзеркало тижня» пишет, что в Туле вручают повестки.") == "ru"


def test_places_signal_and_speaker_of_a_plain_sentence(claims_in: ClaimsIn) -> None:
    text = "У Рязанській та Тульській областях чоловікам вручають повістки, повідомляє «Астра»."
    [claim] = claims_in(text, language="uk")
    assert claim.signal == "summons_served"
    assert {place.code for place in claim.places} == {"RU-RYA", "RU-TUL"}
    assert (claim.speaker.kind, claim.speaker.name) == (SpeakerKind.OUTLET, "Астра")
    assert claim.stance is Stance.REPORTS


def test_a_figure_keeps_its_bound(claims_in: ClaimsIn) -> None:
    text = "Росія планує мобілізувати до 50 тисяч осіб, заявив секретар ради Остап Гречко."
    [claim] = claims_in(text, language="uk")
    assert claim.quantity is not None
    assert (claim.quantity.high, claim.quantity.bound.value) == (50_000, "up_to")
    assert claim.speaker.name == "Остап Гречко"
    assert not claim.speaker.private
    assert claim.stance is Stance.PLANS


def test_a_denial_is_a_stance(claims_in: ClaimsIn) -> None:
    [claim] = claims_in("Кремль заперечує, що готується нова мобілізація.", language="uk")
    assert claim.signal == "mobilisation_order"
    assert claim.stance is Stance.DENIES


def test_about_this_lends_its_source_to_the_sentence_before(claims_in: ClaimsIn) -> None:
    text = "У Чечні вербують в'язнів. Про це повідомили у Центрі супротиву."
    claims = claims_in(text, language="uk")
    assert claims
    assert all(claim.speaker.name == "Центр супротиву" for claim in claims)


def test_a_private_person_has_no_name_on_the_way_out(claims_in: ClaimsIn) -> None:
    text = "Повістку отримав Тарас Криниця, пише «Астра»."
    [claim] = claims_in(text, language="uk")
    assert [text[s.start : s.end] for s in claim.withheld] == ["Тарас Криниця"]


def test_what_is_not_said_stays_unknown(claims_in: ClaimsIn) -> None:
    [claim] = claims_in("Повістки вручають і вночі.", language="uk")
    assert claim.speaker.kind is SpeakerKind.AUTHOR
    assert claim.places == ()
    assert claim.period is None
    assert claim.quantity is None


def test_ukraine_s_own_call_up_is_not_core(claims_in: ClaimsIn) -> None:
    claims = claims_in("У Полтаві ТЦК вручає повістки на вулицях.", language="uk")
    assert claims
    assert not any(claim.core for claim in claims)
