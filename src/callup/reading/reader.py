"""The reader: Document → Claims. In: a document. Out: its claims, in the order of the text.

Pure: no disk, network, clock or settings; the tagger and the case come in by argument. Paragraphs that hold neither a
sign nor a figure near one are not shown to the tagger. Deliberately missing: languages without a grammar; their
documents yield no claims, and the caller can say so.
"""

from collections.abc import Sequence
from typing import Protocol

from callup.case import Case
from callup.model import Claim, Document, Span
from callup.reading.attribution import Tagged
from callup.reading.claims import ClaimMaker
from callup.reading.english.grammar import English
from callup.reading.finders import Finders
from callup.reading.grammar import Grammar
from callup.reading.lists import with_lists
from callup.reading.place import PlaceFinder
from callup.reading.russian.entities import Entities
from callup.reading.russian.grammar import Russian
from callup.reading.segment import paragraphs, sentences
from callup.reading.statements import Credit, credited, statements
from callup.reading.tagger import TaggedSpan
from callup.reading.triage import Triage
from callup.reading.ukrainian.grammar import Ukrainian

VERSION = "1"
LEAST_LIST = 3
LEAST_ON_TOPIC, SHARE_ON_TOPIC = 3, 0.15
LONGEST_CREDIT = 300


class SpanTagger(Protocol):
    """Anything that marks sources, cues and contents in paragraphs."""

    def tag_text(self, text: str, paragraphs: Sequence[tuple[int, int]]) -> list[TaggedSpan]:
        """The tagged spans, at offsets of the text."""
        ...


class Reader:
    """Reads documents of one case."""

    def __init__(
        self,
        case: Case,
        places: PlaceFinder,
        taggers: dict[str, SpanTagger],
        names: Entities,
        *,
        edition: str = "",
    ) -> None:
        self._grammars: dict[str, Grammar] = {
            "en": English(case),
            "ru": Russian(case, names),
            "uk": Ukrainian(case),
        }
        self._finders = {language: Finders(case, language, places) for language in self._grammars}
        self._finders["ru"].people = names.people
        self._triage = {language: Triage(case, language) for language in self._grammars}
        self._taggers = taggers
        self._edition = f"+{edition}" if edition else ""

    def version(self, language: str) -> str:
        """The name under which claims in a language are kept; another edition of the rules has another name."""
        return f"{language}-{VERSION}{self._edition}"

    def read(self, document: Document) -> list[Claim]:
        """All claims of a document."""
        grammar = self._grammars.get(document.language)
        if grammar is None:
            return []
        finders = self._finders[document.language].dated(document.published)
        matter = self._matter(document, finders)
        if not matter:
            return []
        maker = ClaimMaker(document, grammar, finders, self.version(document.language))
        tagged = self._tagged(document, matter)
        claims = [
            claim
            for span in matter
            for claim in self._paragraph(document, span, grammar, maker, tagged)
        ]
        return with_lists(document, claims, finders.named_places)

    def _matter(self, document: Document, finders: Finders) -> list[Span]:
        """The paragraphs worth reading, and those that may go on with one: quotations, lists of regions.

        A document that comes back to the matter is read wherever a word allows; one that brushes it, beside that place only.
        """
        triage, text = self._triage[document.language], document.text
        spans = paragraphs(text, document.body)
        sure = [triage.matters(text, span) for span in spans]
        on_topic = sum(sure) >= max(LEAST_ON_TOPIC, SHARE_ON_TOPIC * len(spans))
        kept: list[Span] = []
        follows = False
        for number, span in enumerate(spans):
            beside = on_topic or any(sure[max(0, number - 1) : number + 2])
            matters = sure[number] or (beside and triage.may_matter(text, span))
            if not matters and follows:
                matters = len(finders.regions(text, span)) >= LEAST_LIST
            if matters:
                kept.append(span)
            follows = matters
        return kept

    def _paragraph(
        self,
        document: Document,
        span: Span,
        grammar: Grammar,
        maker: ClaimMaker,
        tagged: Sequence[Tagged],
    ) -> list[Claim]:
        text = document.text
        parts = sentences(text, span, document.language)
        inside = [item for item in tagged if span.covers(item.span)]
        said = [*grammar.attributions(text, inside, parts)]
        credit = self._credit(document, span, grammar)
        if credit is not None:
            said += credited(text, span, credit, said)
        return maker.claims(statements(text, span, parts, said, grammar.clauses), said)

    def _credit(self, document: Document, span: Span, grammar: Grammar) -> Credit | None:
        """The source the next paragraph names for this one."""
        rest = Span(span.end, min(document.body.end, span.end + LONGEST_CREDIT))
        after = next(iter(paragraphs(document.text, rest)), None)
        return grammar.credit(document.text, after) if after is not None else None

    def _tagged(self, document: Document, matter: Sequence[Span]) -> list[Tagged]:
        tagger = self._taggers.get(document.language)
        if tagger is None:
            return []
        found = tagger.tag_text(document.text, [(span.start, span.end) for span in matter])
        return [Tagged(item.role, Span(item.start, item.end), item.score) for item in found]
