"""The English attribution tagger on sentences of our own."""

import pytest

from callup.reading.tagger import TaggedSpan, Tagger
from callup.reading.words import words


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger.load()


def marked(tagger: Tagger, text: str) -> list[tuple[str, str]]:
    spans = tagger.tag_text(text, [(0, len(text))])
    return [(span.role, text[span.start : span.end]) for span in spans]


def test_a_direct_quotation_has_speaker_cue_and_words(tagger: Tagger) -> None:
    found = marked(tagger, "“We will call up nobody this spring,” the minister said on Monday.")
    assert ("source", "the minister") in found
    assert any(role == "cue" and "said" in quote for role, quote in found)
    assert any(role == "content" and "call up nobody" in quote for role, quote in found)


def test_straight_and_curly_quotes_are_read_alike(tagger: Tagger) -> None:
    curly = "“The quota has doubled,” Petrov said. “Nobody told the villages.”"
    straight = curly.replace("“", '"').replace("”", '"')
    same = marked(tagger, curly), marked(tagger, straight)
    roles = [[(role, quote.strip('"“”')) for role, quote in found] for found in same]
    assert roles[0] == roles[1]


def test_an_indirect_statement_is_marked(tagger: Tagger) -> None:
    found = marked(tagger, "The governor said that the region had already met its quota.")
    assert ("source", "The governor") in found
    assert ("cue", "said") in found
    assert any(role == "content" and "met its quota" in quote for role, quote in found)


def test_according_to_is_a_cue(tagger: Tagger) -> None:
    text = "At least 40 regions are sending out summonses, according to the human rights lawyer."
    found = marked(tagger, text)
    assert any(role == "cue" and quote.lower() == "according to" for role, quote in found)
    assert any(role == "source" and "human rights lawyer" in quote for role, quote in found)
    assert any(role == "content" and "40 regions" in quote for role, quote in found)


def test_plain_narration_is_left_alone(tagger: Tagger) -> None:
    assert marked(tagger, "The train left the station at noon and reached the coast by dusk.") == []


def test_nothing_in_gives_nothing_out(tagger: Tagger) -> None:
    assert tagger.tag_words([]) == []
    assert tagger.tag_words([[], []]) == [[], []]
    assert tagger.tag_text("", []) == []
    assert tagger.tag_text(" \n ", [(0, 3)]) == []


def test_spans_are_cut_from_the_text_they_were_found_in(tagger: Tagger) -> None:
    text = (
        "Заголовок 🙂\n\n  Ms. O’Neill said the ministry’s figures don’t add up.\n\n \nHe agreed."
    )
    middle = text.index("Ms.")
    spans = tagger.tag_text(
        text, [(0, 11), (middle, text.index("\n\n \n")), (len(text) - 10, len(text))]
    )
    assert any(
        span.role == "source" and text[span.start : span.end] == "Ms. O’Neill" for span in spans
    )
    for span in spans:
        quote = text[span.start : span.end]
        assert quote
        assert quote == quote.strip()
        assert 0 < span.score <= 1
    assert [span.start for span in spans] == sorted(span.start for span in spans)


def test_a_paragraph_longer_than_many_windows_is_read_to_its_end(tagger: Tagger) -> None:
    text = " ".join(["The spokesman said that the border would remain open."] * 400)
    spans = tagger.tag_text(text, [(0, len(text))])
    sources = [span for span in spans if span.role == "source"]
    assert len(sources) > 380
    assert spans[-1].end > len(text) - 60
    assert all(one.end <= other.start for one, other in zip(spans, spans[1:], strict=False))


def test_one_endless_word_is_survived(tagger: Tagger) -> None:
    assert tagger.tag_words([["x" * 50_000, "said"]])[0][0] in {"O", "B-source", "B-content"}


def test_the_same_text_always_gives_the_same_spans(tagger: Tagger) -> None:
    text = "Officials in two regions told reporters that they expect a new wave in autumn."
    once = tagger.tag_text(text, [(0, len(text))])
    assert once
    assert once == tagger.tag_text(text, [(0, len(text))])
    assert once == Tagger.load().tag_text(text, [(0, len(text))])


def test_labels_match_the_words_and_never_open_inside_a_span(tagger: Tagger) -> None:
    lines = ("“ No , ” she told us .", "They hope that it will end , he said .")
    paragraphs = [line.split() for line in lines]
    labels = tagger.tag_words(paragraphs)
    assert [len(own) for own in labels] == [len(own) for own in paragraphs]
    for own in labels:
        for before, after in zip(["O", *own], own, strict=False):
            assert not after.startswith("I-") or before[1:] == after[1:]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("He won't go to the U.S. now.", "He wo n't go to the U.S. now ."),
        ('"Stop,"she said.', '" Stop , " she said .'),
        ("Gen. A. Ivanov’s 1.5-million-man plan—", "Gen. A. Ivanov ’s 1.5-million-man plan —"),
        ("It ended.Then it began.", "It ended . Then it began ."),
        ("See https://example.org/a?b=c.", "See https://example.org/a?b=c ."),
        ("about 30% (or $5)", "about 30 % ( or $ 5 )"),
    ],
)
def test_words_are_cut_as_the_training_text_was(line: str, expected: str) -> None:
    assert [line[a:b] for a, b in words(line, 0, len(line))] == expected.split()


def test_a_tagged_span_is_a_plain_record() -> None:
    span = TaggedSpan(role="cue", start=4, end=8, score=0.9)
    assert (span.role, span.start, span.end) == ("cue", 4, 8)
