"""Claims: statements weighed. In: the statements of a document and its finders. Out: claims.

A statement becomes a claim when its words bear on a signal of the case; each figure in it makes a claim of its own.
Deliberately missing: statements that bear on nothing watched. They stay in the document.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from callup.model import (
    AUTHOR,
    Certainty,
    Claim,
    Document,
    Evidence,
    Method,
    Place,
    Quantity,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    claim_id,
)
from callup.reading.attribution import QUOTES, Attribution, gap
from callup.reading.finders import Finders, Scene
from callup.reading.grammar import Grammar, Said, Sources
from callup.reading.measure import is_apposed, is_conversion, is_side_figure, own_words
from callup.reading.signal import CLEAR, Scored
from callup.reading.statements import Statement

LONGEST_EVIDENCE = 480
LONGEST_LEAD = 70
OTHER_CUES = 0.5
DECIDES = 3.0
LEAST_LIST = 3
MOST_WORDS_A_REGION = 5
OWN_VOICE_SCORE = 0.6
SHORT_TEXT = 1_500
HINT = 1.5
LONGEST_ELLIPSIS = 4
LONGEST_BRIEF = 9
NEAR_CUE = 30
STRAY = frozenset(" \t\n\r,;:()[]–—")
HANGING = frozenset({"if", "whether", "that", "что", "ли", "чтобы"})


class Voice(msgspec.Struct, frozen=True):
    """Who speaks a statement and who carried it."""

    speaker: Speaker
    via: tuple[Speaker, ...] = ()


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """A statement with its signal, voice, stance and figures."""

    statement: Statement
    scored: Scored
    voice: Voice
    stance: Stance
    stance_rule: str
    certainty: Certainty
    figures: tuple[Quantity, ...]


class ClaimMaker:
    """Makes the claims of one document, paragraph by paragraph, remembering who spoke and where."""

    def __init__(self, document: Document, grammar: Grammar, finders: Finders, reader: str) -> None:
        self._document = document
        self._text = document.text
        self._grammar = grammar
        self._finders = finders
        self._reader = reader
        self._sources: Sources = grammar.sources(document)
        self._sources.survey(document.text, document.body)
        self._voices: dict[int, Voice] = {}
        self._seen: Counter[str] = Counter()
        self._latest: Scored | None = None
        self._carriers: dict[str, tuple[Speaker, ...]] = {}
        short = len(document.body) <= SHORT_TEXT
        self._only_region = finders.only_region(document.text, document.body) if short else ()
        self._speaker_places: dict[str, tuple[Place, ...]] = {}

    def claims(self, statements: Sequence[Statement], said: Sequence[Attribution]) -> list[Claim]:
        """The claims of one paragraph."""
        self._voices = {}
        for attribution in said:
            self._voices[id(attribution)] = self._voice(attribution, statements)
        weighed: list[Weighed] = []
        signal: Scored | None = None
        for number, statement in enumerate(statements):
            scored = self._signal(statement, signal)
            if scored is None:
                continue
            signal = scored
            before = statements[number - 1] if number else None
            if self._is_aside(statement, before):
                continue
            weighed.append(self._weigh(statement, scored, before))
        return [claim for item in _joined(self._text, weighed) for claim in self._claims_of(item)]

    def _voice(self, attribution: Attribution, statements: Sequence[Statement]) -> Voice:
        home = _sentence_of(attribution, statements)
        via = tuple(self._sources.speaker(self._text, span, home) for span in attribution.via)
        if attribution.source is None:
            quoted = self._text[attribution.contents[0].start] in QUOTES
            speaker = (self._sources.last() if quoted else None) or AUTHOR
        else:
            speaker = self._sources.speaker(self._text, attribution.source, home)
        if speaker.kind in {SpeakerKind.UNNAMED, SpeakerKind.OFFICE} and speaker.actor is None:
            via = via or self._carriers.get(_key(speaker), ())
            self._carriers[_key(speaker)] = via
        return Voice(speaker, via)

    def _signal(
        self,
        statement: Statement,
        before: Scored | None,
    ) -> Scored | None:
        """The signal of a statement: its own words, then those of its cue, then what it points back at.

        A figure needs less: a hint beside it, or the signal of its sentence, is enough.
        """
        own = self._finders.signals.score(self._text, statement.span)
        figures = bool(self._figures(statement))
        best = self._best(own, HINT if figures else CLEAR)
        if best is not None:
            return (self._set_in(statement, best) if figures else None) or best
        words = self._text[statement.span.start : statement.span.end]
        if statement.said is not None and statement.said.cue is not None:
            with_cue = self._with_cue(statement, statement.said.cue)
            if with_cue is not None:
                return with_cue
            if statement.said.stance is Stance.DENIES and before is not None:
                return before
        if self._grammar.refers_back(words):
            return before or self._latest
        if self._is_list(statement):
            return before or self._latest or self._heading(statement)
        if not figures:
            return None
        sentence = self._best(self._finders.signals.score(self._text, statement.sentence), HINT)
        if sentence is not None or before is None:
            return sentence
        if not statement.sentence.covers(before.at) and not self._leans(words, statement):
            return None
        counts = self._finders.measures.find
        brief = len(words.split()) <= LONGEST_ELLIPSIS
        known = any(
            counts(q, before.signal, words) or (brief and q.unit is None)
            for q in self._figures(statement)
        )
        return before if known else None

    def _leans(self, words: str, statement: Statement) -> bool:
        """Whether a statement with a figure goes on with the sentence before: it is brief, or counts shares or no thing named."""
        figures = self._figures(statement)
        counted = {quantity.unit for quantity in figures}
        if self._grammar.goes_on(words) or counted <= {"percent", "region"}:
            return True
        brief = LONGEST_ELLIPSIS if statement.said is None else LONGEST_BRIEF
        return len(words.split()) <= brief

    def _set_in(self, statement: Statement, own: Scored) -> Scored | None:
        """The quota a sentence tells of, when a figure's own words are weaker: "the plant got its order: find 60 men"."""
        if own.score > CLEAR + OTHER_CUES:
            return None
        sentence = self._finders.signals.score(self._text, statement.sentence)
        top = sentence[0] if sentence else own
        decides = top.score >= DECIDES and self._finders.is_assigning(top.signal)
        return top if decides and top.signal != own.signal else None

    def _heading(self, statement: Statement) -> Scored | None:
        """The signal of the words over a list: "Summonses. This week: …"."""
        over = Span(statement.paragraph.start, statement.span.start)
        return self._best(self._finders.signals.score(self._text, over), CLEAR)

    def _with_cue(self, statement: Statement, cue: Span) -> Scored | None:
        """The signal of a statement read together with its cue ("complaints | about the rifles")."""
        if gap(cue, statement.span) > NEAR_CUE:
            return None
        joined = Span(min(cue.start, statement.span.start), max(cue.end, statement.span.end))
        if len(joined) > LONGEST_EVIDENCE or not statement.sentence.covers(joined):
            return None
        return self._best(self._finders.signals.score(self._text, joined), CLEAR)

    def _best(self, scored: Sequence[Scored], least: float) -> Scored | None:
        """The clearest signal; among equals the one this document has spoken of most."""
        clear = [item for item in scored if item.score >= least]
        if not clear:
            return None
        top = clear[0].score
        equals = [item for item in clear if item.score >= top - 0.01]
        best = max(equals, key=lambda item: self._seen[item.signal])
        self._seen[best.signal] += 1
        self._latest = best
        return best

    def _is_list(self, statement: Statement) -> bool:
        """Whether a statement of the text's own voice does little but name regions: it goes on with what was said."""
        words = self._text[statement.span.start : statement.span.end].split()
        named = len(self._finders.regions(self._text, statement.span))
        if (
            statement.said is not None
            or named < LEAST_LIST
            or len(words) > MOST_WORDS_A_REGION * named
        ):
            return False
        return not any(
            s.score >= CLEAR for s in self._finders.signals.score(self._text, statement.sentence)
        )

    def _is_aside(self, statement: Statement, before: Statement | None) -> bool:
        """Whether words of the text's own voice state nothing: a heading, a scene that is set."""
        if statement.said is not None or self._figures(statement) or self._is_list(statement):
            return False
        return self._grammar.is_aside(_in_context(self._text, statement, before))

    def _figures(self, statement: Statement) -> list[Quantity]:
        around = self._text[statement.span.start : statement.span.end]
        return [
            quantity
            for quantity in self._finders.quantities(self._text, statement.span)
            if not is_side_figure(quantity, around)
            and not is_apposed(self._text, quantity.span)
            and not is_conversion(quantity, self._text, statement.sentence)
        ]

    def _weigh(self, statement: Statement, scored: Scored, before: Statement | None) -> "Weighed":
        voice = self._voices[id(statement.said)] if statement.said is not None else Voice(AUTHOR)
        if statement.said is None and self._is_list(statement):
            voice = Voice(self._sources.last() or AUTHOR)
        words = _in_context(self._text, statement, before)
        cue = self._cue(statement)
        stance, rule = self._grammar.stance(
            Said(
                words=words,
                cue=cue,
                kind=voice.speaker.kind,
                in_charge=self._finders.in_charge(voice.speaker),
                decided=self._finders.decided(scored.signal),
                cue_stance=statement.said.stance if statement.said is not None else None,
            )
        )
        return Weighed(
            statement=statement,
            scored=scored,
            voice=voice,
            stance=stance,
            stance_rule=rule,
            certainty=self._grammar.certainty(words, cue),
            figures=tuple((*self._figures(statement), *self._durations(statement, scored))),
        )

    def _claims_of(self, item: "Weighed") -> list[Claim]:
        scene = self._scene(item)
        return [self._claim(item, scene, quantity) for quantity in item.figures or (None,)]

    def _durations(self, statement: Statement, scored: Scored) -> list[Quantity]:
        """Lengths of time that a measure of this signal counts: terms of service, of training, of prison."""
        words = self._text[statement.span.start : statement.span.end]
        return [
            quantity
            for quantity in self._finders.quantities(self._text, statement.span)
            if quantity.unit in {"day", "week", "month", "year"}
            and self._finders.measures.find(quantity, scored.signal, words)
        ]

    def _scene(self, item: "Weighed") -> Scene:
        statement, speaker = item.statement, item.voice.speaker
        head = statement.said.head if statement.said is not None else None
        places, where = self._finders.where(self._text, statement, head)
        if any("-" in place.code for place in places):
            self._remember(speaker, places)
        elif speaker.kind is not SpeakerKind.AUTHOR:
            known = self._speaker_places.get(_key(speaker), ())
            places, where = (known, "place of the speaker") if known else (places, where)
        if not any("-" in place.code for place in places) and self._is_regional(speaker):
            places, where = self._only_region, "the one region of a short text"
        verbless = self._grammar.is_aside(self._text[statement.span.start : statement.span.end])
        period, when = self._finders.when(self._text, statement, head, verbless=verbless)
        return Scene(places=places, period=period, where=where, when=when)

    def _is_regional(self, speaker: Speaker) -> bool:
        """Whether the one region of a short text lends itself: not to the capital's offices, who speak for the country."""
        return bool(self._only_region) and not self._finders.is_national(speaker)

    def _remember(self, speaker: Speaker, places: tuple[Place, ...]) -> None:
        if speaker.kind in {SpeakerKind.OFFICE, SpeakerKind.PERSON, SpeakerKind.UNNAMED}:
            self._speaker_places.setdefault(_key(speaker), places)

    def _claim(self, item: "Weighed", scene: Scene, quantity: Quantity | None) -> Claim:
        statement, signal = item.statement, item.scored.signal
        words = self._text[statement.span.start : statement.span.end]
        evidence = _evidence(self._text, statement, quantity)
        measure = self._measure(item, quantity) if quantity else None
        said = statement.said
        return Claim(
            id=claim_id(self._document.id, evidence, signal, quantity),
            document=self._document.id,
            file=self._document.file,
            language=self._document.language,
            evidence=evidence,
            speaker=item.voice.speaker,
            via=item.voice.via,
            stance=item.stance,
            certainty=item.certainty,
            signal=signal,
            measure=measure,
            quantity=quantity,
            places=scene.places,
            period=scene.period,
            core=self._finders.is_core(words, scene.places, signal),
            withheld=self._withheld(evidence.sentence, item.voice),
            method=Method(
                reader=self._reader,
                score=round(said.score if said is not None else OWN_VOICE_SCORE, 3),
                found_by=_traces(item, scene, measure),
            ),
        )

    def _measure(self, item: "Weighed", quantity: Quantity) -> str | None:
        span = item.statement.span
        own = own_words(self._text, span, quantity.span, [f.span for f in item.figures])
        clause = self._text[span.start : span.end]
        return self._finders.measures.find(quantity, item.scored.signal, clause, own)

    def _withheld(self, sentence: Span, voice: Voice) -> tuple[Span, ...]:
        """Names of private people in the sentence, the speaker's own among them."""
        spans = set(self._sources.private_names(self._text, sentence))
        for speaker in (voice.speaker, *voice.via):
            if speaker.private and speaker.name:
                spans |= _mentions(self._text, sentence, speaker.name)
        return tuple(sorted(spans))

    def _cue(self, statement: Statement) -> str:
        if statement.said is None or statement.said.cue is None:
            return ""
        return self._text[statement.said.cue.start : statement.said.cue.end]


