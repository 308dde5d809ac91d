"""Russian attribution by rule. In: the sentences of a paragraph. Out: attributions.

Covers «X сообщил, что …», «…, сообщил X», «по словам X», «как пишет X со ссылкой на Y», «об этом сообщает X» (which
reaches back to the sentence before), dashed direct speech, and those who sign, adopt and announce.
Deliberately missing: sources that only another document names.
"""

import re
from collections.abc import Sequence

from callup.model import Span
from callup.reading.attribution import Attribution
from callup.reading.segment import trimmed

_SAY = (
    r"сообщ(?:ил[аио]?|ает|ают|или)|заяв(?:ил[аио]?|ляет|ляют)|рассказ(?:ал[аио]?|ывает|ывают)|сказал[аио]?|говор(?:ит|ят|ил[аио]?)|"
    r"отмет(?:ил[аио]?)|отмеча(?:ет|ют)|подчеркнул[аио]?|подч[её]ркива(?:ет|ют|л[аио]?)|добав(?:ил[аио]?|ляет)|уточн(?:ил[аио]?|яет|яют)|"
    r"поясн(?:ил[аио]?|яет|яют)|пи(?:шет|шут)|написал[аио]?|переда[её]т|передают|утвержда(?:ет|ют|л[аио]?)|объяв(?:ил[аио]?|ляет)|"
    r"опроверг(?:л[аио])?|опроверга(?:ет|ют)|отрица(?:ет|ют|л[аио]?)|отверг(?:л[аио])?|подтверд(?:ил[аио]?)|подтвержда(?:ет|ют)|призна(?:л[аио]?|ет|ют)|"
    r"предупре(?:дил[аио]?|ждает|ждают)|пообещал[аио]?|обеща(?:ет|ют|л[аио]?)|счита(?:ет|ют)|полага(?:ет|ют)|насчитал[аио]?|подсчитал[аио]?|"
    r"оцен(?:ил[аио]?|ивает|ивают)|выяснил[аио]?|узнал[аио]?|доложил[аио]?|напомнил[аио]?|указ(?:ал[аио]?|ывает|ывают)|жалу(?:ется|ются)|"
    r"пожаловал(?:ся|ась|ись)|потребовал[аио]?|призвал[аио]?|попросил[аио]?|предложил[аио]?|ответил[аио]?|прокомментировал[аио]?|"
    r"сообщил[аио]? об этом|проинформировал[аио]?|информиру(?:ет|ют)|констатировал[аио]?|допустил[аио]?|спрогнозировал[аио]?|опубликовал[аио]?|назвал[аио]?\\s+(?:фейк\\w*|ложью|слух\\w*|вброс\\w*|недостоверн\\w+)|не\\s+ответил[аио]?\\s+на\\s+вопрос\\w*|следует\\s+из"
)
_ACT = (
    r"назвал[аио]?|повысил[аио]?|увеличил[аио]?|выделил[аио]?|запретил[аио]?|разрешил[аио]?|открыл[аио]?|поднял[аио]?|ищ(?:ет|ут)|набира(?:ет|ют)|подписал[аио]?|утвердил[аио]?|одобрил[аио]?|принял[аио]?|приня(?:ла|ли)|ввел[аио]?|вв[её]л|объявил[аио]?|внес(?:л[аио])?|вн[её]с|поручил[аио]?|приказал[аио]?|"
    r"задержал[аио]?|возбудил[аио]?|планиру(?:ет|ют)|намерен[аы]?|собира(?:ется|ются)"
)
SAY = re.compile(rf"(?<!\w)(?P<cue>{_SAY})(?!\w)", re.IGNORECASE)
ACT = re.compile(rf"(?<!\w)(?P<cue>{_ACT})(?!\w)", re.IGNORECASE)
BY_WORDS = re.compile(
    r"(?P<cue>по (?:словам|данным|информации|сведениям|оценк(?:е|ам)|мнению|подсч[её]там|заявлению|сообщению|версии|утверждению))\s+(?P<source>[^,.;:()]+)",
    re.IGNORECASE,
)
BY_HIS_WORDS = re.compile(
    r"(?<!\w)по\s+(?P<source>его|её|ее|их)\s+(?P<cue>словам|мнению|данным|оценк\w+|информации|утверждению)",
    re.IGNORECASE,
)
AS_WRITES = re.compile(
    rf"(?<!\w)как\s+(?:ранее\s+|уже\s+|накануне\s+)?(?P<cue>{_SAY})\s+(?P<source>[^,;:()]+)",
    re.IGNORECASE,
)
WITH_REFERENCE = re.compile(r"со\s+ссылкой\s+на\s+(?P<source>[^,;:.()]+)", re.IGNORECASE)
COLON = re.compile(r"^(?P<source>[^:,.!?]{2,90}?)(?P<cue>:)\s+(?P<content>\S.{8,})$", re.DOTALL)
LEARNED = re.compile(
    r"(?P<via>[^,.;:]{2,60}?)\s+(?P<cue>узнал[аио]?)\s+(?:от|у|из)\s+(?P<source>[^,;:]{3,60}),\s+что\s+(?P<content>.+)$",
    re.DOTALL,
)
ABOUT_THIS = re.compile(
    rf"^(?:об этом|это)\s+(?P<rest>.{{0,60}}?)(?P<cue>{_SAY})\s*(?P<source>[^,;:]*)", re.IGNORECASE
)
SUBJECT_BEFORE = re.compile(r"(?:^|[,;:»—–]\s*)(?P<source>[^,;:—–]{2,110}?)\s*$")
SPEAKING_HEAD = re.compile(
    r"песков|путин|шойгу|опрос|источник|собеседник|эксперт|аналитик|астра|в[её]рстк|медиазон|baza|mash|shot|военкомат|минобороны|губернатор|глава|мэр|"
    r"депутат|правозащитник|адвокат|юрист|жители|родственник|^[А-ЯЁ][а-яё]+(?:ов|ев|ин|ын|ский|цкий|ко|ук|юк|ян|ова|ева|ина|ская)$",
    re.IGNORECASE,
)
TOPIC = re.compile(r"^об?\s", re.IGNORECASE)
NAMED = re.compile(r"[А-ЯЁ][а-яё]{2,}\s+[А-ЯЁ][а-яё]{2,}|[«\"]")
IN_OFFICE = re.compile(
    r"кабмин|област|республик|край|округ|город|президент|министр|министерств|минобороны|губернатор|правительств|депутат|глав[аы]|власт|дум[аы]|совет|сенат|комитет|прокуратур|фсб|мвд|"
    r"генштаб|военком|кремл|администрац|парламент|суд|путин|полици|следстви|мэр",
    re.IGNORECASE,
)
STOP_WORD = re.compile(
    r"\s+(?:в\s+сво[её]м|в\s+(?:[Тт]елеграм|[Tt]elegram|соцсет)\w*|у\s+себя|что|чтобы|о том|об этом|о|об|в эфире|в интервью|в ходе|на|во время|журналист\w*|агентству)(?=\s|$)",
    re.IGNORECASE,
)
BODY = re.compile(r"^\s*(?:,\s*)?(?:что|о том,?\s+что|чтобы|:)\s*|^\s*,\s*(?=как\s)", re.IGNORECASE)
ADVERB = re.compile(
    r"^(?:\d{1,2}\s+(?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)\w*(?:\s+\d{4}\s+года)?|в\s+сво[её]м\s+\S*(?:[Тт]елеграм|[Tt]elegram)\S*(?:\s+канале)?|также|ранее|уже|накануне|сегодня|вчера|позже|однако|при этом|а|но|и|в свою очередь|между тем|кроме того)\s+",
    re.IGNORECASE,
)
DASHED = re.compile(rf"[,!?]»?\s*[—–-]\s*(?P<cue>{_SAY})\s+(?P<source>[^,.;:—–]+)", re.IGNORECASE)


