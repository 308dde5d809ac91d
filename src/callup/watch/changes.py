"""What became of a page. In: how it stood, one more look. Out: how it stands, the events, when to look again. Pure.

A change counts when three looks in a row show it: what differs between them is noise and is learned. ``vanished`` needs
several definite answers over a stated time, and says how sure it is. Posts of Telegram exports take the same way (``posts``).
Deliberately missing: what a change means.
"""

import datetime as dt
import difflib
import hashlib
import math
import re

import msgspec

from callup.model import ChangeEvent
from callup.watch.lines import folded
from callup.watch.sources import Source, seconds
from callup.watch.verdicts import ALIKE, AnswerVerdict, likeness

SETTLE = 90.0
"""Seconds between a changed look and the one that confirms it: long enough for clocks, counters and banners to move on."""
LOOKS = 3
"""Looks that must show a change. With two, a banner that came up twice by chance was told as a change on 1 page in 70."""
FAULT_HOURS = 2.0
"""How long a fault lasts, on average, that makes a site answer 404 for a page it has. Assumption: most deployments are mended
within an hour or two; see docs/watch.md."""
PRIOR = {404: 0.5, 410: 0.9}
"""How likely a first definite answer is a removal and no fault. Assumption: 410 is only said on purpose."""
MOST_LEARNED = 300
MOST_TOLD, LONGEST_TOLD = 40, 400
NUMBER = re.compile(r"\d+")


class Miss(msgspec.Struct, frozen=True):
    """A definite answer that the page is not there."""

    at: str
    status: int
    capture: str | None = None


class WatchedPage(msgspec.Struct, frozen=True, kw_only=True):
    """How a page stands. ``lines`` are the version that counts, ``pending`` looks at a newer one that waits to be
    confirmed. ``origin`` is the address that is watched, where the page has moved from it."""

    url: str
    source: str
    status: str = "new"
    until: float | None = None
    etag: str = ""
    modified: str = ""
    sha256: str = ""
    capture: str | None = None
    seen_at: str | None = None
    title: str = ""
    lines: tuple[str, ...] = ()
    pending: tuple[tuple[str, ...], ...] = ()
    origin: str = ""
    pending_at: str = ""
    volatile: tuple[str, ...] = ()
    misses: tuple[Miss, ...] = ()
    fails: int = 0
    unclear: str = ""
    baseline: bool = True
    is_listing: bool = False
    document: str | None = None


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """One look at a page."""

    at: str
    verdict: AnswerVerdict
    status: int = 200
    url: str = ""
    moved: bool = False
    capture: str | None = None
    lines: tuple[str, ...] = ()
    title: str = ""
    document: str | None = None


class StepOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """How a page stands after a look; ``again`` are the seconds until it should be looked at again, None for as usual."""

    page: WatchedPage
    events: tuple[ChangeEvent, ...] = ()
    again: float | None = None


def step(page: WatchedPage, look: Look, source: Source) -> StepOutcome:
    """What one more look changes."""
    if look.verdict in {AnswerVerdict.PAGE, AnswerVerdict.SAME}:
        return _there(page, look)
    if look.verdict is AnswerVerdict.GONE:
        return _gone(page, look, source)
    # A site in trouble says nothing of a page: answers that counted against it are forgotten. A silence says less still.
    trouble = look.verdict is AnswerVerdict.TROUBLED
    return StepOutcome(
        page=msgspec.structs.replace(
            page,
            fails=page.fails + 1,
            unclear=str(look.verdict),
            misses=() if trouble else page.misses,
            status="up" if trouble and page.status == "missing" else page.status,
        )
    )


def _there(page: WatchedPage, look: Look) -> StepOutcome:
    page = msgspec.structs.replace(page, misses=(), fails=0, unclear="")
    if page.status == "gone":
        return _back(page, look)
    if look.verdict is AnswerVerdict.SAME and not page.pending:
        return StepOutcome(page=msgspec.structs.replace(page, status="up", seen_at=look.at))
    lines = page.pending[-1] if look.verdict is AnswerVerdict.SAME else look.lines
    if page.status == "new":
        return _first(page, look, lines)
    if page.status == "warm":
        learned = learn(page.volatile, page.lines, lines)
        after = msgspec.structs.replace(page, status="up", volatile=learned)
        return StepOutcome(page=_at(after, look))
    if look.moved and look.url != page.url and likeness(page.lines, lines) >= ALIKE:
        return _moved(page, look)
    return _compared(msgspec.structs.replace(page, status="up"), look, lines)


