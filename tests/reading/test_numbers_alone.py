"""Numbers and ranks read alone, as the benchmark of numerals asks for them."""

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[2]))

from quality.numbers_alone import parse_number, parse_ordinal

TEXTS = st.text(max_size=200)
LANGUAGES = st.sampled_from(["en", "ru", "uk"])


@settings(max_examples=200, deadline=None)
@given(TEXTS, LANGUAGES)
def test_parsing_never_fails(text, language):
    assert parse_number(text, language) is None or isinstance(
        parse_number(text, language), int | float
    )
    assert parse_ordinal(text, language) is None or isinstance(parse_ordinal(text, language), int)


@given(st.integers(min_value=0, max_value=10**12))
def test_figures_with_commas_keep_their_value(number):
    assert parse_number(f"{number:,}", "en") == number


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("seven hundred and twelve", "en", 712), ("two point five million", "en", 2500000), ("minus three", "en", -3), ("a dozen", "en", 12), ("two dozen", "en", 24),
        ("девятьсот сорок пять", "ru", 945), ("тремястами", "ru", 300), ("два с половиной", "ru", 2.5), ("men", "en", None),
        ("ten men", "en", None), ("", "ru", None),
    ],
)  # fmt: skip
def test_a_number_alone_is_read_whole_or_not_at_all(text, language, value):
    assert parse_number(text, language) == value


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("fifty-third", "en", 53),
        ("104th", "en", 104),
        ("сорок восьмое", "ru", 48),
        ("7-го", "ru", 7),
        ("five", "en", None),
    ],
)
def test_a_rank_alone_is_read_whole_or_not_at_all(text, language, value):
    assert parse_ordinal(text, language) == value
