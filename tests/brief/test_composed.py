"""A lint over what a brief says itself, on 500 random ledgers: grammar of articles and numbers, one script, a known speaker.

Claims are made by hand, of phrases that readers have taken for speakers; no text is read. What stands between quotation
marks is a document's own and is not looked at.
"""

import datetime as dt
import re
from collections import Counter

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from callup.brief import Findings, Material, Request, compose
from callup.case import load_case
from callup.case.places import load_places
from callup.evidence import (
    Statements,
    copy_groups,
    denials,
    figures,
    law,
    predictions,
    track_records,
)
from callup.model import (
    Bound,
    Certainty,
    Claim,
    Document,
    Method,
    Period,
    PeriodKind,
    Place,
    Quantity,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    claim_id,
    document_id,
)
from callup.model import Evidence as Words

CASE, PLACES = load_case("russia"), load_places("russia")
ONE = (
    "official", "Ukrainian official", "unnamed adviser to the governor", "hour-long broadcast", "university", "enlistment office", "a man from Tula",
    "the lawyer", "one mother", "another analyst", "European diplomat", "Military analyst", "local news site", "agency", "чиновник", "источник в Минобороны",
    "джерело в СБУ", "жительница Перми", "військком", "press service of the plant", "Kremlin insider", "each witness", "boss", "census",
)  # fmt: skip
MANY = (
    "officials", "Some", "some speaking on the phone", "several lawyers", "residents of Tula", "Власти", "жители двух сёл", "Родственники мобилизованных", "мешканці Сум",
    "Western intelligence officials", "media", "others", "most people in the queue", "all speakers", "people familiar with the matter", "two officers", "джерела", "both mothers",
)  # fmt: skip
NOBODY = ("nobody", "we", "If we", "I", "it", "who", "Мы", "если", "ми", "he himself", "they", "text:sha256:9f86d081884c7d65", "—", "которые", "")  # fmt: skip
PEOPLE = ("Anna Orlova", "Ольга Ёжикова", "Дмитро Білий", "J. Smith", "Пётр")
ROLES = (None, "lawyer", "юрист", "Human rights lawyer", "старший щёголь", "of the election watch", "депутатка", "")  # fmt: skip
BODIES = ("Northern Post", "Тульский вестник", "Reuters", "Верстка", "ASTRA", "Комитет матерей", "Human Rights Watch", "Levada Center")  # fmt: skip
SIGNALS, MEASURES, ACTORS = sorted(CASE.signals), sorted(CASE.measures), sorted(CASE.actors)
CODES = [code for code in sorted(PLACES.regions) if code.startswith("RU-")]
WORDS = ("Summonses are handed out to 40 men at the gate", "в Туле вручают 40 повесток", "that nobody is being called up, and", "40 men", "is to begin in May")  # fmt: skip

phrases = st.sampled_from((*ONE, *MANY, *NOBODY))
speakers = st.one_of(
    st.builds(Speaker, name=st.just(None), kind=st.just(SpeakerKind.UNNAMED), role=phrases | st.none()),
    st.builds(Speaker, name=phrases | st.none(), kind=st.just(SpeakerKind.OFFICE), role=st.none() | phrases),
    st.builds(Speaker, name=st.sampled_from(PEOPLE), kind=st.just(SpeakerKind.PERSON), role=st.sampled_from(ROLES), private=st.booleans()),
    st.builds(Speaker, name=st.sampled_from(BODIES), kind=st.sampled_from((SpeakerKind.OUTLET, SpeakerKind.ORGANISATION))),
    st.builds(Speaker, name=st.none(), kind=st.just(SpeakerKind.AUTHOR)),
    st.sampled_from(ACTORS).map(lambda key: Speaker(name="der Sprecher", kind=SpeakerKind.PERSON, actor=key)),
)  # fmt: skip


