"""One answer of one page → all that follows from it. In: how the page stood, a visit, its captures. Out: a Result. Pure.

Deliberately missing: keeping and reading; the pipeline does both with what stands here.
"""

import datetime as dt
from collections.abc import Callable

import msgspec

from callup.errors import BadInput
from callup.intake import IntakeOptions
from callup.model import Capture, ChangeEvent, Document, Refusal
from callup.watch.changes import Look, StepOutcome, WatchedPage, step
from callup.watch.client import Visit
from callup.watch.lines import SeenLine, seen
from callup.watch.listing import ListedEntry, entries
from callup.watch.sources import Source, seconds
from callup.watch.verdicts import AnswerVerdict, verdict

DAY = 86_400.0
JITTER = 0.1
"""Share of an interval by which looks are spread, so that a thousand pages do not fall due at one moment."""
FIRST_FOLLOWED = 50
"""Documents of a new source that are fetched; older ones it lists are only counted."""
MOST_LISTINGS = 20


class Handled(msgspec.Struct, frozen=True, kw_only=True):
    """What follows from an answer. ``documents`` are to be read and kept; ``entries`` were told of; ``found`` are new pages."""

    page: WatchedPage | None
    due: float = 0.0
    events: tuple[ChangeEvent, ...] = ()
    documents: tuple[Document, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    told: tuple[ListedEntry, ...] = ()
    found: tuple[WatchedPage, ...] = ()
    dropped: tuple[str, ...] = ()
    verdict: str = ""


class HandledMoment(msgspec.Struct, frozen=True):
    """When something is handled: seconds since 1970, and chance (0 to 1) for spreading what comes next."""

    now: float
    chance: Callable[[], float]


def judged(
    page: WatchedPage, visit: Visit, source: Source, options: IntakeOptions
) -> tuple[AnswerVerdict, SeenLine]:
    """What a visit means and shows; one that failed shows nothing."""
    empty = visit.failure or visit.status in {None, 304}
    found = SeenLine() if empty else seen(visit, source, options)
    return verdict(visit, found, page.lines), found


def handled_page(
    page: WatchedPage,
    visit: Visit,
    judgement: tuple[AnswerVerdict, SeenLine],
    source: Source,
    captures: list[Capture],
    moment: HandledMoment,
) -> Handled:
    """What follows from an answer of a page."""
    means, found = judgement
    last = captures[-1] if captures else None
    look = Look(
        at=visit.at[:19] + "Z" if len(visit.at) > 20 else visit.at,
        verdict=means, status=visit.status or 0, url=visit.url, moved=visit.moved,
        capture=last.id if last else None, lines=found.lines, title=found.title,
        document=found.documents[0].id if found.documents else None,
    )  # fmt: skip
    outcome = step(page, look, source)
    after = _with_version(outcome.page, visit, means, last)
    over = after.until is not None and moment.now > after.until and after.status != "missing"
    fresh = after.status == "warm" or any(e.kind in {"changed", "back"} for e in outcome.events)
    return Handled(
        page=None if over else after,
        due=_due(after, outcome, source, moment),
        events=outcome.events,
        documents=found.documents if fresh and means is AnswerVerdict.PAGE else (),
        refusals=found.refusals if fresh and means is AnswerVerdict.PAGE else (),
        dropped=(page.url,) if over or after.url != page.url else (),
        verdict=visit.failure or str(means),
    )


def _with_version(
    page: WatchedPage, visit: Visit, means: AnswerVerdict, last: Capture | None
) -> WatchedPage:
    """The page with what the server is asked to confirm next time. A version not yet confirmed is asked for whole."""
    if means is not AnswerVerdict.PAGE or visit.last is None or last is None:
        return page
    return msgspec.structs.replace(
        page,
        etag=visit.last.header("etag"),
        modified=visit.last.header("last-modified"),
        sha256=last.sha256,
    )


def _due(page: WatchedPage, outcome: StepOutcome, source: Source, moment: HandledMoment) -> float:
    usual = float(seconds(source.every if page.until is None else source.recheck))
    if outcome.again is not None:
        return moment.now + min(usual, outcome.again)
    # Every failure in a row doubles the pause, up to a day.
    pause = min(usual * float(2 ** min(page.fails, 10)), max(usual, DAY))
    return moment.now + pause * (1 + JITTER * (2 * moment.chance() - 1))


def handled_listing(
    page: WatchedPage, visit: Visit, source: Source, known: set[str], moment: HandledMoment
) -> Handled:
    """What follows from an answer of a feed or sitemap; ``known`` are the addresses told of before."""
    if visit.failure or visit.status is None or not 200 <= visit.status < 300:
        same = visit.status == 304 and not visit.failure
        after = msgspec.structs.replace(page, fails=0 if same else page.fails + 1)
        return _listing(after, source, moment, verdict=visit.failure or f"answered {visit.status}")
    try:
        found = entries(visit.body, visit.url, source.kind)
    except BadInput as error:
        after = msgspec.structs.replace(page, fails=page.fails + 1, unclear=str(error))
        refusal = Refusal(file=page.url, stage="watch", reason=str(error))
        result = _listing(after, source, moment, verdict=str(error))
        return msgspec.structs.replace(result, refusals=(refusal,))
    new = [entry for entry in found if entry.url not in known]
    first = page.status == "new"
    last = visit.last
    after = msgspec.structs.replace(
        page, status="up", fails=0, unclear="", etag=last.header("etag") if last else "",
        modified=last.header("last-modified") if last else "", seen_at=visit.at,
    )  # fmt: skip
    result = _listing(after, source, moment, verdict=f"{len(new)} new of {len(found)}")
    pages = _pages(new, page, source, moment, first=first)
    told = tuple(entry for entry in new if not entry.is_listing)
    return msgspec.structs.replace(result, told=told, found=pages)


def _pages(
    new: list[ListedEntry],
    parent: WatchedPage,
    source: Source,
    moment: HandledMoment,
    *,
    first: bool,
) -> tuple[WatchedPage, ...]:
    until = moment.now + seconds(source.keep)
    baseline = first and parent.baseline
    listings = [entry for entry in new if entry.is_listing][:MOST_LISTINGS]
    documents = [entry for entry in new if not entry.is_listing]
    followed = documents[:FIRST_FOLLOWED] if baseline else documents
    return tuple(
        WatchedPage(
            url=entry.url, source=source.name, title=entry.title, baseline=baseline, is_listing=entry.is_listing,
            until=None if entry.is_listing else until,
        )
        for entry in (*listings, *(followed if source.follow else ()))
    )  # fmt: skip


def _listing(page: WatchedPage, source: Source, moment: HandledMoment, *, verdict: str) -> Handled:
    due = _due(page, StepOutcome(page=page), source, moment)
    return Handled(page=page, due=due, verdict=verdict)


def day_of(now: float) -> str:
    """The day of a moment, in UTC."""
    return dt.datetime.fromtimestamp(now, dt.UTC).date().isoformat()
