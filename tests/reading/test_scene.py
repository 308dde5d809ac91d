"""Where and when a claim holds, by links made by hand."""

import pytest

from callup.model import Span
from callup.reading import scene
from callup.reading.candidates import Candidates
from callup.reading.period import TimeMention

HOME = Span(0, 100)


class Linked:
    """A page whose links are given: how likely each kind of link of each stretch is."""

    def __init__(self, sure):
        self.sure = sure

    def link(self, kind, row, chars, home):
        return self.sure.get((kind, chars.start), 0.0)


def time(at, day="2023-03-01", relation="at"):
    return TimeMention(span=Span(at, at + 5), start=day, end=day, relation=relation)


def period(sure, *times):
    links = dict.fromkeys(("said", "event", "deadline", "validity"))
    return scene.period(Linked(sure), links, Candidates(times=times), HOME)[0]


@pytest.mark.parametrize(("sure", "found"), [(0.9, True), (0.25, True), (0.15, False)])
def test_a_time_needs_less_of_a_link_than_a_place(sure, found):
    assert (period({("event", 10): sure}, time(10)) is not None) is found


def test_the_likeliest_time_is_the_claims():
    sure = {("event", 10): 0.3, ("said", 30): 0.4}
    found = period(sure, time(10, "2023-03-01"), time(30, "2023-03-05"))
    assert (found.start, found.kind) == ("2023-03-05", "said")


def test_a_length_of_time_is_no_period():
    assert period({("event", 10): 0.9}, time(10, relation="for")) is None
