"""The words quoted for a claim: the clause they stand in, and never another claim's."""

from callup.model import Span
from callup.reading.evidence import LONGEST, widened


def quoted(text: str, words: str, *others: str) -> str:
    at = Span(text.index(words), text.index(words) + len(words))
    beside = [Span(text.index(o), text.index(o) + len(o)) for o in others]
    found = widened(text, at, Span(0, len(text)), beside)
    return text[found.start : found.end]


def test_a_clause_is_quoted_to_its_commas() -> None:
    text = "On Monday, the office handed out 40 summonses in Tula, the governor said."
    assert quoted(text, "handed out 40 summonses") == "the office handed out 40 summonses in Tula"


def test_words_that_turn_the_sense_are_quoted_too() -> None:
    text = "He acknowledged that they are not called up according to the decree."
    assert quoted(text, "they are not called up").endswith("according to the decree")


def test_a_neighbouring_claim_is_left_to_itself() -> None:
    text = "They lost 300 killed and 900 wounded in May."
    assert quoted(text, "300 killed", "900 wounded") == "They lost 300 killed and"


def test_a_clause_too_long_to_quote_gives_way_to_the_words_themselves() -> None:
    text = "The men " + "and the men " * 40 + "refused to board"
    assert quoted(text, "refused to board") == "refused to board"
    assert len(text) > LONGEST
