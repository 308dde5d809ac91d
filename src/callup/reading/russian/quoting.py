"""Sources that reach over a sentence's end. In: the sentences of a paragraph with their attributions. Out: all attributions.

«Об этом сообщил X» lends its source to the sentences before; a quotation of several sentences has one speaker; what
follows a dash after the speaker goes on with his words. Deliberately missing: quotations over several paragraphs.
"""

import re
from collections.abc import Sequence

import msgspec

from callup.model import Span
from callup.reading.attribution import Attribution
from callup.reading.russian.reporting import ABOUT_THIS, SAY
from callup.reading.russian.sourcephrase import can_speak, referred
from callup.reading.segment import trimmed

GOES_ON = re.compile(r"^[—–-]\s+")
SPEECH = frozenset({"rule: dashed speech", "rule: said after", "rule: words carried on"})
LONGEST_QUOTE = 8
LONGEST_REST = 60


def across(
    text: str, sentences: Sequence[Span], found: dict[int, Attribution]
) -> list[Attribution]:
    """The attributions of a paragraph, with those that reach over sentences."""
    for number, sentence in enumerate(sentences):
        match = ABOUT_THIS.match(text[sentence.start : sentence.end])
        if match is not None:
            found.pop(number, None)
            lent = _lent(text, sentence, sentences[:number], found, match)
            if lent is not None:
                found[number] = lent
    _quotations(text, sentences, found)
    _continued(text, sentences, found)
    return [found[number] for number in sorted(found)]


def told_by(text: str, paragraph: Span) -> tuple[Span, tuple[Span, ...]] | None:
    """The source and its carriers of a paragraph that only says who told what stands above it."""
    match = ABOUT_THIS.match(text[paragraph.start : paragraph.end])
    if match is None or paragraph.start + match.end() < paragraph.end - LONGEST_REST:
        return None
    source = _group(text, paragraph, match, "source")
    if source is None or not can_speak(text, source):
        source = _group(text, paragraph, match, "rest")
    return referred(text, source, paragraph.end) if source is not None else None


def _lent(
    text: str,
    sentence: Span,
    before: Sequence[Span],
    found: dict[int, Attribution],
    match: re.Match[str],
) -> Attribution | None:
    """The source of «об этом …» for the sentences before that have none."""
    source = _group(text, sentence, match, "source")
    if source is None or not can_speak(text, source):
        source = _group(text, sentence, match, "rest")
    free = tuple(
        s for s in before if not any(c.overlap(s) for i in found.values() for c in i.contents)
    )
    if source is None or not free:
        return None
    origin, carrier = referred(text, source, sentence.end)
    return Attribution(
        source=origin,
        cue=Span(sentence.start + match.start("cue"), sentence.start + match.end("cue")),
        contents=free,
        via=carrier,
        found_by="rule: об этом сообщил",
        score=0.75,
    )


def _group(text: str, sentence: Span, match: re.Match[str], name: str) -> Span | None:
    start, end = match.span(name)
    return trimmed(text, sentence.start + start, sentence.start + end)


def _quotations(text: str, sentences: Sequence[Span], found: dict[int, Attribution]) -> None:
    """Give all sentences of one quotation to the speaker of the sentence that names him."""
    for first, last in _long_quotes(text, sentences):
        speaking = next((n for n in range(first, last + 2) if n in found), None)
        if speaking is None or last - first > LONGEST_QUOTE:
            continue
        silent = [n for n in range(first, last + 1) if n not in found]
        item = found[speaking]
        found[speaking] = msgspec.structs.replace(
            item, contents=(*item.contents, *(sentences[n] for n in silent))
        )


def _long_quotes(text: str, sentences: Sequence[Span]) -> list[tuple[int, int]]:
    """First and last sentence of every quotation that crosses a sentence's end."""
    quotes, opened, depth, straight = [], 0, 0, False
    for number, sentence in enumerate(sentences):
        for at in range(sentence.start, sentence.end):
            mark = text[at]
            if mark in "«“„" or (mark == '"' and not straight):
                if depth == 0:
                    opened = number
                depth += 1
                straight = straight or mark == '"'
            elif depth and (mark in "»”" or mark == '"'):
                depth -= 1
                straight = straight and mark != '"'
                if depth == 0 and number > opened:
                    quotes.append((opened, number))
    return quotes


def _continued(text: str, sentences: Sequence[Span], found: dict[int, Attribution]) -> None:
    """«…, — сказал X. — Мы и дальше …»: what a dash opens right after direct speech goes on with it."""
    for number in range(1, len(sentences)):
        before = found.get(number - 1)
        sentence = sentences[number]
        if (
            number not in found
            and before is not None
            and before.found_by in SPEECH
            and GOES_ON.match(text[sentence.start : sentence.end])
            and not SAY.search(text, sentence.start, sentence.end)
            and not any(c.overlap(sentence) for c in before.contents)
        ):
            found[number - 1] = msgspec.structs.replace(
                before, contents=(*before.contents, sentence)
            )
