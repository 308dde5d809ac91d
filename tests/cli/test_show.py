"""What ``show`` tells of a claim's parts: what was found, and how likely it is right."""

import pytest

from callup.case import load_case
from callup.case.places import load_places
from callup.cli.show import explained
from callup.model import (
    Bound,
    Certainty,
    Claim,
    Document,
    Evidence,
    Method,
    Quantity,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
)

TEXT = "Astra counts 33 regions."
WHOLE = Span(0, len(TEXT))


def told(measure, found_by=None, scores=None):
    document = Document(id="d-1", file="a.txt", text=TEXT, body=WHOLE, language="en")
    claim = Claim(
        id="c-1", document="d-1", file="a.txt", language="en",
        evidence=Evidence(start=0, end=len(TEXT), text=TEXT, sentence=WHOLE),
        speaker=Speaker(name="Astra", kind=SpeakerKind.OUTLET), stance=Stance.REPORTS, core=True,
        certainty=Certainty.PLAIN, signal="summons_served", measure=measure,
        quantity=Quantity(value=33, low=33, high=33, bound=Bound.EXACT, unit="region", span=Span(13, 23)),
        scores=scores or {}, method=Method(reader="en-2", score=0.9, found_by=found_by or {}),
    )  # fmt: skip
    rows = explained(claim, document, load_case("russia"), load_places("russia"))
    return {name: (value, how) for name, value, how in rows}


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        ("regions_issuing_summons", "Regions where summonses are served"),
        (None, "no measure fits"),
    ],
)
def test_only_a_figure_without_a_measure_is_said_to_have_none(measure, value):
    assert told(measure)["measure"] == (value, "")


def test_each_part_says_how_likely_it_is():
    rows = told("regions_issuing_summons", scores={"speaker": 0.914, "measure": 0.6})
    assert rows["says"][1] == "91% likely"
    assert rows["measure"][1] == "60% likely"


def test_what_a_reader_set_is_told_instead():
    rows = told(None, {"speaker": "set by hand"}, {"speaker": 0.9})
    assert rows["says"][1] == "set by hand"
