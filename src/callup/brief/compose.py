"""Composes a brief. In: claims, documents, refusals and what evidence made of them. Out: one Brief.

Deliberately missing: any sentence that is not a template filled with claims; see ``wording``.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec

from callup.brief.masking import masked
from callup.brief.wording import (
    HOW,
    LIMITS,
    TEMPLATES,
    listed,
    number_words,
    plural,
    speaker_in_brackets,
    speaker_words,
    verb_for,
)
from callup.case import Case
from callup.case.places import PlaceTable
from callup.model import (
    Claim,
    CopyGroup,
    Denial,
    Document,
    Figure,
    Prediction,
    Refusal,
    Stance,
)
from callup.model.brief import (
    Brief,
    DayCount,
    DenialPart,
    FigurePart,
    FigureRow,
    Line,
    Note,
    PredictionPart,
    RefusedPart,
    RegionLine,
    SignalPart,
    SourcePart,
)

HEADLINES = 3
LINES_A_SIGNAL = 8
NEWEST = 12
SPREAD = 3
LONGEST_SENTENCE = 700
LEADING = re.compile(r"^(?:that|and|but|which|while|as|что|и|а|но)\s+(?=\S)", re.IGNORECASE)


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What evidence made of the claims."""

    copies: Sequence[CopyGroup]
    figures: Sequence[Figure]
    denials: Sequence[Denial]
    predictions: Sequence[Prediction]


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked: the days the brief speaks of, and the day it is written. ISO dates."""

    written: str
    since: str | None = None
    as_of: str | None = None


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """All a brief is made from."""

    claims: Sequence[Claim]
    documents: Sequence[Document]
    refusals: Sequence[Refusal]
    evidence: Evidence


def compose(material: Material, request: Request, case: Case, places: PlaceTable) -> Brief:
    """One brief of the material."""
    return _Composer(material, request, case, places).brief()


class _Composer:
    """Holds the running numbers of sources and footnotes while one brief is made."""

    def __init__(
        self, material: Material, request: Request, case: Case, places: PlaceTable
    ) -> None:
        self._material = material
        self._request = request
        self._case = case
        self._places = places
        self._documents = {document.id: document for document in material.documents}
        ordered = sorted(material.documents, key=lambda d: (d.published or "9999", d.file))
        self._source = {document.id: number for number, document in enumerate(ordered, 1)}
        self._original = {
            c: s.first for s in material.evidence.copies for c in (s.first, *s.copies)
        }
        self._numbers: dict[str, int] = {}
        self._notes: list[Note] = []
        core = [c for c in material.claims if c.core and c.signal]
        self._core = sorted(core, key=lambda c: (self._source.get(c.document, 0), c.evidence.start))

    def brief(self) -> Brief:
        evidence = self._material.evidence
        figures = tuple(self._figure(f) for f in self._ranked(evidence.figures))
        bottom = tuple(self._bottom_line(evidence))
        return Brief(
            title=self._case.head.title,
            question=self._case.head.question,
            as_of=self._request.as_of,
            since=self._request.since,
            written=self._request.written,
            bottom_line=bottom,
            new=tuple(self._new()),
            signals=tuple(self._signals()),
            figures=figures,
            denials=tuple(self._denial(d) for d in evidence.denials),
            predictions=tuple(self._prediction(p) for p in evidence.predictions),
            region_counts=self._region_counts(),
            timeline=tuple(self._timeline()),
            sources=tuple(self._sources()),
            refused=tuple(
                RefusedPart(file=r.file, reason=r.reason) for r in self._material.refusals
            ),
            notes=tuple(self._notes),
            limits=LIMITS,
        )

    # ------------------------------------------------------------------ words

    def _who(self, claim: Claim, *, in_brackets: bool = False) -> str:
        document = self._documents.get(claim.document)
        name = speaker_in_brackets if in_brackets else speaker_words
        words = name(claim.speaker, self._case, publisher=document.publisher if document else None)
        via = [speaker_words(carrier, self._case) for carrier in claim.via]
        return f"{words}, via {listed(via)}" if via else words

    def _words(self, claim: Claim) -> str:
        document = self._documents[claim.document]
        text = masked(document.text, claim.evidence.start, claim.evidence.end, claim.withheld)
        return LEADING.sub("", " ".join(text.split())).strip(' "“”«»,;:')

    def _line(self, template: str, claim: Claim) -> Line:
        text = TEMPLATES[template].format(
            speaker=_capital(self._who(claim)),
            verb=verb_for(claim, self._case),
            words=self._words(claim),
        )
        return Line(template=template, text=text, notes=(self._note(claim),))

    def _note(self, claim: Claim) -> int:
        if claim.id not in self._numbers:
            self._numbers[claim.id] = len(self._notes) + 1
            self._notes.append(self._footnote(claim, len(self._notes) + 1))
        return self._numbers[claim.id]

    def _footnote(self, claim: Claim, number: int) -> Note:
        text = self._documents[claim.document].text
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
            speaker=self._who(claim),
            via=", ".join(speaker_words(carrier, self._case) for carrier in claim.via),
            stance=claim.stance.value,
            certainty=claim.certainty.value,
            source=self._source[claim.document],
        )

    # ------------------------------------------------------------------ parts

    def _strands_of(self, claims: Iterable[Claim]) -> int:
        return len({self._original.get(claim.document, claim.document) for claim in claims})

    def _ranked(self, figures: Sequence[Figure]) -> list[Figure]:
        order = {name: place for place, name in enumerate(self._case.measures)}

        def rank(figure: Figure) -> tuple[int, int, int, str]:
            core = any(value.claim.core for value in figure.values)
            return (
                -int(core),
                -min(len(figure.values), SPREAD),
                order.get(figure.measure, 99),
                figure.place or "",
            )

        return sorted(figures, key=rank)

    def _bottom_line(self, evidence: Evidence) -> Iterable[Line]:
        if not self._core:
            yield Line(template="nothing", text=TEMPLATES["nothing"], notes=())
            return
        contested = [
            f
            for f in self._ranked(evidence.figures)
            if f.unit in {"people", "region", "summons"} and f.values[0].claim.core
        ]
        for figure in contested[:HEADLINES]:
            yield self._headline(figure)
        denial = next(iter(sorted(evidence.denials, key=self._denial_rank)), None)
        if denial is not None:
            yield self._headline_denial(denial)
        counts = Counter(claim.signal for claim in self._core)
        signs = [
            TEMPLATES["sign"].format(
                title=self._case.signal_title(name), count=plural(count, "statement", "statements")
            )
            for name, count in counts.most_common(6)
        ]
        first = [
            next(c for c in self._core if c.signal == name) for name, _ in counts.most_common(6)
        ]
        text = TEMPLATES["signs"].format(signals=listed([s[0].lower() + s[1:] for s in signs]))
        yield Line(template="signs", text=text, notes=tuple(self._note(claim) for claim in first))

    def _headline(self, figure: Figure) -> Line:
        current = [v for v in figure.values if v.superseded_by is None] or list(figure.values)
        shown = current[-4:]
        values = [
            TEMPLATES["value"].format(
                number=number_words(v.claim.quantity) if v.claim.quantity else "",
                speaker=self._who(v.claim, in_brackets=True),
                how=HOW.get(v.claim.stance, ""),
            )
            for v in shown
        ]
        place = f" in {self._places.name_of(figure.place)}" if figure.place else ""
        text = TEMPLATES["figure"].format(
            measure=self._case.measure_title(figure.measure), place=place, values="; ".join(values)
        )
        return Line(template="figure", text=text, notes=tuple(self._note(v.claim) for v in shown))

    def _denial_rank(self, pair: Denial) -> tuple[int, int, str]:
        actor = self._case.actors.get(pair.denial.speaker.actor or "")
        official = actor is not None and actor.side == "official"
        return (-int(official), -len(pair.denied), pair.denial.id)

    def _headline_denial(self, pair: Denial) -> Line:
        line = self._line("denial", pair.denial)
        if not pair.denied:
            return line
        other = pair.denied[0]
        against = TEMPLATES["denied"].format(
            count=plural(len(pair.denied), "statement", "statements"),
            speaker=self._who(other),
            words=self._words(other),
        )
        return Line(
            template="denial",
            text=f"{line.text}, {against}",
            notes=(*line.notes, self._note(other)),
        )

    def _new(self) -> Iterable[Line]:
        since = self._request.since
        if since is None:
            return
        fresh = [c for c in self._core if (self._documents[c.document].published or "") >= since]
        for claim in sorted(
            _unlike(fresh), key=lambda c: self._documents[c.document].published or "", reverse=True
        )[:NEWEST]:
            yield self._line("quote", claim)

    def _signals(self) -> Iterable[SignalPart]:
        grouped: dict[str, list[Claim]] = defaultdict(list)
        for claim in self._core:
            grouped[claim.signal or ""].append(claim)
        order = list(self._case.signals)
        for name in sorted(grouped, key=lambda n: (-self._strands_of(grouped[n]), order.index(n))):
            claims = grouped[name]
            yield SignalPart(
                signal=name,
                title=self._case.signal_title(name),
                definition=self._case.signals[name].definition,
                claims=len(claims),
                strands=self._strands_of(claims),
                lines=tuple(
                    self._line("quote", claim) for claim in _unlike(claims)[-LINES_A_SIGNAL:]
                ),
                regions=tuple(self._regions(claims)),
            )

    def _regions(self, claims: Sequence[Claim]) -> Iterable[RegionLine]:
        by_code: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            for code in {place.code for place in claim.places if "-" in place.code}:
                by_code[code].append(claim)
        for code, here in sorted(by_code.items(), key=lambda item: (-len(item[1]), item[0])):
            yield RegionLine(
                code=code,
                name=self._places.name_of(code),
                claims=len(here),
                strands=self._strands_of(here),
                denials=sum(claim.stance is Stance.DENIES for claim in here),
                notes=tuple(sorted({self._note(claim) for claim in here})[:3]),
            )

    def _figure(self, figure: Figure) -> FigurePart:
        measure = self._case.measures.get(figure.measure)
        return FigurePart(
            measure=figure.measure,
            title=self._case.measure_title(figure.measure),
            definition=measure.definition if measure else "",
            place=self._places.name_of(figure.place) if figure.place else None,
            unit=figure.unit,
            conflict=figure.conflict,
            rows=tuple(
                FigureRow(
                    said=number_words(value.claim.quantity),
                    value=value.claim.quantity.value,
                    low=value.claim.quantity.low,
                    high=value.claim.quantity.high,
                    bound=value.claim.quantity.bound.value,
                    speaker=self._who(value.claim),
                    stance=value.claim.stance.value,
                    date=value.date,
                    superseded=value.superseded_by is not None,
                    repeated=len(value.repeated_in),
                    notes=(self._note(value.claim),),
                )
                for value in figure.values
                if value.claim.quantity is not None
            ),
        )

    def _denial(self, pair: Denial) -> DenialPart:
        return DenialPart(
            denial=self._line("denial", pair.denial),
            denied=tuple(self._line("quote", claim) for claim in pair.denied),
        )

    def _prediction(self, prediction: Prediction) -> PredictionPart:
        if self._request.as_of is None:
            state = "open"
        else:
            state = "the day has passed" if prediction.past else "open"
        return PredictionPart(
            due=prediction.due, state=state, line=self._line("prediction", prediction.claim)
        )

    def _region_counts(self) -> dict[str, int]:
        """Statements by region; what is only denied there does not count as reported."""
        counts: Counter[str] = Counter()
        for claim in self._core:
            if claim.stance is not Stance.DENIES:
                counts.update({place.code for place in claim.places if "-" in place.code})
        return dict(sorted(counts.items()))

    def _timeline(self) -> Iterable[DayCount]:
        days: dict[str, Counter[str]] = defaultdict(Counter)
        for claim in self._core:
            day = self._documents[claim.document].published
            if day and claim.signal:
                days[day][claim.signal] += 1
        for day in sorted(days):
            yield DayCount(day=day, counts=dict(days[day].most_common()))

    def _sources(self) -> Iterable[SourcePart]:
        counts = Counter(claim.document for claim in self._material.claims)
        for document_id, number in sorted(self._source.items(), key=lambda item: item[1]):
            document = self._documents[document_id]
            first = self._original.get(document_id, document_id)
            yield SourcePart(
                number=number,
                title=document.title or _first_words(document),
                publisher=document.publisher,
                date=document.published,
                url=document.url,
                file=document.file,
                claims=counts[document_id],
                copy_of=self._source[first] if first != document_id else None,
            )


def _unlike(claims: Sequence[Claim]) -> list[Claim]:
    """Claims without those that say the same words again."""
    seen: set[tuple[str | None, str]] = set()
    kept = []
    for claim in claims:
        key = (claim.signal, claim.evidence.text.casefold())
        if key not in seen:
            seen.add(key)
            kept.append(claim)
    return kept


def _first_words(document: Document) -> str:
    words = document.text[document.body.start : document.body.end].split()
    return " ".join(words[:10]) + ("…" if len(words) > 10 else "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
