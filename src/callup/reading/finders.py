"""The finders of one document: how many, where, when, and whether it matters. In: case and date. Out: parts of claims.

Deliberately missing: any choice between languages; each finder is made for one.
"""

import datetime as dt
import re
from collections.abc import Callable

import msgspec

from callup.case import Case
from callup.model import Period, PeriodKind, Place, Quantity, Span, Speaker
from callup.reading.measure import MeasureFinder
from callup.reading.period import TimeMention, find_times, to_period
from callup.reading.place import PlaceFinder, PlaceMention
from callup.reading.quantity import find_quantities
from callup.reading.signal import SignalFinder
from callup.reading.statements import Statement

NEAR_CUE = 40
WEEKDAYS = frozenset({"weekday", "день недели"})
JUST_AFTER = 6
LEAST_LIST = 3
WORD_OF_PLACE = frozenset({"with a word of place", "called a town"})
OPENING = 250
REACH = 60
# What follows tells why, not where.
CAUSE = re.compile(
    r"(?<=\s)(?:in (?:the )?light of|due to|because of|amid|in response to|as a result of|owing to)\s",
    re.IGNORECASE,
)
THAT = re.compile(r",?\s+(?:that|что)\b", re.IGNORECASE)


People = Callable[[str, Span], list[Span]]
"""Where a sentence names persons."""


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """Where and when of one statement, with the rules that told."""

    places: tuple[Place, ...]
    period: Period | None
    where: str
    when: str


