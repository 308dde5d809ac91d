"""Where a claim stands: stretches of pieces that are likelier than not part of one."""

import numpy as np
import pytest

from callup.model import Span
from callup.reading.proposals import Proposal, joined, proposals

Row = tuple[float, float]


def spans(*rows: Row, own: int = 0, breaks: tuple[int, ...] = ()) -> list[Span]:
    return [p.span for p in proposals(np.array(rows, dtype=np.float32), own, breaks)]


OUT, OPEN, ON = (0.0, 0.0), (0.9, 0.05), (0.05, 0.9)


def test_a_stretch_opens_and_goes_on() -> None:
    assert spans(OUT, OPEN, ON, ON, OUT) == [Span(1, 4)]


def test_two_claims_side_by_side_are_parted_where_the_second_opens() -> None:
    assert spans(OPEN, ON, OPEN, ON) == [Span(0, 2), Span(2, 4)]


def test_no_claim_runs_over_the_end_of_a_paragraph() -> None:
    assert spans(OPEN, ON, ON, ON, breaks=(2,)) == [Span(0, 2)]


def test_what_opens_in_the_context_before_a_window_belongs_to_the_window_before() -> None:
    assert spans(OPEN, ON, OUT, OPEN, ON, own=2) == [Span(3, 5)]


def test_a_doubtful_stretch_is_no_proposal() -> None:
    assert spans((0.2, 0.2), (0.2, 0.2), OUT) == []


def test_halves_side_by_side_of_one_statement_are_one_and_as_sure_as_their_pieces() -> None:
    parts = [Proposal(Span(0, 1), 0.6), Proposal(Span(1, 4), 0.8), Proposal(Span(5, 7), 0.9)]
    assert joined(parts, lambda _: True) == [
        Proposal(Span(0, 4), pytest.approx(0.75)),
        Proposal(Span(5, 7), 0.9),
    ]


def test_two_statements_side_by_side_stay_two() -> None:
    parts = [Proposal(Span(0, 2), 0.6), Proposal(Span(2, 4), 0.8)]
    assert joined(parts, lambda _: False) == parts
