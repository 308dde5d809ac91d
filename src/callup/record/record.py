"""What was known by a day: the noun that every question takes. In: what a ledger held, decisions of people. Out: a Record.

The decisions are applied here and nowhere else: rejected claims out, corrected ones with their new parts, strands split and
joined; and pages that were replaced by the day leave. Everything dear is reckoned when first asked for, and once.
Deliberately missing: any weighing; ``evidence`` and ``warning`` do that with the record in hand.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import msgspec

from callup.case import Case
from callup.evidence import Statements, copy_groups, likenesses, strands
from callup.evidence.reviewing import Review
from callup.ledger import ClaimQuery
from callup.model import Census, Claim, CopyGroup, Decision, Document, Likeness, Strand, Verdict
from callup.privacy import Gate
from callup.record.census import census_of, recounted
from callup.record.guarded import shown
from callup.record.holdings import LAST, Holdings
from callup.record.observed import observed_of, outlets_by_name
from callup.record.reviewed import fits
from callup.warning import Observed


class Record:
    """Claims as people left them, with their documents and everything that was counted around them, as of a day.

    ``partial`` says that the ledger is too large to be read whole: ``claims`` are the newest then, and ``census`` counts all.
    Claims come gated, documents with their heads gated; ``shown`` covers the texts as well.
    """

    def __init__(self, held: Holdings, gate: Gate, day: str | None = None) -> None:
        """``day``, where it is given, is earlier than the one for which ``held`` was read."""
        self._held = held
        self._gate = gate
        self.case: Case = held.case
        self.as_of = day or held.as_of
        self.decisions: tuple[Decision, ...] = tuple(_made_by(held.decisions, self.as_of))
        gone = {name for name, since in held.replaced.items() if since <= (self.as_of or LAST)}
        self.documents: dict[str, Document] = {
            name: document for name, document in held.documents.items() if name not in gone
        }
        self.claims: list[Claim] = sorted(self._left(gone), key=self._place)
        """In the order of their documents, undated ones last."""
        self.days = held.days
        """Since when each document is known: the day of its publication, else of its first capture."""
        self.undated = held.undated
        """Documents without a date that came to be known only after the day."""
        self.partial = held.census is not None

    def _left(self, gone: set[str]) -> Iterator[Claim]:
        for claim in self._held.claims:
            if claim.document not in gone:
                decision = self._review.decision_on(claim)
                corrected = decision is not None and decision.verdict is Verdict.CORRECT
                if corrected or claim.id not in self._held.beside:
                    yield from self._review.left([claim])

    @cached_property
    def _review(self) -> Review:
        return Review(self.decisions, {claim.id for claim in self._held.claims})

    def _place(self, claim: Claim) -> tuple[str, str, int]:
        document = self.documents[claim.document]
        return document.published or LAST, document.file, claim.evidence.start

    def before(self, day: str) -> "Record":
        """The same record with the decisions and the pages of an earlier day; what was published later stays in it."""
        return Record(self._held, self._gate, day)

    @property
    def turns(self) -> tuple[str, ...]:
        """The days from which a decision or a new page changes what earlier documents say."""
        made = {decision.at[:10] for decision in self._held.decisions}
        return tuple(sorted(made | set(self._held.replaced.values())))

    @cached_property
    def claim(self) -> dict[str, Claim]:
        """Each claim by its id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def decided(self) -> list[tuple[Claim, Claim | None]]:
        """The claims that people decided on, as they were read and as they are now; None where they were rejected."""
        found = (c for c in self._held.claims if self._review.decision_on(c) is not None)
        return [(claim, next(self._review.left([claim]), None)) for claim in found]

    @cached_property
    def likenesses(self) -> list[Likeness]:
        """Which of the documents are alike."""
        return likenesses(list(self.documents.values()))

    @cached_property
    def copies(self) -> list[CopyGroup]:
        """Documents that carry one text."""
        return copy_groups(list(self.documents.values()), self.likenesses)

    @cached_property
    def _original(self) -> dict[str, str]:
        """Of each document that was copied, or is a copy, the one that carried the text first."""
        return {c: g.first for g in self.copies for c in (g.first, *g.copies)}

    @cached_property
    def strands(self) -> list[Strand]:
        """Independent origins, as people split and joined them."""
        held = self.documents.values()
        aliases = outlets_by_name(self.case)
        return strands(self.claims, held, self.decisions, aliases, self.likenesses)

    @property
    def core_strands(self) -> list[Strand]:
        """The strands of claims on the matter; whatever else goes back to the same origins is left out of them."""
        kept = (
            (strand, tuple(join for join in strand.joins if self.claim[join.claim].core))
            for strand in self.strands
        )
        return [msgspec.structs.replace(strand, joins=joins) for strand, joins in kept if joins]

    @cached_property
    def statements(self) -> Statements:
        """The claims as figures, law and predictions look at them."""
        return Statements(
            self.claims,
            self.documents,
            self.case,
            original=self._original,
            strands=self.strands,
            as_of=self.as_of,
        )

    @cached_property
    def observed(self) -> Observed:
        """What counts for an assessment."""
        return observed_of(self.claim, self.strands, self.documents, self._held)

    @cached_property
    def census(self) -> Census:
        """How much is said: by the claims, or of a large ledger by its tallies, less what people rejected."""
        if self._held.census is not None:
            return recounted(self._held.census, self.decided)
        strands = {name: strand.id for strand in self.strands for name in strand.claims}
        return census_of(self.claims, self.documents, self._original | strands)

    def fitting(self, query: ClaimQuery) -> list[Claim]:
        """The claims of a sign, a measure, a place and a span of days."""
        return [claim for claim in self.claims if self._fits(claim, query)]

    def _fits(self, claim: Claim, query: ClaimQuery) -> bool:
        if not fits(claim, query):
            return False
        day = self.documents[claim.document].published
        if query.since is None and query.until is None:
            return True
        return day is not None and (query.since or "") <= day <= (query.until or LAST)

    def shown(self, claims: Iterable[Claim] | None = None) -> list[Document]:
        """The documents of some claims, or all, as they may be shown: nothing but the sentences of claims."""
        if claims is None:
            return shown(self.documents.values(), self.claims, self._gate)
        wanted = list(claims)
        names = dict.fromkeys(claim.document for claim in wanted)
        return shown((self.documents[name] for name in names), wanted, self._gate)


def _made_by(decisions: Sequence[Decision], day: str | None) -> Iterator[Decision]:
    return (d for d in decisions if day is None or d.at[:10] <= day)
