"""What claims amount to together: copies, conflicts, denials, predictions."""

import msgspec

from callup.evidence import copy_groups
from callup.model import (
    Bound,
    Certainty,
    Claim,
    Document,
    Evidence,
    Method,
    Period,
    Place,
    Quantity,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    document_id,
)

STORY = (
    "Couriers carried call-up papers to three factories in the town on Monday, a union official said. "
    "The office that sends them did not answer questions, and the mayor called the reports exaggerated."
)


def document(text: str, file: str, day: str | None) -> Document:
    return Document(
        id=document_id(text, file),
        file=file,
        text=text,
        body=Span(0, len(text)),
        language="en",
        published=day,
    )


def claim(
    name: str,
    *,
    number: int | None = None,
    bound: Bound = Bound.EXACT,
    stance: Stance = Stance.REPORTS,
    speaker: str = "A Lawyer",
    doc: str = "sha256:1",
    places: tuple[str, ...] = (),
    period: Period | None = None,
    words: str = "forty regions hand out papers",
) -> Claim:
    quantity = None
    if number is not None:
        low = number if bound in {Bound.EXACT, Bound.AT_LEAST} else None
        high = number if bound in {Bound.EXACT, Bound.UP_TO} else None
        quantity = Quantity(
            value=number, low=low, high=high, bound=bound, unit="region", span=Span(0, 2)
        )
    return Claim(
        id=name,
        document=doc,
        file="f",
        language="en",
        evidence=Evidence(start=0, end=len(words), text=words, sentence=Span(0, len(words))),
        speaker=Speaker(name=speaker, kind=SpeakerKind.PERSON, role="lawyer"),
        stance=stance,
        certainty=Certainty.PLAIN,
        signal="summons_served",
        measure="regions_issuing_summons" if number is not None else None,
        quantity=quantity,
        places=tuple(Place(code=code, name=code) for code in places),
        period=period,
        core=True,
        method=Method(reader="en-1", score=0.9),
    )


def test_a_copied_article_is_no_new_source() -> None:
    copy = STORY + " Subscribe for more."
    found = copy_groups([document(STORY, "b", "2023-03-02"), document(copy, "c", "2023-03-03")])
    assert len(found) == 1
    assert len(found[0].copies) == 1


def test_a_shortened_copy_is_still_a_copy() -> None:
    found = copy_groups(
        [document(STORY, "b", "2023-03-02"), document(STORY[:98], "c", "2023-03-03")]
    )
    assert len(found) == 1


def test_two_stories_are_two_strands_whatever_their_order() -> None:
    other = "A ministry announced that nobody will be called up this spring, an agency reported late on Tuesday."
    one, two = document(STORY, "b", "2023-03-02"), document(other, "c", "2023-03-03")
    assert copy_groups([one, two]) == copy_groups([two, one])
    assert len(copy_groups([one, two])) == 2


def test_records_survive_json() -> None:
    before = claim("a", number=42, places=("RU-TUL",))
    assert msgspec.json.decode(msgspec.json.encode(before), type=Claim) == before
