"""The gate: every text goes out of the program through here. In: any text, document or claim. Out: the same, naming nobody private.

Each text is looked at once and remembered. A document's words that are withheld are covered by as many signs, so that all
offsets hold; ``released`` makes them words again at the very end. Deliberately missing: a way to turn it off.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b, sha256
from importlib.resources import files

import msgspec

from callup.case import Case, folder_of
from callup.case.places import PlaceTable
from callup.model import Claim, Document, Quantity, Refusal, Span, Speaker, SpeakerKind
from callup.privacy.addresses import (
    LINK,
    STAND_IN_ADDRESS,
    open_address,
    open_words,
    tame,
    telling_links,
)
from callup.privacy.folding import one_script
from callup.privacy.leaving import COVER, COVER_END, STAND_IN, released
from callup.privacy.lexicon import stem
from callup.privacy.people import PeopleFound, merged, people
from callup.privacy.public import KnownNames

REMEMBERED = 50_000
MARK = "withheld"
PLAIN = re.compile(r"[a-z0-9_:.\-]{0,80}|[\d\s:TZ.,+%-]*")
"""Ids, codes, ISO dates and numbers: nothing in them can be a name."""
ID = re.compile(r"sha256:[0-9a-f]{64}|[a-z]-[0-9a-f]{12,64}")
"""What the program itself names a document, claim, strand or prediction by: letters of a digest, never anybody's."""
FIRST_WORDS = 10
LONGEST_OPENING = 300
Told = Mapping[str, bool]

# A region by its code: "RU-KAM" holds nobody's name, though "Kam" may be one.
CODE = re.compile(r"(?<![\w-])([A-Z]{2}-[A-Z0-9]{2,3})(?![\w-])")


def covered(text: str, stretches: Iterable[tuple[int, int]], start: int = 0) -> str:
    """``text``, which begins at ``start`` of a larger one, with stretches of that one covered sign by sign."""
    pieces, at = [], 0
    for low, high in sorted(stretches):
        low, high = max(low - start, at), min(high - start, len(text))
        if low < high:
            pieces += [text[at:low], COVER * (high - low)]
            at = high
    return "".join([*pieces, text[at:]])


