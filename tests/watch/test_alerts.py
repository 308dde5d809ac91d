"""One alert an event, every way, with its evidence; quiet hours, digests, failures: none twice, none lost, none without a proof."""

import datetime as dt
import http.server
import json
import socketserver
import threading
import xml.etree.ElementTree as ET

import feedparser
import pytest

from callup.pipeline.alerting import Alerting, titled
from callup.record import guarded
from callup.watch.alerts import Alert, may_go, may_retry
from callup.watch.delivering import Outlets
from callup.watch.sources import Deliver
from tests.watch.conftest import CASE, DRAFT

PAGE = '[[source]]\nname = "duma"\nkind = "page"\nurl = "SITE/draft"\noutlet = "Parliament"\nsignal = "legislation"\n'
RULE = '[[alert]]\nname = "gone"\non = "page"\nto = ["desk"]\n'


def way(kind: str, **more: object) -> str:
    lines = [f'kind = "{kind}"', *(f"{key} = {json.dumps(value)}" for key, value in more.items())]
    return '[[deliver]]\nname = "desk"\n' + "\n".join(lines) + "\n"


def vanish(world, site, hours: int = 9) -> None:
    site.pages["/draft"] = DRAFT
    world.rounds(2)
    site.pages["/draft"] = 404
    world.rounds(hours)


def test_a_file_gets_one_alert_with_reason_and_both_captures(world, site):
    world.watch(PAGE + RULE + way("file", path="alerts.txt"))
    vanish(world, site)
    world.rounds(3)
    text = (world.folder / "alerts.txt").read_text()
    [event] = world.kept.events()
    assert text.count("vanished:") == 1
    assert f"captures {event.before}, {event.after}" in text
    assert "rule gone" in text


def test_standard_output_and_a_feed_that_readers_read(world, site):
    world.watch(
        PAGE
        + RULE
        + way("atom", path="alerts.xml")
        + RULE.replace("gone", "say").replace("desk", "out")
        + way("stdout").replace("desk", "out")
    )
    vanish(world, site)
    assert len(world.printed) == 1
    feed = feedparser.parse((world.folder / "alerts.xml").read_bytes())
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["vanished: Draft law on crossing the border"]
    assert ET.parse(world.folder / "alerts.xml").getroot().tag.endswith("feed")


class Hook(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        server = self.server
        server.calls += 1
        if server.failures:
            server.failures -= 1
            self.send_response(500)
        else:
            server.got.append(json.loads(body))
            self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


class Mail(socketserver.StreamRequestHandler):
    def handle(self):
        say = lambda words: self.wfile.write(words + b"\r\n")  # noqa: E731
        say(b"220 test")
        data = None
        for raw in self.rfile:
            line = raw.rstrip(b"\r\n")
            if data is not None:
                if line == b".":
                    self.server.got.append(b"\n".join(data).decode())
                    data = None
                    say(b"250 kept")
                else:
                    data.append(line)
            elif line.upper() == b"DATA":
                data = []
                say(b"354 go on")
            elif line.upper() == b"QUIT":
                say(b"221 bye")
                return
            else:
                say(b"250 fine")


@pytest.fixture
def served():
    made = []

    def serve(server):
        server.got, server.calls, server.failures = [], 0, 0
        thread = threading.Thread(
            target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        thread.start()
        made.append((server, thread))
        return server

    yield serve
    for server, thread in made:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_webhook_that_fails_is_tried_again_and_gets_it_once(world, site, served):
    hook = served(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook))
    hook.failures = 2
    world.watch(PAGE + RULE + way("webhook", url=f"http://127.0.0.1:{hook.server_port}/"))
    vanish(world, site)
    world.rounds(5)
    assert hook.calls == 3
    [call] = hook.got
    assert call["alerts"][0]["captures"]
    [(row, _)] = titled(world.kept)
    assert [one.done for one in world.kept.tries(row.id, "desk")] == [False, False, True]


def test_mail_goes_out_with_the_reason(world, site, served):
    server = served(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mail))
    world.watch(
        PAGE
        + RULE
        + way(
            "smtp",
            host="127.0.0.1",
            port=server.server_address[1],
            sender="watch@example.org",
            to=["desk@example.org"],
        )
    )
    vanish(world, site)
    [mail] = server.got
    assert "Subject: Callup: vanished: Draft law" in mail
    assert "proof: captures" in mail


