"""The record as of a day, as figures, law and predictions look at it. In: claims, documents, lineage, case. Out: lookups.

Pure: nothing here asks the ledger. Deliberately missing: any choice of claims; whoever makes the record has made it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from callup.case import Case
from callup.case.sides import side_of
from callup.model import Claim, Document, PeriodKind, SpeakerKind, Strand

UNKNOWN_DAY = "9999"
LOOKED_BEHIND = 40
"""So many letters behind a figure tell whether it is a part of another."""


class Statements:
    """Claims with their documents and origins, known by a day.

    ``original`` gives the document each copy was copied from (or itself); the origin of a claim is its strand's where
    lineage has told it, elsewhere the speaker. ``as_of`` is the day asked for, if one was.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        documents: Mapping[str, Document],
        case: Case,
        *,
        original: Mapping[str, str] | None = None,
        strands: Iterable[Strand] = (),
        as_of: str | None = None,
    ) -> None:
        self.documents = documents
        self.case = case
        self.as_of = as_of
        self._original = original or {}
        self.strands = tuple(strands)
        self._strand = {name: strand for strand in self.strands for name in strand.claims}
        self.claims: list[Claim] = sorted(
            claims, key=lambda c: (self.published(c) or UNKNOWN_DAY, c.id)
        )
        """Earliest first, whatever order they came in."""

    def published(self, claim: Claim) -> str | None:
        """The day a claim's document was published."""
        document = self.documents.get(claim.document)
        return document.published if document is not None else None

    def outlet(self, claim: Claim) -> str | None:
        """Who published it."""
        document = self.documents.get(claim.document)
        return document.publisher if document is not None else None

    def first_text(self, claim: Claim) -> str:
        """The document that carried this text first."""
        return self._original.get(claim.document, claim.document)

    def said_on(self, claim: Claim) -> str | None:
        """The day something was said: the day of speaking the words give, else the day of publication.

        A month alone stays a month ("2022-12"): a day nobody named is not made up.
        """
        published = self.published(claim)
        period = claim.period
        if period is None or period.kind is not PeriodKind.SAID or not period.start:
            return published
        if published is not None and period.start > published:
            return published
        whole = period.end is not None and period.start[:7] == period.end[:7] != ""
        return period.start if period.start == period.end or not whole else period.start[:7]

    def origin(self, claim: Claim) -> str:
        """The key of whoever a statement goes back to.

        Officials without a name are one source within what carried them only; a text's own voice is its outlet's.
        """
        strand = self._strand.get(claim.id)
        if strand is not None:
            return _voice_in(strand, claim)
        speaker = claim.speaker
        if speaker.actor:
            return speaker.actor
        if speaker.kind is SpeakerKind.AUTHOR:
            return self.voice(claim)
        name = speaker.name or speaker.role or ""
        if speaker.kind is not SpeakerKind.UNNAMED and name:
            return name.casefold()
        carrier = next((v.actor or v.name for v in claim.via if v.actor or v.name), None)
        return f"{name} in {carrier or self.voice(claim)}".casefold()

    def strand(self, claim: Claim) -> str | None:
        """The id of the strand a claim belongs to, where lineage has told it."""
        strand = self._strand.get(claim.id)
        return strand.id if strand is not None else None

    def voice(self, claim: Claim) -> str:
        """Whose page it is: the outlet, or the text itself where no outlet is known."""
        return (self.outlet(claim) or self.first_text(claim)).casefold()

    def side(self, claim: Claim) -> str | None:
        """Official, opposing, independent, foreign or None, by the case; a text's own voice has its outlet's side."""
        if claim.speaker.kind is SpeakerKind.AUTHOR:
            return self._outlet_sides.get((self.outlet(claim) or "").casefold())
        return side_of(claim.speaker, self.case)

    def words_around(self, claim: Claim, before: int = 60, after: int = 60) -> str:
        """The words round a claim's figure, within its sentence; the evidence where there is no figure or no text."""
        document, quantity = self.documents.get(claim.document), claim.quantity
        if document is None or quantity is None:
            return claim.evidence.text
        sentence = claim.evidence.sentence
        start = max(sentence.start, quantity.span.start - before)
        end = min(sentence.end, quantity.span.end + after)
        return document.text[start:end] or claim.evidence.text

    def sentence(self, claim: Claim) -> str:
        """The whole sentence of a claim."""
        document, sentence = self.documents.get(claim.document), claim.evidence.sentence
        text = document.text[sentence.start : sentence.end] if document is not None else ""
        return text or claim.evidence.text

    def is_part(self, claim: Claim) -> bool:
        """Whether a figure says how many "of them": a part of another figure of the same measure in its sentence."""
        document, quantity = self.documents.get(claim.document), claim.quantity
        if document is None or quantity is None:
            return False
        if not _follows(document.text, quantity.span.end, self.case.phrase("part_of")):
            return False
        first = self._first_figures.get(_spot(claim))
        return first is not None and first < quantity.span.start

    def is_past(self, claim: Claim) -> bool:
        """Whether a figure is the one another replaced: the first of "from 27 to 30"."""
        document, quantity = self.documents.get(claim.document), claim.quantity
        if document is None or quantity is None:
            return False
        start, end = quantity.span.start, quantity.span.end
        before = document.text[max(0, start - 12) : start].rstrip().split()
        from_, to = (self.case.phrase(f"changed_{word}") for word in ("from", "to"))
        return bool(before and from_.fullmatch(before[-1]) and _follows(document.text, end, to))

    @cached_property
    def _first_figures(self) -> dict[tuple[str, int, str | None], int]:
        """Where the first figure of each measure stands in each sentence."""
        found: dict[tuple[str, int, str | None], int] = {}
        for claim in self.claims:
            if claim.quantity is not None:
                start = claim.quantity.span.start
                found[_spot(claim)] = min(start, found.get(_spot(claim), start))
        return found

    @cached_property
    def last_day(self) -> str | None:
        """The day of the latest document: as far as the record goes."""
        days = [d.published for d in self.documents.values() if d.published]
        return max(days, default=None)

    @cached_property
    def _outlet_sides(self) -> dict[str, str | None]:
        actors = (a for a in self.case.actors.values() if a.kind == "outlet")
        return {name.casefold(): a.side for a in actors for name in (a.name, *a.names)}


def _follows(text: str, end: int, pattern: re.Pattern[str]) -> bool:
    """Whether a phrase stands right behind a place of a text."""
    after = text[end : end + LOOKED_BEHIND]
    return pattern.match(after.lstrip()) is not None


def _spot(claim: Claim) -> tuple[str, int, str | None]:
    return claim.document, claim.evidence.sentence.start, claim.measure


def _voice_in(strand: Strand, claim: Claim) -> str:
    """Who speaks in a strand: an unnamed source keeps apart from the text that heard it, as "officials" from "an aide"."""
    speaker = claim.speaker
    unnamed = speaker.kind is SpeakerKind.UNNAMED and not speaker.private
    role = (speaker.name or speaker.role or "").casefold() if unnamed else ""
    return strand.actor or strand.key if not role else f"{role} in {strand.actor or strand.key}"
