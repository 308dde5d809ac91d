"""Filters and search: each finds what it names, together they narrow, and no wording of a query breaks the store."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callup.errors import BadRequest
from callup.ledger import ClaimQuery, Ledger
from callup.model import Span, Speaker, SpeakerKind, Stance

PERSON = SpeakerKind.PERSON


def found(ledger: Ledger, **filters) -> list[str]:
    return [claim.evidence.text for claim in ledger.claims(ClaimQuery(**filters))]


def test_each_filter_finds_what_it_names(ledger: Ledger, keep) -> None:
    keep("One.", "2023-01-10", signal="quota", places=("RU-VOR", "RU-KDA"), core=False)
    keep("Two.", "2023-02-10", stance=Stance.DENIES, measure="people_called_up")
    three = keep("Three.", "2023-03-10", places=("RU-VOR",), signal=None)
    assert found(ledger, signal="quota") == ["One."]
    assert found(ledger, place="RU-VOR") == ["One.", "Three."]
    assert found(ledger, place="ru-kda") == ["One."]
    assert found(ledger, place="RU-VO") == []
    assert found(ledger, stance="denies") == ["Two."]
    assert found(ledger, measure="people_called_up") == ["Two."]
    assert found(ledger, core=False) == ["One."]
    assert found(ledger, document=three.document) == ["Three."]
    assert found(ledger, since="2023-02-10") == ["Two.", "Three."]
    assert found(ledger, until="2023-02-10") == ["One.", "Two."]
    assert found(ledger, since="2023-02-01", until="2023-02-28") == ["Two."]
    assert found(ledger, place="RU-VOR", until="2023-02-28") == ["One."]
    assert found(ledger, limit=2) == ["One.", "Two."]


def test_claims_come_by_day_then_document_then_place_in_the_text(ledger: Ledger, keep) -> None:
    for day in ("2023-03-02", "2023-01-02", "2023-02-02"):
        keep(f"Said on {day}.", day)
    assert found(ledger) == [f"Said on 2023-0{month}-02." for month in (1, 2, 3)]


def test_an_undated_document_counts_from_its_first_capture(ledger: Ledger, keep) -> None:
    keep("Undated.", None, at="2023-03-24T10:00:00Z")
    keep("Dated.", "2023-03-01", at="2023-05-01T10:00:00Z")
    assert found(ledger, as_of="2023-03-23") == ["Dated."]
    assert found(ledger, as_of="2023-03-24") == ["Dated.", "Undated."]
    assert found(ledger, since="2023-01-01") == ["Dated."]
    assert found(ledger, until="2023-12-31") == ["Dated."]


@pytest.mark.parametrize("asked", ["чик", "ЧИК", "павел чиков", "Chikov", "lawyer", "семен", "Ё"])
def test_a_speaker_is_found_by_part_of_the_name_in_any_case(ledger: Ledger, keep, asked) -> None:
    speaker = Speaker(name="Павел Чиков Семён", kind=PERSON, actor="pavel-chikov", role="Lawyer")
    keep("Found.", speaker=speaker)
    keep("Another.", speaker=Speaker(name="Anna", kind=PERSON))
    assert found(ledger, speaker=asked) == ["Found."]


@pytest.mark.parametrize("asked", ["%", "_", "\\", "100%", "a_b"])
def test_signs_in_a_speaker_filter_stand_for_themselves(ledger: Ledger, keep, asked) -> None:
    keep("Odd.", speaker=Speaker(name=r"100% a_b \ of all", kind=PERSON))
    keep("Plain.", speaker=Speaker(name="100 axb of all", kind=PERSON))
    assert found(ledger, speaker=asked) == ["Odd."]


def test_private_names_are_found_by_no_filter_and_no_search(ledger: Ledger, keep) -> None:
    text = "The neighbour Semenova got the papers."
    keep(
        text,
        speaker=Speaker(name="Semenova", kind=PERSON, role="neighbour", private=True),
        withheld=(Span(text.index("Semenova"), text.index(" got")),),
    )
    assert found(ledger, speaker="semenova") == []
    assert found(ledger, text="Semenova") == []
    assert found(ledger, speaker="neighbour") == [text]
    assert found(ledger, text="neighbour papers") == [text]


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("мобилизация", "Слухи о новой мобилизации не подтвердились."),
        ("повестка", "К домам приходят с повестками."),
        ("повестками", "Это была не повестка."),
        ("военкомат", "Людей вызывают в военкоматы."),
        ("человек", "Вызвали сорок людей."),
        ("сталь", "Завод варит листы стали."),
        ("елка", "Под ёлкой лежало письмо."),
        ("summonses", "He tore up his summons."),
        ("summons", "Hundreds of summonses went out."),
        ("draft", "They drafted three hundred men."),
        ("drafting", "The draft goes on."),
        ("mobilised", "The governor denied mobilizing students."),
        ("mobilisation", "Another mobilization is not planned."),
        ("office", "All offices stay open at night."),
        ("city", "Three cities take part."),
        ("stopped", "The trains stop at the border."),
        ("governor", "The governor's office said nothing."),
        ("don't", "They don't ask."),
    ],
)
def test_search_knows_inflection(ledger: Ledger, keep, asked: str, text: str) -> None:
    keep(text)
    keep("Совсем другое дело.")
    assert found(ledger, text=asked) == [text]


def test_search_joins_words_and_knows_phrases_and_what_to_leave_out(ledger: Ledger, keep) -> None:
    autumn = "Осенний призыв начнётся в срок."
    spring = "Весенний призыв отложен до осени."
    keep(autumn, "2023-01-01")
    keep(spring, "2023-01-02")
    assert found(ledger, text="призыва") == [autumn, spring]
    assert found(ledger, text="призыв отложить") == [spring]
    assert found(ledger, text='"осеннего призыва"') == [autumn]
    assert found(ledger, text='"призыв осенний"') == []
    assert found(ledger, text="призыв -отложен") == [autumn]
    assert found(ledger, text="-отложен") == [autumn]
    assert found(ledger, text='-"весеннему призыву"') == [autumn]
    assert found(ledger, text="призыв", until="2023-01-01") == [autumn]


def test_the_words_of_a_sentence_longer_than_what_is_indexed_are_those_round_the_claim(
    ledger: Ledger, keep
) -> None:
    text = "нечто " * 3_000 + "Вручили повестки." + " иное" * 3_000
    made = keep(text, words="Вручили повестки.")
    assert list(ledger.claims(ClaimQuery(text="повестка"))) == [made]


@pytest.mark.parametrize("asked", ["", "   ", '"', '""', "-", "- -", "*", "!!!", "\0", "\udcff"])
def test_a_search_without_a_word_says_so(ledger: Ledger, asked: str) -> None:
    with pytest.raises(BadRequest, match="no word to look for"):
        list(ledger.claims(ClaimQuery(text=asked)))


@pytest.mark.parametrize(
    "asked",
    ["NEAR(", "papers*", "NOT", "AND OR", "papers AND", '"papers', "forms:papers", "^papers",
     "'; DROP TABLE claims", "(papers", "papers & !", "a:*", "\\", "-papers papers", "ǅ ﬁ ß İ",
     "x" * 5_000],
)  # fmt: skip
def test_no_wording_of_a_search_reaches_the_store_as_syntax(ledger: Ledger, keep, asked) -> None:
    text = "Some papers were handed out."
    keep(text)
    with contextlib.suppress(BadRequest):
        assert found(ledger, text=asked) in ([], [text])
    assert found(ledger, text="papers") == [text]


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(asked=st.text(max_size=40), other=st.text(max_size=10))
def test_any_text_may_be_asked_for(ledger: Ledger, asked: str, other: str) -> None:
    query = ClaimQuery(speaker=asked, place=other, signal=other, as_of=other)
    assert list(ledger.claims(query)) == []
    with contextlib.suppress(BadRequest):
        barred = all(part.startswith("-") for part in asked.split())
        assert list(ledger.claims(ClaimQuery(text=asked))) == [] or barred