class Gate:
    """What knows, of one case, whom to name. Texts are looked at once and remembered."""

    def __init__(self, known: KnownNames, edition: str = "") -> None:
        self._known = known
        self.edition = edition
        self._found: dict[tuple[str, str | None], PeopleFound] = {}
        self._plain: dict[str, str] = {}
        self._documents: dict[str, PeopleFound] = {}

    @classmethod
    def of(cls, case: Case, places: PlaceTable) -> "Gate":
        """The gate of a case."""
        known = KnownNames(list(case.actors.values()), places, case.officials.values())
        return cls(known, edition(case.home))

    # --- any text ---

    def text(self, text: str, told: Told | None = None) -> str:
        """Any text as it may leave."""
        if PLAIN.fullmatch(text):
            return text
        if told:
            return released(covered(text, self._look(text, None, told).stretches))
        if text not in self._plain:
            if len(self._plain) >= REMEMBERED:
                self._plain.clear()
            linked = LINK.sub(lambda link: self.address(link[0]), text)
            found = [s for s in self._look(linked, None).stretches if not _inside_link(s, linked)]
            self._plain[text] = released(covered(linked, found))
        return self._plain[text]

    def address(self, url: str, told: Told | None = None) -> str:
        """An address as it may leave."""
        return tame(open_address(url, self._opens(told)))

    def file(self, path: str, told: Told | None = None) -> str:
        """A file's path as it may leave: folders and name without what names people."""
        if ID.fullmatch(path):
            return path
        if path.startswith(("http://", "https://")):
            return self.address(path, told)
        parts = [
            open_words(part, self._opens(told), STAND_IN) for part in re.split(r"([/\\!#])", path)
        ]
        return "".join(parts)

    def _opens(self, told: Told | None) -> "_Opens":
        return _Opens(self._known, told or {})

    def _look(self, text: str, language: str | None, told: Told | None = None) -> PeopleFound:
        if told:
            return people(text, self._known, language, told)
        key = (text, language)
        if key not in self._found:
            if len(self._found) >= REMEMBERED:
                self._found.clear()
            self._found[key] = people(text, self._known, language)
        return self._found[key]

    # --- documents ---

    def found_in(self, document: Document) -> PeopleFound:
        """The private people of a document, by the whole of its text."""
        if document.id not in self._documents:
            if len(self._documents) >= REMEMBERED // 50:
                self._documents.clear()
            self._documents[document.id] = self._found_in(document)
        return self._documents[document.id]

    def _found_in(self, document: Document) -> PeopleFound:
        """The people of a document's text, those whom the links in it name too."""
        found = people(document.text, self._known, document.language)
        links = telling_links(document.text, self._opens(told_by(found)))
        return msgspec.structs.replace(found, stretches=tuple(merged([*found.stretches, *links])))

    def head(self, document: Document) -> Document:
        """A document whose title, address, publisher and file may leave; its text is not looked at."""
        return self._headed(document, None)

    def whole(self, document: Document) -> Document:
        """A document that may leave as a whole: its words covered where they name private people."""
        found = self.found_in(document)
        shown = covered(document.text, found.stretches)
        return msgspec.structs.replace(self._headed(document, told_by(found)), text=shown)

    def publisher(self, name: str | None) -> str | None:
        """A publisher's name as the heads of its documents have it."""
        return self._name(name, None)

    def _headed(self, document: Document, told: Told | None) -> Document:
        return msgspec.structs.replace(
            document,
            title=one_script(self.text(document.title, told))
            if document.title
            else self._first_words(document, told),
            url=self.address(document.url, told) if document.url else document.url,
            publisher=self._name(document.publisher, told),
            forwarded_from=self._name(document.forwarded_from, told),
            file=self.file(document.file, told),
            partial=self.text(document.partial, told) if document.partial else "",
            links=tuple(self.address(link, told) for link in document.links),
        )

    def _first_words(self, document: Document, told: Told | None) -> str | None:
        """What stands for a title where there is none; looked at before it is cut."""
        opening = document.text[document.body.start : document.body.end][:LONGEST_OPENING]
        words = covered(opening, self._look(opening, document.language, told).stretches).split()
        shown = " ".join(words[:FIRST_WORDS]) + ("…" if len(words) > FIRST_WORDS else "")
        return released(shown) or None

    def _name(self, name: str | None, told: Told | None) -> str | None:
        """A publisher's or channel's name."""
        if not name:
            return name
        name = one_script(name)
        open_ = (
            self.text(name, told)
            if " " in name
            else open_words(self.text(name, told), self._opens(told), STAND_IN)
        )
        return name if open_ == name else open_.replace(STAND_IN, mark(name))

    def veiled(self, document: Document, claims: Iterable[Claim]) -> Document:
        """A document of which only the sentences of some claims can be read, and no private name in them."""
        text, pieces, at = document.text, [], 0
        hidden = sorted({(s.start, s.end) for claim in claims for s in claim.withheld})
        for start, end in sorted(
            {(c.evidence.sentence.start, c.evidence.sentence.end) for c in claims}
        ):
            start = max(start, at)
            if start < end:
                pieces += [COVER * (start - at), covered(text[start:end], hidden, start)]
                at = end
        shown = "".join([*pieces, COVER * (len(text) - at)])
        return msgspec.structs.replace(document, text=shown)

    # --- claims ---

    def noted(self, document: Document, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Claims as they are kept: the stretches to withhold found by the whole document, who is private decided."""
        held = list(claims)
        if not held:
            return ()
        found = self.found_in(document)
        return tuple(self._noted(claim, document.text, found) for claim in held)

    def _noted(self, claim: Claim, text: str, found: PeopleFound) -> Claim:
        sentence = claim.evidence.sentence
        spans = {Span(a, b) for a, b in found.stretches if a < sentence.end and b > sentence.start}
        spans |= {
            span for span in claim.withheld if not self._is_open(text[span.start : span.end], found)
        }
        told = told_by(found)
        method = msgspec.structs.replace(
            claim.method, found_by={**claim.method.found_by, MARK: self.edition}
        )
        return msgspec.structs.replace(
            claim,
            speaker=self._judged(claim.speaker, found, told),
            via=tuple(self._judged(carrier, found, told) for carrier in claim.via),
            withheld=tuple(sorted(spans)),
            method=method,
        )

    def _is_open(self, words: str, found: PeopleFound) -> bool:
        """Whether words that reading would withhold name a place, a public body or one in public office."""
        return not self._look(words, None, told_by(found)).stretches

    def _judged(self, speaker: Speaker, found: PeopleFound, told: Told) -> Speaker:
        """The speaker, private or not; a namesake of a public person is not that person."""
        span = speaker.span
        hit = span is not None and any(a < span.end and b > span.start for a, b in found.stretches)
        if speaker.role and self.text(speaker.role, told) != speaker.role:
            return self._by_role(speaker, told)
        if speaker.name is None:
            return speaker
        named = self.text(speaker.name, told) != speaker.name
        if speaker.actor and not hit:
            return msgspec.structs.replace(speaker, private=False)
        if speaker.kind in {SpeakerKind.PERSON, SpeakerKind.UNNAMED}:
            private = hit or named or (speaker.private and not told_open(speaker.name, told))
        else:
            private = named or (hit and speaker.kind is not SpeakerKind.OUTLET)
        return msgspec.structs.replace(
            speaker, private=private, actor=None if private else speaker.actor
        )

    def _by_role(self, speaker: Speaker, told: Told) -> Speaker:
        """A speaker whose role says a name that the text has as private ("Veterok"): what stands for a role is a name then."""
        if speaker.actor or speaker.name:
            bare = msgspec.structs.replace(speaker, role=None)
            return bare if speaker.actor else msgspec.structs.replace(bare, private=True)
        return msgspec.structs.replace(
            speaker, name=speaker.role, role=None, kind=SpeakerKind.PERSON, private=True
        )

    def is_marked(self, claim: Claim) -> bool:
        """Whether a claim was noted by this very gate."""
        return claim.method.found_by.get(MARK) == self.edition

    def claim(self, claim: Claim) -> Claim:
        """A noted claim that may leave: its words covered, private people told apart by marks that say nothing."""
        evidence = claim.evidence
        words = covered(evidence.text, [(s.start, s.end) for s in claim.withheld], evidence.start)
        return msgspec.structs.replace(
            claim,
            file=self.file(claim.file),
            speaker=self._masked(claim.speaker),
            via=tuple(self._masked(carrier) for carrier in claim.via),
            evidence=msgspec.structs.replace(evidence, text=words),
            quantity=self._counted(claim),
        )

    def _counted(self, claim: Claim) -> Quantity | None:
        quantity = claim.quantity
        if quantity is None or not quantity.counted:
            return quantity
        return msgspec.structs.replace(quantity, counted=self.text(quantity.counted))

    def _masked(self, speaker: Speaker) -> Speaker:
        role = self.text(speaker.role) if speaker.role else speaker.role
        if not speaker.private:
            return speaker if role == speaker.role else msgspec.structs.replace(speaker, role=role)
        shown = None if role is None or STAND_IN in role or _repeats(speaker.name, role) else role
        return msgspec.structs.replace(
            speaker, name=mark(speaker.name or ""), actor=None, role=shown
        )

    def refusal(self, refusal: Refusal) -> Refusal:
        """A refusal that may leave."""
        return msgspec.structs.replace(
            refusal, file=self.file(refusal.file), reason=self.message(refusal.reason)
        )

    def message(self, text: str) -> str:
        """A message, an error, a line of the audit trail: paths in it are looked at as paths, codes of regions left alone."""
        return "".join(p if CODE.fullmatch(p) else self._message(p) for p in CODE.split(text))

    def _message(self, text: str) -> str:
        words = re.split(r"(\s+)", text)
        opened = "".join(self.file(w) if re.search(r"[/\\_]|\.\w{2,5}\b", w) else w for w in words)
        return self.text(opened)


def mark(name: str) -> str:
    """What stands for a name where one must be told from another: it says nothing, and nothing of it is printed."""
    return (
        COVER
        + blake2b(name.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
        + COVER_END
    )


class _Opens:
    """Whether a word of an address is no secret."""

    def __init__(self, known: KnownNames, told: Told) -> None:
        self._known, self._told = known, told

    def __call__(self, word: str) -> bool:
        return self._known.is_heard(word) and not self._told.get(stem(word), False)


def told_by(found: PeopleFound) -> dict[str, bool]:
    """What a text tells of surnames: private or not."""
    return {**dict.fromkeys(found.public, False), **dict.fromkeys(found.private, True)}


def told_open(name: str, told: Told) -> bool:
    """Whether the text puts the one named in public office."""
    return any(told.get(stem(word)) is False for word in name.split())


def _repeats(name: str | None, role: str) -> bool:
    return bool(set((name or "").casefold().split()) & set(role.casefold().split()))


def _inside_link(stretch: tuple[int, int], text: str) -> bool:
    """Whether a stretch lies in a link whose telling parts were taken out already."""
    if "//" not in text:
        return False
    return any(
        link.start() <= stretch[0] and stretch[1] <= link.end() and STAND_IN_ADDRESS in link[0]
        for link in LINK.finditer(text)
    )


@cache
def edition(case: str) -> str:
    """Six letters that change whenever the gate, its lists or the case's public people do."""
    digest = sha256()
    for folder in (files("callup.privacy"), files("callup.privacy").joinpath("lists")):
        for entry in sorted(folder.iterdir(), key=lambda item: item.name):
            if entry.name.endswith((".py", ".toml", ".txt")):
                digest.update(entry.name.encode() + entry.read_bytes())
    for entry in folder_of(case).texts():
        if entry.name in {"actors.toml", "outlets.toml", "officials.toml"}:
            digest.update(entry.read_bytes())
    return "gate-" + digest.hexdigest()[:6]
