"""Strands: one origin on one signal, through however many pages."""

import random

import hypothesis.strategies as st
import msgspec
from hypothesis import given

from callup.evidence import strands
from callup.model import (
    AUTHOR,
    Certainty,
    Claim,
    Decision,
    Document,
    Evidence,
    JoinReason,
    Method,
    Place,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Subject,
    Verdict,
    claim_id,
    document_id,
)

LAWYER = Speaker(name="Pavel Chikov", actor="pavel-chikov", kind=SpeakerKind.PERSON)
ENVOY = Speaker(name="Marta Lindqvist", kind=SpeakerKind.PERSON, role="envoy")
CNN = Speaker(name="CNN", actor="cnn", kind=SpeakerKind.OUTLET)
OFFICIALS = Speaker(name=None, kind=SpeakerKind.UNNAMED, role="two officials")
GOVERNOR = Speaker(name="the regional governor", kind=SpeakerKind.OFFICE)
NEIGHBOUR = Speaker(name="Ivan Sidorov", kind=SpeakerKind.PERSON, private=True)


def page(text: str, day: str | None = "2023-03-10", **parts) -> Document:
    return Document(
        id=document_id(text, parts.get("url")),
        file=parts.pop("file", f"{text[:12]}.txt"),
        text=text,
        body=Span(0, len(text)),
        language="en",
        published=day,
        **parts,
    )


def says(of: Document, speaker: Speaker = AUTHOR, words: str | None = None, **parts) -> Claim:
    words = words or of.text
    start = of.text.index(words)
    evidence = Evidence(
        start=start, end=start + len(words), text=words, sentence=Span(start, start + len(words))
    )
    signal = parts.pop("signal", "summons_served")
    places = tuple(Place(code=code, name=code) for code in parts.pop("places", ()))
    return Claim(
        id=claim_id(of.id, evidence, signal + (speaker.name or ""), None),
        document=of.id,
        file=of.file,
        language="en",
        evidence=evidence,
        speaker=speaker,
        stance=Stance.REPORTS,
        certainty=Certainty.PLAIN,
        signal=signal,
        measure=None,
        quantity=None,
        places=places,
        core=True,
        method=Method(reader="en-1", score=1.0),
        **parts,
    )


STORY = (
    "Couriers carried call-up papers to three factories in the town on Monday, a union official said. "
    "The office that sends them did not answer questions, and the mayor called the reports exaggerated."
)


def test_forty_pages_carry_one_lawyers_count():
    pages = [page(f"Paper number {n} quotes the lawyer in words of its own.") for n in range(40)]
    [strand] = strands([says(p, LAWYER) for p in pages], pages)
    assert (strand.actor, strand.origin, len(strand.claims)) == ("pavel-chikov", "Pavel Chikov", 40)
    assert {join.reason for join in strand.joins[1:]} == {JoinReason.SAME_SPEAKER}


def test_the_same_voice_on_two_signals_is_two_strands():
    one = page("The lawyer counts regions and warns of a decree.")
    found = strands([says(one, LAWYER), says(one, LAWYER, signal="register")], [one])
    assert {strand.signal for strand in found} == {"summons_served", "register"}


def test_unnamed_officials_whom_one_outlet_heard_are_one_through_ten_others():
    pages = [page(f"Site {n} passes on what CNN was told by officials.") for n in range(10)]
    [strand] = strands([says(p, OFFICIALS, via=(CNN,)) for p in pages], pages)
    assert (strand.key, strand.in_ledger) == ("outlet:cnn", False)


def test_officials_heard_by_two_outlets_are_two():
    pages = [page(f"Paper {n} was told so by officials.") for n in range(2)]
    assert len(strands([says(p, OFFICIALS) for p in pages], pages)) == 2


def test_a_page_that_cites_an_outlet_joins_the_outlets_own_report():
    report = page("Papers went out in Tula this week.", "2023-03-09", publisher="CNN")
    relay = page("A site repeats what CNN reports of Tula.", "2023-03-10")
    [strand] = strands([says(report), says(relay, CNN)], [report, relay], aliases={"cnn": "cnn"})
    assert strand.in_ledger
    assert [join.reason for join in strand.joins] == [JoinReason.FIRST, JoinReason.CITES]


def test_a_report_older_than_a_month_is_not_what_a_page_cites():
    report = page("Papers went out in Tula this week.", "2022-11-01", publisher="CNN")
    relay = page("A site repeats what CNN reports of Tula.", "2023-03-10")
    found = strands([says(report), says(relay, CNN)], [report, relay], aliases={"cnn": "cnn"})
    assert [strand.in_ledger for strand in found] == [True, False]


