"""Ukrainian attribution by rule. In: the sentences of a paragraph. Out: attributions.

Covers «X повідомив, що …», «…, повідомив X», «за словами X», «як пише X з посиланням на Y», «про це повідомляє X»,
dashed speech. Deliberately missing: whatever needs more than the sentence, save «про це».
"""

import re
from collections.abc import Sequence

from callup.model import Span
from callup.reading.attribution import Attribution
from callup.reading.segment import trimmed
from callup.reading.ukrainian.words import is_finite

SAID = (
    r"повідом(?:ив|ила|или|ляє|ляють|ляв|ляла|ляли)|заяв(?:ив|ила|или|ляє|ляють)|розпов(?:ів|іла|іли|ідає|ідають)|сказа(?:в|ла|ли)|каж(?:е|уть)|"
    r"зазнач(?:ив|ила|или|ає|ають)|наголос(?:ив|ила|или)|наголошу(?:є|ють)|дода(?:в|ла|ли)|уточн(?:ив|ила|или)|поясн(?:ив|ила|или|ює|юють)|пиш(?:е|уть)|написа(?:в|ла|ли)|"
    r"переда(?:є|ють)|стверджу(?:є|ють|вав)|оголос(?:ив|ила|или)|спростува(?:в|ла|ли)|запереч(?:ив|ила|или|ує|ують)|підтверд(?:ив|ила|или)|попередж(?:ає|ають)|попередив|"
    r"обіця(?:є|ють|в|ла)|пообіця(?:в|ла|ли)|вважа(?:є|ють)|підрахува(?:в|ла|ли)|оцін(?:ив|ила|или|ює|юють)|нагада(?:в|ла|ли)|скарж(?:иться|аться)|вимага(?:є|ють)|заклика(?:в|ла|ли|є|ють)|"
    r"інформу(?:є|ють)|йдеться\s+(?:в|у)|відзнач(?:ив|ила|или|ає|ають)|припусти(?:в|ла|ли)|прогнозу(?:є|ють)"
)
SOURCE = r"(?:[^,.;:()—–]|\.(?=\w))"
SAY = re.compile(rf"(?<!\w)(?P<cue>{SAID})(?!\w)", re.IGNORECASE)
BY_WORDS = re.compile(
    rf"(?<!\w)(?P<cue>за (?:словами|даними|інформацією|оцінк(?:ою|ами)|підрахунками|повідомленням)|на думку)\s+(?P<source>{SOURCE}+)",
    re.IGNORECASE,
)
AS_WRITES = re.compile(
    rf"(?<!\w)як\s+(?:раніше\s+|вже\s+)?(?P<cue>{SAID})\s+(?P<source>{SOURCE}+)", re.IGNORECASE
)
REFERENCE = re.compile(rf"(?:з|із)\s+посиланням\s+на\s+(?P<source>{SOURCE}+)", re.IGNORECASE)
ABOUT_THIS = re.compile(
    rf"^про\s+це\s+(?P<rest>{SOURCE}{{0,60}}?)(?P<cue>{SAID})\s*(?P<source>{SOURCE}*)",
    re.IGNORECASE,
)
BODY = re.compile(r"^\s*(?:,\s*)?(?:що|про те,?\s+що|щоб|:)\s*", re.IGNORECASE)
SUBJECT = re.compile(r"(?:^|[,;:—–]\s*)(?P<source>[^,;:—–]{2,120}?)\s*$")
STOP = re.compile(
    r"\s+(?:що|щоб|про те|про це|в ефірі|в інтерв|у своєму|в своєму|у телеграм|в telegram|у telegram|сьогодні|вчора|раніше|також|з посиланням|із посиланням|журналіст)(?=\s|$|\w)",
    re.IGNORECASE,
)
LEAD = re.compile(
    r"^(?:зокрема|також|раніше|водночас|при цьому|однак|але|а|і|та|сьогодні|вчора|напередодні|нагадаємо)\s+",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r"^(?:як(?:ий|а|е|і|их|ого|им|ими)|що|хто|де|коли|якщо|хоча|це)(?!\w)", re.IGNORECASE
)
WORD = re.compile(r"(?<![А-Яа-яІіЇїЄєҐґ'’-])[а-яіїєґ'’-]{4,}")
ACT = re.compile(
    r"(?<!\w)(?P<cue>підписа(?:в|ла)|затверди(?:в|ла)|ухвали(?:в|ла|ли)|оголоси(?:в|ла|ли)|доручи(?:в|ла)|наказа(?:в|ла)|заборони(?:в|ла|ли)|запровади(?:в|ла|ли))(?!\w)",
    re.IGNORECASE,
)
POST = re.compile(
    r"президент|прем.єр|міністер|міністр|губернатор|голов|уряд|парламент|дум|рад|кремл|генштаб|адміністрац|влад",
    re.IGNORECASE,
)
HEADLINE = re.compile(r",?\s*(?P<cue>[—–-])\s*(?P<source>[А-ЯІЇЄҐ«][^,.;:()—–]{2,40}?)\s*$")
CLOSERS = ',»"”—–-'
LONG_BEFORE = 25


