"""Alerts: what is told to whom, and when. In: what happened, rules, the hour. Out: alerts, each with its evidence. Pure.

One alert an event: its name is made of the rule and of what it is about, and the ledger keeps a name once. Nothing without a
sentence or a capture is told. Deliberately missing: delivery; see ``delivering``.
"""

import datetime as dt
import hashlib

import msgspec

from callup.model import ChangeEvent
from callup.watch.sources import AlertRule, Deliver, quiet_at, seconds

MOST_SENTENCES = 5
FIRST_RETRY, LONGEST_RETRY = 60.0, 3_600.0
"""Seconds until a delivery that failed is tried again; doubled each time, up to an hour."""
LISTED_AFTER = 10
"""Failures after which an alert is listed as not delivered; it is tried on all the same."""


class Sentence(msgspec.Struct, frozen=True):
    """Words an alert rests on, and where they stand."""

    words: str
    where: str


class Alert(msgspec.Struct, frozen=True, kw_only=True):
    """One alert: which rule, about what, why, and the sentences and captures behind it."""

    id: str
    rule: str
    at: str
    title: str
    reason: str
    sentences: tuple[Sentence, ...] = ()
    captures: tuple[str, ...] = ()
    value: float | None = None

    def __post_init__(self) -> None:
        if not self.sentences and not self.captures:
            raise ValueError(f"an alert needs evidence: {self.title}")


def alert_id(rule: str, about: str) -> str:
    """The name of the alert a rule gives about something."""
    return "a-" + hashlib.sha256(f"{rule}|{about}".encode()).hexdigest()[:16]


def of_event(rule: AlertRule, event: ChangeEvent) -> Alert | None:
    """The alert of an event of a page; None where the rule does not ask for it."""
    if rule.on != "page" or event.kind not in rule.happenings:
        return None
    if rule.source and rule.source != event.source:
        return None
    captures = tuple(dict.fromkeys(name for name in (event.before, event.after) if name))
    sentences = tuple(Sentence(line, event.url) for line in event.lines[:MOST_SENTENCES])
    if not (captures or sentences):
        return None
    sure = f" ({event.probability:.1%} sure)" if event.kind == "vanished" else ""
    to = f" to {event.to}" if event.to else ""
    since = f"; it stood there as before on {event.since[:16]}Z" if event.since else ""
    return Alert(
        id=alert_id(rule.name, event.id), rule=rule.name, at=event.at, title=f"{event.kind}: {event.title or event.url}",
        reason=f"{event.url} {event.kind}{to}{sure}, first seen so {event.at}{since}", sentences=sentences, captures=captures,
    )  # fmt: skip


def may_go(way: Deliver, made_at: str, now: dt.datetime) -> bool:
    """Whether an alert of a moment may go out a way now: not in its quiet hours, and not before its digest is due."""
    if way.quiet and quiet_at(way.quiet, now):
        return False
    if not way.digest:
        return True
    return (now - dt.datetime.fromisoformat(made_at)).total_seconds() >= seconds(way.digest)


def may_retry(failures: int, last: str, now: dt.datetime) -> bool:
    """Whether a delivery that failed so often may be tried again."""
    if not failures:
        return True
    pause = min(LONGEST_RETRY, FIRST_RETRY * float(2 ** min(failures - 1, 10)))
    return (now - dt.datetime.fromisoformat(last)).total_seconds() >= pause


def as_text(alert: Alert) -> str:
    """An alert as it is read."""
    lines = [f"{alert.at} {alert.title}", f"  why: {alert.reason} (rule {alert.rule}, {alert.id})"]
    lines += [f"  {sentence.words} — {sentence.where}" for sentence in alert.sentences]
    if alert.captures:
        lines.append(f"  proof: captures {', '.join(alert.captures)}")
    return "\n".join(lines) + "\n"