def test_a_copy_is_no_new_origin_and_says_why():
    first = page(STORY, "2023-03-09", url="https://example.org/a")
    copy = page("From our partners. " + STORY, "2023-03-10", url="https://example.com/b")
    found = strands([says(first), says(copy, words=STORY)], [first, copy])
    assert [join.reason for join in found[0].joins] == [JoinReason.FIRST, JoinReason.SAME_TEXT]
    assert len(found) == 1


BULLETIN = "The staff says {} men were called up over the past day in {} districts and {} refused to serve at all."


def test_bulletins_of_one_form_with_other_figures_are_no_copies():
    days = ["2023-03-09", "2023-03-10"]
    pages = [
        page(BULLETIN.format(n, n + 4, n + 11), d) for n, d in zip((310, 455), days, strict=True)
    ]
    assert len(strands([says(p) for p in pages], pages)) == 2


def test_a_copy_that_spells_figures_another_way_is_a_copy():
    texts = [BULLETIN.format("12,000", "ten", 140), BULLETIN.format("12 thousand", "10", 140)]
    pages = [page(text, day) for text, day in zip(texts, ("2023-03-09", "2023-03-10"), strict=True)]
    assert len(strands([says(p) for p in pages], pages)) == 1


def test_a_page_of_two_stories_gives_each_sentence_back_to_its_story():
    other = (
        "Buses left the sports hall at dawn with men who had signed contracts the evening before. "
        "Their wives were told to wait for a call from the unit, a volunteer wrote that night."
    )
    pages = [page(STORY, "2023-03-09"), page(other, "2023-03-09"), page(f"{STORY} {other}")]
    claims = [
        says(pages[0]),
        says(pages[1]),
        says(pages[2], words=STORY),
        says(pages[2], words=other),
    ]
    assert sorted(len(strand.claims) for strand in strands(claims, pages)) == [2, 2]


def test_two_governors_are_two_even_in_one_text():
    text = page("The governor of one region denies it; the governor of another promises buses.")
    claims = [
        says(text, GOVERNOR, words=words, places=(code,))
        for words, code in (("denies it", "RU-VOR"), ("promises buses", "RU-PNZ"))
    ]
    assert len(strands(claims, [text])) == 2


def test_a_governor_without_a_name_is_not_the_governor_of_another_text():
    pages = [page(f"In text {n} the governor speaks.") for n in range(2)]
    assert len(strands([says(p, GOVERNOR) for p in pages], pages)) == 2


def test_a_named_person_outside_the_case_is_one_across_texts():
    pages = [page(f"Text {n} quotes the envoy.") for n in range(3)]
    [strand] = strands([says(p, ENVOY) for p in pages], pages)
    assert strand.key == "name:marta lindqvist"


def test_a_private_persons_name_stands_nowhere_in_a_strand():
    text = page("Ivan Sidorov says he got papers.", publisher="Daily")
    [strand] = strands([says(text, NEIGHBOUR)], [text])
    assert "Sidorov" not in msgspec.json.encode(strand).decode()
    assert (strand.origin, strand.key) == ("a private person, in Daily", f"text:{text.id}#person-1")


def test_a_private_person_is_never_joined_across_texts():
    pages = [page(f"Ivan Sidorov tells newspaper {n} he got papers.") for n in range(2)]
    assert len(strands([says(p, NEIGHBOUR) for p in pages], pages)) == 2


def test_a_forward_goes_back_to_its_channel():
    post = page("Papers in Omsk.", "2023-03-09", publisher="Omsk Channel")
    forward = page("Papers in Omsk!", "2023-03-10", forwarded_from="Omsk channel")
    [strand] = strands([says(post), says(forward)], [post, forward])
    assert strand.joins[1].reason is JoinReason.FORWARDS


def test_a_short_post_with_one_link_passes_on_what_stands_there():
    report = page(
        "Papers went out in Tula this week, say three men at a plant.",
        "2023-03-09",
        url="https://example.org/tula",
        publisher="Daily",
    )
    post = page("Tula: it begins.", links=("https://www.example.org/tula/?from=tg",))
    [strand] = strands([says(report), says(post)], [report, post])
    assert strand.joins[1].reason is JoinReason.LINKS


def test_a_link_to_a_page_that_is_not_held_counts_as_that_site():
    posts = [page(f"Post {n}: it begins.", links=("https://example.org/tula",)) for n in range(3)]
    [strand] = strands([says(p) for p in posts], posts)
    assert (strand.key, strand.in_ledger) == ("outlet:~example org", False)


