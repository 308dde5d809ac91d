"""A site of our own on the loopback address that does what it is told, and a watch of it whose clock is set by hand."""

import asyncio
import gzip
import socket
import struct
import threading
import time
from collections.abc import Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import brotli
import pytest

from callup.case import load_case
from callup.case.places import load_places
from callup.ledger import Ledger, WatchLedger
from callup.model import (
    Certainty,
    Claim,
    Document,
    Evidence,
    Method,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    claim_id,
)
from callup.pipeline.road import Road
from callup.pipeline.watch_run import Run, watch
from callup.pipeline.watching import Happened
from callup.watch import SourcesFile
from callup.watch.delivering import Outlets
from callup.watch.sources import sources_of

START = 1_700_000_000.0
HOUR = 3_600.0
CASE = load_case("russia")


def article(title: str, *paragraphs: str, beside: str = "") -> str:
    """A page with a head, a menu, some paragraphs and whatever stands beside them."""
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<main><article><h1>{title}</h1>{text}</article></main>{beside}</body></html>"
    )


DRAFT = article(
    "Draft law on crossing the border",
    "The draft law forbids men who were sent a summons to leave the country by car or on foot.",
    "It also lets border officers keep the vehicle until the owner has reported to the enlistment office.",
    "The committee will read the draft in the second half of the month, its chairman said on Tuesday.",
)
ROOT = article(
    "The parliament", "Welcome to the pages of the parliament, where all drafts are published."
)
Answer = tuple[int, dict[str, str], bytes]


class Handler(BaseHTTPRequestHandler):
    """Answers as the site's table says: a page's text, a status, a whole answer, or a function of the handler."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        site = self.server.site
        with site.lock:
            site.asked.append((time.monotonic(), self.path, dict(self.headers)))
            site.busy += 1
            site.most = max(site.most, site.busy)
        try:
            self.answer(site.pages.get(self.path, site.otherwise))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            with site.lock:
                site.busy -= 1

    def answer(self, what):
        if callable(what):
            what = what(self)
            if what is None:
                self.close_connection = True
                return
        if isinstance(what, int):
            what = (what, {}, f"<html><title>{what}</title><body>{what}</body></html>".encode())
        if isinstance(what, str):
            what = (200, {"Content-Type": "text/html; charset=utf-8"}, what.encode())
        status, headers, body = what
        self.send_response(status)
        for key, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Site:
    """One server; ``pages`` says what it answers where."""

    def __init__(self) -> None:
        self.pages: dict[str, object] = {"/robots.txt": 404, "/": ROOT}
        self.otherwise: object = 404
        self.asked: list[tuple[float, str, dict[str, str]]] = []
        self.busy = self.most = 0
        self.lock = threading.Lock()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads, self.server.site = True, self
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self._thread = threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        self._thread.start()

    def paths(self) -> list[str]:
        return [path for _, path, _ in self.asked]

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self._thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.close()


def hang(handler: Handler) -> None:
    time.sleep(1.0)


def reset(handler: Handler) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def drip(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.02)


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Connection", "close")
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 65_536)


def short(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b"<html>half a page")


def loop(handler: Handler) -> Answer:
    return 302, {"Location": "/loop"}, b""


GZIP_BOMB: Answer = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"\0" * 40_000_000))
BROTLI_BOMB: Answer = (200, {"Content-Encoding": "br"}, brotli.compress(b"\0" * 40_000_000))
INWARDS: Answer = (302, {"Location": "http://10.0.0.1/"}, b"")
BUSY: Answer = (429, {"Retry-After": "7200"}, b"")
DATED: Answer = (503, {"Retry-After": formatdate(START + 9_000, usegmt=True)}, b"")


class HandRead(Road):
    """A road whose reader finds one claim, on legislation, in each document that speaks of a draft."""

    def __init__(self) -> None:
        super().__init__(CASE, load_places(CASE.home))
        self.asked: list[str] = []
        self.reader = SimpleNamespace(version=lambda language: "hand-1")

    def claims_of(self, document: Document) -> tuple[Claim, ...]:
        self.asked.append(document.url or "")
        start = document.text.find("The draft law forbids")
        if start < 0:
            return ()
        end = document.text.index(".", start) + 1
        evidence = Evidence(
            start=start, end=end, text=document.text[start:end], sentence=Span(start, end)
        )
        return (
            Claim(
                id=claim_id(document.id, evidence, "border_restriction", None), document=document.id, file=document.file,
                language="en", evidence=evidence, speaker=Speaker(name=None, kind=SpeakerKind.AUTHOR), stance=Stance.REPORTS,
                certainty=Certainty.PLAIN, signal="border_restriction", measure=None, quantity=None, about="RU", core=True,
                method=Method(reader="hand-1", score=1.0),
            ),
        )  # fmt: skip


class World:
    """A ledger, an archive and a clock; each ``round`` is one run of the watch."""

    def __init__(self, folder: Path, site: Site) -> None:
        self.folder, self.site = folder, site
        self.now = START
        self.ledger = Ledger.open(str(folder / "w.db"))
        self.kept = WatchLedger(self.ledger)
        self.road = HandRead()
        self.happened: list[Happened] = []
        self.sources: SourcesFile | None = None
        self.printed: list[str] = []
        self.pause, self.timeout_s, self.max_bytes = 0.0, 0.4, 1_000_000
        self.loopback = True

    @property
    def captures(self) -> Path:
        return self.folder / "captures"

    def watch(self, text: str) -> None:
        self.sources = sources_of(text.replace("SITE", self.site.url), self.folder / "sources.toml")

    def page(self, path: str = "/draft", **more: str) -> None:
        extra = "".join(f"{key} = {value}\n" for key, value in more.items())
        self.watch(
            f'[[source]]\nname = "duma"\nkind = "page"\nurl = "SITE{path}"\noutlet = "Parliament"\n{extra}'
        )

    def round(self, after: float = 0.0) -> list[Happened]:
        """Let time pass, then look once at what is due."""
        self.now += after
        before = len(self.happened)
        how = Run(
            captures=self.captures, clock=lambda: self.now, chance=lambda: 0.5, once=True, allow_loopback=self.loopback,
            pause=self.pause, timeout_s=self.timeout_s, max_bytes=self.max_bytes, told=self.happened.append,
            outlets=Outlets(folder=self.folder, out=self.printed.append, secret={}.get),
        )  # fmt: skip
        asyncio.run(watch(self.sources, self.ledger, self.road, how, asyncio.Event()))
        return self.happened[before:]

    def rounds(self, count: int, every: float = HOUR) -> None:
        for _ in range(count):
            self.round(every)

    def told(self) -> list[str]:
        return [event.kind for event in self.kept.events()]


@pytest.fixture
def world(tmp_path: Path, site: Site) -> Iterator[World]:
    made = World(tmp_path, site)
    yield made
    made.ledger.close()
