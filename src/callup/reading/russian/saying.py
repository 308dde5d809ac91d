"""Russian attribution by rule. In: the sentences of a paragraph. Out: attributions.

Covers «X сообщил, что …», «…, сообщил X», «по словам X», «как пишет X со ссылкой на Y», dashed direct speech, those who
sign, adopt and announce; ``quoting`` carries a source over to the sentences before and after. Deliberately missing:
sources that only another document names.
"""

import re
from collections.abc import Sequence

from callup.model import Span
from callup.reading.attribution import Attribution
from callup.reading.russian.quoting import across
from callup.reading.russian.reporting import (
    ACT,
    ACT_WITHIN,
    AS_WRITES,
    BY_HIS_WORDS,
    BY_WORDS,
    CITED,
    CITED_WORDS,
    COLON,
    DASHED,
    LEARNED,
    SAY,
)
from callup.reading.russian.sourcephrase import (
    Known,
    can_act,
    can_speak,
    can_tell,
    cleaned,
    is_named,
    is_office,
    leads_colon,
    referred,
    subject,
)
from callup.reading.segment import trimmed

BODY = re.compile(r"^\s*(?:,\s*)?(?:что|о том,?\s+что|чтобы|:)\s*|^\s*,\s*(?=как\s)", re.IGNORECASE)
CITING = re.compile(
    r"\s*(?:со\s+ссылкой|ссылаясь)\s+на\s+(?P<origin>[^,:]+?)(?:,\s+что|:)\s+", re.IGNORECASE
)
TOPIC = re.compile(r"^об?\s", re.IGNORECASE)
ASIDE_AFTER = re.compile(r"\s*,")
MOST_WORDS = 16
LEAST_CONTENT = 12
LONG_BEFORE = 25


def attributions(text: str, sentences: Sequence[Span], known: Known) -> list[Attribution]:
    """The acts of saying of one paragraph, in order; ``known`` tells the names of public sources."""
    found = [
        (number, item)
        for number, sentence in enumerate(sentences)
        if (item := _attribution(text, sentence, known)) is not None
    ]
    return across(text, sentences, dict(found))


def _attribution(text: str, sentence: Span, known: Known) -> Attribution | None:
    for rule in PLAIN:
        item = rule(text, sentence)
        if item is not None:
            return item
    return (
        _colon(text, sentence, known) or _act(text, sentence, known) or _act_within(text, sentence)
    )


def _cited(text: str, sentence: Span) -> Attribution | None:
    """«…, — приводит его слова ТАСС»: who spoke last speaks, the agency carries."""
    match = CITED.search(text, sentence.start, sentence.end)
    if match is not None:
        source, via = _span(match, "he"), _span(match, "via")
    else:
        match = CITED_WORDS.search(text, sentence.start, sentence.end)
        if match is None:
            return None
        source = _span(match, "source") or _span(match, "first")
        via = _span(match, "via") or _span(match, "last")
    content = trimmed(text, sentence.start, match.start())
    if content is None or source is None or via is None:
        return None
    return Attribution(
        source=cleaned(text, source), cue=_span(match, "cue"), contents=(content,), via=(via,),
        found_by="rule: words carried on", score=0.75,
    )  # fmt: skip


def _by_words(text: str, sentence: Span) -> Attribution | None:
    match = (
        BY_HIS_WORDS.search(text, sentence.start, sentence.end)
        or BY_WORDS.search(text, sentence.start, sentence.end)
        or AS_WRITES.search(text, sentence.start, sentence.end)
    )
    if match is None:
        return None
    source = _span(match, "source")
    if source is None or not can_speak(text, source):
        return None
    content = _around(text, sentence, match)
    if content is None or len(content) < 6:
        return None
    origin, carrier = referred(text, source, sentence.end)
    return Attribution(
        source=origin,
        cue=_span(match, "cue"),
        contents=(content,),
        via=carrier,
        found_by="rule: по словам / как пишет",
        score=0.8,
    )


def _around(text: str, sentence: Span, match: re.Match[str]) -> Span | None:
    """What is said: all of the sentence round an aside, else the longer side."""
    before = trimmed(text, sentence.start, match.start())
    after = trimmed(text, match.end(), sentence.end)
    if (
        before is not None
        and after is not None
        and text[before.end - 1] == ","
        and ASIDE_AFTER.match(text, match.end())
    ):
        return sentence
    return before if before is not None and len(before) > LONG_BEFORE else after


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
    source = subject(text, before)
    if source is None or len(text[source.start : source.end].split()) > MOST_WORDS:
        return None
    words = text[source.start : source.end]
    if TOPIC.match(words):
        return _topic_first(text, source, cue, after)
    if text[cue.start : cue.end].casefold().startswith("объяв") and not is_named(words):
        return None
    cited = CITING.match(text[after.start : after.end])
    if cited is not None:
        return _citing(text, source, cue, after, cited)
    body = BODY.match(text[after.start : after.end])
    content = trimmed(text, after.start + (body.end() if body else 0), after.end)
    if content is None or (body is None and len(content) < LEAST_CONTENT):
        return None
    bare = cleaned(text, source)
    if not can_speak(text, source) or not can_tell(text[bare.start : bare.end]):
        return None
    origin, carrier = referred(text, bare, sentence_end=cue.start)
    return Attribution(
        source=origin,
        cue=cue,
        contents=(content,),
        via=carrier,
        found_by="rule: subject and verb",
        score=0.75,
    )


