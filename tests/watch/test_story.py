"""A draft law appears on a parliament's site, is captured and read, vanishes, is alerted, stands in the brief, moves the assessment."""

import re

import pytest

from callup.brief import Request
from callup.pipeline import Road
from callup.pipeline.assessments import assessment, comparison
from tests.watch.conftest import CASE, DRAFT, HOUR
from tests.watch.test_polling import feed

SOURCES = """
[[source]]
name = "duma"
kind = "feed"
url = "SITE/rss"
outlet = "Parliament"
recheck = "1h"
signal = "legislation"

[[alert]]
name = "draft gone"
on = "page"
happenings = ["appeared", "vanished"]
to = ["desk"]

[[deliver]]
name = "desk"
kind = "file"
path = "alerts.txt"
""".replace("draft gone", "draft-gone")


@pytest.fixture
def story(world, site):
    site.pages |= {
        "/old": DRAFT.replace("forbids", "allows").replace("Draft law", "Old law"),
        "/rss": feed(site, ["old"]),
    }
    world.watch(SOURCES)
    world.rounds(3)
    site.pages |= {"/draft": DRAFT, "/rss": feed(site, ["old", "draft"])}
    world.rounds(4)
    site.pages |= {"/draft": 404, "/rss": feed(site, ["old"])}
    world.rounds(14)
    return world


def test_the_story_of_the_draft_law(story):
    url = f"{story.site.url}/draft"
    appeared, vanished = story.kept.events(url)
    assert (appeared.kind, vanished.kind) == ("appeared", "vanished")
    before, after = story.kept.capture(vanished.before), story.kept.capture(vanished.after)
    assert (before.status, after.status) == (200, 404)
    # It was read while it stood there.
    said = {c.evidence.text for c in story.ledger.claims() if c.signal == "border_restriction"}
    assert any(words.startswith("The draft law forbids men") for words in said)
    # It was alerted, once each, with its reason and proof.
    alerts = (story.folder / "alerts.txt").read_text()
    assert [alerts.count(f"{kind}: Draft law") for kind in ("appeared", "vanished")] == [1, 1]
    assert f"{vanished.before}, {vanished.after}" in alerts
    # It stands in the brief, and its footnote names both captures.
    road = Road.of()
    made = road.brief(story.ledger, Request(written="2023-11-16", as_of="2023-11-16"))
    [page] = road.write(made, story.folder / "out", ["md"])
    assert "was taken down" in page.read_text()
    [note] = [note for note in made.notes if "was taken down" in note.evidence]
    whole = note.before + note.evidence + note.after
    assert before.id in whole
    assert after.id in whole
    assert before.sha256 in whole
    assert re.search(r"\d\d\.\d% sure", whole)


def test_what_vanished_moves_the_assessment_and_the_sign_says_by_how_much(story):
    day = "2023-11-16"
    [gone] = [c for c in story.ledger.claims() if "was taken down" in c.evidence.text]
    full = assessment(story.ledger, CASE, day)
    [sign] = [sign for sign in full.signs if sign.signal == "legislation"]
    assert gone.id in sign.claims
    [strand] = [strand for strand in sign.strands if gone.id in strand.claims]
    without = assessment(story.ledger, CASE, day, what_if=(f"-{strand.id}",))
    chances = [[state.probability for state in made.states] for made in (full, without)]
    assert chances[0] != chances[1]
    moved = comparison(story.ledger, CASE, ("2023-11-14", day))
    came = [strand for part in moved.parts for strand in part.came]
    assert any(gone.id in strand.claims for strand in came)


def test_no_alert_repeats_when_the_watch_goes_on(story):
    before = (story.folder / "alerts.txt").read_text()
    story.rounds(5, 3 * HOUR)
    assert (story.folder / "alerts.txt").read_text() == before
