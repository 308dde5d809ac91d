"""Alerts on their way: a file, standard output, SMTP, a webhook, an Atom feed. In: alerts, a way. Out: nothing, or DeliveryError.

An alert's name goes with it everywhere: a file or feed that holds it is not added to, a mail and a call carry it, so that who
was reached just before a crash can tell it is the same. Deliberately missing: when, and again; see ``alerts``.
"""

import email.message
import os
import smtplib
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import httpx
import msgspec

from callup.watch.alerts import Alert, as_text
from callup.watch.sources import Deliver

SECONDS = 20.0
FEED_LENGTH = 200
"""Entries an Atom feed keeps: readers look at it daily at least."""


class DeliveryError(Exception):
    """An alert that did not get through; says why."""


class Outlets(msgspec.Struct, frozen=True, kw_only=True):
    """What delivery needs of the world: where paths count from, standard output, secrets by name."""

    folder: Path
    out: Callable[[str], None]
    secret: Callable[[str], str | None]


def deliver(alerts: Sequence[Alert], way: Deliver, outlets: Outlets) -> None:
    """Send alerts one way, all in one; DeliveryError where that failed."""
    try:
        WAYS[way.kind](alerts, way, outlets)
    except (OSError, smtplib.SMTPException, httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise DeliveryError(f"{type(error).__name__}: {error}".rstrip(": ")) from error


def _to_file(alerts: Sequence[Alert], way: Deliver, outlets: Outlets) -> None:
    path = outlets.folder / way.path
    held = path.read_text(encoding="utf-8") if path.exists() else ""
    new = "".join(as_text(alert) for alert in alerts if f", {alert.id})" not in held)
    with path.open("a", encoding="utf-8") as stream:
        # A line cut off by a crash is ended first; its alert is written again, since its name is not whole.
        stream.write(new if not held or held.endswith("\n") else f"\n{new}")
        stream.flush()
        os.fsync(stream.fileno())


def _to_stdout(alerts: Sequence[Alert], way: Deliver, outlets: Outlets) -> None:
    for alert in alerts:
        outlets.out(as_text(alert))


def _to_mail(alerts: Sequence[Alert], way: Deliver, outlets: Outlets) -> None:
    message = email.message.EmailMessage()
    first = alerts[0].title if len(alerts) == 1 else f"{len(alerts)} alerts"
    message["Subject"] = f"Callup: {' '.join(first.split())[:150]}"
    message["From"], message["To"] = way.sender, ", ".join(way.to)
    message["Message-ID"] = f"<{alerts[0].id}-{len(alerts)}@callup>"
    message.set_content("\n".join(map(as_text, alerts)))
    with smtplib.SMTP(way.host, way.port, timeout=SECONDS) as server:
        if way.starttls:
            server.starttls()
        if way.user:
            server.login(way.user, outlets.secret(way.password_env) or "")
        server.send_message(message)


def _to_webhook(alerts: Sequence[Alert], way: Deliver, outlets: Outlets) -> None:
    body = msgspec.json.encode({"alerts": list(alerts)})
    headers = {
        "Content-Type": "application/json",
        "Idempotency-Key": f"{alerts[0].id}-{len(alerts)}",
    }
    with httpx.Client(trust_env=False, timeout=SECONDS) as client:
        client.post(way.url, content=body, headers=headers).raise_for_status()


def _to_atom(alerts: Sequence[Alert], way: Deliver, outlets: Outlets) -> None:
    path = outlets.folder / way.path
    held = path.read_text(encoding="utf-8") if path.exists() else ""
    entries = [
        "<entry>" + part.partition("</entry>")[0] + "</entry>" for part in held.split("<entry>")[1:]
    ]
    new = [_entry(alert) for alert in alerts if f"urn:callup:{alert.id}<" not in held]
    kept = (list(reversed(new)) + entries)[:FEED_LENGTH]
    feed = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>urn:callup:{escape(way.name)}</id><title>Callup: alerts</title>"
        f"<updated>{max(alert.at for alert in alerts)}</updated><author><name>Callup</name></author>\n"
        + "\n".join(kept) + "\n</feed>\n"
    )  # fmt: skip
    part = path.with_name(f".{path.name}.part")
    part.write_text(feed, encoding="utf-8")
    part.replace(path)


def _entry(alert: Alert) -> str:
    link = alert.sentences[0].where if alert.sentences else ""
    href = f"<link href={quoteattr(link)}/>" if link.startswith(("http://", "https://")) else ""
    return (
        f"<entry><id>urn:callup:{alert.id}</id><title>{escape(alert.title)}</title><updated>{alert.at}</updated>{href}"
        f'<content type="text">{escape(as_text(alert))}</content></entry>'
    )


WAYS: dict[str, Callable[[Sequence[Alert], Deliver, Outlets], None]] = {
    "file": _to_file,
    "stdout": _to_stdout,
    "smtp": _to_mail,
    "webhook": _to_webhook,
    "atom": _to_atom,
}
