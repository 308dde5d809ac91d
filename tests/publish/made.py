"""A document and a claim made by hand, with a private name and everything that steers a reader's tool."""

from callup.model import (
    Bound,
    Certainty,
    Claim,
    Document,
    Evidence,
    Method,
    Place,
    Quantity,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    document_id,
)  # fmt: skip

PRIVATE_NAME = "Timur Zabelin"
TEXT = (
    "Summonses are served in 35 regions, said the lawyer Pavel Chikov; "
    f"{PRIVATE_NAME}, a welder, got one in Voronezh."
)
URL = "https://example.org/a"
DOCUMENT = Document(
    id=document_id(TEXT, URL), file="a.txt", text=TEXT, body=Span(0, len(TEXT)), language="en", url=URL,
    publisher="Monitor", published="2023-03-16", title="Summonses in 35 regions",
)  # fmt: skip
NUMBER = TEXT.index("35")
NAME = TEXT.index(PRIVATE_NAME)
CLAIM = Claim(
    id="c-0123456789abcdef", document=DOCUMENT.id, file="a.txt", language="en",
    evidence=Evidence(start=0, end=len(TEXT), text=TEXT, sentence=Span(0, len(TEXT))),
    speaker=Speaker(name="Pavel Chikov", actor="pavel-chikov", kind=SpeakerKind.PERSON, role="lawyer"),
    stance=Stance.ASSERTS, certainty=Certainty.PLAIN, signal="summons_served",
    measure="regions_issuing_summons", core=True, about="RU",
    quantity=Quantity(value=35, low=35, high=35, bound=Bound.EXACT, unit="region", span=Span(NUMBER, NUMBER + 2)),
    places=(Place(code="RU-VOR", name="Voronezh"),),
    withheld=(Span(NAME, NAME + len(PRIVATE_NAME)),),
    method=Method(reader="by hand", score=0.9),
)  # fmt: skip