class Finders:
    """All that is asked of a statement beside who says it."""

    def __init__(self, case: Case, language: str, places: PlaceFinder) -> None:
        self.signals = SignalFinder(case, language)
        self.measures = MeasureFinder(case, language)
        self._case = case
        self._language = language
        self._places = places
        self._anchor: dt.date | None = None
        self.people: People | None = None
        self._eras = [(era, _words(era.words.get(language, ()))) for era in case.head.eras]
        self._groups = [
            (group.codes, _words(group.words.get(language, ()))) for group in case.head.groups
        ]
        scope = case.head.scope
        self._country = _words(scope.country.get(language, ()))
        self._adversary = _words(scope.adversary.get(language, ()))

    def dated(self, published: str | None) -> "Finders":
        """The same finders for a document of that date."""
        self._anchor = _day(published)
        return self

    def quantities(self, text: str, span: Span) -> list[Quantity]:
        """The figures in a span."""
        return find_quantities(text, span, self._language)

    def regions(self, text: str, span: Span) -> set[str]:
        """The codes of the regions named in a span."""
        found = self._places.find(text, span, self._language)
        return {mention.place.code for mention in found if "-" in mention.place.code}

    def named_places(self, text: str, span: Span) -> list[Place]:
        """The places named in a span, each with the stretch that names it."""
        return [m.place for m in self._places.find(text, span, self._language)]

    def _grouped(self, text: str, span: Span, known: list[PlaceMention]) -> tuple[Place, ...]:
        """The regions of phrases that name several at once, without those known already."""
        codes = {mention.place.code for mention in known}
        return tuple(
            Place(code=code, name=code, span=Span(match.start(), match.end()))
            for group, pattern in self._groups
            if (match := pattern.search(text, span.start, span.end)) is not None
            for code in group
            if code not in codes
        )

    def only_region(self, text: str, span: Span) -> tuple[Place, ...]:
        """The region of a text that names just one, and opens with it; a region named in passing is not its scene."""
        found = self._places.find(text, span, self._language)
        regional = _distinct([m for m in found if "-" in m.place.code])
        where = regional[0].span if len(regional) == 1 else None
        if where is None or where.start - span.start > OPENING:
            return ()
        return (
            ()
            if CAUSE.search(text, max(span.start, where.start - REACH), where.start)
            else regional
        )

    def where(
        self, text: str, statement: Statement, head: Span | None
    ) -> tuple[tuple[Place, ...], str]:
        """The places of a statement: its own, else those its sentence opens with or its source names, else the country."""
        mentions = self._not_people(text, statement.sentence)
        regional = [m for m in mentions if m.kind != "country"]
        cause = CAUSE.search(text, statement.span.start, statement.span.end)
        main = Span(statement.span.start, cause.start()) if cause else statement.span
        own = [m for m in regional if m.place.span and main.covers(m.place.span)]
        own_places = _distinct(own) + self._grouped(text, statement.span, own)
        if own_places:
            return own_places, "named in the statement"
        in_head = [
            m for m in regional if m.place.span and head is not None and head.covers(m.place.span)
        ]
        if in_head:
            return _distinct(in_head), "named with the source"
        before = [
            m
            for m in regional
            if m.place.span
            and m.place.span.start < statement.span.start
            and not CAUSE.search(text, statement.sentence.start, m.place.span.start)
        ]
        if before and _is_bracketed(text, statement.span):
            return _distinct(before[-1:]), "named before the bracket"
        if before:
            return _distinct(before), "named earlier in the sentence"
        if len(_distinct(regional)) >= LEAST_LIST:
            return _distinct(regional), "a list later in the sentence"
        if self._country.search(text, statement.sentence.start, statement.sentence.end):
            country = Place(code=self._case.head.country, name=self._case.head.country)
            return (country,), "the country, by its name in the sentence"
        return (), ""

    def _not_people(self, text: str, sentence: Span) -> list[PlaceMention]:
        """The places of a sentence, without towns that are part of a person's name («Владимир сообщил»)."""
        mentions = self._places.find(text, sentence, self._language)
        if self.people is None or not any(m.kind == "town" for m in mentions):
            return mentions
        people = self.people(text, sentence)
        return [
            m
            for m in mentions
            if m.kind != "town"
            or m.rule in WORD_OF_PLACE
            or not any(m.place.span and person.overlap(m.place.span) for person in people)
        ]

    def when(
        self, text: str, statement: Statement, head: Span | None, *, verbless: bool
    ) -> tuple[Period | None, str]:
        """The time of a statement: deadline before event before validity before the day of speaking."""
        mentions = [
            m
            for m in find_times(text, statement.sentence, self._language, self._anchor)
            if m.relation != "for"
        ]
        own = [m for m in mentions if statement.span.covers(m.span)] or self._era(
            text, statement.span
        )
        spoken = [
            m for m in mentions if head is not None and _beside(text, m.span, head, statement)
        ]
        if verbless and statement.said is not None and not spoken:
            spoken = own
        if not own and not spoken:
            own = [m for m in mentions if _fronted(m.span, statement)]
        rest = [m for m in own if m not in spoken]
        for mention in sorted(rest, key=_rank):
            kind = PeriodKind(likely_kind(mention))
            return to_period(mention, kind), f"{mention.rule} in the statement"
        for mention in spoken:
            return to_period(mention, PeriodKind.SAID), f"{mention.rule} beside the cue"
        return None, ""

    def _era(self, text: str, span: Span) -> list[TimeMention]:
        """A day everybody counts from, as the case names it."""
        for era, pattern in self._eras:
            match = pattern.search(text, span.start, span.end)
            if match is not None:
                here = Span(match.start(), match.end())
                return [
                    TimeMention(
                        span=here,
                        start=era.start,
                        end=None,
                        relation="since",
                        rule=f"since {era.name}",
                    )
                ]
        return []

    def in_charge(self, speaker: Speaker) -> bool:
        """Whether the speaker commands what he speaks of: the watched country's own officials and offices."""
        actor = self._case.actors.get(speaker.actor or "")
        if actor is not None:
            return actor.side == "official" and actor.kind != "outlet"
        role = f"{speaker.role or ''} {speaker.name or ''}"
        return bool(OFFICIAL.search(role)) and not self._adversary.search(role)

    def is_assigning(self, signal: str) -> bool:
        """Whether a signal stands for numbers set for others to reach."""
        return signal in self._case.head.scope.assigning

    def is_national(self, speaker: Speaker) -> bool:
        """Whether the speaker holds office for the whole country: a public actor of the case with no region of its own."""
        actor = self._case.actors.get(speaker.actor or "")
        return (
            actor is not None
            and actor.side == "official"
            and actor.kind in {"office", "person"}
            and not actor.places
        )

    def decided(self, signal: str) -> bool:
        """Whether announcing what the signal stands for brings it about."""
        return self._case.signals[signal].decided

    def is_core(self, words: str, places: tuple[Place, ...], signal: str) -> bool:
        """Whether a statement is about the watched country's men and not only about the other side's."""
        if self._country.search(words):
            return True
        return not self._adversary.search(words) and not self._is_theirs(places, signal)

    def _is_theirs(self, places: tuple[Place, ...], signal: str) -> bool:
        """Whether what befalls men at home befalls them in the other side's own regions only."""
        head = self._case.head
        theirs = [p.code for p in places if p.code[:2] in head.adversary]
        return (
            bool(theirs)
            and len(theirs) == len(places)
            and signal in head.scope.home_signals
            and not set(theirs) & set(head.scope.held)
        )


