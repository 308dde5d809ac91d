"""Lists of regions behind a colon belong to whoever published the list."""

import pytest

from callup.case import load_case
from callup.case.places import PlaceTable, load_places
from callup.model import (
    Certainty,
    Claim,
    Document,
    Evidence,
    Method,
    Place,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    document_id,
)
from callup.reading.lists import with_lists
from callup.reading.place import PlaceFinder

COUNT = 33
ASTRA = Speaker(name="Astra", kind=SpeakerKind.OUTLET)


@pytest.fixture(scope="module")
def table() -> PlaceTable:
    return load_places(load_case("russia").home)


@pytest.fixture(scope="module")
def finder(table: PlaceTable) -> PlaceFinder:
    return PlaceFinder(table)


def listed(finder: PlaceFinder, text: str, words: str) -> set[str]:
    """The regions of a claim on some words, once lists are read."""
    document = Document(
        id=document_id(text, None), file="a", text=text, body=Span(0, len(text)), language="en"
    )
    start = text.index(words)
    evidence = Evidence(
        start=start,
        end=start + len(words),
        text=words,
        sentence=Span(start, text.find("\n") if "\n" in text else len(text)),
    )
    claim = Claim(
        id="c-1",
        document=document.id,
        file="a",
        language="en",
        evidence=evidence,
        speaker=ASTRA,
        stance=Stance.REPORTS,
        certainty=Certainty.PLAIN,
        signal="summons_served",
        measure=None,
        quantity=None,
        core=True,
        method=Method(reader="test", score=1.0),
    )

    def find(text: str, span: Span) -> list[Place]:
        return [mention.place for mention in finder.find(text, span, "en")]

    [made] = with_lists(document, [claim], find)
    assert made.speaker == ASTRA
    return {place.code for place in made.places}


@pytest.mark.parametrize(
    "form",
    [
        "The channel Astra published a list of regions where summonses are being served: {commas}.",
        "Summonses are being served in 33 regions, Astra counts. Its list:\n\n{bullets}",
    ],
)
def test_every_region_of_a_list_is_reported_by_its_author(finder, table, form):
    names = [(code, table.name_of(code)) for code in table.subjects()[:COUNT]]
    text = form.format(
        commas=", ".join(name for _, name in names),
        bullets="\n".join(f"- {name}" for _, name in names),
    )
    assert listed(
        finder, text, "summonses are being served" if "{c" in form else "Summonses are being served"
    ) == {code for code, _ in names}


def test_what_follows_a_list_is_no_part_of_it(finder):
    text = (
        "Astra counts 3 regions where summonses are being served: Tula Oblast, Penza Oblast and "
        "Kursk Oblast. In Voronezh Oblast a new bakery opened on Friday, the mayor said."
    )
    assert listed(finder, text, "summonses are being served") == {"RU-TUL", "RU-PNZ", "RU-KRS"}
