"""English attribution by rule. In: a sentence, or a content that itself tells what somebody said. Out: attributions.

Serves where the tagger marks nothing, and finds the inner source of a chain: "the agency reports that a lawyer said …",
"the paper quoted officials as saying …", "citing …", "told the daily". Deliberately missing: sources named in another
sentence; the reader's book of speakers supplies those.
"""

import re

import msgspec

from callup.model import Span, Stance
from callup.reading.attribution import Attribution
from callup.reading.english.clauses import FINITE, SURELY_FINITE
from callup.reading.english.cues import cue_stance
from callup.reading.segment import trimmed

_SAY = (
    "say|says|said|stat(?:e|es|ed)|tells?|told|reports?|reported|claim(?:s|ed)?|not(?:e|es|ed)|wr(?:ite|ites|ote)|announc(?:e|es|ed)|"
    "argu(?:e|es|ed)|assess(?:es|ed)?|estimat(?:e|es|ed)|confirm(?:s|ed)?|remark(?:s|ed)?|suggest(?:s|ed)?|believ(?:e|es|ed)|"
    "acknowledg(?:e|es|ed)|admit(?:s|ted)?|alleg(?:e|es|ed)|explain(?:s|ed)?|stress(?:es|ed)?|emphasi[sz](?:e|es|ed)|insist(?:s|ed)?|"
    "declar(?:e|es|ed)|reveal(?:s|ed)?|calculat(?:e|es|ed)|identif(?:y|ies|ied)|conclud(?:e|es|ed)|point(?:s|ed)? out|hint(?:s|ed)?|"
    "warn(?:s|ed)?|predict(?:s|ed)?|forecast(?:s|ed)?|den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|add(?:s|ed)?|reiterat(?:e|es|ed)|"
    "maintain(?:s|ed)?|assert(?:s|ed)?|promis(?:e|es|ed)|pledg(?:e|es|ed)|vow(?:s|ed)?|propos(?:e|es|ed)|complain(?:s|ed)?|"
    "doubt(?:s|ed)?|question(?:s|ed)?|demand(?:s|ed)?|urg(?:e|es|ed)|request(?:s|ed)?|expects?|expected|plans?|planned|intends?|hop(?:e|es|ed)|"
    "complain(?:s|ed)?|assur(?:e|es|ed)|reckon(?:s|ed)?|comment(?:s|ed)?|lament(?:s|ed)?|boast(?:s|ed)?|concede[sd]?|clarif(?:y|ies|ied)|"
    "specif(?:y|ies|ied)|mention(?:s|ed)?|contend(?:s|ed)?|caution(?:s|ed)?|guarantee[sd]?|repl(?:y|ies|ied)|respond(?:s|ed)?|repeat(?:s|ed)?|"
    "show(?:s|ed)|found|finds?|count(?:s|ed)|documented|recorded|learned|observed|published|recall(?:s|ed)?|indicat(?:e|es|ed)"
)
_ADVERB = r"(?:(?:has|have|had|is|are|was|were|also|then|later|earlier|recently|previously|repeatedly|again|further|reportedly|similarly|still|now|even|continues?|continued|continuing|to|been|officially|publicly|already|simply|separately|be)\s+)"
# "were told to", "is said to": the subject of a passive listens or is spoken of.
PASSIVE = re.compile(
    r"^(?:(?:has|have|had|also|then|later|now|still|already)\s+)*(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?(?!(?:also|now|still|not)?\s*\w+ing\b)",
    re.IGNORECASE,
)
# Case matters: the State Department and the United States say nothing by themselves.
VERB = re.compile(rf"\b(?P<cue>{_ADVERB}{{0,3}}(?:{_SAY}))\b")
PLAIN_SAY = re.compile(
    r"\b(?:say|says|said|stat(?:e|es|ed)|told|claim(?:s|ed)?|reported|not(?:e|es|ed)|warn(?:s|ed)?|den(?:y|ies|ied)|confirm(?:s|ed)?|"
    r"announc(?:e|es|ed)|complain(?:s|ed)?|admit(?:s|ted)?|insist(?:s|ed)?|estimat(?:e|es|ed)|request(?:s|ed)?|predict(?:s|ed)?|"
    r"acknowledg(?:e|es|ed)|alleg(?:e|es|ed)|assur(?:e|es|ed)|reckon(?:s|ed)?|lament(?:s|ed)?)$",
    re.IGNORECASE,
)
ACCORDING = re.compile(
    r"\b(?P<cue>(?:according|attributed) to|in the (?:words|view|opinion) of|as per|as (?:earlier |previously |first |also )?(?:reported|noted|stated|announced|claimed|estimated|told|confirmed) (?:by|in))\s+(?P<source>(?:[^,;.()]|(?<=[A-Z])\.)+(?:\([^)]*\))?)",
    re.IGNORECASE,
)
AS_SAYING = re.compile(
    r"(?P<source>(?:[^,;:.\"“”]|(?<=[A-Z])\.){3,120}?)\s+(?P<cue>as (?:saying|stating|claiming|reporting|telling [\w ]{2,20}))(?:\s+that)?\s+(?P<content>.+)$",
    re.IGNORECASE | re.DOTALL,
)
CITED = re.compile(
    r"\b(?:cit(?:ing|es|ed)|quot(?:ing|es|ed)|referenc(?:ing|es|ed)|referring to|with reference to)\s+(?!as\s)(?P<source>(?:an? |the |one |its |unnamed |anonymous |\w+ )*(?:[^,;:.\"“”]|(?<=[A-Z])\.){2,90}?)"
    r"(?=\s+(?:as (?:saying|stating|claiming|reporting)|who|that|on)\b|[’']s?\s+(?:complaints?|words|claims?|reports?|statements?|data|estimates?|remarks)\b|,|\.$|;|$)",
    re.IGNORECASE,
)
TOLD = re.compile(
    r"\btold\s+(?:an?\s+|the\s+)?(?:(?:[\w-]+\s+){0,3}?(?:outlet|channel|newspaper|paper|daily|agency|site|website|magazine|media|broadcaster|"
    r"station|service|project|publication)\s+)?(?P<via>[A-Z][\w.&/’'-]*(?:\s+(?:[A-Z][\w.&/’'-]*|of|the)){0,4})"
)
TRAILING = re.compile(
    rf"[,”\"]\s+(?:(?P<before>[A-Z][^,;:\"“”]{{2,50}},\s[^,;:\"“”]{{3,90}},|[^,;:\"“”]{{2,110}}?)\s+(?P<cue>{_ADVERB}?(?:{_SAY}))|(?P<cue2>{_SAY})\s+(?P<after>[^;:\"“”]{{2,140}}?))(?:,[^,]{{0,60}})?[.]?$",
    re.IGNORECASE,
)
LEAD = re.compile(
    r"^(?:(?:but|and|yet|however|meanwhile|still|also|moreover|in addition|separately|earlier|later|recently|now|then|so|while|"
    r"as|though|although|because|despite(?: the)?|after|before|according|that)\b,?\s*)+",
    re.IGNORECASE,
)
BAD_SUBJECT = re.compile(
    r"^(?:in|on|at|by|for|with|from|to|of|after|before|during|since|between|within|until|which|that|who|what|there|this|if|when)\b"
    r"|\s(?:when|where|which|while|because|if)\s",
    re.IGNORECASE,
)
LONGEST_SUBJECT = 22


