"""Watch, intake, reading and ledger joined: an answer kept, read, told. In: sources, a ledger, an archive, a reader. Out: events.

The order is what makes a killed watch lose nothing: bytes onto the disk, documents with their claims into the ledger, and last,
in one transaction, the captures with what follows from them. What was killed in between is found behind the listed end of an
archive file and taken up from there (``recover``). Deliberately missing: the network; see ``watch.poller``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

import msgspec

from callup.errors import BadInput
from callup.intake import IntakeOptions
from callup.ledger import Kept, Ledger, PageRow, PageStep, ToldEvent, WatchLedger
from callup.model import Capture, ChangeEvent, Claim, Document, Refusal
from callup.pipeline.page_changes import audit_line, statement
from callup.pipeline.updates import UpdateWatch
from callup.watch.archive import Archive
from callup.watch.changes import WatchedPage
from callup.watch.client import Visit
from callup.watch.handling import (
    Handled,
    HandledMoment,
    day_of,
    handled_listing,
    handled_page,
    judged,
)
from callup.watch.lines import seen
from callup.watch.listing import entries
from callup.watch.poller import Answer
from callup.watch.sources import Source, SourcesFile
from callup.watch.verdicts import AnswerVerdict, likeness

LISTINGS = frozenset({"feed", "sitemap"})
UNLIKE = 0.3
"""Below this share of common words a page shows something else altogether, and its site is asked whether it says so of any."""
SAME = 0.8


class Reading(Protocol):
    """What turns documents into claims; see ``Road``."""

    def claims(self, document: Document) -> tuple[Claim, ...] | Refusal:
        """The claims of a document."""

    def version(self, language: str) -> str:
        """The reader's name for a language."""


class Happened(msgspec.Struct, frozen=True, kw_only=True):
    """What one answer brought, for whoever watches the watch."""

    url: str
    source: str
    verdict: str
    events: tuple[ChangeEvent, ...] = ()
    documents: int = 0
    claims: int = 0
    told: int = 0