def split(claims: list[Claim], verdict: Verdict = Verdict.SPLIT, name: str = "d-1", **value):
    return Decision(
        id=name,
        at="2023-04-01T10:00:00Z",
        by="Anna",
        reason="two lawyers of one name",
        kind=Subject.STRAND,
        subject="s-1",
        verdict=verdict,
        value=value or {"claims": [claim.id for claim in claims]},
    )


def test_a_split_and_its_undoing_restore_the_strands():
    pages = [page(f"Paper number {n} quotes the lawyer.") for n in range(4)]
    claims = [says(p, LAWYER) for p in pages]
    before = strands(claims, pages)
    parted = split(claims[:1])
    assert sorted(len(s.claims) for s in strands(claims, pages, [parted])) == [1, 3]
    undone = split([], Verdict.WITHDRAW, "d-2", decision="d-1")
    assert strands(claims, pages, [parted, undone]) == before


def test_a_join_by_hand_names_who_and_why():
    pages = [page(f"Paper {n} was told so by officials.") for n in range(3)]
    claims = [says(p, OFFICIALS) for p in pages]
    found = strands(claims, pages, [split(claims[:2], Verdict.JOIN)])
    [joined] = [strand for strand in found if len(strand.claims) == 2]
    assert joined.joins[1].reason is JoinReason.BY_HAND
    assert joined.joins[1].detail == "joined by Anna on 2023-04-01: two lawyers of one name"


SPEAKERS = [AUTHOR, LAWYER, ENVOY, CNN, OFFICIALS, GOVERNOR, NEIGHBOUR]
WORDS = (
    "papers region office lawyer count train bus border leave decree bonus guard plant shop".split()
)


@st.composite
def records(draw: st.DrawFn) -> tuple[list[Document], list[Claim]]:
    """A handful of texts of whole sentences, some of them partly the same, with a claim or two each."""
    documents, claims = [], []
    for number in range(draw(st.integers(1, 6))):
        seed = draw(st.integers(0, 3))
        words = random.Random(seed).choices(WORDS, k=30)
        own = draw(st.lists(st.sampled_from(WORDS), max_size=10))
        text = f"{' '.join(words)} {' '.join(own)} {number}."
        of = page(
            text,
            draw(st.sampled_from([None, "2023-03-01", "2023-03-05", "2023-06-01"])),
            publisher=draw(st.sampled_from([None, "CNN", "Daily"])),
            forwarded_from=draw(st.sampled_from([None, None, "Daily"])),
        )
        documents.append(of)
        for _ in range(draw(st.integers(1, 2))):
            via = draw(st.sampled_from([(), (), (CNN,)]))
            speaker = draw(st.sampled_from(SPEAKERS))
            claims.append(says(of, speaker, words=" ".join(words), via=via))
    unique = {claim.id: claim for claim in claims}
    return documents, list(unique.values())


@given(records(), st.randoms(use_true_random=False))
def test_the_order_of_documents_and_claims_changes_nothing(record, chance):
    documents, claims = record
    before = strands(claims, documents)
    chance.shuffle(documents)
    chance.shuffle(claims)
    assert strands(claims, documents) == before


@given(records(), st.data())
def test_a_copied_article_never_adds_a_strand(record, data):
    documents, claims = record
    of = data.draw(st.sampled_from(documents))
    # Later than its original by date or, where nobody knows dates, by name.
    copy = page(
        of.text,
        of.published and "2023-07-01",
        file="~copy.txt",
        url="https://example.com/copy",
        publisher="Copyist",
    )
    again = [
        msgspec.structs.replace(claim, id=claim.id + "-again", document=copy.id)
        for claim in claims
        if claim.document == of.id
    ]
    before = strands(claims, documents)
    after = strands([*claims, *again], [*documents, copy])
    assert len(after) == len(before)


@given(records(), st.sampled_from(["2023-03-01", "2023-03-05"]))
def test_what_is_published_later_moves_no_earlier_claim(record, day):
    documents, claims = record
    early = [d for d in documents if d.published and d.published <= day]
    names = {d.id for d in early}
    then = strands([c for c in claims if c.document in names], early)
    now = strands(claims, documents)
    kept = {
        frozenset(c for c in s.claims if c in {x.id for x in claims if x.document in names})
        for s in now
    }
    assert {frozenset(s.claims) for s in then} == kept - {frozenset()}
