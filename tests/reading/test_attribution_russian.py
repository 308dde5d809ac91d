"""Who says it, in Russian: posts and notices of our own about invented events."""

from collections.abc import Callable

import pytest

from callup.model import Claim, SpeakerKind, Stance

ClaimsIn = Callable[..., list[Claim]]


def first(claims: list[Claim], signal: str) -> Claim:
    return next(claim for claim in claims if claim.signal == signal)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Губернатор Илья Морозов сообщил, что повестки вручают в трёх районах.", "Илья Морозов"),
        ("Повестки вручают в трёх районах, сообщил губернатор Илья Морозов.", "Илья Морозов"),
        ("По словам адвоката Анны Беловой, повестки вручают в трёх районах.", "Анна Белова"),
        ("Морозов: повестки вручают в трёх районах.", "Морозов"),
        ("«Повестки вручают в трёх районах», — рассказал юрист Олег Сидоров.", "Олег Сидоров"),
    ],
)
def test_the_source_is_found_wherever_it_stands(
    claims_in: ClaimsIn, text: str, speaker: str
) -> None:
    assert first(claims_in(text, language="ru"), "summons_served").speaker.name == speaker


def test_about_this_said_reaches_back_to_the_sentence_before(claims_in: ClaimsIn) -> None:
    text = "В области завершена мобилизация. Об этом сообщил губернатор Илья Морозов."
    assert (
        first(claims_in(text, language="ru"), "mobilisation_order").speaker.name == "Илья Морозов"
    )


def test_a_paper_with_reference_to_another_is_the_carrier(claims_in: ClaimsIn) -> None:
    text = (
        "Как пишет «Медиазона» со ссылкой на родственников, мобилизованным не выдали бронежилеты."
    )
    claim = first(claims_in(text, language="ru"), "supply_complaint")
    assert claim.speaker.kind is SpeakerKind.UNNAMED
    assert [carrier.actor for carrier in claim.via] == ["mediazona"]


def test_a_headless_post_names_its_towns(claims_in: ClaimsIn) -> None:
    claim = first(
        claims_in("Повестки приходят в Воронеже и Липецке", language="ru"), "summons_served"
    )
    assert {place.code for place in claim.places} == {"RU-VOR", "RU-LIP"}
    assert claim.speaker.kind is SpeakerKind.AUTHOR


def test_the_one_region_of_a_short_post_holds_for_all_of_it(claims_in: ClaimsIn) -> None:
    text = "Новости Пензы.\nНа заводе раздают повестки."
    claim = first(claims_in(text, language="ru"), "summons_served")
    assert [place.code for place in claim.places] == ["RU-PNZ"]


def test_what_is_called_a_fake_is_denied(claims_in: ClaimsIn) -> None:
    text = "В мэрии опровергли слухи о том, что готовится вторая волна мобилизации."
    assert first(claims_in(text, language="ru"), "mobilisation_order").stance is Stance.DENIES


def test_a_private_person_is_withheld(claims_in: ClaimsIn) -> None:
    text = "Мобилизованный Артём Лебедев погиб под городом, сообщил губернатор Илья Морозов."
    claims = claims_in(text, language="ru")
    assert claims
    assert {text[s.start : s.end] for claim in claims for s in claim.withheld} == {"Артём Лебедев"}


def test_relative_time_without_a_date_stays_open(claims_in: ClaimsIn) -> None:
    claim = first(
        claims_in("Вчера в цехах раздавали повестки.", language="ru", date=None), "summons_served"
    )
    assert claim.period is not None
    assert not claim.period.resolved
    assert claim.period.start is None
    assert claim.period.end is None


def test_speech_of_several_sentences_has_one_speaker(claims_in: ClaimsIn) -> None:
    text = (
        "«Регион получил новое задание по мобилизации. Его уже выполняют призывные комиссии», — "
        "написал губернатор Омской области Семён Лодочкин."
    )
    claims = claims_in(text, language="ru")
    assert claims
    assert {claim.speaker.name for claim in claims} == {"Семён Лодочкин"}


def test_regions_that_report_are_counted_and_do_not_speak(claims_in: ClaimsIn) -> None:
    text = "О выполнении плана по мобилизации сообщили 36 регионов."
    [claim] = claims_in(text, language="ru")
    assert claim.speaker.kind is SpeakerKind.AUTHOR
    assert claim.quantity is not None
    assert claim.quantity.value == 36


def test_not_before_a_participle_denies_nothing(claims_in: ClaimsIn) -> None:
    text = "На службу осенью призовут 130 тысяч человек, не пребывающих в запасе."
    assert all(claim.stance is not Stance.DENIES for claim in claims_in(text, language="ru"))


def test_an_agency_that_passes_words_on_is_a_carrier(claims_in: ClaimsIn) -> None:
    text = (
        "Губернатор Семён Лодочкин ответил на вопросы. "
        "«Повесток больше не будет», — приводит его слова ТАСС."
    )
    [claim] = claims_in(text, language="ru")
    assert claim.speaker.name == "Семён Лодочкин"
    assert [carrier.name for carrier in claim.via] == ["ТАСС"]


def test_a_line_of_its_own_credits_the_paragraph_above(claims_in: ClaimsIn) -> None:
    text = "В Туле раздают повестки у проходных.\n\nОб этом сообщает «Астра»."
    [claim] = claims_in(text, language="ru")
    assert claim.speaker.name == "Астра"


def test_a_headline_is_not_credited_by_its_lead(claims_in: ClaimsIn) -> None:
    text = "В Туле раздают повестки у проходных\nОб этом заявил губернатор Семён Лодочкин."
    [claim] = claims_in(text, language="ru")
    assert claim.speaker.kind is SpeakerKind.AUTHOR


def test_heads_before_a_list_name_oblasts(claims_in: ClaimsIn) -> None:
    text = "Повестки чаще вручают области: Московская (30 повесток) и Самарская (20 повесток)."
    codes = [{place.code for place in claim.places} for claim in claims_in(text, language="ru")]
    assert codes == [{"RU-MOS"}, {"RU-SAM"}]


def test_the_other_side_s_call_up_is_not_core(claims_in: ClaimsIn) -> None:
    claims = claims_in("В Виннице и Полтаве всеобщая мобилизация.", language="ru")
    assert claims
    assert not any(claim.core for claim in claims)