def by_rule(text: str, sentence: Span) -> Attribution | None:
    """The outermost attribution of a sentence, as far as its form shows it."""
    return (
        _beside_mark(text, sentence, SIGNED)
        or _according(text, sentence)
        or _subject_verb(text, sentence)
        or _trailing(text, sentence)
    )


def inner(text: str, content: Span, outer: Attribution) -> Attribution | None:
    """The attribution a content opens with, carried by the outer source; None when the content simply states."""
    match = AS_SAYING.match(text, content.start, content.end)
    if match is not None:
        return chain(
            outer, span_of(match, "source"), span_of(match, "cue"), span_of(match, "content")
        )
    told = INNER_ACCORDING.match(text, content.start, content.end)
    if told is not None:
        return chain(outer, span_of(told, "source"), span_of(told, "cue"), span_of(told, "content"))
    found = _subject_verb(text, content)
    if found is None or found.source is None or found.cue is None:
        return None
    if not PLAIN_SAY.search(text[found.cue.start : found.cue.end]):
        return None
    return chain(outer, found.source, found.cue, found.contents[0])


HEADED = re.compile(
    r"(?P<source>(?:[^,;:.!?\"“”]|(?<=[A-Z])\.){3,70}):\s+(?P<content>[^:]{12,})$", re.DOTALL
)
SIGNED = re.compile(
    r"(?P<content>.{20,}?)(?:\s+[–—-]\s+|:\s+)(?P<source>[^,;:.!?\"“”–—]{3,60})$", re.DOTALL
)
# Words that close a source standing alone before a colon or after a dash.
SPEAKS = re.compile(
    r"\b(?:Ministry|Minister|President|Governor|Mayor|Kremlin|Duma|Staff|Council|Committee|Institute|Cent(?:er|re)|Office|"
    r"ombudsman|lawyers?|intelligence|media|reports?|source|sources|officials?|pollster|poll|study|survey|expert|analysts?|monitors?|"
    r"spokes(?:man|woman|person)|MoD|UN|ISW|CIT|BBC|CNN|Reuters|Meduza|update|statement|summary|briefing)\b"
)
QUOTE_FROM = re.compile(r"Quote (?:from|by) ", re.IGNORECASE)
LABEL = re.compile(
    r"(?:Sources?|Details?|Background|Reminder|Literally|Updated?|Why it matters|Key points?|Summary|Note|Photo|Video|Quote|Context|Reference|Earlier|Read also|"
    r"Main points|Results?|Example|Question|Answer|Conclusion|Bottom line)",
    re.IGNORECASE,
)


