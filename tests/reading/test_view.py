"""Form does not matter: the same words come out of a text however it is laid out."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callup.model import Span
from callup.reading.view import paragraphs, words

TEXT = (
    "The recruitment office in Ryazan has served more than four hundred summonses since Tuesday, the regional "
    "governor told reporters. He would not say how many of the men had turned up, and nobody asked him twice."
)


def forms(text: str) -> list[list[str]]:
    whole = Span(0, len(text))
    return [[word.form for word in words(text, p)] for p in paragraphs(text, whole)]


@pytest.mark.parametrize("width", [50, 60, 70, 72, 80, 100])
def test_lines_broken_at_a_fixed_width_are_one_paragraph(width: int) -> None:
    assert forms("\n".join(textwrap.wrap(TEXT, width))) == forms(TEXT)


@pytest.mark.parametrize("gap", ["  ", "\u00a0", "\t", " \u2009"])
def test_white_space_of_any_kind_parts_words(gap: str) -> None:
    assert forms(TEXT.replace(" ", gap)) == forms(TEXT)


def test_quotation_marks_of_mail_are_no_words() -> None:
    quoted = "\n".join("> " + line for line in textwrap.wrap(TEXT, 70))
    assert forms(quoted) == forms(TEXT)


def test_a_headline_over_its_lead_is_a_paragraph_of_its_own() -> None:
    assert len(forms("Summonses in Ryazan\n" + TEXT)) == 2


def test_items_of_a_list_stay_apart() -> None:
    listed = "Served this week:\n- Tula: 300 summonses\n- Ryazan: 450 summonses\n1. Kursk: none"
    assert len(forms(listed)) == 4


def test_capitals_are_read_as_small_letters_but_a_lone_acronym_is_not() -> None:
    assert forms("ПРИЗЫВНИКОВ ОТПРАВЯТ НА УЧЕНИЯ") == [["Призывников", "отправят", "на", "учения"]]
    assert forms("ФСБ отрицает") == [["ФСБ", "отрицает"]]


def test_look_alike_letters_and_invisible_signs_are_mended() -> None:
    assert forms("пoвecтки") == [["повестки"]]  # Latin o, e, c
    assert forms("по\u00adвест\u200bки") == [["повестки"]]
    assert forms("Russiа") == [["Russia"]]  # Cyrillic а


@given(st.text(max_size=400))
def test_every_word_stands_where_it_says(text: str) -> None:
    for paragraph in paragraphs(text, Span(0, len(text))):
        for word in words(text, paragraph):
            assert paragraph.start <= word.start < word.end <= paragraph.end
            assert not text[word.start : word.end].isspace()


@given(st.text(alphabet="ab .\n>", max_size=200))
def test_paragraphs_lie_in_order_and_apart(text: str) -> None:
    found = paragraphs(text, Span(0, len(text)))
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