def _mentions(text: str, sentence: Span, name: str) -> set[Span]:
    """Where a name, or a part of it, stands in a sentence."""
    parts = sorted({name, *name.split()}, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, parts))})(?!\w)")
    return {Span(*m.span()) for m in pattern.finditer(text, sentence.start, sentence.end)}


def _in_context(text: str, statement: Statement, before: Statement | None) -> str:
    """The words of a statement, with the short clause it hangs on ("It is unclear | if …")."""
    words = text[statement.span.start : statement.span.end]
    if before is None or before.sentence != statement.sentence or before.said is not statement.said:
        return words
    lead = text[before.span.start : before.span.end]
    hangs = words.split(None, 1)[0].casefold() in HANGING if words else False
    return f"{lead} {words}" if hangs and len(lead) <= LONGEST_LEAD else words


def _joined(text: str, weighed: Sequence["Weighed"]) -> list["Weighed"]:
    """Neighbouring clauses of one sentence that say one thing: one voice, one signal, one stance, one set of figures."""
    kept: list[Weighed] = []
    for item in weighed:
        if kept and _says_the_same(kept[-1], item) and not _stand_apart(text, kept[-1], item):
            kept[-1] = _union(kept[-1], item)
        else:
            kept.append(item)
    return kept


def _says_the_same(one: "Weighed", other: "Weighed") -> bool:
    """Whether two clauses make one claim; one that holds no verb has no stance of its own."""
    return (
        one.statement.sentence == other.statement.sentence
        and one.statement.said is other.statement.said
        and one.scored.signal == other.scored.signal
        and one.stance == other.stance
        and not (one.figures and other.figures)
        and other.statement.span.end - one.statement.span.start <= LONGEST_EVIDENCE
    )