INNER_ACCORDING = re.compile(
    r"(?P<cue>according to)\s+(?P<source>[^,;:\"“”]{3,90}),\s+(?P<content>.{12,})$",
    re.IGNORECASE | re.DOTALL,
)
INNER_SOURCE = re.compile(
    r"^(?P<via>.{2,80}?)\s+(?:has\s+|have\s+|had\s+|also\s+|later\s+)?(?:cit(?:ed|es|ing)|quot(?:ed|es|ing)|(?:reported|said|noted|stated|wrote|claimed|reports|says)\b.{0,40}?\bthat)\s+(?P<source>.+)$",
    re.IGNORECASE | re.DOTALL,
)
TO_OUTLET = re.compile(
    r"\s*to\s+(?:the\s+)?(?P<via>[A-Z][\w.&’'-]*(?:\s+[A-Z][\w.&’'-]*){0,3})(?=\s+(?:that|on|in)\b)"
)
WITH_PUTTING = re.compile(
    r",?\s+(?:with|despite|after|even as)\s+(?P<source>[^,;:]{3,90}?)\s+(?P<cue>putting|saying|claiming|estimating|warning|predicting|noting|arguing|"
    r"insisting|suggesting|denying|rejecting|dismissing|refuting|confirming|admitting)\s+(?P<content>.+)$",
    re.DOTALL,
)
WHEN_ANNOUNCED = re.compile(
    r"\b(?:when|after|since|as)\s+(?P<source>(?:the\s+)?[A-Z][^,;:]{2,80}?)\s+(?P<cue>announced|declared|ordered|signed|denied|unveiled)\s+(?P<content>[^,;]+)",
    re.DOTALL,
)
DATED_THAT = re.compile(
    r"^(?:(?:to\s+[A-Z]\w+\s+)?(?:on|in|as of|late on|early on)\s[\w\s,-]{3,45}?\s)?that\s",
    re.IGNORECASE,
)
NO_SOURCE = frozenset(
    "measures moves steps actions developments it this that there which what evidence as the a an and u taken together".split()
)


def unfolded(text: str, item: Attribution) -> Attribution:
    """Part a source that itself tells of citing ("the channel cited officials") into carrier and source."""
    if item.source is None:
        return item
    match = INNER_SOURCE.match(text, item.source.start, item.source.end)
    if match is None:
        return item
    source, via = span_of(match, "source"), span_of(match, "via")
    if source is None or via is None:
        return item
    return msgspec.structs.replace(item, source=source, via=(*item.via, via))