def _first(page: WatchedPage, look: Look, lines: tuple[str, ...]) -> StepOutcome:
    after = _at(msgspec.structs.replace(page, status="warm", lines=lines), look)
    event = _event("appeared", page, look, after=look.capture, title=look.title)
    return StepOutcome(page=after, events=() if page.baseline else (event,), again=SETTLE)


def _compared(page: WatchedPage, look: Look, lines: tuple[str, ...]) -> StepOutcome:
    looks = (*page.pending, lines)
    learned = learn(page.volatile, looks[-2], lines) if page.pending else page.volatile
    removed, added = differences(page.lines, looks, learned)
    if not (removed or added):
        after = msgspec.structs.replace(page, pending=(), pending_at="", volatile=learned)
        return StepOutcome(page=_at(after, look))
    if len(looks) < LOOKS:
        since = page.pending_at or look.at
        after = msgspec.structs.replace(page, pending=looks, pending_at=since, volatile=learned)
        return StepOutcome(page=after, again=SETTLE)
    after = msgspec.structs.replace(page, pending=(), pending_at="", volatile=learned)
    event = _event(
        "changed", page, look, at=page.pending_at, since=page.seen_at, before=page.capture,
        after=look.capture or page.capture, lines=told(removed, added), title=look.title or page.title,
    )  # fmt: skip
    return StepOutcome(page=_at(msgspec.structs.replace(after, lines=lines), look), events=(event,))


def _at(page: WatchedPage, look: Look) -> WatchedPage:
    return msgspec.structs.replace(
        page,
        seen_at=look.at,
        capture=look.capture or page.capture,
        title=look.title or page.title,
        document=look.document or page.document,
    )


def _moved(page: WatchedPage, look: Look) -> StepOutcome:
    event = _event(
        "moved",
        page,
        look,
        since=page.seen_at,
        before=page.capture,
        after=look.capture,
        to=look.url,
        title=page.title,
    )
    after = msgspec.structs.replace(
        page,
        url=look.url,
        origin=page.origin or page.url,
        pending=(),
        pending_at="",
        lines=look.lines,
    )
    return StepOutcome(page=_at(after, look), events=(event,))


def _back(page: WatchedPage, look: Look) -> StepOutcome:
    lines = look.lines or page.lines
    removed, added = differences(page.lines, (lines,), page.volatile)
    event = _event(
        "back", page, look, since=page.seen_at, before=page.capture, after=look.capture, lines=told(removed, added),
        title=look.title or page.title,
    )  # fmt: skip
    after = msgspec.structs.replace(page, status="up", lines=lines, pending=(), pending_at="")
    return StepOutcome(page=_at(after, look), events=(event,))


def _gone(page: WatchedPage, look: Look, source: Source) -> StepOutcome:
    page = msgspec.structs.replace(page, fails=0, unclear="", pending=(), pending_at="")
    if page.status in {"new", "gone"}:
        # Never seen, or gone already: whatever comes here later has appeared, or is back.
        return StepOutcome(page=msgspec.structs.replace(page, baseline=False))
    misses = (*page.misses, Miss(look.at, look.status, look.capture))
    over = _between(misses[0].at, look.at)
    wait = seconds(source.gone_after)
    if len(misses) < source.gone_answers or over < wait:
        after = msgspec.structs.replace(
            page, status="missing", misses=misses[:1] + misses[1:][-99:]
        )
        return StepOutcome(page=after, again=max(SETTLE, wait / max(1, source.gone_answers - 1)))
    event = _event(
        "vanished", page, look, at=misses[0].at, since=page.seen_at, before=page.capture, after=look.capture,
        probability=chance_gone(misses), title=page.title, lines=told(page.lines, ()),
    )  # fmt: skip
    return StepOutcome(
        page=msgspec.structs.replace(page, status="gone", misses=misses[-1:]), events=(event,)
    )


