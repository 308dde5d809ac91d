"""What became of pages: 200 made pairs, and the edges one by one."""

from callup.watch.changes import Look, Miss, WatchedPage, chance_gone, differences, learn, step
from callup.watch.lines import comparable
from callup.watch.sources import Source
from callup.watch.verdicts import AnswerVerdict
from tests.watch.conftest import DRAFT, ROOT, article
from tests.watch.pairs import EXPECTED, KINDS, pairs, play

FALSE_ALARMS, MISSES = 0.01, 0.005
"""The aim, not the floor: what a monitor can live with."""
SEED = 7
SOURCE = Source(name="a", kind="page", url="https://a.example/x", gone_answers=3, gone_after="6h")


def test_of_two_hundred_pairs_hardly_one_is_told_wrongly():
    false, missed, quiet, real = [], [], 0, 0
    for pair in pairs(200, SEED):
        told, wanted = play(pair), EXPECTED[pair.kind]
        quiet += not wanted
        real += bool(wanted)
        if [kind for kind in told if kind not in wanted] or len(told) > len(wanted):
            false.append((pair.kind, pair.seed, told))
        if wanted and wanted[0] not in told:
            missed.append((pair.kind, pair.seed, told))
    assert len(false) <= FALSE_ALARMS * 200, false
    assert len(missed) <= MISSES * real, missed


def test_every_kind_of_pair_is_among_them():
    assert {pair.kind for pair in pairs(12, 1)} == set(KINDS)


def look(verdict: AnswerVerdict, at: str, *lines: str, **parts) -> Look:
    return Look(at=at, verdict=verdict, lines=lines, capture=f"k-{at}", **parts)


def up(*lines: str) -> WatchedPage:
    return WatchedPage(
        url=SOURCE.url,
        source="a",
        status="up",
        lines=lines,
        capture="k-0",
        seen_at="2024-01-01T00:00:00Z",
    )


def at(hour: int) -> str:
    return f"2024-01-02T{hour:02}:00:00Z"


def test_vanished_needs_enough_answers_and_enough_time():
    page, told = up("one", "two"), []
    for hour in (0, 1, 2, 3):
        outcome = step(page, look(AnswerVerdict.GONE, at(hour), status=404), SOURCE)
        page = outcome.page
        told += outcome.events
    assert told == []
    [event] = step(page, look(AnswerVerdict.GONE, at(6), status=404), SOURCE).events
    assert (event.kind, event.at, event.before, event.after) == (
        "vanished",
        at(0),
        "k-0",
        f"k-{at(6)}",
    )
    assert 0.9 < event.probability < 1


def test_an_error_of_the_server_in_between_begins_the_count_anew():
    page = up("one")
    for hour, verdict in enumerate(
        (
            AnswerVerdict.GONE,
            AnswerVerdict.GONE,
            AnswerVerdict.TROUBLED,
            AnswerVerdict.GONE,
            AnswerVerdict.GONE,
            AnswerVerdict.GONE,
            AnswerVerdict.GONE,
        )
    ):
        outcome = step(page, look(verdict, at(hour), status=404), SOURCE)
        page = outcome.page
        assert outcome.events == ()


def test_the_longer_it_is_gone_the_surer_and_410_is_surer_than_404():
    def chance(hours: int, status: int) -> float:
        return chance_gone((Miss(at(0), status), Miss(at(hours), status)))

    assert chance(1, 404) < chance(6, 404) < chance(23, 404)
    assert chance(1, 404) < chance(1, 410)


def test_what_is_gone_and_comes_again_is_back_once():
    page = step(up("one two three"), look(AnswerVerdict.GONE, at(0), status=404), SOURCE).page
    for hour in (3, 7):
        page = step(page, look(AnswerVerdict.GONE, at(hour), status=404), SOURCE).page
    outcome = step(page, look(AnswerVerdict.PAGE, at(9), "one two three"), SOURCE)
    assert [event.kind for event in outcome.events] == ["back"]
    assert (
        step(outcome.page, look(AnswerVerdict.PAGE, at(10), "one two three"), SOURCE).events == ()
    )


def test_a_change_is_told_with_what_went_and_what_came():
    page = up("The draft names 35 regions.", "It is read in May.")
    new = ("The draft names 42 regions.", "It is read in May.")
    pending = step(page, look(AnswerVerdict.PAGE, at(1), *new), SOURCE)
    assert pending.events == ()
    assert pending.again is not None
    pending = step(pending.page, look(AnswerVerdict.PAGE, at(2), *new), SOURCE)
    assert pending.events == ()
    [event] = step(pending.page, look(AnswerVerdict.PAGE, at(3), *new), SOURCE).events
    assert event.lines == ("- The draft names 35 regions.", "+ The draft names 42 regions.")
    assert event.at == at(1)


