"""The sentences of the program: quotations that can be printed, verbs that do not turn a statement round."""

import pytest

from callup.brief import Request
from callup.brief.quoting import shortened, single_quotes, tidy
from callup.brief.speakers import speaker_words
from callup.brief.wording import verb_for
from callup.case import load_case
from callup.intake import IntakeOptions
from callup.ledger import Ledger
from callup.model import Speaker, SpeakerKind
from callup.pipeline import Road


@pytest.fixture(scope="module")
def road() -> Road:
    return Road.of()


def lines_of(road: Road, tmp_path, text: str) -> list[str]:
    (tmp_path / "a.txt").write_text(f"DATE: 2023-03-01\nPUBLISHER: Northern Post\n\n{text}\n")
    with Ledger.open(":memory:") as ledger:
        road.ingest([tmp_path], ledger, IntakeOptions(), at="2023-05-01T00:00:00Z")
        made = road.brief(ledger, Request(written="2023-05-01"))
    return [line.text for part in made.signals for line in part.lines]


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("that the call-up has begun, and", "the call-up has begun"),
        ("to hand out 300 summonses.", "… to hand out 300 summonses"),
        ("Повестки вручают в Туле, где", "Повестки вручают в Туле"),
        ('no talk of a "second wave', "no talk of a second wave"),
        ("“Nobody is being called up,”", "Nobody is being called up"),
        ("the so-called “partial” call-up", "the so-called ‘partial’ call-up"),
        ("How many men?", "How many men?"),
    ],
)
def test_a_quotation_has_neither_joints_nor_half_a_pair_of_marks(raw, printed):
    assert tidy(raw) == printed


def test_a_mark_without_its_other_half_falls():
    assert single_quotes("a «b c") == "a b c"


def test_a_quotation_of_a_whole_page_is_cut_between_two_words():
    cut = shortened("word " * 500)
    assert len(cut) < 430
    assert cut.endswith("word…")


def test_a_denial_that_holds_its_own_no_is_said_not_denied(road, tmp_path):
    [line] = lines_of(
        road, tmp_path, "“There is no mobilization,” Kremlin spokesman Dmitry Peskov said."
    )
    assert line == "Dmitry Peskov (Kremlin spokesman) says: “There is no mobilization”."


def test_what_is_denied_is_denied_once(road, tmp_path):
    [line] = lines_of(
        road, tmp_path, "Dmitry Peskov denied that a new mobilization was being prepared."
    )
    assert line.startswith("Dmitry Peskov (Kremlin spokesman) denies: “")


def test_a_text_in_its_own_voice_reports_under_its_publisher(road, tmp_path):
    text = "Men in Tula Oblast are receiving draft notices"
    [line] = lines_of(road, tmp_path, f"{text}.")
    assert line == f"Northern Post reports: “{text}”."


def test_a_role_that_goes_on_from_the_name_stands_without_brackets():
    speaker = Speaker(name="Anna Orlova", kind=SpeakerKind.PERSON, role="of the election watch")
    assert speaker_words(speaker, load_case("russia")) == "Anna Orlova of the election watch"


def test_only_officials_announce_a_plan(road, tmp_path):
    case = road.case
    text = "The Kremlin plans to call up 100,000 men in May, military analyst Anton Belov said."
    (tmp_path / "a.txt").write_text(f"DATE: 2023-03-01\n\n{text}\n")
    with Ledger.open(":memory:") as ledger:
        road.ingest([tmp_path], ledger, IntakeOptions(), at="2023-05-01T00:00:00Z")
        [claim] = ledger.claims()
    assert verb_for(claim, case) == "says"