def _stand_apart(text: str, one: "Weighed", other: "Weighed") -> bool:
    """Whether a comma parts a statement without a figure from a further one that has its own."""
    start = other.statement.span.start
    comma = text[max(0, start - 2) : start].rstrip().endswith(",")
    return comma and bool(other.figures) and not one.figures


def _union(one: "Weighed", other: "Weighed") -> "Weighed":
    span = Span(one.statement.span.start, other.statement.span.end)
    hedged = max(one.certainty, other.certainty, key=list(Certainty).index)
    return msgspec.structs.replace(
        one,
        statement=msgspec.structs.replace(one.statement, span=span),
        scored=max(one.scored, other.scored, key=lambda scored: scored.score),
        certainty=hedged,
        figures=one.figures + other.figures,
    )


def _traces(item: "Weighed", scene: Scene, measure: str | None) -> dict[str, str]:
    """Which rule or model found each part, for ``callup show``."""
    said = item.statement.said
    traces = {
        "signal": f"cue {item.scored.cue}",
        "speaker": said.found_by if said is not None else "the text's own voice",
        "stance": item.stance_rule,
    }
    if scene.places:
        traces["places"] = scene.where
    if scene.period is not None:
        traces["period"] = scene.when
    if measure is not None:
        traces["measure"] = "signal, unit and words of the clause"
    return traces


def _evidence(text: str, statement: Statement, quantity: Quantity | None) -> Evidence:
    """The clause, or a window round its figure when the clause is too long to be called evidence."""
    start, end = statement.span.start, statement.span.end
    if end - start > LONGEST_EVIDENCE:
        middle = quantity.span.start if quantity is not None else start
        start = max(start, middle - LONGEST_EVIDENCE // 2)
        end = min(end, start + LONGEST_EVIDENCE)
    while start < end and text[start] in STRAY:
        start += 1
    while end > start and text[end - 1] in STRAY:
        end -= 1
    return Evidence(start=start, end=end, text=text[start:end], sentence=statement.sentence)


def _sentence_of(attribution: Attribution, statements: Iterable[Statement]) -> Span:
    at = attribution.head or attribution.contents[0]
    for statement in statements:
        if statement.sentence.start <= at.start < statement.sentence.end:
            return statement.sentence
    return at


def _key(speaker: Speaker) -> str:
    return (speaker.actor or speaker.name or speaker.role or "").casefold()