class Watching:
    """The keeper of a watch: what the poller asks, and where its answers go."""

    def __init__(
        self,
        sources: SourcesFile,
        ledger: Ledger,
        archive: Archive,
        reading: Reading,
        moment: tuple[Callable[[], float], Callable[[], float]],
        country: str = "",
    ) -> None:
        self._sources = {source.name: source for source in sources.sources}
        self._ledger, self._kept, self._archive = ledger, WatchLedger(ledger), archive
        self._reading = reading
        self._clock, self._chance = moment
        self._options, self._country = IntakeOptions(), country
        self.listeners: list[Callable[[Happened], None]] = []

    # ------------------------------------------------------------------ what the poller asks

    def begin(self) -> list[Happened]:
        """Bring the ledger's pages in line with the sources, and take up what a killed watch left."""
        wanted = {s.url: s for s in self._sources.values() if s.kind != "telegram"}
        held = [msgspec.json.decode(row.record, type=WatchedPage) for row in self._kept.pages()]
        there = {page.origin or page.url for page in held}
        new = [
            _row(WatchedPage(url=url, source=source.name), 0.0)
            for url, source in wanted.items()
            if url not in there
        ]
        lost = [page.url for page in held if not self._is_wanted(page, wanted)]
        self._kept.keep(PageStep(pages=new, gone=lost))
        return self.recover()

    def _is_wanted(self, page: WatchedPage, wanted: Mapping[str, Source]) -> bool:
        """Whether a page is still one of its source's: its own, found by it, or a folder's mark."""
        source = self._sources.get(page.source)
        if source is None or source.kind != "page":
            return source is not None
        return (page.origin or page.url) in wanted

    def recover(self) -> list[Happened]:
        """What lies in the archive and was never listed, handled now as it would have been then."""
        done = []
        for left in self._archive.unlisted(self._kept.ends(), self._kept.original):
            page = self.page(left.visit.asked)
            if page is None or left.source not in self._sources:
                self._kept.keep(PageStep(captures=left.captures))
                continue
            answer = Answer(page=page, visit=left.visit)
            done.append(self._handled(answer, list(left.captures), [])[0])
        return done

    def due(self) -> list[tuple[str, float]]:
        """Every page with the moment it is due."""
        return [(url, due) for url, source, due in self._kept.due() if source in self._sources]

    def page(self, url: str) -> WatchedPage | None:
        """How a page stands; None for one that is not watched."""
        row = self._kept.page(url)
        if row is None or row.source not in self._sources:
            return None
        return msgspec.json.decode(row.record, type=WatchedPage)

    def means(self, page: WatchedPage, visit: Visit) -> AnswerVerdict | None:
        """What an answer looks like; None for a listing."""
        source = self._sources[page.source]
        if is_listing(page, source):
            return None
        return judged(page, visit, source, self._options)[0]

    def unlike(self, page: WatchedPage, visit: Visit) -> bool:
        """Whether a page shows something wholly different from what it was."""
        return likeness(page.lines, self._lines(page, visit)) < UNLIKE

    def alike(self, page: WatchedPage, visit: Visit, other: Visit) -> bool:
        """Whether another address shows the same as this one."""
        if other.failure or not 200 <= (other.status or 0) < 300:
            return False
        return likeness(self._lines(page, visit), self._lines(page, other)) >= SAME

    def _lines(self, page: WatchedPage, visit: Visit) -> tuple[str, ...]:
        return seen(visit, self._sources[page.source], self._options).lines

    # ------------------------------------------------------------------ taking answers

    def take(self, answer: Answer) -> list[tuple[str, float]]:
        """Keep an answer and what follows; the pages whose moment changed, -1 for those no longer watched."""
        name, known = answer.page.source, self._known(answer.page)
        beside: list[Capture] = []
        for visit in answer.beside:
            beside += self._archive.keep(visit, "", self._kept.original)
        captures = self._archive.keep(answer.visit, name, self._kept.original, known)
        happened, moments = self._handled(answer, captures, beside)
        for listener in self.listeners:
            listener(happened)
        return moments

    def _known(self, page: WatchedPage) -> Capture | None:
        return self._kept.original(page.sha256) if page.sha256 else None

    def _handled(
        self, answer: Answer, captures: list[Capture], beside: Sequence[Capture]
    ) -> tuple[Happened, list[tuple[str, float]]]:
        source = self._sources[answer.page.source]
        result = self._result(answer, captures, source)
        claims = self._read(result, answer.visit.at, captures)
        due = max(result.due, self._clock() + answer.wait)
        pages = [] if result.page is None else [_row(result.page, due)]
        pages += [_row(page, 0.0) for page in result.found if self._kept.page(page.url) is None]
        step = PageStep(
            captures=[*beside, *captures],
            pages=pages,
            events=result.events,
            audit={event.id: audit_line(event) for event in result.events},
            published=[_told(entry.url, entry.day, source, self._clock()) for entry in result.told],
            gone=result.dropped,
        )
        self._state(result.events, source, captures)
        events = self._kept.keep(step)
        happened = Happened(
            url=answer.page.url, source=source.name, verdict=result.verdict, events=tuple(events),
            documents=len(result.documents), claims=claims, told=len(result.told),
        )  # fmt: skip
        moments = [(url, -1.0) for url in result.dropped]
        return happened, moments + [(row.url, row.due) for row in pages]

    def _result(self, answer: Answer, captures: list[Capture], source: Source) -> Handled:
        moment = HandledMoment(self._clock(), self._chance)
        page, visit = answer.page, answer.visit
        if is_listing(page, source):
            known = self._known_entries(visit, source)
            return handled_listing(page, visit, source, known, moment)
        means, found = judged(page, visit, source, self._options)
        if means is AnswerVerdict.GONE and page.lines and answer.site_answers is not True:
            # The whole site says so, or nobody asked it: that proves nothing of one page.
            means = AnswerVerdict.TROUBLED
        if means is AnswerVerdict.PAGE and answer.same_for_all:
            means = AnswerVerdict.NOT_FOUND
        return handled_page(page, visit, (means, found), source, captures, moment)

    def _known_entries(self, visit: Visit, source: Source) -> set[str]:
        try:
            found = [entry.url for entry in entries(visit.body, visit.url, source.kind)]
        except BadInput:
            return set()
        return self._kept.told(found)

    # ------------------------------------------------------------------ reading and stating

    def _read(self, result: Handled, at: str, captures: Sequence[Capture]) -> int:
        """Keep the documents with their claims; how many claims are new."""
        at = at[:19] + "Z"
        for refusal in result.refusals:
            self._ledger.refuse(refusal, at=at)
        updates, count = UpdateWatch(), 0
        for found in result.documents:
            document = _at_capture(found, captures)
            updates.add(document)
            count += self._keep_document(document, at)
        updates.note(self._ledger, at=at)
        return count

    def _keep_document(self, document: Document, at: str) -> int:
        claims: tuple[Claim, ...] | Refusal = ()
        if not self._ledger.has(document.id):
            claims = self._reading.claims(document)
        if isinstance(claims, Refusal):
            self._ledger.refuse(claims, at=at)
            return 0
        version = self._reading.version(document.language)
        self._ledger.keep_many([Kept(document, claims, version)], at=at)
        return len(claims)

    def _state(
        self, events: Iterable[ChangeEvent], source: Source, captures: Sequence[Capture]
    ) -> None:
        """Keep what became of pages as statements of the site, for whatever reads the record."""
        here = {capture.id: capture for capture in captures}
        for event in events:
            proof = [
                found
                for name in (event.before, event.after)
                if name and (found := here.get(name) or self._kept.capture(name))
            ]
            kept = statement(event, source, proof, self._country)
            if kept is not None:
                self._ledger.keep_many([kept], at=event.at)


def is_listing(page: WatchedPage, source: Source) -> bool:
    """Whether a page lists documents and is none itself."""
    return source.kind in LISTINGS and (page.is_listing or page.url == source.url)


def _at_capture(document: Document, captures: Sequence[Capture]) -> Document:
    """A document that names the capture it was read from."""
    if not captures:
        return document
    last = captures[-1]
    return msgspec.structs.replace(document, file=f"{last.file}#{last.id}")


def _row(page: WatchedPage, due: float) -> PageRow:
    return PageRow(page.url, page.source, due, msgspec.json.encode(page).decode())


def _told(url: str, day: str | None, source: Source, now: float) -> ToldEvent:
    return ToldEvent(url, source.outlet or None, day or day_of(now))


def standing_of(
    kept: WatchLedger, sources: SourcesFile
) -> tuple[dict[str, dict[str, int]], dict[str, str]]:
    """Of each source how many of its pages stand how, and when one was last seen."""
    counts: dict[str, dict[str, int]] = {source.name: {} for source in sources.sources}
    last: dict[str, str] = {}
    for row in kept.pages():
        if row.source not in counts:
            continue
        page = msgspec.json.decode(row.record, type=WatchedPage)
        status = f"{page.status} ({page.unclear})" if page.unclear else page.status
        status = {"warm": "up"}.get(status, status)
        counts[row.source][status] = counts[row.source].get(status, 0) + 1
        last[row.source] = max(last.get(row.source, ""), (page.seen_at or "")[:16])
    return counts, last