def test_a_counter_nobody_knows_is_learned_from_two_looks():
    learned = learn((), ("A note.", "Opened 5 times."), ("A note.", "Opened 6 times."))
    base, now = ("A note.", "Opened 5 times."), ("A note.", "Opened 9 times.")
    assert differences(base, (now,), ()) != ((), ())
    assert differences(base, (now,), learned) == ((), ())
    edited = ("A new note.", "Opened 9 times.")
    assert differences(base, (edited,), learned) == (("A note.",), ("A new note.",))


def test_quotation_marks_spaces_and_order_are_no_change():
    base = ("«Дом» — за углом", "Снег идёт")
    now = ("Снег  идет", '"Дом" - за углом')
    assert differences(base, (now,), ()) == ((), ())


def test_a_page_that_speaks_of_captchas_and_removed_pages_is_a_page(world, site):
    site.pages["/draft"] = article(
        "How sites block readers",
        *[
            "Many sites now show a captcha; others say that the page was not found, or that access is denied."
        ]
        * 12,
    )
    world.page()
    [happened] = world.round()
    assert happened.verdict == "page"


def test_ignored_lines_count_for_nothing():
    source = Source(name="a", kind="page", url="https://a.example/", ignore=("^Serial",))
    assert comparable(["Serial 7 of today", "A line that stays"], source) == ("A line that stays",)


def test_only_what_is_selected_counts(world, site):
    def draft(banner: str) -> str:
        return article(
            "Draft",
            "The draft law forbids men to leave the country by car.",
            beside=f"<aside><p>{banner}</p></aside>",
        )

    site.pages["/draft"] = draft(
        "An offer of today that changes all the time and is long enough to be read."
    )
    world.page(select='"main article"')
    world.rounds(2)
    site.pages["/draft"] = draft(
        "Quite another banner of tomorrow, with other words and other goods in it."
    )
    world.rounds(3)
    assert world.told() == []


def test_a_removed_page_is_told_once_with_both_captures_and_stands_in_the_audit(world, site):
    site.pages["/draft"] = DRAFT
    world.page(signal='"legislation"')
    world.rounds(2)
    site.pages["/draft"] = 404
    world.rounds(10)
    [event] = world.kept.events()
    assert event.kind == "vanished"
    before, after = world.kept.capture(event.before), world.kept.capture(event.after)
    assert (before.status, after.status) == (200, 404)
    [line] = [e for e in world.ledger.events() if e.what == "page vanished"]
    assert event.before in line.detail
    assert event.after in line.detail
    [claim] = [c for c in world.ledger.claims() if c.signal == "legislation"]
    document = world.ledger.document(claim.document)
    assert (document.publisher, document.published, document.kind) == (
        "Parliament",
        event.at[:10],
        "change",
    )
    assert before.sha256 in document.text
    assert after.id in document.text


def test_a_whole_site_that_answers_404_removes_no_page(world, site):
    site.pages["/draft"] = DRAFT
    world.page()
    world.rounds(2)
    site.pages |= {"/draft": 404, "/": 404}
    world.rounds(12)
    assert world.told() == []
    site.pages["/"] = ROOT
    world.rounds(30)
    assert world.told() == ["vanished"]


def test_a_site_that_gives_the_same_page_for_everything_changes_nothing(world, site):
    site.pages["/draft"] = DRAFT
    world.page()
    world.rounds(2)
    same = article(
        "The new portal",
        *["Our new portal is here: choose a section in the menu above and enjoy the speed of it."]
        * 9,
    )
    site.pages |= {"/draft": same}
    site.otherwise = same
    world.rounds(6)
    assert world.told() == []
    site.otherwise = 404
    world.rounds(60)
    assert world.told() == ["changed"]


def test_a_moved_page_is_followed_to_its_new_address(world, site):
    site.pages["/draft"] = DRAFT
    world.page()
    world.rounds(2)
    site.pages |= {"/new": DRAFT, "/draft": (301, {"Location": "/new"}, b"")}
    world.rounds(4)
    assert world.told() == ["moved"], list(world.kept.events())
    [event] = world.kept.events()
    assert (event.kind, event.to) == ("moved", f"{site.url}/new")
    assert world.kept.page(f"{site.url}/new") is not None


def test_a_changed_page_replaces_what_it_said(world, site):
    site.pages["/draft"] = DRAFT
    world.page()
    world.rounds(2)
    site.pages["/draft"] = DRAFT.replace("leave the country by car", "leave the district by car")
    world.rounds(4)
    assert world.told() == ["changed"]
    said = [c.evidence.text for c in world.ledger.claims() if c.signal == "border_restriction"]
    assert len(said) == 1
    assert "district" in said[0]