@st.composite
def pages(draw) -> tuple[Document, list[Claim]]:
    """A document and what is said in it."""
    text = " ".join(f"{draw(st.sampled_from(WORDS))} {number}." for number in range(3))
    made = Document(
        id=document_id(text, draw(st.uuids()).hex), file="page.txt", text=text, body=Span(0, len(text)), language="en",
        publisher=draw(st.none() | st.sampled_from(BODIES)), url=draw(st.sampled_from((None, "https://news.example/a"))),
        published=draw(st.none() | st.dates(min_value=DAYS[0], max_value=DAYS[1]).map(str)), title="Новости",
    )  # fmt: skip
    return made, draw(st.lists(claims(made), min_size=1, max_size=3, unique_by=lambda c: c.id))


@st.composite
def claims(draw, document) -> Claim:
    """Something said in one of the sentences, by anybody."""
    start = draw(st.sampled_from([0, *(m.end() for m in re.finditer(r"\d\. ", document.text))]))
    end = document.text.index(".", start)
    words = Words(start=start, end=end, text=document.text[start:end], sentence=Span(start, end + 1))  # fmt: skip
    figure = Quantity(value=40, low=40, high=40, bound=draw(st.sampled_from((Bound.EXACT, Bound.AT_LEAST, Bound.ABOUT))), unit=draw(st.sampled_from(("people", "region", "percent"))), span=Span(start, end))  # fmt: skip
    quantity, signal = draw(st.none() | st.just(figure)), draw(st.sampled_from(SIGNALS))
    return Claim(
        id=claim_id(document.id, words, signal, quantity), document=document.id, file=document.file, language="en", evidence=words,
        speaker=draw(speakers), via=tuple(draw(st.lists(speakers, max_size=2))), stance=draw(st.sampled_from(Stance)), certainty=draw(st.sampled_from(Certainty)),
        signal=signal, measure=draw(st.sampled_from(MEASURES)) if quantity else None, quantity=quantity,
        places=tuple(Place(code=code, name=code) for code in draw(st.lists(st.sampled_from(CODES), max_size=2))),
        period=draw(st.none() | st.just(Period(start="2023-04-01", end="2023-06-01", kind=PeriodKind.EVENT))), core=True, method=Method(reader="hand", score=1.0),
    )  # fmt: skip


DAYS = (dt.date(2023, 1, 1), dt.date(2023, 5, 1))


def brief_of(ledger):
    documents = [document for document, _ in ledger]
    held = [claim for _, said in ledger for claim in said]
    groups = copy_groups(documents)
    record = Statements(held, {d.id: d for d in documents}, CASE, original={c: g.first for g in groups for c in (g.first, *g.copies)}, as_of="2023-06-01")  # fmt: skip
    foretold = predictions(record, ())
    evidence = Findings(copies=groups, figures=figures(record), denials=denials(record), predictions=foretold, track_records=track_records(foretold), law=law(record))  # fmt: skip
    material = Material(claims=held, documents=documents, refusals=[], evidence=evidence)
    return compose(material, Request(written="2023-06-02", as_of="2023-06-01", since="2023-01-01"), CASE, PLACES)  # fmt: skip


def sentences(brief):
    """Every sentence of the program, wherever in the brief it stands, and every speaker named beside a figure or a note."""
    lines: list[str] = []

    def walk(item):
        if isinstance(item, msgspec.Struct):
            if "template" in item.__struct_fields__:
                lines.append(item.text)
            for field in item.__struct_fields__:
                if field == "speaker":
                    lines.append(f"{getattr(item, field)}.")
                walk(getattr(item, field))
        elif isinstance(item, (list, tuple)):
            for one in item:
                walk(one)

    walk(brief)
    return lines


