"""The guarded client, against a server of our own on the loopback address."""

import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import msgspec
import pytest

from callup.intake import IntakeOptions, read_url
from callup.intake.fetch import Fetched, FetchPolicy, fetch, is_public
from callup.model import Refusal


class _Site(BaseHTTPRequestHandler):
    failures = 0
    asked: list[str] = []
    robots = (200, b"User-agent: *\nDisallow: /closed")

    def do_GET(self):
        self.asked.append(self.path)
        if self.path == "/robots.txt":
            return self.answer(*self.robots)
        if self.path == "/loop":
            return self.answer(302, b"", Location="/loop")
        if self.path == "/inwards":
            return self.answer(302, b"", Location="http://10.0.0.1/")
        if self.path == "/elsewhere":
            return self.answer(302, b"", Location="file:///etc/passwd")
        if self.path == "/moved":
            return self.answer(301, b"", Location="/page")
        if self.path == "/large":
            return self.answer(200, b"x" * 50_000)
        if self.path == "/shaky" and type(self).failures > 0:
            type(self).failures -= 1
            return self.answer(503, b"")
        if self.headers.get("If-None-Match") == '"1"':
            return self.answer(304, b"")
        return self.answer(200 if self.path in {"/page", "/shaky"} else 404, b"words", ETag='"1"')

    def answer(self, status, body, **headers):
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def site():
    _Site.asked, _Site.failures = [], 0
    _Site.robots = (200, b"User-agent: *\nDisallow: /closed")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    server.daemon_threads = True
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
    )
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def pauses():
    return []


@pytest.fixture
def policy(pauses):
    return FetchPolicy(allow_private=True, sleep=pauses.append, timeout_s=10, max_bytes=10_000)


def test_a_page_is_fetched_and_known_again(site, policy):
    first = fetch(f"{site}/page", policy)
    assert isinstance(first, Fetched)
    assert (first.body, first.etag) == (b"words", '"1"')
    again = fetch(f"{site}/page", policy, first)
    assert isinstance(again, Fetched)
    assert again.unchanged


def test_a_redirect_is_followed(site, policy):
    found = fetch(f"{site}/moved", policy)
    assert isinstance(found, Fetched)
    assert found.url == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/closed/a", "robots.txt"),
        ("/loop", "redirects"),
        ("/large", "too large"),
        ("/none", "404"),
        ("/elsewhere", "only http"),
    ],
)
def test_what_may_not_be_fetched_is_refused(site, policy, path, reason):
    found = fetch(site + path, policy)
    assert isinstance(found, Refusal)
    assert reason in found.reason


def test_a_page_that_robots_closes_is_never_asked_for(site, policy):
    fetch(f"{site}/closed/a", policy)
    assert _Site.asked == ["/robots.txt"]


def test_a_shaky_server_is_asked_again_with_growing_pauses(site, policy, pauses):
    _Site.failures = 2
    assert isinstance(fetch(f"{site}/shaky", policy), Fetched)
    assert pauses == [1.0, 2.0]


def test_a_server_whose_robots_fail_is_left_alone(site, policy):
    _Site.robots = (503, b"")
    found = fetch(f"{site}/page", policy)
    assert isinstance(found, Refusal)
    assert "/page" not in _Site.asked


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://169.254.169.254/latest",
        "http://localhost/",
        "http://2130706433/",
        "file:///etc/passwd",
        "ftp://a.example/",
        "http://user@8.8.8.8/",
        "http://",
        "http://[bad/",
    ],
)
def test_inward_and_odd_addresses_are_refused(url):
    found = fetch(url, FetchPolicy(sleep=lambda _: None, tries=1))
    assert isinstance(found, Refusal)


def test_a_redirect_inwards_is_refused(site, policy, monkeypatch):
    monkeypatch.setattr(
        sys.modules["callup.intake.fetch"], "is_public", lambda number: number == "127.0.0.1"
    )
    found = fetch(f"{site}/inwards", msgspec.structs.replace(policy, allow_private=False))
    assert isinstance(found, Refusal)
    assert "10.0.0.1, an address inside a network" in found.reason


def test_a_name_is_resolved_once_for_a_request(site, policy):
    asked = []
    port = int(site.rsplit(":", 1)[1])

    def resolve(host, port):
        asked.append(host)
        return ["127.0.0.1"]

    found = fetch(
        f"http://paper.example:{port}/page", msgspec.structs.replace(policy, resolve=resolve)
    )
    assert isinstance(found, Fetched)
    assert asked == ["paper.example", "paper.example"], "robots.txt and the page, each once"


def test_a_fetched_page_is_a_document_with_its_address(site, policy):
    [found] = read_url(f"{site}/page", policy, IntakeOptions())
    assert (found.text, found.url) == ("words", f"{site}/page")


def test_one_inward_address_among_several_refuses_the_name():
    policy = FetchPolicy(
        resolve=lambda host, port: ["93.184.216.34", "192.168.0.1"], sleep=lambda _: None
    )
    found = fetch("http://rebinding.example/", policy)
    assert isinstance(found, Refusal)
    assert "192.168.0.1" in found.reason


@pytest.mark.parametrize(
    "number",
    [
        "10.1.2.3",
        "127.0.0.1",
        "169.254.1.1",
        "224.0.0.1",
        "0.0.0.0",
        "100.64.0.1",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
    ],
)
def test_inward_numbers_are_known(number):
    assert not is_public(number)
