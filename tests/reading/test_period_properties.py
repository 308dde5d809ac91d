"""Whatever the text, finding times ends, crashes nowhere, and points into the text."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callup.model import Span
from callup.reading.period import find_times

WORDS = "March 15 2023 to from by until the last next week May 31 30 9999 0 , . - – с по до 1 31 апреля февраля 29 конца года через 999999999 лет недель назад years ago in 99999 two second half of early новый год 24.03.2023 12/31/2023 на выходных квартале понедельника ① ٣ ²".split()
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
)
DAYS = st.one_of(st.none(), st.dates())


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(["en", "ru", "uk", "de"]), DAYS)
def test_every_mention_lies_in_the_text_apart_from_the_others(text, language, anchor):
    found = find_times(text, Span(0, len(text)), language, anchor)
    ends = [0, *(mention.span.end for mention in found)]
    assert all(len(m.span) > 0 and end <= m.span.start for m, end in zip(found, ends, strict=False))
    assert all(m.span.end <= len(text) for m in found)
    assert all(m.start <= m.end for m in found if m.start and m.end)


@pytest.mark.parametrize("word", ["word ", "слово ", "1 ", "March ", "с 1 ", "from 2022 "])
def test_time_spent_grows_with_the_text_and_not_its_square(word):
    def spent(times):
        text = word * times
        begun = time.perf_counter()
        for at in range(0, len(text), 2000):
            find_times(text, Span(at, min(len(text), at + 2000)), "ru", dt.date(2023, 3, 28))
        return time.perf_counter() - begun

    small, large = spent(2_000), spent(20_000)
    assert large < 40 * small + 0.2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("99999 years ago", "en"),
        ("in the next 99999999 years", "en"),
        ("через 999999999 лет", "ru"),
        ("9999999 дней назад", "ru"),
    ],
)
def test_times_beyond_the_calendar_name_nothing(text, language):
    assert find_times(text, Span(0, len(text)), language, dt.date(2023, 3, 28)) == []
    assert find_times(text, Span(0, len(text)), language, dt.date.max) == []