def attributions(text: str, sentences: Sequence[Span]) -> list[Attribution]:
    """The acts of saying of one paragraph, in order."""
    found: list[Attribution] = []
    for number, sentence in enumerate(sentences):
        about = ABOUT_THIS.match(text[sentence.start : sentence.end])
        if about is not None:
            found += _about_this(text, sentence, sentences[:number], found, about)
            continue
        item = next((i for rule in RULES if (i := rule(text, sentence)) is not None), None)
        if item is not None:
            found.append(item)
    return found


def _about_this(
    text: str,
    sentence: Span,
    before: Sequence[Span],
    found: Sequence[Attribution],
    match: re.Match[str],
) -> list[Attribution]:
    name = "source" if match["source"].strip() else "rest"
    source = trimmed(text, sentence.start + match.start(name), sentence.start + match.end(name))
    free = tuple(s for s in before if not any(c.overlap(s) for i in found for c in i.contents))
    if source is None or not free:
        return []
    origin, via = _referred(text, source, sentence.end)
    cue = Span(sentence.start + match.start("cue"), sentence.start + match.end("cue"))
    return [
        Attribution(
            source=origin, cue=cue, contents=free, via=via, found_by="rule: про це", score=0.7
        )
    ]


def told_by(text: str, paragraph: Span) -> tuple[Span, tuple[Span, ...]] | None:
    """The source and its carriers of a paragraph that only says who told what stands above it."""
    match = ABOUT_THIS.match(text[paragraph.start : paragraph.end])
    if match is None:
        return None
    name = "source" if match["source"].strip() else "rest"
    source = trimmed(text, paragraph.start + match.start(name), paragraph.start + match.end(name))
    return _referred(text, source, paragraph.end) if source is not None else None


def _by_words(text: str, sentence: Span) -> Attribution | None:
    match = BY_WORDS.search(text, sentence.start, sentence.end) or AS_WRITES.search(
        text, sentence.start, sentence.end
    )
    if match is None:
        return None
    source = trimmed(text, *match.span("source"))
    before = trimmed(text, sentence.start, match.start())
    after = trimmed(text, match.end(), sentence.end)
    content = before if before is not None and len(before) > LONG_BEFORE else after
    if source is None or content is None or not _can_speak(text, source):
        return None
    origin, via = _referred(text, source, sentence.end)
    return Attribution(
        source=origin,
        cue=Span(*match.span("cue")),
        contents=(content,),
        via=via,
        found_by="rule: за словами / як пише",
        score=0.7,
    )


def _say(text: str, sentence: Span) -> Attribution | None:
    for match in SAY.finditer(text, sentence.start, sentence.end):
        cue = Span(*match.span("cue"))
        before = trimmed(text, sentence.start, cue.start)
        after = trimmed(text, cue.end, sentence.end)
        item = _first(text, before, cue, after) or _last(text, before, cue, after)
        if item is not None:
            return item
    return None


