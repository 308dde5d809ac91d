"""Random nouns for property tests. In: nothing. Out: Hypothesis strategies of valid records; misses real language."""

import hypothesis.strategies as st

from callup.model import (
    Bound,
    Certainty,
    Claim,
    Document,
    Evidence,
    Method,
    Period,
    PeriodKind,
    Place,
    Quantity,
    Refusal,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    claim_id,
    document_id,
)

# Every sort of character but lone surrogates, which no UTF-8 file can hold.
characters = st.characters(exclude_categories=["Cs"])
"""Letters of all scripts, signs, controls and NUL."""
anything = st.text(characters, max_size=120)
name_parts = st.sampled_from(
    [
        "Ольга",
        "Петров",
        "Anna",
        "O'Brien",
        "100%",
        "under_score",
        "ЁЖ",
        "Škoda",
        "İ",
        'the "Office"',
    ]
)
names = st.lists(name_parts, min_size=1, max_size=3).map(" ".join)
words = st.sampled_from(
    "Summonses were handed to 40 reservists in Voronezh; офисы повестками мобилизации ёлка №5 «щит» 😀 "
    "don't re-read 1,5% NOT OR AND NEAR * ^ \" ' ( ) { } : - \\ \n \u00a0 \u0000 \u2028".split(" ")
)
texts = st.one_of(st.lists(words, max_size=60).map(" ".join), anything)
"""Text like a document's, awkward signs included."""
codes = st.sampled_from(["RU-VOR", "RU-KDA", "RU-CE", "UA-30", "RU", "KZ"])
signals = st.sampled_from(["summons_served", "quota", "border_ban", "draft_law"])
measures = st.sampled_from(["regions_issuing_summons", "people_called_up"])
dates = st.dates().map(lambda day: day.isoformat())
moments = st.datetimes().map(lambda moment: moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
partial_dates = st.one_of(dates, dates.map(lambda day: day[:7]), dates.map(lambda day: day[:4]))
"""ISO dates at the three precisions people say them with."""


@st.composite
def spans(draw: st.DrawFn, length: int = 500) -> Span:
    """A span inside a text of so many characters."""
    ends = sorted(draw(st.tuples(st.integers(0, length), st.integers(0, length))))
    return Span(*ends)


speakers = st.builds(
    Speaker,
    name=st.none() | names,
    kind=st.sampled_from(SpeakerKind),
    actor=st.none() | st.sampled_from(["pavel-chikov", "kremlin"]),
    role=st.none() | names,
    private=st.booleans(),
    span=st.none() | spans(),
)
numbers = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """A quantity whose low is never above its high."""
    low, high = sorted(draw(st.tuples(numbers, numbers)))
    return Quantity(
        value=draw(st.none() | numbers),
        low=draw(st.sampled_from([None, low])),
        high=draw(st.sampled_from([None, high])),
        bound=draw(st.sampled_from(Bound)),
        unit=draw(st.none() | st.sampled_from(["people", "region", "summons"])),
        counted=draw(st.none() | anything),
        vague=draw(st.booleans()),
        span=draw(spans()),
    )


places = st.builds(Place, code=codes, name=names, span=st.none() | spans())
periods = st.builds(
    Period,
    start=st.none() | partial_dates,
    end=st.none() | partial_dates,
    kind=st.sampled_from(PeriodKind),
    span=st.none() | spans(),
    resolved=st.booleans(),
)
methods = st.builds(
    Method,
    reader=st.sampled_from(["en-1", "ru-1"]),
    score=st.floats(0, 1),
    found_by=st.dictionaries(
        st.sampled_from(["stance", "signal", "speaker"]), anything, max_size=2
    ),
)
refusals = st.builds(
    Refusal,
    file=names,
    stage=st.sampled_from(["intake", "reading"]),
    reason=anything,
    bytes_sha256=st.none() | st.just("0" * 64),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document whose id is made of its text and address, as intake makes it."""
    text = draw(texts)
    url = draw(st.none() | st.sampled_from(["https://example.org/1", "https://example.org/2"]))
    return Document(
        id=document_id(text, url),
        file=draw(names),
        text=text,
        body=draw(spans(len(text))),
        language=draw(st.sampled_from(["en", "ru"])),
        kind=draw(st.sampled_from(["text", "html"])),
        title=draw(st.none() | anything),
        url=url,
        publisher=draw(st.none() | names),
        published=draw(st.none() | dates),
        dated_by=draw(st.none() | st.just("head")),
        links=tuple(draw(st.lists(st.just("https://example.org/3"), max_size=2))),
        partial=draw(st.sampled_from(["", "the second page has no text layer"])),
    )


@st.composite
def claims(draw: st.DrawFn, document: Document | None = None) -> Claim:
    """A claim of a document (a random one when none is given): its evidence is cut from the text."""
    of = document or draw(documents())
    sentence = draw(spans(len(of.text)))
    start, end = sorted(
        draw(st.tuples(*[st.integers(sentence.start, sentence.end) for _ in range(2)]))
    )
    evidence = Evidence(start=start, end=end, text=of.text[start:end], sentence=sentence)
    signal, quantity = draw(st.none() | signals), draw(st.none() | quantities())
    return Claim(
        id=claim_id(of.id, evidence, signal, quantity),
        document=of.id,
        file=of.file,
        language=of.language,
        evidence=evidence,
        speaker=draw(speakers),
        via=tuple(draw(st.lists(speakers, max_size=2))),
        stance=draw(st.sampled_from(Stance)),
        certainty=draw(st.sampled_from(Certainty)),
        signal=signal,
        measure=draw(st.none() | measures),
        quantity=quantity,
        places=tuple(draw(st.lists(places, max_size=3))),
        period=draw(st.none() | periods),
        core=draw(st.booleans()),
        withheld=tuple(draw(st.lists(spans(len(of.text)), max_size=2))),
        method=draw(methods),
    )


@st.composite
def readings(draw: st.DrawFn) -> tuple[Document, tuple[Claim, ...]]:
    """A document and its claims, no two of one id."""
    document = draw(documents())
    found = draw(st.lists(claims(document), max_size=4, unique_by=lambda claim: claim.id))
    return document, tuple(found)
