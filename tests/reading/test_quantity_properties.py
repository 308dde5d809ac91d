"""What holds for every text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callup.model import Span
from callup.reading.quantity import find_quantities

PIECES = [
    "5", "18-27", "1,200", "1 200", "300k", "two", "hundred", "thousand", "million", "and", "a", "half", "third", "of", "in", "most",
    "from", "to", "between", "about", "at least", "men", "regions", "%", "$", "-", "—", ".", ",", "\n", "May", "2022", "years", "old", "№",
    "тысяч", "пятьсот", "два", "человек", "от", "до", "лет", "более", "треть", "каждый", "пятый", "18-я", "атака", "млн", "с лишним", "²", "٣", "/", "(",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)
)
LANGUAGES = st.sampled_from(["en", "ru", "uk", "xx"])


@settings(max_examples=300, deadline=None)
@given(TEXTS, LANGUAGES)
def test_every_quantity_lies_in_the_text_in_order_and_without_overlap(text, language):
    at = 0
    for found in find_quantities(text, Span(0, len(text)), language):
        assert at <= found.span.start < found.span.end <= len(text)
        assert text[found.span.start : found.span.end].strip() != ""
        at = found.span.end
        assert found.low is None or found.high is None or found.low <= found.high
        assert any(end is not None for end in (found.value, found.low, found.high))


@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000,
        "a." * 50_000,
        "million " * 20_000,
        "сорок " * 5_000,
        "5 to " * 5_000,
        "[" * 100_000,
    ],
)
def test_long_monotonous_text_is_read_in_seconds(text):
    begun = time.perf_counter()
    find_quantities(text, Span(0, len(text)), "en")
    find_quantities(text, Span(0, len(text)), "ru")
    assert time.perf_counter() - begun < 10