def _first(text: str, before: Span | None, cue: Span, after: Span | None) -> Attribution | None:
    """«X повідомив, що …»."""
    opening = SUBJECT.search(text[before.start : before.end]) if before is not None else None
    if before is None or after is None or opening is None:
        return None
    source = trimmed(text, before.start + opening.start("source"), before.end)
    body = BODY.match(text[after.start : after.end])
    if source is None or body is None or not _can_speak(text, source):
        return None
    content = trimmed(text, after.start + body.end(), after.end)
    if content is None:
        return None
    return Attribution(
        source=_cleaned(text, source),
        cue=cue,
        contents=(content,),
        found_by="rule: subject and verb",
        score=0.7,
    )


def _last(text: str, before: Span | None, cue: Span, after: Span | None) -> Attribution | None:
    """«…, повідомив X»."""
    if before is None or after is None or text[before.end - 1] not in CLOSERS:
        return None
    stop = next((at for at in range(after.start, after.end) if text[at] in ",;"), after.end)
    source = trimmed(text, after.start, stop)
    content = trimmed(text, before.start, before.end - 1)
    if source is None or content is None or not _can_speak(text, source):
        return None
    origin, via = _referred(text, source, after.end)
    return Attribution(
        source=origin, cue=cue, contents=(content,), via=via, found_by="rule: said after", score=0.7
    )


def _act(text: str, sentence: Span) -> Attribution | None:
    """Who signs, adopts and orders speaks."""
    match = ACT.search(text, sentence.start, sentence.end)
    before = trimmed(text, sentence.start, match.start()) if match is not None else None
    opening = SUBJECT.search(text[before.start : before.end]) if before is not None else None
    if match is None or before is None or opening is None:
        return None
    source = trimmed(text, before.start + opening.start("source"), before.end)
    if source is None or not POST.search(text, source.start, source.end):
        return None
    if not _can_speak(text, source):
        return None
    return Attribution(
        source=_cleaned(text, source),
        cue=Span(*match.span("cue")),
        contents=(Span(match.start(), sentence.end),),
        found_by="rule: who acts speaks",
        score=0.65,
    )


def _headline(text: str, sentence: Span) -> Attribution | None:
    """«…, – Генштаб»: a headline that names its source last."""
    match = HEADLINE.search(text, sentence.start, sentence.end)
    content = trimmed(text, sentence.start, match.start()) if match is not None else None
    source = trimmed(text, *match.span("source")) if match is not None else None
    if match is None or source is None or content is None or not _can_speak(text, source):
        return None
    return Attribution(
        source=source,
        cue=Span(*match.span("cue")),
        contents=(content,),
        found_by="rule: source at the end",
        score=0.6,
    )


def _referred(text: str, source: Span, end: int) -> tuple[Span, tuple[Span, ...]]:
    match = REFERENCE.search(text, source.start, min(end, source.end + 120))
    origin = trimmed(text, *match.span("source")) if match is not None else None
    if match is None or origin is None:
        return _cleaned(text, source), ()
    carrier = trimmed(text, source.start, min(source.end, match.start()))
    return _cleaned(text, origin), (_cleaned(text, carrier),) if carrier is not None else ()


def _cleaned(text: str, source: Span) -> Span:
    start, end = source.start, source.end
    lead = LEAD.match(text[start:end])
    start += lead.end() if lead is not None else 0
    stop = STOP.search(text, start, end)
    if stop is not None and stop.start() > start + 2:
        end = stop.start()
    return trimmed(text, start, end) or source


def _can_speak(text: str, source: Span) -> bool:
    bare = _cleaned(text, source)
    words = text[bare.start : bare.end]
    return RELATIVE.match(words) is None and not any(map(is_finite, WORD.findall(words)))


RULES = (_by_words, _say, _act, _headline)
