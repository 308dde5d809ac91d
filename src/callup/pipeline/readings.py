"""Documents read again by a newer reader. In: a ledger and a reader. Out: what changed, document by document.

The claims of the earlier reading stay in the ledger; people's decisions find their claims by their anchors, and those
that no longer do are told. Deliberately missing: a verdict on which reading is right.
"""

from collections.abc import Callable, Iterator, Sequence

from callup.evidence.reviewing import Review
from callup.ledger import ClaimQuery, Kept, Ledger
from callup.model import Altered, Claim, Decision, Document, Reread, Subject, standing
from callup.pipeline.outward import outward
from callup.pipeline.road import CASE
from callup.privacy import leaving
from callup.reading.reader import Reader
from callup.record import Guarded, guarded

NONE = "none"
Told = Callable[[str, int, int], None]
"""Told after each document: its file, documents done, documents in all."""


def reread(
    ledger: Ledger, reader: Reader, *, at: str, keep: bool = True, told: Told | None = None
) -> Iterator[Reread]:
    """Read every document again whose newest reading is of another reader; one document a transaction.

    ``keep=False`` only tells what would change.
    """
    gated = guarded(ledger, CASE)
    ledger = gated.unguarded()
    waiting = [
        document
        for document in ledger.documents()
        if ledger.reader_of(document.id) != reader.version(document.language)
    ]
    for number, document in enumerate(waiting, 1):
        yield leaving(_reread(gated, reader, document, at if keep else None))
        if told is not None:
            told(gated.gate.file(document.file), number, len(waiting))


def _reread(gated: Guarded, reader: Reader, document: Document, at: str | None) -> Reread:
    ledger, gate = gated.unguarded(), gated.gate
    before = gate.noted(document, ledger.claims(ClaimQuery(document=document.id)))
    version = reader.version(document.language)
    now = gate.noted(document, reader.read(document))
    readers = (ledger.reader_of(document.id) or "", version)
    if at is not None:
        ledger.reread(Kept(document, now, version), at=at)
    found = _matched(
        [outward(gate.claim(claim)) for claim in before],
        [outward(gate.claim(claim)) for claim in now],
    )
    paired = [(old, new) for old, new in found if old is not None and new is not None]
    altered = [made for old, new in paired if (made := _altered(old, new)) is not None]
    return Reread(
        document=document.id,
        file=gate.file(document.file),
        readers=readers,
        added=tuple(new for old, new in found if old is None and new is not None),
        vanished=tuple(old for old, new in found if new is None and old is not None),
        altered=tuple(altered),
        same=len(paired) - len(altered),
        lost=tuple(_lost(gated, document.id, now)),
    )


def _lost(ledger: Ledger, document: str, now: Sequence[Claim]) -> list[Decision]:
    decisions = [d for d in ledger.decisions() if d.anchor.get("document") == document]
    review = Review(decisions, {claim.id for claim in now})
    attached = {d.id for claim in now if (d := review.decision_on(claim)) is not None}
    return [d for d in standing(decisions) if d.kind is Subject.CLAIM and d.id not in attached]


Pair = tuple[Claim | None, Claim | None]


def _matched(before: Sequence[Claim], now: Sequence[Claim]) -> list[Pair]:
    """Claims of two readings in pairs: by id, else by the nearest words on the same matter."""
    left = {claim.id: claim for claim in before}
    pairs: list[Pair] = []
    strangers = []
    for claim in now:
        same = left.pop(claim.id, None)
        if same is None:
            strangers.append(claim)
        else:
            pairs.append((same, claim))
    for claim in strangers:
        near = max(left.values(), key=lambda old: _likeness(old, claim), default=None)
        if near is not None and _likeness(near, claim) > 0:
            pairs.append((left.pop(near.id), claim))
        else:
            pairs.append((None, claim))
    return [*pairs, *((old, None) for old in left.values())]


def _likeness(old: Claim, new: Claim) -> int:
    shared = min(old.evidence.end, new.evidence.end) - max(old.evidence.start, new.evidence.start)
    shorter = min(old.evidence.end - old.evidence.start, new.evidence.end - new.evidence.start)
    if 2 * shared < shorter:
        return 0
    return shared * (1 + (old.signal == new.signal))


def _altered(old: Claim, new: Claim) -> Altered | None:
    parts = {name: (one, other) for name, (one, other) in _parts(old, new).items() if one != other}
    if not parts:
        return None
    return Altered(old.id, new.id, new.evidence.text, parts)


def _parts(old: Claim, new: Claim) -> dict[str, tuple[str, str]]:
    one, other = _seen(old), _seen(new)
    return {name: (one[name], other[name]) for name in one}


def _seen(claim: Claim) -> dict[str, str]:
    figure, period, speaker = claim.quantity, claim.period, claim.speaker
    return {
        "words": claim.evidence.text,
        "speaker": speaker.actor or speaker.name or speaker.role or speaker.kind.value,
        "via": ", ".join(carrier.name or carrier.kind.value for carrier in claim.via) or NONE,
        "stance": claim.stance.value,
        "certainty": claim.certainty.value,
        "signal": claim.signal or NONE,
        "measure": claim.measure or NONE,
        "figure": f"{figure.value}, {figure.low} to {figure.high}, {figure.bound}"
        if figure
        else NONE,
        "places": " ".join(place.code for place in claim.places) or NONE,
        "period": f"{period.start} to {period.end}, {period.kind}" if period else NONE,
        "core": "yes" if claim.core else "no",
    }
