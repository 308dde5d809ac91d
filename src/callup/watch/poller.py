"""Looks at pages when they are due, politely. In: who knows the pages, a client, a clock. Out: answers, handed to the keeper.

Several hosts at once, one request at a time each; what is not under way is only an address and a moment in memory. Stopping
waits for what is under way. Deliberately missing: what an answer means, and keeping it.
"""

import asyncio
import hashlib
from collections.abc import Callable
from typing import Protocol
from urllib.parse import urlsplit

import msgspec

from callup.watch.changes import WatchedPage
from callup.watch.client import Client, Conditions, Visit
from callup.watch.courtesy import Hosts, site_of
from callup.watch.verdicts import AnswerVerdict

AT_ONCE = 8
"""Hosts asked at the same time: bounds memory to so many bodies."""
GRACE = 20.0
"""Seconds that what is under way gets when the watch is stopped."""
LONGEST_SLEEP = 30.0


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What came of looking at a page; ``site_answers`` is None where that was not asked, ``wait`` what the server wished for."""

    page: WatchedPage
    visit: Visit
    beside: tuple[Visit, ...] = ()
    site_answers: bool | None = None
    same_for_all: bool = False
    wait: float = 0.0


class Keeper(Protocol):
    """Who knows the pages and takes the answers."""

    def due(self) -> list[tuple[str, float]]:
        """Every page with the moment it is due."""

    def page(self, url: str) -> WatchedPage | None:
        """How a page stands."""

    def means(self, page: WatchedPage, visit: Visit) -> AnswerVerdict | None:
        """What an answer looks like, before it is kept; None for a listing."""

    def unlike(self, page: WatchedPage, visit: Visit) -> bool:
        """Whether a page shows something wholly different from what it was."""

    def alike(self, page: WatchedPage, visit: Visit, other: Visit) -> bool:
        """Whether another address shows the same."""

    def take(self, answer: Answer) -> list[tuple[str, float]]:
        """Keep an answer and what follows; the pages whose moment changed, -1 for those no longer watched."""


class Poller:
    """The loop."""

    def __init__(
        self, keeper: Keeper, client: Client, hosts: Hosts, clock: Callable[[], float]
    ) -> None:
        self._keeper, self._client, self._hosts, self._clock = keeper, client, hosts, clock
        self._due: dict[str, float] = dict(keeper.due())
        self._under_way: dict[str, asyncio.Task[None]] = {}

    async def run(self, stop: asyncio.Event, *, once: bool = False) -> None:
        """Look at what is due until stopped; ``once`` ends when nothing more is due that was due by now."""
        start = self._clock()
        try:
            while not stop.is_set():
                self._begin(until=start if once else None)
                if once and not self._under_way and not self._waiting(start):
                    return
                await self._rest(stop)
        finally:
            await self._finish()

    def _waiting(self, until: float) -> bool:
        return any(due <= until for due in self._due.values())

    def _begin(self, until: float | None) -> None:
        now = self._clock()
        busy = {site_of(url) for url in self._under_way}
        ready = sorted(
            (due, url)
            for url, due in self._due.items()
            if due <= (until if until is not None else now)
        )
        for _, url in ready:
            if len(self._under_way) >= AT_ONCE:
                return
            site = site_of(url)
            if url in self._under_way or site in busy or self._hosts.of(url, now).free_at > now:
                continue
            busy.add(site)
            self._under_way[url] = asyncio.create_task(self._look(url))

    async def _rest(self, stop: asyncio.Event) -> None:
        """Until something is done, the watch is stopped, or the next page may be due."""
        now = self._clock()
        moments = [
            max(due, self._hosts.of(url, now).free_at)
            for url, due in self._due.items()
            if url not in self._under_way and due < now + LONGEST_SLEEP
        ]
        pause = max(0.01, min([LONGEST_SLEEP, *(moment - now for moment in moments)]))
        if self._under_way and len(moments) and min(moments) <= now:
            pause = LONGEST_SLEEP
        stopped = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait(
                {stopped, *self._under_way.values()},
                timeout=pause,
                return_when=asyncio.FIRST_COMPLETED,
            )
        finally:
            stopped.cancel()
        self._collect()

    def _collect(self) -> None:
        for url, task in list(self._under_way.items()):
            if task.done():
                del self._under_way[url]
                task.result()

    async def _finish(self) -> None:
        if self._under_way:
            _, left = await asyncio.wait(self._under_way.values(), timeout=GRACE)
            for task in left:
                task.cancel()
            await asyncio.gather(*self._under_way.values(), return_exceptions=True)
        self._under_way.clear()

    async def _look(self, url: str) -> None:
        page = self._keeper.page(url)
        if page is None:
            self._due.pop(url, None)
            return
        answer = await self.answer(page)
        for name, due in self._keeper.take(answer):
            if due < 0:
                self._due.pop(name, None)
            else:
                self._due[name] = due

    async def answer(self, page: WatchedPage) -> Answer:
        """Ask for a page, and for what else is needed to tell what the answer means."""
        now = self._clock()
        reason, rules = await self._hosts.refused(page.url, self._client, now)
        beside = (rules,) if rules is not None else ()
        if reason:
            at = rules.at if rules is not None else self._client.now()
            shut = Visit(asked=page.url, url=page.url, at=at, failure=reason)
            return Answer(page=page, visit=shut, beside=beside)
        # A version that is not settled yet is asked for whole: the body is what is to be compared.
        settled = page.status == "up" and not page.pending
        conditions = Conditions(page.etag, page.modified) if settled else None
        visit = await self._client.visit(page.url, conditions, self._may)
        wait = self._hosts.answered(page.url, visit, self._clock())
        return await self._probed(Answer(page=page, visit=visit, beside=beside, wait=wait))

    async def _may(self, url: str) -> str:
        if urlsplit(url).scheme not in {"http", "https"}:
            return ""  # The client refuses it in its own words.
        reason, _ = await self._hosts.refused(url, self._client, self._clock())
        return reason

    async def _probed(self, answer: Answer) -> Answer:
        """With what the rest of the site says, where that makes a difference."""
        page, visit = answer.page, answer.visit
        if not page.lines:
            return answer
        means = self._keeper.means(page, visit)
        if means is AnswerVerdict.GONE:
            root = await self._beside(f"{site_of(page.url)}/")
            there = not root.failure and (root.status or 500) < 400
            return msgspec.structs.replace(
                answer, beside=(*answer.beside, root), site_answers=there
            )
        if means is AnswerVerdict.PAGE and self._keeper.unlike(page, visit):
            folder = urlsplit(page.url).path.rpartition("/")[0]
            other = await self._beside(f"{site_of(page.url)}{folder}/{_no_such(page.url)}")
            same = self._keeper.alike(page, visit, other)
            return msgspec.structs.replace(
                answer, beside=(*answer.beside, other), same_for_all=same
            )
        return answer

    async def _beside(self, url: str) -> Visit:
        """One more request to the same host, after its pause."""
        await asyncio.sleep(self._hosts.of(url, self._clock()).pause)
        reason = await self._may(url)
        if reason:
            return Visit(asked=url, url=url, at=self._client.now(), failure=reason)
        visit = await self._client.visit(url, None, self._may)
        self._hosts.answered(url, visit, self._clock())
        return visit


def _no_such(url: str) -> str:
    """The name of a page that no site has."""
    return hashlib.sha256(f"no such page beside {url}".encode()).hexdigest()[:16]