def _citing(
    text: str, source: Span, cue: Span, after: Span, cited: re.Match[str]
) -> Attribution | None:
    """«Газета сообщила со ссылкой на чиновника, что …»: the official speaks, the paper carries."""
    origin = trimmed(text, after.start + cited.start("origin"), after.start + cited.end("origin"))
    content = trimmed(text, after.start + cited.end(), after.end)
    if origin is None or content is None:
        return None
    return Attribution(
        source=cleaned(text, origin),
        cue=cue,
        contents=(content,),
        via=(cleaned(text, source),),
        found_by="rule: subject and verb",
        score=0.75,
    )


def _topic_first(text: str, topic: Span, cue: Span, after: Span) -> Attribution | None:
    """«О завершении набора сообщил глава района»; not «… сообщили 36 регионов», where the count is the news."""
    if not can_speak(text, after):
        return None
    return Attribution(
        source=cleaned(text, after),
        cue=cue,
        contents=(topic,),
        found_by="rule: topic first",
        score=0.6,
    )


def _subject_last(
    text: str, before: Span | None, cue: Span, after: Span | None
) -> Attribution | None:
    """«…, сообщил губернатор», «…, пишет издание»."""
    if before is None or after is None or text[before.end - 1] not in ",»—–-":
        return None
    source, content = cleaned(text, after), trimmed(text, before.start, before.end - 1)
    if content is None or not can_speak(text, source):
        return None
    end = next((at for at in range(source.start, after.end) if text[at] in ",;"), after.end)
    source = trimmed(text, source.start, min(source.end, end)) or source
    origin, carrier = referred(text, source, after.end)
    return Attribution(
        source=origin,
        cue=cue,
        contents=(content,),
        via=carrier,
        found_by="rule: said after",
        score=0.75,
    )


def _act(text: str, sentence: Span, known: Known) -> Attribution | None:
    """Who signs, adopts, announces or plans speaks: the whole sentence is his."""
    match = ACT.search(text, sentence.start, sentence.end)
    if match is None:
        return None
    source = subject(text, Span(sentence.start, match.start()))
    cue = _span(match, "cue")
    if source is None or cue is None or len(text[source.start : source.end].split()) > 10:
        return None
    content = trimmed(text, cue.start, sentence.end)
    words = text[source.start : source.end]
    if content is None or not is_office(words, known) or not can_act(words):
        return None
    if not can_speak(text, source):
        return None
    return Attribution(
        source=cleaned(text, source),
        cue=cue,
        contents=(content,),
        found_by="rule: who acts speaks",
        score=0.7,
    )


def _act_within(text: str, sentence: Span) -> Attribution | None:
    """«Инициативу одобрили сегодня в Госдуме»: the house where it was done has done it."""
    match = ACT_WITHIN.search(text, sentence.start, sentence.end)
    if match is None:
        return None
    return Attribution(
        source=_span(match, "source"),
        cue=_span(match, "cue"),
        contents=(sentence,),
        found_by="rule: who acts speaks",
        score=0.65,
    )


def _dashed(text: str, sentence: Span) -> Attribution | None:
    match = DASHED.search(text, sentence.start, sentence.end)
    if match is None:
        return None
    content = trimmed(text, sentence.start, match.start() + 1)
    source = _span(match, "source") or _span(match, "first")
    if content is None or source is None or not can_speak(text, source):
        return None
    origin, carrier = referred(text, cleaned(text, source), sentence.end)
    return Attribution(
        source=origin,
        cue=_span(match, "cue") or _span(match, "verb"),
        contents=(content,),
        via=carrier,
        found_by="rule: dashed speech",
        score=0.85,
    )


def _colon(text: str, sentence: Span, known: Known) -> Attribution | None:
    """«Песков: новой волны не будет»: a source, a colon, what it says."""
    match = COLON.match(text[sentence.start : sentence.end])
    if match is None or not leads_colon(match["source"], known):
        return None
    parts = {
        name: Span(sentence.start + match.start(name), sentence.start + match.end(name))
        for name in ("source", "cue", "content")
    }
    return Attribution(
        source=cleaned(text, parts["source"]),
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


def _span(match: re.Match[str], group: str) -> Span | None:
    start, end = match.span(group)
    return trimmed(match.string, start, end) if start >= 0 else None


PLAIN = (_learned, _cited, _dashed, _by_words, _say)