def test_what_cannot_be_delivered_is_listed_and_not_lost(world, site):
    world.watch(PAGE + RULE + way("file", path="nowhere/alerts.txt"))
    vanish(world, site)
    [(row, title)] = titled(world.kept)
    assert title.startswith("vanished")
    assert "No such file" in world.kept.tries(row.id, "desk")[-1].reason
    (world.folder / "nowhere").mkdir()
    world.rounds(3)
    assert "vanished" in (world.folder / "nowhere/alerts.txt").read_text()


def test_what_happened_before_a_rule_was_made_is_not_told(world, site):
    world.watch(PAGE)
    vanish(world, site)
    world.watch(PAGE + RULE + way("file", path="alerts.txt"))
    world.rounds(3)
    assert not (world.folder / "alerts.txt").exists()
    site.pages["/draft"] = DRAFT
    world.watch(
        PAGE
        + RULE.replace("on =", 'happenings = ["back", "vanished"]\non =')
        + way("file", path="alerts.txt")
    )
    world.rounds(30)
    assert (world.folder / "alerts.txt").read_text().count("back:") == 1


def test_a_new_region_is_told_with_its_sentence_and_a_known_one_is_not(world, site, tmp_path):
    from callup.ledger import Kept
    from callup.model import Place
    from tests.ledger.conftest import claim, document

    world.watch(
        PAGE
        + '[[alert]]\nname = "where"\non = "region"\nsignal = "summons_served"\nto = ["desk"]\n'
        + way("stdout")
    )
    alerting = Alerting(
        world.sources,
        guarded(world.ledger, CASE),
        CASE,
        Outlets(folder=tmp_path, out=world.printed.append, secret={}.get),
    )

    def say(code: str, text: str) -> None:
        made = document(text, "2023-11-10")
        world.ledger.keep_many(
            [Kept(made, (claim(made, places=(code,)),), "en-1")], at="2023-11-10T00:00:00Z"
        )

    now = dt.datetime(2023, 11, 14, tzinfo=dt.UTC)
    say("RU-VOR", "Papers came to Voronezh.")
    assert alerting.look(now) == []
    say("RU-VOR", "More papers came to Voronezh.")
    say("RU-PNZ", "Papers came to Penza.")
    [alert] = alerting.look(now)
    assert "Penza" in alert.title
    assert alert.sentences[0].words == "“Papers came to Penza.”"
    assert alerting.send(now).sent == 1
    assert alerting.send(now).sent == 0
    assert alerting.look(now) == []
    assert Place(code="RU-PNZ", name="x").code in alert.reason


def test_quiet_hours_and_digests_hold_back_and_gather():
    night, day = (
        dt.datetime(2024, 1, 1, 23, 30, tzinfo=dt.UTC),
        dt.datetime(2024, 1, 2, 9, tzinfo=dt.UTC),
    )
    quiet = Deliver(name="d", kind="stdout", quiet="22:00-07:00")
    digest = Deliver(name="d", kind="stdout", digest="1d")
    assert not may_go(quiet, "2024-01-01T23:00:00+00:00", night)
    assert may_go(quiet, "2024-01-01T23:00:00+00:00", day)
    assert not may_go(digest, "2024-01-02T08:00:00+00:00", day)
    assert may_go(digest, "2024-01-01T08:00:00+00:00", day)


def test_pauses_between_tries_grow():
    at = "2024-01-01T00:00:00+00:00"
    later = [dt.datetime.fromisoformat(at) + dt.timedelta(seconds=s) for s in (30, 61, 130)]
    assert [may_retry(1, at, moment) for moment in later] == [False, True, True]
    assert [may_retry(2, at, moment) for moment in later] == [False, False, True]


def test_an_alert_without_evidence_cannot_be_made():
    with pytest.raises(ValueError, match="needs evidence"):
        Alert(id="a", rule="r", at="2024-01-01T00:00:00Z", title="t", reason="r")