def attributions(text: str, sentences: Sequence[Span]) -> list[Attribution]:
    """The acts of saying of one paragraph, in order; an "об этом сообщил" lends its source to the sentence before."""
    found: list[Attribution] = []
    for number, sentence in enumerate(sentences):
        about = ABOUT_THIS.match(text[sentence.start : sentence.end])
        if about is not None and number:
            found += _about_this(text, sentence, sentences[:number], found, about)
            continue
        item = next((item for rule in RULES if (item := rule(text, sentence)) is not None), None)
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
    start, end = match.span("source")
    source = trimmed(text, sentence.start + start, sentence.start + end)
    if source is None:
        start, end = match.span("rest")
        source = trimmed(text, sentence.start + start, sentence.start + end)
    if source is None:
        return []
    free = [s for s in before if not any(c.overlap(s) for item in found for c in item.contents)]
    cue = Span(sentence.start + match.start("cue"), sentence.start + match.end("cue"))
    return [
        Attribution(
            source=_clean(text, source),
            cue=cue,
            contents=(s,),
            found_by="rule: об этом сообщил",
            score=0.75,
        )
        for s in free
    ]


def _by_words(text: str, sentence: Span) -> Attribution | None:
    match = (
        BY_HIS_WORDS.search(text, sentence.start, sentence.end)
        or BY_WORDS.search(text, sentence.start, sentence.end)
        or AS_WRITES.search(text, sentence.start, sentence.end)
    )
    if match is None:
        return None
    source = _span(match, "source")
    if source is None:
        return None
    before = trimmed(text, sentence.start, match.start())
    after = trimmed(text, match.end(), sentence.end)
    content = before if before is not None and len(before) > 25 else after
    if content is None or len(content) < 6:
        return None
    origin, carrier = _reference(text, source)
    return Attribution(
        source=origin,
        cue=_span(match, "cue"),
        contents=(content,),
        via=carrier,
        found_by="rule: по словам / как пишет",
        score=0.8,
    )


