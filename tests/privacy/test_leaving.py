"""The last step of every text, by properties."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from callup.privacy import COVER, STAND_IN, cell, leaving, plain
from callup.privacy.addresses import tame
from callup.privacy.leaving import STEERING

NASTY = st.text(st.one_of(st.characters(), st.sampled_from("\x1b[]()<>\"'`=+-@\r\n\t\u202e\u2066\u200b\ue000\ue001\\|")), max_size=60)  # fmt: skip


class Inner(msgspec.Struct, frozen=True):
    words: str
    more: dict[str, tuple[str, ...]]


@given(NASTY)
def test_nothing_steering_or_covered_is_left(text):
    shown = plain(text)
    assert STEERING.search(shown) is None or "\x1b" not in shown
    assert COVER not in shown
    assert plain(shown) == shown or "\x1b" not in plain(shown)


@given(NASTY)
def test_no_cell_begins_a_formula(text):
    shown = cell(text)
    assert not shown.lstrip().startswith(("=", "@")) or shown.startswith("'")


@given(NASTY)
def test_an_address_is_one_word_that_ends_no_link(text):
    shown = tame(f"https://e.example/{text}")
    assert not set(shown) & set(" <>\"'`\\()[]\n\r\t")


@given(NASTY, NASTY)
def test_a_record_leaves_in_all_its_parts(one, two):
    made = leaving(Inner(one, {"a": (two, COVER * 3)}))
    assert made == Inner(plain(one), {"a": (plain(two), STAND_IN)})
