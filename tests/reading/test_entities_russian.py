"""Names in Russian text: what the tagger marks, and what the rules mend of it."""

import pytest

from callup.errors import CallupError
from callup.model import Span
from callup.reading.names import entities as module
from callup.reading.names.entities import Entities, mended


@pytest.fixture(scope="module")
def names() -> Entities:
    return module.entities()


def found(names: Entities, text: str) -> list[tuple[str, str]]:
    return [
        (text[item.span.start : item.span.end], item.kind)
        for item in names.find(text, Span(0, len(text)))
    ]


def test_a_man_and_his_namesake_town_are_told_apart(names: Entities) -> None:
    text = "Владимир Жоголев вернулся во Владимир и рассказал о сборах."
    assert ("Владимир Жоголев", "person") in found(names, text)
    assert ("Владимир", "place") in found(names, text)


def test_a_union_of_states_is_no_place() -> None:
    text = "В Евросоюз уехали многие."
    assert [item.kind for item in mended(text, [(2, 10, "LOC")])] == ["organisation"]


def test_brackets_are_not_part_of_a_name() -> None:
    text = "Анна Вереск (Anna Veresk) ответила."
    assert [text[i.span.start : i.span.end] for i in mended(text, [(0, 25, "PER")])] == [
        "Анна Вереск",
        "Anna Veresk",
    ]


def test_a_surname_is_found_again_in_another_case() -> None:
    text = "Пришёл Семён Лодочкин. Спросили Лодочкина о повестке."
    people = [text[i.span.start : i.span.end] for i in mended(text, [(7, 21, "PER")])]
    assert people == ["Семён Лодочкин", "Лодочкина"]


def test_offsets_are_those_of_the_document(names: Entities) -> None:
    text = "Шапка.\nОб этом сказал Пётр Галушкин из Твери."
    spans = names.people(text, Span(7, len(text)))
    assert [text[s.start : s.end] for s in spans] == ["Пётр Галушкин"]


def test_text_without_capitals_needs_no_weights() -> None:
    def never() -> module.NameTagger:
        raise AssertionError("the weights were read for nothing")

    assert Entities(never).find("повестки раздают у метро", Span(0, 24)) == ()


def test_a_very_long_stretch_is_shown_to_the_tagger_in_parts() -> None:
    seen: list[int] = []

    def tagger(text: str) -> list[tuple[int, int, str]]:
        seen.append(len(text))
        return []

    text = "Ах " * 3_000
    Entities(lambda: tagger).find(text, Span(0, len(text)))
    assert max(seen) <= module.LONGEST
    assert sum(seen) == len(text)


def test_absent_weights_are_said_to_be_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda _: None)
    with pytest.raises(CallupError, match="natasha"):
        module.load_tagger()
