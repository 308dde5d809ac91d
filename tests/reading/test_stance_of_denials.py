"""A claim beside a word of denial is denied; a doubt stays a doubt."""

import numpy as np
import pytest

from callup.case import load_case
from callup.model import Document, Span, Stance
from callup.reading.claims import PLAINLY, ClaimMaker
from callup.reading.heads import Record
from callup.reading.labels import STANCES

TEXT = "The ministry denied reports that 400,000 men are to be called up."


def stance(likeliest, text=TEXT):
    document = Document(id="d", file="a", text=text, body=Span(0, len(text)), language="en")
    record = Record(edition="", signals=("none",), measures=("none",))
    maker = ClaimMaker(document, load_case("russia"), record, None, None, "en-2")
    shares = np.array([0.7 if one == likeliest else 0.05 for one in STANCES], np.float32)
    words = Span(text.index("400,000"), len(text) - 1)
    return maker._stance(shares, text, words, Span(0, len(text)))


@pytest.mark.parametrize("likeliest", ["reports", "asserts", "plans", "predicts"])
def test_what_is_plainly_denied_is_denied(likeliest):
    assert stance(likeliest) == (Stance.DENIES, PLAINLY)


def test_a_doubt_stays_a_doubt():
    assert stance("doubts")[0] is Stance.DOUBTS


def test_without_such_a_word_the_head_is_believed():
    assert stance("reports", TEXT.replace("denied", "confirmed"))[0] is Stance.REPORTS