def _reference(text: str, source: Span) -> tuple[Span, tuple[Span, ...]]:
    """ "The paper with reference to the ministry": the ministry speaks, the paper carries."""
    match = WITH_REFERENCE.search(text, source.start, source.end + 90)
    if match is None or match.start() > source.end + 2:
        return _clean(text, source), ()
    origin, carrier = (
        _span(match, "source"),
        trimmed(text, source.start, min(source.end, match.start())),
    )
    if origin is None or carrier is None:
        return _clean(text, source), ()
    return _clean(text, origin), (_clean(text, carrier),)


def _say(text: str, sentence: Span) -> Attribution | None:
    for match in SAY.finditer(text, sentence.start, sentence.end):
        cue = _span(match, "cue")
        if cue is None:
            continue
        before = trimmed(text, sentence.start, cue.start)
        after = trimmed(text, cue.end, sentence.end)
        item = _subject_first(text, before, cue, after) or _subject_last(text, before, cue, after)
        if item is not None:
            return item
    return None


def _subject_first(
    text: str, before: Span | None, cue: Span, after: Span | None
) -> Attribution | None:
    """«Губернатор сообщил, что …», «В министерстве опровергли …»."""
    if before is None or after is None:
        return None
    source = _subject(text, before)
    if source is None or len(text[source.start : source.end].split()) > 14:
        return None
    named = IN_OFFICE.search(text[source.start : source.end]) or NAMED.search(
        text[source.start : source.end]
    )
    if text[cue.start : cue.end].casefold().startswith("объяв") and not named:
        return None
    if TOPIC.match(text[source.start : source.end]):  # «О выполнении плана сообщили 36 регионов»
        return Attribution(
            source=_clean(text, after),
            cue=cue,
            contents=(source,),
            found_by="rule: topic first",
            score=0.6,
        )
    body = BODY.match(text[after.start : after.end])
    content = trimmed(text, after.start + (body.end() if body else 0), after.end)
    if content is None or (body is None and len(content) < 12):
        return None
    clean = _clean(text, source)
    origin, carrier = _reference(text, clean)
    return Attribution(
        source=origin,
        cue=cue,
        contents=(content,),
        via=carrier,
        found_by="rule: subject and verb",
        score=0.75,
    )