def sourced(text: str, item: Attribution, sentence: Span) -> Attribution:
    """Find the subject of a cue for which no source was marked."""
    if item.source is not None or item.cue is None:
        return item
    between = _between(text, item)
    if between is not None:
        return msgspec.structs.replace(item, source=between, found_by="tagger, subject by rule")
    lead = LEAD.match(text, sentence.start, item.cue.start)
    subject = trimmed(text, lead.end() if lead else sentence.start, item.cue.start)
    if subject is None:
        return item
    subject = _last_part(text, subject)
    words = text[subject.start : subject.end].strip(" ,")
    plain = re.sub(r",\s*(?:however|meanwhile|too|in turn|for example|for instance)\b,?", "", words)
    if (
        not plain
        or len(plain.split()) > LONGEST_SUBJECT
        or FINITE.search(plain)
        or BAD_SUBJECT.match(plain)
    ):
        return item
    return msgspec.structs.replace(
        item,
        source=Span(subject.start, subject.start + len(plain)),
        found_by="tagger, subject by rule",
    )


def _between(text: str, item: Attribution) -> Span | None:
    """The subject between a content and the cue after it: "…," senator N, who sits for X, | told …"."""
    if item.cue is None or not item.contents or item.contents[-1].end > item.cue.start:
        return None
    gap = trimmed(text, item.contents[-1].end, item.cue.start)
    match = (
        re.match(
            r"[\s,\"”’]*(?P<source>(?:[^,;:.\"“”]|(?<=[A-Z])\.){3,80})(?:,[^;:\"“”]+,)?$",
            text[gap.start : gap.end],
        )
        if gap
        else None
    )
    if (
        gap is None
        or match is None
        or SURELY_FINITE.search(match["source"])
        or BAD_SUBJECT.match(match["source"])
    ):
        return None
    return trimmed(text, gap.start + match.start("source"), gap.start + match.end("source"))


def listener_after(text: str, item: Attribution) -> Attribution:
    """Add the outlet somebody confirmed "to" ("confirmed to the daily that …") as a carrier."""
    if item.cue is None or not item.contents:
        return item
    match = TO_OUTLET.match(text, item.cue.end)
    if match is None:
        return item
    via = span_of(match, "via")
    content = trimmed(text, match.end(), item.contents[0].end)
    if via is None or content is None:
        return item
    return msgspec.structs.replace(
        item, via=(*item.via, via), contents=(content, *item.contents[1:])
    )


def chiming(text: str, sentence: Span) -> Attribution | None:
    """Another source that chimes in inside a sentence: "…, with the minister putting it at …", "when X announced …"."""
    match = WITH_PUTTING.search(text, sentence.start, sentence.end) or WHEN_ANNOUNCED.search(
        text, sentence.start, sentence.end
    )
    if match is None:
        return None
    source, cue, content = (span_of(match, part) for part in ("source", "cue", "content"))
    if source is None or content is None or FINITE.search(text[source.start : source.end]):
        return None
    return Attribution(
        source=source,
        cue=cue,
        contents=(content,),
        found_by="rule: another source in the sentence",
        score=0.75,
    )


def cited(text: str, sentence: Span, head: Span | None) -> Span | None:
    """The source a carrier names ("citing two officials"), standing in the sentence outside the head itself."""
    for match in CITED.finditer(text, sentence.start, sentence.end):
        source = span_of(match, "source")
        if source is not None and (
            head is None or not head.covers(source) or source.end <= head.end
        ):
            return source
    return None


def told(text: str, sentence: Span) -> Span | None:
    """The listener of "told the daily", who carries what was said."""
    match = TOLD.search(text, sentence.start, sentence.end)
    return span_of(match, "via") if match else None


def chain(
    outer: Attribution, source: Span | None, cue: Span | None, content: Span | None
) -> Attribution | None:
    """What a source inside another says, carried by the outer one; None where a part of it is missing."""
    if source is None or cue is None or content is None:
        return None
    carriers = outer.via
    if outer.source is not None and not outer.source.overlap(source):
        carriers += (outer.source,)
    return msgspec.structs.replace(
        outer,
        source=source,
        cue=cue,
        contents=(content,),
        via=carriers,
        found_by="rule: source within a source",
    )


def headed(text: str, sentence: Span) -> Attribution | None:
    """A sentence that opens with its source and a colon: "Peskov: no second wave"."""
    return _beside_mark(text, sentence, HEADED)


