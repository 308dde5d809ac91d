"""Windows: every piece is its own in one window, and shown with what stood before it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callup.model import Span
from callup.reading.load import packaged
from callup.reading.pieces import CONTEXT, WINDOW, Cut, Cutter, windows


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter.read(packaged())


def cut_of(ids: Sequence[int]) -> Cut:
    return Cut(list(ids), list(range(len(ids))), list(range(1, len(ids) + 1)))


@given(st.integers(1, 2_000))
def test_each_piece_is_owned_once_and_no_window_is_too_large(count: int) -> None:
    cut = cut_of(range(5, 5 + count))
    found = list(windows("x" * count, cut))
    owned = [i for w in found for i in range(w.own, w.after)]
    assert owned == list(range(count))
    assert all(w.size <= WINDOW for w in found)
    assert all(w.own - w.first <= CONTEXT for w in found)


def test_pieces_stand_where_they_say(cutter: Cutter) -> None:
    text = "Повестки вручают в Туле: 300 мужчин… and more than 40 “refused”."
    cut = cutter.cut(text, Span(0, len(text)))
    shown = "".join(text[a:b] for a, b in zip(cut.starts, cut.ends, strict=True))
    assert shown == text.replace(" ", "")


def test_a_word_too_long_to_be_one_is_cut_short(cutter: Cutter) -> None:
    text = "https://example.org/" + "a1b2c3" * 60
    assert len(cutter.cut(text, Span(0, len(text)))) < 10


@given(text=st.text(max_size=300))
def test_any_text_is_cut_within_its_bounds(cutter: Cutter, text: str) -> None:
    cut = cutter.cut(text, Span(0, len(text)))
    assert all(0 <= a <= b <= len(text) for a, b in zip(cut.starts, cut.ends, strict=True))
    assert cut.starts == sorted(cut.starts)
