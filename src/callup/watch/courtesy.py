"""How often a host may be asked. In: answers, moments. Out: whether and when the next request may go.

One request at a time a host, a pause between two, robots.txt read once a day, Retry-After obeyed. Bounded: hosts not asked for
a day are forgotten. Deliberately missing: the asking itself; see ``client``.
"""

import asyncio
import email.utils
from urllib.parse import urlsplit

from protego import Protego

from callup.watch.client import Client, Visit

ROBOTS_FOR = 86_400.0
"""Seconds a robots.txt holds: RFC 9309 says not to keep it longer than a day."""
ROBOTS_FAILED_FOR = 900.0
"""Seconds until a robots.txt that failed is asked for again: until then the site is left alone, as RFC 9309 wants."""
ROBOTS_BYTES = 500 * 1024
PAUSE = 1.0
"""Seconds between two requests to a host that asks for none. Assumption: no site minds that."""
LONGEST_PAUSE = 60.0
"""A Crawl-delay is obeyed up to so many seconds; who asks for more is asked once a minute."""
LONGEST_WAIT = 7 * 86_400.0


class Host:
    """One host: its lock, its next free moment, its rules."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.free_at = 0.0
        self.pause = PAUSE
        self.rules: Protego | None = None
        self.rules_until = -1.0
        self.closed = ""
        self.used_at = 0.0


class Hosts:
    """All hosts at work."""

    def __init__(self, agent: str, pause: float = PAUSE) -> None:
        self._agent, self._pause = agent, pause
        self._hosts: dict[str, Host] = {}

    def of(self, url: str, now: float) -> Host:
        """The host of an address."""
        site = site_of(url)
        if site not in self._hosts:
            self._forget(now)
            self._hosts[site] = Host()
            self._hosts[site].pause = self._pause
        self._hosts[site].used_at = now
        return self._hosts[site]

    async def refused(self, url: str, client: Client, now: float) -> tuple[str, Visit | None]:
        """Why robots.txt keeps an address closed, "" where it does not; with the visit that read the rules, if one did."""
        host, visit = self.of(url, now), None
        if now >= host.rules_until:
            visit = await client.visit(f"{site_of(url)}/robots.txt")
            await asyncio.sleep(host.pause)
            self._learn(host, visit, now)
        if host.closed:
            return host.closed, visit
        if host.rules is not None and not host.rules.can_fetch(url, self._agent):
            return "the site's robots.txt asks not to", visit
        return "", visit

    def _learn(self, host: Host, visit: Visit, now: float) -> None:
        status = visit.status or 0
        failed = bool(visit.failure) or status >= 500 or status == 429
        host.closed = _closed(visit) if failed else ""
        host.rules_until = now + (ROBOTS_FAILED_FOR if failed else ROBOTS_FOR)
        words = visit.body[:ROBOTS_BYTES].decode("utf-8", "replace") if 200 <= status < 300 else ""
        host.rules = Protego.parse(words)
        asked = host.rules.crawl_delay(self._agent) or 0.0
        host.pause = min(LONGEST_PAUSE, max(self._pause, float(asked)))

    def answered(self, url: str, visit: Visit, now: float) -> float:
        """Take note of an answer; how many seconds the server asked to be left alone, 0 where it did not."""
        host = self.of(url, now)
        wait = wait_asked(visit, now)
        host.free_at = max(host.free_at, now + max(host.pause, wait))
        return wait

    def _forget(self, now: float) -> None:
        old = [
            s for s, h in self._hosts.items() if now - h.used_at > ROBOTS_FOR and now > h.free_at
        ]
        for site in old:
            if not self._hosts[site].lock.locked():
                del self._hosts[site]


def site_of(url: str) -> str:
    """The scheme, host and port of an address."""
    return "{0.scheme}://{0.netloc}".format(urlsplit(url))


def wait_asked(visit: Visit, now: float) -> float:
    """The seconds of a Retry-After, in either of its forms; bounded by a week."""
    last = visit.last
    said = last.header("retry-after").strip() if last is not None else ""
    if not said or last is None or last.status not in {429, 503}:
        return 0.0
    if said.isdigit():
        return min(LONGEST_WAIT, float(said))
    try:
        return min(
            LONGEST_WAIT, max(0.0, email.utils.parsedate_to_datetime(said).timestamp() - now)
        )
    except (ValueError, TypeError, OverflowError):
        return 0.0


def _closed(visit: Visit) -> str:
    """Why a site is left alone; one that may not be asked at all is told in the client's words."""
    if visit.failure.startswith("not asked"):
        return visit.failure
    return "the site's robots.txt cannot be read"
