"""How claims look on a terminal. In: claims and their documents. Out: tables and marked paragraphs. Private names withheld."""

from collections.abc import Iterable

from rich.text import Text

from callup.brief.speakers import speaker_words
from callup.brief.wording import number_words
from callup.case import Case
from callup.case.places import PlaceTable
from callup.model import Claim, Document, Span
from callup.privacy import COVER, STAND_IN, plain
from callup.publish.rows.claims import period_words

COLOURS = {
    "evidence": "bold",
    "speaker": "cyan",
    "via": "magenta",
    "quantity": "green",
    "place": "yellow",
    "period": "blue",
}
MARKS = {
    "evidence": "⟦⟧",
    "speaker": "‹who: ›",
    "via": "‹via: ›",
    "quantity": "‹how many: ›",
    "place": "‹where: ›",
    "period": "‹when: ›",
}


def parts(claim: Claim) -> list[tuple[Span, str]]:
    """The stretches of a document that carry the parts of a claim."""
    found = [(Span(claim.evidence.start, claim.evidence.end), "evidence")]
    found += [(claim.speaker.span, "speaker")] if claim.speaker.span else []
    found += [(carrier.span, "via") for carrier in claim.via if carrier.span]
    found += [(claim.quantity.span, "quantity")] if claim.quantity else []
    found += [(place.span, "place") for place in claim.places if place.span]
    found += [(claim.period.span, "period")] if claim.period and claim.period.span else []
    return found


def paragraph(claim: Claim, document: Document) -> Span:
    """The paragraph round a claim's sentence."""
    text, sentence = document.text, claim.evidence.sentence
    start = text.rfind("\n", document.body.start, sentence.start) + 1 or document.body.start
    end = text.find("\n", sentence.end, document.body.end)
    return Span(start, end if end >= 0 else document.body.end)


def marked(claim: Claim, document: Document, *, colour: bool) -> Text:
    """The claim's paragraph with every part marked, by colour or by brackets."""
    whole = paragraph(claim, document)
    opens: dict[int, list[tuple[int, str]]] = {}
    for span, kind in parts(claim):
        if whole.covers(span):
            opens.setdefault(span.start, []).append((span.end, kind))
    text = Text()
    closing: list[tuple[int, str]] = []
    for at in range(whole.start, whole.end + 1):
        for end, kind in sorted((c for c in closing if c[0] == at), reverse=True):
            closing.remove((end, kind))
            text.append("" if colour else MARKS[kind][-1])
        for end, kind in sorted(opens.get(at, ()), reverse=True):
            closing.append((end, kind))
            text.append("" if colour else MARKS[kind][:-1])
        if at == whole.end:
            break
        if document.text[at] == COVER:
            first = at == whole.start or document.text[at - 1] != COVER
            text.append(STAND_IN if first else "")
            continue
        style = " ".join(COLOURS[kind] for _, kind in closing) if colour else ""
        text.append(plain(document.text[at]), style=style)
    return text


def likely(score: float | None) -> str:
    """How likely a part is right, in words; nothing where nobody reckoned it."""
    return "" if score is None else f"{score:.0%} likely"


def explained(
    claim: Claim, document: Document, case: Case, places: PlaceTable
) -> Iterable[tuple[str, str, str]]:
    """Each part of a claim: its name, what was found, and how likely it is right or who set it."""

    def by(part: str) -> str:
        return claim.method.found_by.get(part) or likely(claim.scores.get(part))

    via = ", ".join(speaker_words(c, case) for c in claim.via)
    yield "says", speaker_words(claim.speaker, case, publisher=document.publisher), by("speaker")
    if via:
        yield "via", via, by("via")
    yield "stance", f"{claim.stance.value}, {claim.certainty.value}", by("stance")
    yield "signal", case.signal_title(claim.signal), by("signal")
    if claim.about:
        yield "about", places.name_of(claim.about), by("about")
    if claim.quantity:
        counted = f" ({claim.quantity.counted or claim.quantity.unit})"
        told = f"bound {claim.quantity.bound.value}, unit {claim.quantity.unit}"
        yield "figure", number_words(claim.quantity) + counted, told
        measure = case.measure_title(claim.measure) if claim.measure else "no measure fits"
        yield "measure", measure, by("measure")
    if claim.places:
        named = ", ".join(f"{places.name_of(p.code)} ({p.code})" for p in claim.places)
        yield "where", named, by("places")
    if claim.period:
        yield "when", period_words(claim.period), by("period")
    yield "score", f"{claim.method.score:.2f}", f"reader {claim.method.reader}"
