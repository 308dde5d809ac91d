"""The reader: Document → Claims. In: a document. Out: its claims, in the order of the text.

Pure: no disk, network, clock or settings; weights and the case come in by argument. Windows in which no word speaks of
the matter are not shown to the encoder. Deliberately missing: languages the weights were not trained on; their documents
yield no claims, and the caller can say so.
"""

from callup.case import Case
from callup.language import language
from callup.model import Claim, Document, Place, Span
from callup.reading.candidates import Candidates, Finder
from callup.reading.claims import ClaimMaker
from callup.reading.encoder import Encode
from callup.reading.heads import HeadNotes, Heads
from callup.reading.lists import with_lists
from callup.reading.page import EncodedPage
from callup.reading.pieces import CLOSE, OPEN, Cutter, windows
from callup.reading.place import PlaceFinder
from callup.reading.plain import plain
from callup.reading.signal import SignalFinder
from callup.reading.sources import Speakers
from callup.reading.triage import Triage

VERSION = "2"


class Reader:
    """Reads documents of one case."""

    def __init__(  # noqa: PLR0913 (the parts of a reader, named)
        self,
        case: Case,
        places: PlaceFinder,
        *,
        cutter: Cutter,
        encode: Encode,
        heads: Heads,
        triage: Triage,
        speakers: Speakers,
        edition: str = "",
    ) -> None:
        self._case = case
        self._places = places
        self._finder = Finder(places, case.head.eras)
        self._cutter = cutter
        self._encode = encode
        self._heads = heads
        self._triage = triage
        self._speakers = speakers
        self._cues = {language: SignalFinder(case, language) for language in speakers.languages}
        self._edition = f"+{edition}" if edition else ""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that can be read."""
        return self._speakers.languages

    def version(self, language: str) -> str:
        """The name under which claims in a language are kept; another edition of rules or weights has another name."""
        return f"{language}-{VERSION}{self._edition}"

    def read(self, document: Document) -> list[Claim]:
        """All claims of a document."""
        if document.language not in self.languages:
            return []
        made = plain(document.text, document.body)
        if made is None:
            return self._read(document)
        return [made.claim(claim, document) for claim in self._read(made.document(document))]

    def _read(self, document: Document) -> list[Claim]:
        """All claims of a document whose text is plain."""
        pages = self.pages(document)
        if not pages:
            return []
        sources = self._speakers.of(document)
        cues = self._cues[document.language]
        version = self.version(document.language)
        maker = ClaimMaker(document, self._case, self._heads.record, sources, cues, version)
        claims: list[Claim] = []
        for page in pages:
            found = maker.found(page)
            if found:
                claims += maker.claims(page, found, self._beside(document, page.span))
        return with_lists(document, claims, lambda text, span: self._named(document, text, span))

    @property
    def record(self) -> HeadNotes:
        """What stands beside the weights."""
        return self._heads.record

    def pages(self, document: Document, *, spare: bool = True) -> list[EncodedPage]:
        """The windows worth reading, read; all of them unless those that cannot matter are spared.

        What cannot matter was learned of the languages the weights were taught; in any other every window is read.
        """
        known = language(document.language)
        spare = spare and known is not None and known.head.taught
        cut = self._cutter.cut(document.text, document.body)
        pages = []
        for window in windows(document.text, cut):
            ids = cut.ids[window.first : window.after]
            if not spare or self._triage.matters(ids):
                states = self._encode([OPEN, *ids, CLOSE])
                pages.append(EncodedPage(document.text, cut, window, states, self._heads))
        return pages

    def _beside(self, document: Document, span: Span) -> Candidates:
        """The places, times and figures of a window."""
        return self._finder.find(document.text, span, document.language, document.published)

    def _named(self, document: Document, text: str, span: Span) -> list[Place]:
        return [m.place for m in self._places.find(text, span, document.language)]
