"""A ledger as it may leave the house. In: a ledger, the gate of a case. Out: the same ledger, whose answers name nobody private.

Everything that is asked in order to be shown is asked here, so that no writer ever holds a private name: claims come with
their words covered, documents with their heads gated. Texts of whole documents stay as they are for what compares texts;
``shown`` veils them before anything is composed. Claims that were kept before this gate was made are looked at anew.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

import msgspec

from callup.case import Case, load_case
from callup.case.places import load_places
from callup.ledger import ClaimQuery, Event, Ledger, Published
from callup.model import Claim, Decision, Document, Refusal
from callup.privacy import Gate

CHUNK = 500
SIGNED = re.compile(r"\w+ by [^:]{0,200}: ")


@cache
def gate_of(case: str) -> Gate:
    """The gate of a case, made once."""
    return Gate.of(load_case(case), load_places(case))


class Guarded(Ledger):
    """A ledger that answers for showing. Keeping, refusing and deciding go through unchanged."""

    def __init__(self, ledger: Ledger, gate: Gate) -> None:
        self._engine = ledger._engine
        self._address = ledger._address
        self.where = ledger.where
        self.gate = gate

    def document(self, document: str) -> Document:
        """One document, all of its text gated."""
        return self.gate.whole(super().document(document))

    def documents(self, *, as_of: str | None = None) -> Iterator[Document]:
        """All documents; heads gated, texts as they are."""
        return map(self.gate.head, super().documents(as_of=as_of))

    def named_documents(self, names: Iterable[str]) -> Iterator[Document]:
        """Some documents; heads gated, texts as they are."""
        return map(self.gate.head, super().named_documents(names))

    def claims(self, query: ClaimQuery | None = None) -> Iterator[Claim]:
        """The claims that fit, gated."""
        return self.covered(super().claims(query))

    def named_claims(self, names: Iterable[str]) -> Iterator[Claim]:
        """Some claims, gated."""
        return self.covered(super().named_claims(names))

    def claim(self, name: str) -> Claim:
        """One claim, gated."""
        return next(self.covered(iter([super().claim(name)])))

    def refusals(self) -> Iterator[tuple[str, Refusal]]:
        """What was refused, gated."""
        return ((at, self.gate.refusal(refusal)) for at, refusal in super().refusals())

    def events(self, subject: str | None = None) -> Iterator[Event]:
        """The audit trail, gated."""
        for event in super().events(subject):
            # "claim by NAME: reason" is signed by whoever decided; only the reason is somebody's text.
            signed = SIGNED.match(event.detail)
            begin = signed.end() if signed else 0
            yield msgspec.structs.replace(
                event,
                subject=self.gate.file(event.subject),
                detail=event.detail[:begin] + self.gate.message(event.detail[begin:]),
            )

    def volumes(self, *, as_of: str) -> list[Published]:
        """How much each publisher published, its name gated as in the heads of its documents."""
        found = super().volumes(as_of=as_of)
        names = {name: self.gate.publisher(name) for name in {one.publisher for one in found}}
        return [msgspec.structs.replace(one, publisher=names[one.publisher]) for one in found]

    def decisions(self, as_of: str | None = None) -> list[Decision]:
        """Decisions, their reasons gated; who decided signs with a name."""
        made = super().decisions(as_of)
        return [msgspec.structs.replace(d, reason=self.gate.text(d.reason)) for d in made]

    def unguarded(self) -> Ledger:
        """The ledger as it is kept, for reading its texts again; nothing it answers is fit to be shown."""
        return Ledger(self._engine, self._address)

    def covered(self, claims: Iterator[Claim]) -> Iterator[Claim]:
        """Claims that are at hand, gated."""
        while part := list(islice(claims, CHUNK)):
            new = self._noted([claim for claim in part if not self.gate.is_marked(claim)])
            for claim in part:
                yield self.gate.claim(new.get(id(claim), claim))

    def _noted(self, claims: list[Claim]) -> dict[int, Claim]:
        """Claims kept before this gate was made, looked at in their documents; by their identity."""
        found: dict[int, Claim] = {}
        waiting: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            waiting[claim.document].append(claim)
        for document in super().named_documents(waiting) if waiting else ():
            held = waiting[document.id]
            for old, new in zip(held, self.gate.noted(document, held), strict=True):
                found[id(old)] = new
        return found


def guarded(ledger: Ledger, case: Case | str) -> Guarded:
    """A ledger that answers for showing; one that does already stays what it is."""
    if isinstance(ledger, Guarded):
        return ledger
    return Guarded(ledger, gate_of(case if isinstance(case, str) else case.home))


def shown(documents: Iterable[Document], claims: Iterable[Claim], gate: Gate) -> list[Document]:
    """Documents as a brief may see them: nothing but the sentences of its claims."""
    of: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of[claim.document].append(claim)
    return [gate.veiled(document, of[document.id]) for document in documents]
