"""A source phrase in its text. In: the stretch a source was seen in. Out: its bare words, where they stand, what is beside.

Deliberately missing: who is meant.
"""

import re

from callup.language.speakers import SpeakerWords
from callup.model import Span

EDGES = " \t\n,.;:\"“”«»„'’‘—–-("
POSSESSIVE = re.compile(r"[’']s$")
BRACKETED = re.compile(r"\s*\[[^\]]*\]|\s*\([^)]*\)")
PARAGRAPH = re.compile(r"\n\s*")
CAPITAL = re.compile(r"(?<!\w)[A-ZА-ЯЁІЇЄҐ]")
OPENING = 2  # Characters, as a quotation mark, that may stand before a sentence's first word.
LED = 40  # Characters round a phrase in which what bends it is looked for, or the rest of a name.


class Phrase:
    """The words that name a source, without what leads up to them ("according to the", «по словам»)."""

    def __init__(self, text: str, source: Span, sentence: Span, table: SpeakerWords) -> None:
        self.text, self.source, self.sentence, self._table = text, source, sentence, table
        start, end = _stripped(text, source.start, source.end)
        self.full = text[start:end]
        self.lead = ""
        while (lead := table.leads.match(text, start, end)) is not None and lead.end() < end:
            if text[start].isupper() and start > sentence.start + OPENING:
                break  # "The Insider": a capital inside a sentence belongs to the name
            self.lead = lead[0]
            start, end = _stripped(text, lead.end(), end)
        self.at = Span(start, end)
        self.words = POSSESSIVE.sub("", text[start:end])
        self.capital = CAPITAL.search(self.words) is not None

    def inner(self) -> "Phrase":
        """The phrase within that says whose a paper is: "a poll by |the Levada Centre", «сообщение |Минобороны»."""
        paper = self._table.papers.search(self.words)
        before = self.words[: paper.start()] if paper is not None else ""
        if paper is None or (before and not before.islower()):
            return self
        start = self.at.start + paper.end()
        link = self._table.of.search(self.text, start, self.at.end)
        rest = Span(link.end() if link is not None else start, self.at.end)
        inner = Phrase(self.text, rest, self.sentence, self._table)
        inner.lead = inner.lead or paper[0]
        return inner if inner.capital else self

    @property
    def plain(self) -> str:
        """The words without brackets, up to a relative clause."""
        words = BRACKETED.sub("", self.words)
        cut = next(
            (m for m in re.finditer(r",\s", words) if self._table.joins.match(words, m.end())), None
        )
        return words[: cut.start() if cut is not None else None].strip(EDGES) or self.words

    def without_carrier(self, words: str) -> str:
        """A name without what bears it: "the newspaper |Izvestia", «издание |«Астра»»."""
        first, last = self._table.carriers.match(words), words.split()[-1]
        if first is not None and first.end() < len(words):
            return words[first.end() :].strip(EDGES)
        # Where there are no articles the last word may be the name's own («Новая газета»).
        articles = self._table.definite is not None
        plain = articles and last.islower() and self._table.carriers.fullmatch(last)
        return words[: -len(last)].strip(EDGES) if plain else words

    @property
    def core(self) -> str:
        """The words up to their first preposition, conjunction or comma."""
        cuts = (m for p in (self._table.joins, self._table.links) for m in p.finditer(self.words))
        ends = [m.start() for m in (*cuts, *re.finditer(",", self.words)) if m.start()]
        return self.words[: min(ends, default=None)].rstrip()

    @property
    def oblique(self) -> bool:
        """Whether a preposition bends the words."""
        before = self.text[max(0, self.source.start - LED) : self.source.start].rstrip(' «"“')
        return bool(self.lead) or any(
            m.end() == len(before) for m in self._table.leads.finditer(before)
        )

    @property
    def definite(self) -> bool:
        """Whether the words point back to something said; a language without articles leaves it open."""
        return self._table.definite is None or self._table.definite.fullmatch(self.lead) is not None

    @property
    def beside(self) -> tuple[str, str]:
        """The word before the phrase and the one after it, with an "of" between; nothing across a stop."""
        before = re.search(r"([\w’'-]*\w)\s$", self.text[self.sentence.start : self.at.start])
        rest = self.text[self.at.end : max(self.at.end, self.sentence.end)]
        link = self._table.of.match(rest, len(rest) - len(rest.lstrip()))
        after = re.match(r"\s+([\w’'-]+)", rest[link.end() :] if link is not None else rest)
        return before[1] if before is not None else "", after[1] if after is not None else ""

    @property
    def around(self) -> Span:
        """The phrase with what stands close to it in its sentence."""
        start = max(min(self.sentence.start, self.at.start), self.at.start - LED)
        return Span(start, max(self.at.end, min(self.sentence.end, self.at.end + LED)))

    def near(self) -> Span:
        """What stands before the phrase in its paragraph and the one before."""
        breaks = [m.end() for m in PARAGRAPH.finditer(self.text, 0, self.source.start)]
        return Span(breaks[-2] if len(breaks) > 1 else 0, self.source.start)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end
