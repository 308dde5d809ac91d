"""Languages are found by their folders, and what their tables name is there."""

import pytest

from callup.errors import CallupError
from callup.language import head_of, language, languages, of_script
from callup.reading.period.meanings import MEANINGS
from callup.reading.quantity.tongue import tongue_of

PARTS = ("figures", "times", "retold", "places", "spelling", "speakers", "masks")


@pytest.mark.parametrize("code", languages())
def test_every_table_of_a_folder_is_of_its_kind(code):
    known = language(code)
    assert known is not None
    assert any(getattr(known, part) is not None for part in PARTS)


@pytest.mark.parametrize("code", languages())
def test_every_time_rule_names_a_meaning_that_is_there(code):
    times = language(code).times
    assert times is not None
    assert {rule.meaning for rule in times.rules} <= set(MEANINGS)


def test_every_meaning_is_named_by_a_language():
    named = {rule.meaning for code in languages() for rule in language(code).times.rules}
    assert named == set(MEANINGS)


def test_a_folder_without_a_table_borrows_its_kins():
    assert language("uk").figures is language("ru").figures
    assert language("uk").speakers is not language("ru").speakers


def test_each_script_is_led_by_one_language_and_one_serves_all():
    led = [(head_of(code).script) for code in languages() if head_of(code).leads]
    assert sorted(led) == ["cyrillic", "latin"]
    assert [code for code in languages() if head_of(code).serves_all] == ["en"]
    assert of_script("latin", "ru").code == "en"
    assert of_script("cyrillic", "uk").code == "uk"


def test_a_text_in_a_language_without_a_folder_is_read_for_its_figures():
    assert language("xx") is None
    assert tongue_of("xx").bounds is tongue_of("en").bounds


def test_a_code_without_a_folder_is_told_with_those_that_have_one():
    with pytest.raises(
        CallupError, match="no language 'xx' in callup.language: it has folders for"
    ):
        head_of("xx")