def _beside_mark(text: str, sentence: Span, pattern: re.Pattern[str]) -> Attribution | None:
    match = pattern.match(text, sentence.start, sentence.end)
    if match is None or FINITE.search(match["source"]):
        return None
    quoted = QUOTE_FROM.match(match["source"])
    if not _may_speak(match["source"][quoted.end() :] if quoted else match["source"]):
        return None
    source, content = span_of(match, "source"), span_of(match, "content")
    if source is not None and quoted is not None:
        source = Span(source.start + quoted.end(), source.end)
    if source is None or content is None:
        return None
    return Attribution(
        source=source,
        cue=Span(min(source.end, content.end), max(source.start, content.start)),
        contents=(content,),
        found_by="rule: a source and a mark",
        score=0.7,
    )


def _may_speak(words: str) -> bool:
    """Whether words alone before a colon name a source: an institution, or a short run of names."""
    if LABEL.fullmatch(words.strip()):
        return False
    return (
        SPEAKS.search(words) is not None
        or re.fullmatch(r"\s*[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}\s*", words) is not None
    )


def _according(text: str, sentence: Span) -> Attribution | None:
    match = ACCORDING.search(text, sentence.start, sentence.end)
    if match is None:
        return None
    source, cue = span_of(match, "source"), span_of(match, "cue")
    before = trimmed(text, sentence.start, match.start())
    after = trimmed(text, match.end(), sentence.end)
    content = after if before is None or len(before) < 25 else before
    if content is None or len(content) < 4:
        return None
    return Attribution(
        source=source, cue=cue, contents=(content,), found_by="rule: according to", score=0.8
    )


def _subject_verb(text: str, span: Span) -> Attribution | None:
    """ "Subject says (that) …": the subject holds no verb of its own and is not too long."""
    dated = DATED_THAT.match(text[span.start : span.end])
    lead = LEAD.match(text, span.start + (dated.end() if dated else 0), span.end)
    start = lead.end() if lead else span.start + (dated.end() if dated else 0)
    for match in VERB.finditer(text, start, span.end):
        subject = trimmed(text, start, match.start())
        if subject is None:
            continue
        if PASSIVE.match(match["cue"]):
            return None
        subject = _last_part(text, subject)
        words = text[subject.start : subject.end]
        if (
            len(words.split()) > LONGEST_SUBJECT
            or FINITE.search(words.replace("-", ""))
            or BAD_SUBJECT.match(words)
            or words.endswith(" being")
        ):
            return None
        content = trimmed(text, match.end(), span.end)
        if content is None or len(content) < 8:
            return None
        return Attribution(
            source=subject,
            cue=span_of(match, "cue"),
            contents=(content,),
            found_by="rule: subject and verb",
            score=0.7,
        )
    return None


def _last_part(text: str, subject: Span) -> Span:
    """Drop an opening adverbial ("In December, the minister …") from a subject; keep an apposition."""
    words = text[subject.start : subject.end]
    match = re.match(
        r"(?:in|on|at|after|before|during|since|by|with|for|from|over|as|under|last|earlier|following|despite|amid|south|north|east|west|elsewhere|nearby|across|outside|inside|near|around|meanwhile|recently|yet|there)\b[^,]*,\s+",
        words,
        re.IGNORECASE,
    )
    return (
        Span(subject.start + match.end(), subject.end)
        if match and match.end() < len(words)
        else subject
    )


def _trailing(text: str, sentence: Span) -> Attribution | None:
    match = TRAILING.search(text, sentence.start, sentence.end)
    if match is None:
        return None
    source = span_of(match, "before") or span_of(match, "after")
    cue = span_of(match, "cue") or span_of(match, "cue2")
    content = trimmed(text, sentence.start, match.start() + 1)
    if source is None or content is None or BAD_SUBJECT.match(text[source.start : source.end]):
        return None
    return Attribution(
        source=source, cue=cue, contents=(content,), found_by="rule: said after", score=0.7
    )


def span_of(match: re.Match[str], group: str) -> Span | None:
    """The stretch of a named group, trimmed; None where the group took no part."""
    start, end = match.span(group)
    return trimmed(match.string, start, end) if start >= 0 else None


def stance_hint(text: str, cue: Span | None) -> Stance | None:
    """The stance a cue lends, when it lends one."""
    return cue_stance(text[cue.start : cue.end]) if cue is not None else None
