"""Form does not matter: a text laid out otherwise is the same text, and its claims stand in their own places."""

import textwrap
from collections.abc import Callable

import pytest

from callup.model import (
    AUTHOR,
    Bound,
    Certainty,
    Claim,
    Document,
    Evidence,
    Method,
    Place,
    Quantity,
    Span,
    Stance,
)
from callup.reading.plain import Plain, plain

TEXTS = (
    "The office in Tula has handed out some 300 summonses since Monday, its head said on October 10. "
    "Nobody in the self-proclaimed republic has come.\n\nThe governor of Penza Oblast denied it.",
    "Военкомат в Туле с понедельника раздал около 300 повесток, сказал его начальник 10 октября. "
    "Северо-западные районы ждут своей очереди.\n\nГубернатор Пензенской области это отрицает.",
    "Військкомат у Рівному від понеділка роздав близько 300 повісток, сказав його керівник. "
    "Ніхто не прийшов.\n\nМер міста це заперечує.",
)
FORMS: dict[str, Callable[[str], str]] = {
    "wrapped": lambda text: "\n\n".join(textwrap.fill(p, 62) for p in text.split("\n\n")),
    "double": lambda text: text.replace(" ", "  "),
    "non-breaking": lambda text: text.replace(" ", "\u00a0"),
    "windows": lambda text: text.replace("\n", "\r\n"),
    "quoted": lambda text: "\n".join("> " + x for x in FORMS["wrapped"](text).split("\n")),
}


def whole(text: str) -> Span:
    return Span(0, len(text))


@pytest.mark.parametrize("text", TEXTS)
def test_a_plain_text_stays_as_it_is(text: str) -> None:
    assert plain(text, whole(text)) is None


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", TEXTS)
def test_every_form_is_read_as_the_plain_text(text: str, form: str) -> None:
    changed = FORMS[form](text)
    made = plain(changed, whole(changed))
    assert made is not None
    assert made.text == text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", TEXTS)
def test_every_word_leads_back_to_itself(text: str, form: str) -> None:
    changed = FORMS[form](text)
    made = plain(changed, whole(changed))
    assert made is not None
    for at, letter in enumerate(made.text):
        if not letter.isspace():
            back = made.back(Span(at, at + 1))
            assert changed[back.start : back.end] == letter
            assert made.forth(back) == Span(at, at + 1)


def test_lists_and_short_lines_keep_their_lines() -> None:
    text = "Called up so far:\n  1. Tula:  300\n  2. Penza:\u00a0120\n"
    made = plain(text, whole(text))
    assert made is not None
    assert made.text == "Called up so far:\n1. Tula: 300\n2. Penza: 120\n"


def test_the_head_of_a_document_is_left_alone() -> None:
    text = "DATE:  2022-10-01\nThree  hundred men."
    made = plain(text, Span(18, len(text)))
    assert made is not None
    assert made.text == "DATE:  2022-10-01\nThree hundred men."
    assert made.forth(Span(18, len(text))) == Span(18, len(made.text))


def test_a_claim_stands_in_the_documents_own_places() -> None:
    text = "In Tula\u00a0 300 men  were called up."
    document = Document(id="d", file="f", text=text, body=whole(text), language="en")
    made = plain(text, document.body)
    assert made is not None
    claim = made.claim(claim_of(made), document)
    assert claim.evidence.text == text[claim.evidence.start : claim.evidence.end] == text[9:-1]
    assert claim.evidence.sentence == whole(text)
    assert claim.quantity is not None
    assert text[claim.quantity.span.start : claim.quantity.span.end] == "300"
    assert claim.places[0].span == Span(3, 7)
    assert claim.withheld == (Span(13, 16),)
    assert claim.id != claim_of(made).id


def claim_of(made: Plain) -> Claim:
    """What a reader would say of the plain text "In Tula 300 men were called up."."""
    assert made.text == "In Tula 300 men were called up."
    return Claim(
        id="c-of-plain",
        document="d",
        file="f",
        language="en",
        evidence=Evidence(start=8, end=30, text=made.text[8:30], sentence=whole(made.text)),
        speaker=AUTHOR,
        stance=Stance.REPORTS,
        certainty=Certainty.PLAIN,
        signal="mobilisation_order",
        measure=None,
        quantity=Quantity(
            value=300, low=300, high=300, bound=Bound.EXACT, unit="people", span=Span(8, 11)
        ),
        places=(Place(code="RU-TUL", name="Tula Oblast", span=Span(3, 7)),),
        period=None,
        core=True,
        withheld=(Span(12, 15),),
        method=Method(reader="r", score=1.0),
    )