OFFICIAL = re.compile(
    r"\b(?:official|minister|ministry|governor|government|authorit|commissar|office|mayor|president|head of|deputy|"
    r"administration|decree|bill|"
    r"губернатор|министр|министерств|глав[аы]|власт|военком|правительств|депутат|администрац|"
    r"мин(?:цифр|труд|обр|здрав|юст|обор)|\w+надзор|прокуратур|полици|фсб|мвд|генштаб|парламент|мэри)",
    re.IGNORECASE,
)


def _is_bracketed(text: str, span: Span) -> bool:
    """Whether a statement is what a bracket says of the word before it: «Тверская (131 дело)»."""
    return text[max(0, span.start - 1) : span.start] == "("


def likely_kind(mention: TimeMention) -> str:
    """Deadline for "by", validity for rules that take force, else event."""
    if mention.relation in {"by", "before"}:
        return "deadline"
    return "event"


def _rank(mention: TimeMention) -> int:
    if mention.relation in {"by", "before"}:
        return 0
    return 2 if mention.rule in WEEKDAYS else 1  # "on Thursday, 22 September": the date is surer


def _fronted(span: Span, statement: Statement) -> bool:
    """Whether a time opens what is being said, ahead of the statement: "Starting January, … are sent"."""
    if span.end > statement.span.start:
        return False
    if statement.said is None:
        return True
    return any(
        part.covers(span) and span.start - part.start <= NEAR_CUE
        for part in statement.said.contents
    )


def _beside(text: str, span: Span, head: Span, statement: Statement) -> bool:
    """Whether a time stands with the act of saying: inside its head, or right after it and before the statement."""
    if head.covers(span) or head.overlap(span):
        return True
    if statement.span.covers(span) and statement.said is not None:
        return (
            span.start - statement.span.start <= NEAR_CUE and THAT.match(text, span.end) is not None
        )
    if 0 <= span.start - statement.span.end <= JUST_AFTER:
        return True
    return 0 <= span.start - head.end <= NEAR_CUE or 0 <= head.start - span.end <= NEAR_CUE


def _distinct(mentions: list[PlaceMention]) -> tuple[Place, ...]:
    seen: dict[str, Place] = {}
    for mention in mentions:
        seen.setdefault(mention.place.code, mention.place)
    return tuple(seen.values())


def _words(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns) or '(?!)'})(?!\w)", re.IGNORECASE)


def _day(published: str | None) -> dt.date | None:
    if not published:
        return None
    try:
        return dt.date.fromisoformat(published[:10])
    except ValueError:
        return None
