"""Polite, and hard to kill: what servers do wrong, robots, waiting, redirects, one watch a ledger, counting what was published."""

import asyncio
import os
import sys
import time

import pytest

from callup.errors import LedgerError
from callup.ledger import Ledger
from callup.pipeline.watching import Watching
from tests.watch.conftest import (
    BROTLI_BOMB,
    BUSY,
    DATED,
    DRAFT,
    GZIP_BOMB,
    HOUR,
    INWARDS,
    article,
    drip,
    endless,
    hang,
    loop,
    reset,
    short,
)

FAULTS = {
    "hang": (hang, "time limit"),
    "reset": (reset, "no answer"),
    "drip": (drip, "time limit"),
    "endless": (endless, "more than 1,000,000 bytes"),
    "short": (short, "not whole"),
    "loop": (loop, "redirects without end"),
    "gzip": (GZIP_BOMB, "may be a bomb"),
    "brotli": (BROTLI_BOMB, "may be a bomb"),
    "inwards": (INWARDS, "inside a network"),
    "elsewhere": ((302, {"Location": "file:///etc/passwd"}, b""), "only http"),
    "busy": (BUSY, "blocked"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_server_that_misbehaves_is_survived_and_told(world, site, name, monkeypatch):
    fault, words = FAULTS[name]
    site.pages |= {"/draft": DRAFT, "/loop": loop}
    world.page()
    world.round()
    world.round(120)
    site.pages["/draft"] = fault
    if name == "inwards":
        # This machine counts as the open web, and nothing else does: the guard is at work as it is for users.
        world.loopback = False
        guard = sys.modules["callup.intake.fetch"]
        monkeypatch.setattr(guard, "is_public", lambda number: number == "127.0.0.1")
    [happened] = world.round(HOUR)
    assert words in happened.verdict
    assert world.told() == []
    site.pages["/draft"] = DRAFT
    world.round(30 * HOUR)
    assert world.kept.page(f"{site.url}/draft").record.count('"status":"up"') == 1
    assert world.told() == []


def test_loopback_and_redirects_inwards_are_refused_without_the_option(world, site):
    world.loopback = False
    site.pages["/draft"] = DRAFT
    world.page()
    [happened] = world.round()
    assert site.asked == []
    assert "inside a network" in happened.verdict


def test_robots_are_obeyed_and_asked_once_a_day(world, site):
    site.pages |= {"/draft": DRAFT, "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /draft\n")}
    world.page()
    [happened] = world.round()
    assert "asks not to" in happened.verdict
    assert site.paths() == ["/robots.txt"]


def test_a_site_whose_robots_fail_is_left_alone(world, site):
    site.pages |= {"/draft": DRAFT, "/robots.txt": 503}
    world.page()
    world.round()
    assert "/draft" not in site.paths()


def test_the_agent_names_the_project_and_a_contact(world, site):
    site.pages["/draft"] = DRAFT
    world.page()
    world.watch(
        '[watch]\ncontact = "mailto:desk@example.org"\n[[source]]\nname = "a"\nkind = "page"\nurl = "SITE/draft"\n'
    )
    world.round()
    agent = site.asked[-1][2]["User-Agent"]
    assert agent.startswith("Callup/")
    assert "mailto:desk@example.org" in agent


@pytest.mark.parametrize(("answer", "wait"), [(BUSY, 7_200), (DATED, 9_000)])
def test_retry_after_is_obeyed_in_both_forms(world, site, answer, wait):
    site.pages["/draft"] = answer
    world.page()
    world.round()
    asked = len(site.asked)
    world.round(wait - 60)
    assert len(site.asked) == asked
    site.pages["/draft"] = DRAFT
    world.round(120)
    assert len(site.asked) > asked


def test_failures_make_the_pauses_longer(world, site):
    site.pages["/draft"] = 500
    world.page()
    dues = []
    for _ in range(4):
        world.round(dues[-1] - world.now if dues else 0)
        dues.append(world.kept.due()[0][2])
    steps = [later - earlier for earlier, later in zip(dues, dues[1:], strict=False)]
    assert steps == sorted(steps)
    assert steps[-1] > 3 * HOUR


def test_a_known_version_is_asked_for_with_conditions(world, site):
    def draft(handler):
        if handler.headers.get("If-None-Match") == '"7"':
            return 304, {"ETag": '"7"'}, b""
        return 200, {"ETag": '"7"', "Content-Type": "text/html"}, DRAFT.encode()

    site.pages["/draft"] = draft
    world.page()
    world.round()
    world.round(120)
    [happened] = world.round(HOUR)
    assert happened.verdict == "same"
    kinds = [(c.status, c.kind) for c in world.kept.captures(f"{site.url}/draft")]
    assert kinds == [(200, "response"), (200, "revisit"), (304, "revisit")]


def test_one_request_at_a_time_a_host_with_a_pause(world, site):
    for number in range(4):
        site.pages[f"/{number}"] = DRAFT
    world.watch(
        "".join(f'[[source]]\nname = "p{n}"\nkind = "page"\nurl = "SITE/{n}"\n' for n in range(4))
    )
    world.pause = 0.0
    world.round()
    assert site.most == 1
    assert len(site.asked) == 5


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{}</channel></rss>"""
ITEM = "<item><title>{0}</title><link>{1}/{0}</link><pubDate>Tue, 14 Nov 2023 10:00:00 GMT</pubDate></item>"


def feed(site, names):
    return (
        200,
        {"Content-Type": "application/rss+xml"},
        FEED.format("".join(ITEM.format(n, site.url) for n in names)).encode(),
    )


def test_everything_an_outlet_published_counts_read_or_not(world, site):
    site.pages |= {
        "/a": DRAFT,
        "/b": 403,
        "/c": article("C", "A fair of honey was held in the town on Sunday afternoon."),
    }
    site.pages["/rss"] = feed(site, ["a", "b", "c"])
    world.watch('[[source]]\nname = "news"\nkind = "feed"\nurl = "SITE/rss"\noutlet = "News"\n')
    world.round()
    world.round(1)
    rows = world.ledger.volumes(as_of="2023-12-31")
    assert sum(row.documents for row in rows) == 3
    assert {row.publisher for row in rows} == {"News"}
    assert sorted(world.road.asked) == [f"{site.url}/a", f"{site.url}/c"]


def test_what_a_feed_brings_later_has_appeared_what_it_began_with_has_not(world, site):
    site.pages |= {"/a": DRAFT, "/rss": feed(site, ["a"])}
    world.watch('[[source]]\nname = "news"\nkind = "feed"\nurl = "SITE/rss"\n')
    world.round()
    world.round(1)
    site.pages |= {"/b": DRAFT, "/rss": feed(site, ["a", "b"])}
    world.round(HOUR * 2)
    world.round(1)
    assert [(e.kind, e.url) for e in world.kept.events()] == [("appeared", f"{site.url}/b")]


def test_a_feed_that_turns_into_a_page_is_told_and_loses_nothing(world, site):
    site.pages |= {"/a": DRAFT, "/rss": feed(site, ["a"])}
    world.watch('[[source]]\nname = "news"\nkind = "feed"\nurl = "SITE/rss"\n')
    world.round()
    site.pages["/rss"] = article(
        "Sorry", "This is a page now and no feed, please look elsewhere for the news."
    )
    happened = world.round(HOUR * 2)
    assert any("no feed any more" in one.verdict for one in happened)
    assert any("no feed" in refusal.reason for _, refusal in world.ledger.refusals())
    assert world.kept.page(f"{site.url}/a") is not None


def test_a_sitemap_of_sitemaps_is_followed(world, site):
    one = f"<urlset><url><loc>{site.url}/a</loc><lastmod>2023-11-14</lastmod></url></urlset>"
    site.pages |= {"/a": DRAFT, "/one.xml": (200, {}, one.encode())}
    site.pages["/sitemap.xml"] = (
        200,
        {},
        f"<sitemapindex><sitemap><loc>{site.url}/one.xml</loc></sitemap></sitemapindex>".encode(),
    )
    world.watch('[[source]]\nname = "map"\nkind = "sitemap"\nurl = "SITE/sitemap.xml"\n')
    for _ in range(3):
        world.round(1)
    assert world.road.asked == [f"{site.url}/a"]


def test_a_second_watch_on_the_same_ledger_is_refused(world, site):
    site.pages["/draft"] = DRAFT
    world.page()
    with world.kept.alone(), pytest.raises(LedgerError, match="another watch runs"):
        world.round()
    assert world.round()


def test_a_full_archive_disk_is_told_and_leaves_no_half_written_state(world, site, monkeypatch):
    from callup.errors import BadRequest

    site.pages["/draft"] = DRAFT
    world.page()

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BadRequest, match="make room on the disk"):
        world.round()
    monkeypatch.undo()
    assert list(world.kept.captures()) == []
    world.round()
    assert [c.status for c in world.kept.captures(f"{site.url}/draft")] == [200]


def test_stopping_waits_for_what_is_under_way_and_ends(world, site):
    from callup.pipeline.watch_run import Run, watch

    site.pages["/draft"] = lambda handler: time.sleep(0.2) or DRAFT
    world.page()
    stop = asyncio.Event()

    async def stopped():
        asyncio.get_running_loop().call_later(0.1, stop.set)
        how = Run(
            captures=world.captures,
            clock=time.time,
            chance=lambda: 0.5,
            allow_loopback=True,
            pause=0.0,
            timeout_s=5,
        )
        await asyncio.wait_for(watch(world.sources, world.ledger, world.road, how, stop), 5)

    asyncio.run(stopped())
    assert [c.status for c in world.kept.captures(f"{site.url}/draft")] == [200]


def test_a_source_taken_out_of_the_file_is_watched_no_longer(world, site):
    site.pages |= {"/draft": DRAFT, "/other": DRAFT}
    world.page()
    world.round()
    world.watch('[[source]]\nname = "other"\nkind = "page"\nurl = "SITE/other"\n')
    world.round(HOUR)
    assert [row.url for row in world.kept.pages()] == [f"{site.url}/other"]


def test_watching_goes_on_after_a_kill_between_bytes_and_ledger(world, site, monkeypatch):
    site.pages["/draft"] = DRAFT
    world.page()

    class KilledError(Exception):
        pass

    def kill(*_):
        raise KilledError

    monkeypatch.setattr(Watching, "_handled", kill)
    with pytest.raises(KilledError):
        world.round()
    monkeypatch.undo()
    assert list(world.kept.captures()) == []
    asked = site.paths().count("/draft")
    world.round()
    assert len([c for c in world.kept.captures(f"{site.url}/draft")]) == 1
    assert len(list(world.ledger.documents())) == 1
    assert site.paths().count("/draft") == asked
    with Ledger.open(str(world.folder / "w.db"), create=False) as store:
        assert store.counts()["claims"] == 1