def chance_gone(misses: tuple[Miss, ...]) -> float:
    """How likely a page is gone and not only unreachable, after definite answers over a time.

    >>> round(chance_gone((Miss("2024-01-01T00:00:00Z", 404), Miss("2024-01-01T06:00:00Z", 404))), 2)
    0.95
    """
    hours = _between(misses[0].at, misses[-1].at) / 3_600
    prior = max(PRIOR.get(miss.status, 0.5) for miss in misses)
    fault = (1 - prior) * math.exp(-hours / FAULT_HOURS)
    return round(prior / (prior + fault), 4)


def _between(first: str, last: str) -> float:
    return (_moment(last) - _moment(first)).total_seconds()


def _moment(at: str) -> dt.datetime:
    return dt.datetime.fromisoformat(at)


def _event(kind: str, page: WatchedPage, look: Look, **parts: object) -> ChangeEvent:
    given = {"at": look.at} | parts
    return ChangeEvent(kind=kind, url=page.url, source=page.source, **given)  # type: ignore[arg-type]


# ---------------------------------------------------------------------- what differs


def differences(
    base: tuple[str, ...], looks: tuple[tuple[str, ...], ...], volatile: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines that all looks lack and that all of them brought; what is known to change by itself is left out."""
    was = {folded(line) for line in base}
    shown = [{folded(line) for line in lines} for lines in looks]
    learned = frozenset(volatile)
    removed = [line for line in base if folded(line) not in set().union(*shown)]
    added = [
        line
        for line in looks[-1]
        if folded(line) not in was and all(folded(line) in one for one in shown)
    ]
    return _steady(removed, base, learned), _steady(added, looks[-1], learned)


def _steady(found: list[str], lines: tuple[str, ...], learned: frozenset[str]) -> tuple[str, ...]:
    if not found or not learned:
        return tuple(found)
    slots = _slots(lines)
    return tuple(
        line for line in found if skeleton(line) not in learned and not slots[line] & learned
    )


def learn(
    volatile: tuple[str, ...], first: tuple[str, ...], second: tuple[str, ...]
) -> tuple[str, ...]:
    """What changes by itself, added to by two looks shortly after each other: forms of lines, and places between lines."""
    one, two = {folded(line) for line in first}, {folded(line) for line in second}
    new: list[str] = []
    forms = [
        {skeleton(x) for x in lines if folded(x) not in other}
        for lines, other in ((first, two), (second, one))
    ]
    # The same form with other figures: a counter. Anything else in the same place: a banner.
    new += sorted(forms[0] & forms[1])
    for lines, other in ((first, two), (second, one)):
        slots = _slots(lines)
        for line in lines:
            if folded(line) not in other:
                new += sorted(slots[line])
    return tuple(dict.fromkeys((*volatile, *new)))[-MOST_LEARNED:]


def skeleton(line: str) -> str:
    """A line with its figures left open.

    >>> skeleton("Read 1 204 times") == skeleton("Read 1 207 times")
    True
    """
    return "n:" + _short(NUMBER.sub("0", folded(line)))


def _slots(lines: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """Of each line where it stands: behind which line, and before which."""
    names = ["", *(folded(line) for line in lines), ""]
    found: dict[str, frozenset[str]] = {}
    for place, line in enumerate(lines, 1):
        both = f"{names[place - 1]}\n{names[place + 1]}"
        found[line] = found.get(line, frozenset()) | {"s:" + _short(both)}
    return found


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def told(removed: tuple[str, ...], added: tuple[str, ...]) -> tuple[str, ...]:
    """A change as lines to be read: what went, what came, beside each other where one replaced the other."""
    made = [
        line[:LONGEST_TOLD]
        for line in difflib.ndiff(removed[:MOST_TOLD], added[:MOST_TOLD])
        if line.startswith(("- ", "+ "))
    ]
    return tuple(made[:MOST_TOLD])