QUOTED = re.compile(r"“[^”]*”")
SINGULAR = "reports says denies expects announces demands doubts suggests writes".split()
PLURAL = "report say deny expect announce demand doubt suggest write".split()
BARE = "|".join(w for w in ONE if w.isascii() and w.split()[0] not in {"a", "the", "one", "another", "each", "no"})  # fmt: skip
LEFT_OUT = re.compile(r"[\u0400-\u052f]|sha256|text:|\bNone\b|\(\s*\)|\(\s|\s[,.;:)]|,,|  ")
WRONG = {
    "an article before a word that takes none": re.compile(r"\b(?:an?|the) (?:some|we|I|he|she|it|they|you|if|who|many|several|all|most|both|others|each|no|one|another|the|an?|two|media|people)\b", re.IGNORECASE),
    "a before a vowel": re.compile(r"\ba (?=[aeiou])(?!uni|eu|one\b|us|ukr)", re.IGNORECASE),
    "an before a consonant": re.compile(r"\ban (?:(?![aeiou]|ho[nu]|heir)|(?=uni|eu|ukr))", re.IGNORECASE),
    "no speaker": re.compile(r"^(?:if|we|i|it|he|she|they|who|that|—)\b[^“]*(?:say|report|den|expect|writ|announc|demand|doubt|suggest)", re.IGNORECASE),
    "something left over": LEFT_OUT,
    "a word twice": re.compile(r"\b(\w+) \1\b", re.IGNORECASE),
    "no capital": re.compile(r"^(?!news\.example)[a-z]"),
    "a noun without its article": re.compile(rf"(?:^|via |and )(?:{BARE})(?=,| and|\W|$)", re.IGNORECASE),
    "the same again": re.compile(r"^(?P<who>[^,(“:]+), via (?:[^“:]* and )?(?P=who)(?=,| and|$)|via (?:the article|an unnamed source)", re.IGNORECASE),
    "no end": re.compile(r"[^.?!…]$"),
}  # fmt: skip
HEAD = re.compile(r"^(?P<who>[^“:,]+?)(?:,[^“]*)? (?P<verb>\w+): “")
SEVERAL = re.compile(r"^(?:some|several|most|all|both|two|others|media|people)\b|^(?:[\w-]+ ){0,2}\w+(?:[^su]s|men|people)(?: (?:of|in|from|familiar)\b|$)", re.IGNORECASE)  # fmt: skip
NAMED = re.compile("|".join(map(re.escape, (*BODIES, *(actor.name for actor in CASE.actors.values())))))  # fmt: skip
BESIDE = frozenset({"no capital"})
"""What a speaker beside a figure or in a footnote need not have: it stands inside a sentence."""


def faults(sentence, *, whole=True):
    """What is wrong with a sentence, by name."""
    said = QUOTED.sub("“…”", sentence)
    found = [name for name, wrong in WRONG.items() if wrong.search(said) and (whole or name not in BESIDE)]  # fmt: skip
    head = HEAD.match(said)
    if head and head["verb"] in (*SINGULAR, *PLURAL) and not NAMED.match(head["who"]):
        several = SEVERAL.match(head["who"]) is not None
        if several != (head["verb"] in PLURAL):
            found.append("number")
    return found


LINTED: Counter[str] = Counter()


@settings(max_examples=500, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck))  # fmt: skip
@given(st.lists(pages(), min_size=1, max_size=4))
def test_every_sentence_of_a_brief_is_english_with_a_known_speaker(ledger):
    for sentence in sentences(brief_of(ledger)):
        LINTED["sentences"] += 1
        whole = "“" in sentence or sentence[:1].isupper()
        assert faults(sentence, whole=whole) == [], sentence


def test_the_lint_saw_sentences_of_every_kind():
    assert LINTED["sentences"] > 5_000


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("A some speaking says: “No”.", "an article before a word that takes none"),
        ("A we reports: “No”.", "an article before a word that takes none"),
        ("If we says: “No”.", "no speaker"),
        ("Власти says: “No”.", "something left over"),
        ("text:sha256:12 reports: “No”.", "something left over"),
        ("A official says: “No”.", "a before a vowel"),
        ("Officials says: “No”.", "number"),
        ("An official say: “No”.", "number"),
        ("Ukrainian official says: “No”.", "a noun without its article"),
        ("Reuters, via the article, says: “No”.", "the same again"),
        ("Northern Post says: “No”", "no end"),
    ],
)
def test_the_lint_finds_what_it_is_for(sentence, fault):
    assert fault in faults(sentence)
