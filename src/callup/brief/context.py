"""What all parts of one brief share. In: material, a request, the case. Out: sources and footnotes with their numbers.

A part asks for a ``line`` or a ``note`` and gets a number back; the notes stand at the end of the brief in the order in
which they were first asked for. Deliberately missing: any part of the brief itself; see ``parts``.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar
from urllib.parse import urlsplit

import msgspec

from callup.brief.masking import masked
from callup.brief.material import Material, Request
from callup.brief.quoting import quoted
from callup.brief.speakers import UNNAMED, speaker_in_brackets, speaker_words
from callup.brief.wording import TEMPLATES, listed, verb_for
from callup.case import Case
from callup.case.places import PlaceTable
from callup.model import Claim, Document, Speaker, SpeakerKind
from callup.model.brief import Line, Note
from callup.record.census import census_of, origin_of

LONGEST_SENTENCE = 700
Item = TypeVar("Item")


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
        of_claims = {name: s.id for s in material.evidence.strands for name in s.claims}
        self._origin = self.original | of_claims
        core = [c for c in material.claims if c.core and c.signal]
        self.core = sorted(core, key=lambda c: (self.source.get(c.document, 0), c.evidence.start))
        """The claims that bear on a signal, in the order of their sources."""
        self.census = material.census or census_of(material.claims, self.documents, self._origin)
        """How much is said, also of what was not read."""
        self.more: dict[str, int] = {}
        self._roles = _fullest_roles(material.claims)
        self._claims = {claim.id: claim for claim in material.claims}
        self._numbers: dict[str, int] = {}
        self._notes: list[Note] = []

    def cut(self, part: str, items: Iterable[Item], most: int) -> list[Item]:
        """The first items of a part; how many more there are is kept for the brief to say."""
        found = list(items)
        if len(found) > most:
            self.more[part] = len(found) - most
        return found[:most]

    @property
    def read_in_part(self) -> bool:
        """Whether the claims in hand are only part of what is known."""
        return self.material.census is not None

    @property
    def notes(self) -> tuple[Note, ...]:
        """The footnotes asked for so far."""
        return tuple(self._notes)

    def claim(self, name: str) -> Claim | None:
        """A claim by its id; None where the brief does not rest on it."""
        return self._claims.get(name)

    def document_of(self, claim: Claim) -> Document:
        """The document a claim stands in."""
        return self.documents[claim.document]

    def who(self, claim: Claim, *, in_brackets: bool = False) -> str:
        """Who says it, and through whom."""
        name = speaker_in_brackets if in_brackets else speaker_words
        speaker = self._with_best_role(claim.speaker)
        words = name(speaker, self.case, publisher=self.publisher_of(claim))
        via = self._carriers(claim, words)
        return f"{words}, via {listed(via)}" if via else words

    def _carriers(self, claim: Claim, words: str) -> list[str]:
        """Through whom it came, each once: neither the speaker again, nor the text's own voice, nor nobody known."""
        named = dict.fromkeys(
            speaker_words(carrier, self.case)
            for carrier in claim.via
            if carrier.kind is not SpeakerKind.AUTHOR
        )
        return [name for name in named if name not in {words, UNNAMED}]

    def publisher_of(self, claim: Claim) -> str:
        """Whose voice a text's own voice is: the publisher, the site, or the number of the source."""
        document = self.documents.get(claim.document)
        if document is None:
            return "the article"
        site = urlsplit(document.url or "").hostname
        return document.publisher or site or f"source {self.source[document.id]}"

    def words(self, claim: Claim) -> str:
        """The words that carry a claim, ready to stand between quotation marks."""
        return quoted(claim, self.document_of(claim))

    def line(self, template: str, claim: Claim) -> Line:
        """One sentence: a template filled with who says it, how, and the words."""
        speaker = self.who(claim)
        text = TEMPLATES[template].format(
            speaker=capital(f"{speaker}," if ", via " in speaker else speaker),
            verb=verb_for(claim, self.case),
            words=self.words(claim),
        )
        day = self.document_of(claim).published
        return Line(template=template, text=text, notes=(self.note(claim),), date=day)

    def note(self, claim: Claim) -> int:
        """The number of the footnote that carries a claim; the same claim has one number everywhere."""
        if claim.id not in self._numbers:
            self._numbers[claim.id] = len(self._notes) + 1
            self._notes.append(self._footnote(claim, len(self._notes) + 1))
        return self._numbers[claim.id]

    def _with_best_role(self, speaker: Speaker) -> Speaker:
        """The speaker with the fullest role any of the texts gives him."""
        role = self._roles.get(_identity(speaker), "")
        if len(role) <= len(speaker.role or "") or speaker.kind is not SpeakerKind.PERSON:
            return speaker
        return msgspec.structs.replace(speaker, role=role)

    def strands_of(self, claims: Iterable[Claim]) -> int:
        """To how many independent origins some claims go back."""
        return len({origin_of(claim, self._origin) for claim in claims})

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
            via=", ".join(self._carriers(claim, "")),
            stance=claim.stance.value,
            certainty=claim.certainty.value,
            source=self.source[claim.document],
        )


def _fullest_roles(claims: Iterable[Claim]) -> dict[str, str]:
    roles: dict[str, str] = {}
    for claim in claims:
        speaker = claim.speaker
        if speaker.kind is SpeakerKind.PERSON and speaker.role and not speaker.private:
            key = _identity(speaker)
            roles[key] = max(roles.get(key, ""), speaker.role, key=len)
    return roles


def _identity(speaker: Speaker) -> str:
    return speaker.actor or speaker.name or ""


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
    """Text with a capital first letter; a site's name keeps its own."""
    return text if "." in text.split(" ")[0].rstrip(".,") else text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """Text with a small first letter."""
    return text[:1].lower() + text[1:]
