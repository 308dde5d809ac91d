"""Copies: what makes two texts one origin, and what only looks so. Each text is our own."""

import msgspec

from callup.evidence import copy_groups
from callup.evidence.copies import families
from callup.model import Document, Likeness, Span, document_id

QUOTE = "nobody who works at the harbour will be sent anywhere before the ice has gone"
HARBOUR = (
    f"The director of a shipyard told his workers on Friday that {QUOTE}. He spoke in the canteen, and "
    "a tape of his words went round the quays within the hour. Men on the night shift said they had heard such things before."
)
COUNCIL = (
    f"At a session of the town council an opposition member read aloud a line from the tape, that {QUOTE}, and asked the "
    "mayor whether it bound the enlistment office. The mayor replied that he had not heard it and closed the meeting early."
)
BULLETIN = (
    "The regional office publishes its weekly bulletin as it does on every working Monday of the year. Papers served, papers "
    "returned, men exempted, men deferred in {}: {}, {}, {}, {}. Questions are taken in writing only, and answers are given "
    "within a month to those who ask in their own name and state the reason for asking."
)


def origins(*texts: str) -> int:
    """How many origins some texts come from, a day apart each."""
    pages = [
        Document(
            id=document_id(text, f"page {day}"), file=f"page {day}", text=text, body=Span(0, len(text)),
            language="en", published=f"2031-05-{day:02}",
        )
        for day, text in enumerate(texts, 1)
    ]  # fmt: skip
    return len(copy_groups(pages))


def test_two_reports_that_quote_one_sentence_are_two_origins() -> None:
    assert origins(HARBOUR, COUNCIL) == 2


def test_a_turn_of_phrase_that_two_notes_share_makes_no_copy() -> None:
    """Each is three runs of the other's six: half of so little is chance."""
    one = "In Orsk the military enlistment office was closed today."
    other = "Guards say the military enlistment office was closed again."
    assert origins(one, other) == 2


def test_next_weeks_bulletin_of_one_form_is_news_though_the_year_in_it_is_the_same() -> None:
    first, again = BULLETIN.format(2031, 41, 17, 25, 13), BULLETIN.format(2031, 56, 29, 38, 62)
    assert origins(first, again) == 2
    assert origins(first, first + " Subscribe for more.") == 1


def test_a_reprint_with_an_ending_and_figures_of_its_own_is_still_a_copy() -> None:
    """Figures tell bulletins apart, whose wording is one; half a text reprinted is taken, whatever is written behind it."""
    half = HARBOUR.partition(" Men on")[0]
    mine = f"{half} Last month 14 ships and 900 men lay idle there, the owners wrote to their bank, which answered in a week."
    theirs = f"{half} In April the yard paid 35 fines and lost 6 orders to rivals abroad, a clerk of the customs house recalls."
    assert origins(mine, theirs) == 1


def test_an_article_that_takes_in_a_short_post_is_an_origin_of_its_own() -> None:
    """A sixth of its words were somebody's before; the rest it found out itself, and whoever copies it copies that."""
    taken = Likeness(one="post", other="article", of_one=1.0, of_other=0.16)
    assert families(["post", "article"], [taken])["article"].root == "article"
    whole = msgspec.structs.replace(taken, of_other=0.8)
    assert families(["post", "article"], [whole])["article"].root == "post"
