"""What all parts of one brief share. In: material, a request, the case. Out: sources and footnotes with their numbers.

A part asks for a ``line`` or a ``note`` and gets a number back; the notes stand at the end of the brief in the order in
which they were first asked for. Deliberately missing: any part of the brief itself; see ``parts``.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from callup.brief.masking import masked
from callup.brief.material import Material, Request
from callup.brief.wording import TEMPLATES, listed, speaker_in_brackets, speaker_words, verb_for
from callup.case import Case
from callup.case.places import PlaceTable
from callup.model import Claim, Document
from callup.model.brief import Line, Note

LONGEST_SENTENCE = 700
LEADING = re.compile(r"^(?:that|and|but|which|while|as|что|и|а|но)\s+(?=\S)", re.IGNORECASE)


class Context:
    """Holds the running numbers of sources and footnotes while one brief is made."""

    def __init__(
        self, material: Material, request: Request, case: Case, places: PlaceTable
    ) -> None:
        self.material = material
        self.request = request
        self.case = case
        self.places = places
        self.documents = {document.id: document for document in material.documents}
        ordered = sorted(material.documents, key=lambda d: (d.published or "9999", d.file))
        self.source = {document.id: number for number, document in enumerate(ordered, 1)}
        """The number of each document among the sources, oldest first."""
        self.original = {c: s.first for s in material.evidence.copies for c in (s.first, *s.copies)}
        """The document whose text each document carries first; itself where it is no copy."""
        core = [c for c in material.claims if c.core and c.signal]
        self.core = sorted(core, key=lambda c: (self.source.get(c.document, 0), c.evidence.start))
        """The claims that bear on a signal, in the order of their sources."""
        self._numbers: dict[str, int] = {}
        self._notes: list[Note] = []

    @property
    def notes(self) -> tuple[Note, ...]:
        """The footnotes asked for so far."""
        return tuple(self._notes)

    def document_of(self, claim: Claim) -> Document:
        """The document a claim stands in."""
        return self.documents[claim.document]

    def who(self, claim: Claim, *, in_brackets: bool = False) -> str:
        """Who says it, and through whom."""
        document = self.documents.get(claim.document)
        name = speaker_in_brackets if in_brackets else speaker_words
        words = name(claim.speaker, self.case, publisher=document.publisher if document else None)
        via = [speaker_words(carrier, self.case) for carrier in claim.via]
        return f"{words}, via {listed(via)}" if via else words

    def words(self, claim: Claim) -> str:
        """The words that carry a claim, ready to stand between quotation marks."""
        document = self.document_of(claim)
        text = masked(document.text, claim.evidence.start, claim.evidence.end, claim.withheld)
        return LEADING.sub("", " ".join(text.split())).strip(' "“”«»,;:')

    def line(self, template: str, claim: Claim) -> Line:
        """One sentence: a template filled with who says it, how, and the words."""
        text = TEMPLATES[template].format(
            speaker=capital(self.who(claim)),
            verb=verb_for(claim, self.case),
            words=self.words(claim),
        )
        return Line(template=template, text=text, notes=(self.note(claim),))

    def note(self, claim: Claim) -> int:
        """The number of the footnote that carries a claim; the same claim has one number everywhere."""
        if claim.id not in self._numbers:
            self._numbers[claim.id] = len(self._notes) + 1
            self._notes.append(self._footnote(claim, len(self._notes) + 1))
        return self._numbers[claim.id]

    def strands_of(self, claims: Iterable[Claim]) -> int:
        """How many independent documents some claims stand in."""
        return len({self.original.get(claim.document, claim.document) for claim in claims})

    def _footnote(self, claim: Claim, number: int) -> Note:
        text = self.document_of(claim).text
        sentence, evidence = claim.evidence.sentence, claim.evidence
        start = max(sentence.start, evidence.start - LONGEST_SENTENCE)
        end = min(sentence.end, evidence.end + LONGEST_SENTENCE)
        piece: Callable[[int, int], str] = lambda a, b: masked(text, a, b, claim.withheld)  # noqa: E731
        return Note(
            number=number,
            claim=claim.id,
            before=piece(start, evidence.start),
            evidence=piece(evidence.start, evidence.end),
            after=piece(evidence.end, end),
            speaker=self.who(claim),
            via=", ".join(speaker_words(carrier, self.case) for carrier in claim.via),
            stance=claim.stance.value,
            certainty=claim.certainty.value,
            source=self.source[claim.document],
        )


def unlike(claims: Sequence[Claim]) -> list[Claim]:
    """Claims without those that say the same words again."""
    seen: set[tuple[str | None, str]] = set()
    kept = []
    for claim in claims:
        key = (claim.signal, claim.evidence.text.casefold())
        if key not in seen:
            seen.add(key)
            kept.append(claim)
    return kept


def capital(text: str) -> str:
    """Text with a capital first letter."""
    return text[:1].upper() + text[1:]