def _subject_last(
    text: str, before: Span | None, cue: Span, after: Span | None
) -> Attribution | None:
    """«…, сообщил губернатор», «…, пишет издание»."""
    if before is None or after is None or text[before.end - 1] not in ",»—–-":
        return None
    stop = STOP_WORD.search(text, after.start, after.end)
    end = min(stop.start() if stop else after.end, after.end)
    source = trimmed(text, after.start, end)
    content = trimmed(text, before.start, before.end - 1)
    if source is None or content is None:
        return None
    origin, carrier = _reference(text, Span(source.start, source.end))
    reference = WITH_REFERENCE.search(text, after.start, after.end)
    if reference is not None and not carrier:
        inner = _span(reference, "source")
        outer = trimmed(text, source.start, min(source.end, reference.start()))
        if inner is not None and outer is not None:
            origin, carrier = _clean(text, inner), (_clean(text, outer),)
    return Attribution(
        source=origin,
        cue=cue,
        contents=(content,),
        via=carrier,
        found_by="rule: said after",
        score=0.75,
    )


def _act(text: str, sentence: Span) -> Attribution | None:
    """Who signs, adopts, announces or plans speaks: the whole sentence is his."""
    match = ACT.search(text, sentence.start, sentence.end)
    if match is None:
        return None
    source = _subject(text, Span(sentence.start, match.start()))
    cue = _span(match, "cue")
    if source is None or cue is None or len(text[source.start : source.end].split()) > 10:
        return None
    content = trimmed(text, cue.start, sentence.end)
    words = text[source.start : source.end]
    if content is None or not (IN_OFFICE.search(words) or SPEAKING_HEAD.search(words)):
        return None
    return Attribution(
        source=_clean(text, source),
        cue=cue,
        contents=(content,),
        found_by="rule: who acts speaks",
        score=0.7,
    )


def _subject(text: str, before: Span) -> Span | None:
    """The last piece of what stands before a verb, from the comma or the start."""
    opening = SUBJECT_BEFORE.search(text[before.start : before.end])
    if opening is None:
        return None
    start, end = opening.span("source")
    return trimmed(text, before.start + start, before.start + end)


def _dashed(text: str, sentence: Span) -> Attribution | None:
    match = DASHED.search(text, sentence.start, sentence.end)
    if match is None:
        return None
    content, source = trimmed(text, sentence.start, match.start()), _span(match, "source")
    if content is None or source is None:
        return None
    return Attribution(
        source=_clean(text, source),
        cue=_span(match, "cue"),
        contents=(content,),
        found_by="rule: dashed speech",
        score=0.85,
    )


def _colon(text: str, sentence: Span) -> Attribution | None:
    """«Песков: новой волны не будет»: a source, a colon, what it says."""
    match = COLON.match(text[sentence.start : sentence.end])
    if match is None or len(match["source"].split()) > 8:
        return None
    if not (SPEAKING_HEAD.search(match["source"]) or match["source"].istitle()):
        return None
    parts = {
        name: Span(sentence.start + match.start(name), sentence.start + match.end(name))
        for name in ("source", "cue", "content")
    }
    return Attribution(
        source=trimmed(text, *_ends(parts["source"])),
        cue=parts["cue"],
        contents=(parts["content"],),
        found_by="rule: source and colon",
        score=0.7,
    )


def _learned(text: str, sentence: Span) -> Attribution | None:
    """«Издание узнало от чиновника, что …»: the official speaks, the paper carries."""
    match = LEARNED.match(text[sentence.start : sentence.end])
    if match is None:
        return None
    at = {
        name: Span(sentence.start + match.start(name), sentence.start + match.end(name))
        for name in ("via", "cue", "source", "content")
    }
    return Attribution(
        source=at["source"],
        cue=at["cue"],
        contents=(at["content"],),
        via=(at["via"],),
        found_by="rule: learned from",
        score=0.8,
    )


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _clean(text: str, source: Span) -> Span:
    """A source without the adverbs before it and the circumstances after it."""
    start, end = source.start, source.end
    adverb = ADVERB.match(text[start:end])
    while adverb is not None:
        start += adverb.end()
        adverb = ADVERB.match(text[start:end])
    stop = STOP_WORD.search(text, start, end)
    if stop is not None and stop.start() > start + 2:
        end = stop.start()
    return trimmed(text, start, end) or source


def _span(match: re.Match[str], group: str) -> Span | None:
    start, end = match.span(group)
    return trimmed(match.string, start, end) if start >= 0 else None


RULES = (_learned, _dashed, _by_words, _say, _colon, _act)
