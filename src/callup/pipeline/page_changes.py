"""What became of a page, as a statement of the record. In: an event, its source, captures. Out: a document with one claim.

Who speaks is the site: it put the page there, changed it or took it away. What the statement counts as is said by whoever
watches (``signal`` of the source); without that it stands in the record and weighs nothing. Deliberately missing: a guess at
why a page changed.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

from callup.ledger import Event, Kept
from callup.model import (
    AUTHOR,
    Capture,
    Certainty,
    ChangeEvent,
    Claim,
    Document,
    Evidence,
    Method,
    Span,
    Stance,
    claim_id,
    document_id,
)
from callup.watch.sources import Source

READER = "watch-1"
STATED = frozenset({"changed", "vanished", "moved", "back"})
"""An appearance is no statement of its own: what the page says is read from the page."""
WEIGHED = frozenset({"changed", "vanished"})
WORDS = {
    "changed": "The page “{title}” at {url} was changed.",
    "vanished": "The page “{title}” at {url} was taken down.",
    "moved": "The page “{title}” at {url} was moved to {to}.",
    "back": "The page “{title}” at {url} is there again.",
}


def statement(
    event: ChangeEvent, source: Source, proof: Sequence[Capture], country: str = ""
) -> Kept | None:
    """The document of an event and its claim; None for what is no statement of its own."""
    if event.kind not in STATED:
        return None
    site = source.outlet or urlsplit(event.url).hostname or source.name
    title = " ".join(event.title.split()) or event.url
    first = WORDS[event.kind].format(title=title, url=event.url, to=event.to)
    text = "\n".join([first, *_when(event), *map(_proof, proof), *_change(event)])
    url = f"{event.url}#{event.id}"
    document = Document(
        id=document_id(text, url), file=f"watch/{event.id}", text=text, body=Span(0, len(text)), language="en",
        kind="change", title=f"{event.kind.capitalize()}: {title}", url=url, publisher=site,
        published=event.at[:10], dated_by="watch",
    )  # fmt: skip
    return Kept(document, (_claim(event, source, document, first, country),), READER)


def _when(event: ChangeEvent) -> list[str]:
    told = [f"First seen so on {_moment(event.at)}."]
    if event.since:
        told.append(f"It stood there as before on {_moment(event.since)}.")
    if event.kind == "vanished":
        told.append(f"That it is gone, and not only out of reach, is {event.probability:.1%} sure.")
    return told


def _change(event: ChangeEvent) -> list[str]:
    if event.kind != "changed":
        return []
    was = [line[2:] for line in event.lines if line.startswith("- ")]
    now = [line[2:] for line in event.lines if line.startswith("+ ")]
    return [f"Gone: “{line}”" for line in was] + [f"New: “{line}”" for line in now]


def _proof(capture: Capture) -> str:
    """Where the proof lies, for whoever opens it: 'callup capture show ID'."""
    where = f"{capture.file} at byte {capture.offset}"
    return f"Capture {capture.id} of {_moment(capture.at)}, answer {capture.status}: {where}, SHA-256 {capture.sha256}."


def _moment(at: str) -> str:
    return f"{at[:10]} at {at[11:16]} UTC"


def _claim(
    event: ChangeEvent, source: Source, document: Document, words: str, country: str
) -> Claim:
    signal = source.signal if source.signal and event.kind in WEIGHED else None
    # The footnote shows what stands behind it: when, how sure, and the captures that prove it.
    evidence = Evidence(start=0, end=len(words), text=words, sentence=Span(0, len(document.text)))
    return Claim(
        id=claim_id(document.id, evidence, signal, None), document=document.id, file=document.file, language="en",
        evidence=evidence, speaker=AUTHOR, stance=Stance.REPORTS, certainty=Certainty.PLAIN, signal=signal,
        measure=None, quantity=None, about=country or None, core=signal is not None,
        scores={"claim": event.probability},
        method=Method(reader=READER, score=event.probability, found_by={"claim": f"watch of {source.name}"}),
    )  # fmt: skip


def audit_line(event: ChangeEvent) -> Event:
    """An event as a line of the audit trail."""
    parts = [
        event.title,
        f"since {event.since}" if event.since else "",
        f"to {event.to}" if event.to else "",
    ]
    parts.append(f"{event.probability:.1%} sure" if event.kind == "vanished" else "")
    proof = [name for name in (event.before, event.after) if name]
    parts.append(f"proof {' and '.join(dict.fromkeys(proof))}" if proof else "")
    parts += event.lines[:6] if event.kind == "changed" else ()
    detail = "; ".join(part for part in parts if part)
    return Event(at=event.at, what=f"page {event.kind}", subject=event.url, detail=detail)
