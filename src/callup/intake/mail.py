"""E-mail → Document. In: the bytes of an ``.eml`` file. Out: one Document of its text, its date and its list or outlet.

Deliberately missing: attachments, which are named as left out; and the sender's name, unless an organisation's
List-Id header says who publishes: a private sender is nobody's business.
"""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage

from callup.errors import BadInput
from callup.intake.dates import Stated, stated
from callup.intake.decode import decoded
from callup.intake.html import html_text
from callup.intake.lines import joined
from callup.intake.making import TextFacts, document
from callup.intake.options import IntakeOptions
from callup.model import Document, Refusal

HEADER = re.compile(
    rb"(?im)^(from|to|received|return-path|mime-version|message-id|subject|date|delivered-to):[ \t]"
)
PUBLIC = re.compile(r"(?i)^\s*\"?([^\"<@]*\S)\s*\"?\s*<")


def looks_like_mail(data: bytes, name: str) -> bool:
    """Whether bytes are a mail: three of the usual headers at the start."""
    head = data[:8192].split(b"\n\n")[0].split(b"\r\n\r\n")[0]
    found = {match[1].lower() for match in HEADER.finditer(head)}
    return len(found) >= 3 and b"from" in found and bool(re.match(rb"[A-Za-z-]+:", data))


def read_mail(data: bytes, name: str, options: IntakeOptions) -> Iterator[Document | Refusal]:
    """The one document of a mail."""
    # The standard parser raises errors of many kinds on damaged headers; each means the same here.
    try:
        mail = email.message_from_bytes(data, policy=email.policy.default)
        assert isinstance(mail, EmailMessage)
        text = _text(mail, name)
        notes = _left_out(mail)
        subject, list_id = str(mail["subject"] or ""), str(mail["list-id"] or "")
        published = _day(mail)
    except BadInput:
        raise
    except Exception as error:
        raise BadInput(
            f"{name}: the mail is damaged ({type(error).__name__}): save it again"
        ) from error
    if not text.strip():
        raise BadInput(f"{name}: no text in this mail: save its attachments and ingest those")
    outlet = PUBLIC.match(list_id)
    found = TextFacts(
        name=name,
        kind="mail",
        text=text,
        title=subject.strip() or None,
        publisher=outlet[1] if outlet else None,
        published=published.day,
        notes=tuple(notes),
        remarks=(published.note,),
    )
    yield document(found, options)


def _text(mail: EmailMessage, name: str) -> str:
    body = mail.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    payload = body.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    try:
        words = raw.decode(body.get_content_charset() or "ascii")
    except (UnicodeError, LookupError):
        words = decoded(raw, name).text
    return html_text(words) if body.get_content_type() == "text/html" else joined(words)


def _left_out(mail: EmailMessage) -> list[str]:
    names = [part.get_filename() or part.get_content_type() for part in mail.iter_attachments()]
    return [f"attachments were left out: {', '.join(names[:10])}"] if names else []


def _day(mail: EmailMessage) -> Stated:
    moment = getattr(mail["date"], "datetime", None)
    return Stated(moment.date().isoformat()) if moment else stated(str(mail["date"] or ""))
