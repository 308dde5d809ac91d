"""Records to rows and back. In: documents, claims, refusals. Out: what the tables take. Misses: which rows are new.

Searchable columns hold what filters need; ``record`` holds the whole noun as JSON. Names of private people are in
``record`` only: no filter and no search finds a claim by them.
"""

import hashlib
import json
from typing import Any

import msgspec

from callup.ledger.words import LONGEST, WordForms, text_forms
from callup.model import Claim, Decision, Document, Refusal

Row = dict[str, Any]


class Kept(msgspec.Struct, frozen=True):
    """A document with its claims, ready to be kept."""

    document: Document
    claims: tuple[Claim, ...]
    reader: str


class Generation(msgspec.Struct, frozen=True):
    """One reading of a document: which, by whom, when, and since when the document counts as known."""

    kept: Kept
    number: int
    at: str
    known_since: str

    def claims(self) -> tuple[Claim, ...]:
        """The claims, each id once, all of them the document's own; ValueError otherwise."""
        found = {claim.id: claim for claim in self.kept.claims}
        for claim in found.values():
            if claim.document != self.kept.document.id:
                raise ValueError(f"claim {claim.id} is of another document: {claim.document}")
        return tuple(found.values())


def plain(text: str) -> str:
    """Text as every store takes it: without NUL, and with "?" for half characters (file names may hold them).

    >>> plain("a\\x00b")
    'ab'
    """
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _plain(text: str | None) -> str | None:
    return None if text is None else plain(text)


def as_json(record: msgspec.Struct) -> str:
    """A noun as JSON; half characters become "?", so that offsets stay true."""
    try:
        return msgspec.json.encode(record).decode()
    except UnicodeEncodeError:
        whole = json.dumps(msgspec.to_builtins(record), ensure_ascii=False)
        return whole.encode("utf-8", "replace").decode()


def fold(text: str) -> str:
    """Text as names are compared: without case, and with «е» for «ё».

    >>> fold("Семён ПЕТРОВ")
    'семен петров'
    """
    return plain(text).casefold().replace("ё", "е")


def document_row(document: Document, at: str) -> Row:
    """The row of a document first captured at a time."""
    return {
        "id": document.id,
        "file": plain(document.file),
        "title": _plain(document.title),
        "url": _plain(document.url),
        "publisher": _plain(document.publisher),
        "published": document.published,
        "language": document.language,
        "known_since": document.published or at[:10],
        "record": as_json(document),
    }


def claim_row(claim: Claim, number: int, reading: Generation) -> Row:
    """The row of a claim in one generation."""
    return {
        "number": number,
        "id": claim.id,
        "document": claim.document,
        "generation": reading.number,
        "published": reading.kept.document.published,
        "known_since": reading.known_since,
        "signal": claim.signal,
        "measure": claim.measure,
        "stance": claim.stance.value,
        "speaker": _speaker(claim),
        "core": claim.core,
        "start": claim.evidence.start,
        "reader": reading.kept.reader,
        "read_at": reading.at,
        "record": as_json(claim),
    }


def place_rows(claim: Claim, number: int) -> list[Row]:
    """The rows of a claim's places, each code once."""
    codes = dict.fromkeys(plain(place.code) for place in claim.places)
    return [{"claim": number, "code": code} for code in codes]


def refusal_row(refusal: Refusal, at: str) -> Row:
    """The row of a refusal; its id is made of its own words."""
    record = as_json(refusal)
    return {
        "id": "r-" + hashlib.sha256(record.encode()).hexdigest()[:16],
        "file": plain(refusal.file),
        "stage": plain(refusal.stage),
        "reason": plain(refusal.reason),
        "at": at,
        "record": record,
    }


def decision_row(decision: Decision) -> Row:
    """The row of a decision."""
    return {
        "id": decision.id,
        "at": decision.at,
        "kind": decision.kind.value,
        "subject": plain(decision.subject),
        "verdict": decision.verdict.value,
        "record": as_json(decision),
    }


class SentenceWords:
    """The words of a document's sentences; several claims of one sentence cost one look."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._seen: dict[tuple[object, ...], WordForms] = {}

    def of(self, claim: Claim) -> WordForms:
        """The words of a claim's sentence, names of private people left out."""
        sentence = claim.evidence.sentence
        start, end = sentence.start, sentence.end
        if end - start > LONGEST:
            start = max(start, claim.evidence.start - LONGEST // 2)
            end = min(end, start + LONGEST)
        key = (start, end, claim.withheld)
        if key not in self._seen:
            self._seen[key] = text_forms(self._without(claim, start, end))
        return self._seen[key]

    def _without(self, claim: Claim, start: int, end: int) -> str:
        pieces, at = [], start
        for span in sorted(claim.withheld):
            if span.end > at and span.start < end:
                pieces.append(self._text[at : max(at, span.start)])
                at = min(end, span.end)
        return " ".join([*pieces, self._text[at:end]])


def _speaker(claim: Claim) -> str:
    """What a speaker filter looks at."""
    speaker = claim.speaker
    parts = (speaker.role,) if speaker.private else (speaker.name, speaker.actor, speaker.role)
    return fold(" ".join(part for part in parts if part))
