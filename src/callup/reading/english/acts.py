"""English acts that speak for themselves. In: a sentence or paragraph. Out: attributions.

Whoever signs, adopts, orders or forbids vouches for it: "Parliament passed a law". A sentence that only says who
reported what stands before it ("This is reported by the agency.") credits that. Deliberately missing: acts told of by
a noun ("the adoption of the law").
"""

import re
from collections.abc import Sequence

from callup.model import Span
from callup.reading.attribution import Attribution
from callup.reading.english.clauses import SURELY_FINITE
from callup.reading.segment import trimmed

ACT = re.compile(
    r"\b(?:(?:has|have|had|is|are|also|already|formally|today|yesterday)\s+){0,2}"
    r"(?:sign(?:s|ed|ing)|adopt(?:s|ed|ing)|approv(?:es|ed|ing)|pass(?:es|ed)|introduc(?:es|ed|ing)|submit(?:s|ted|ting)|"
    r"instruct(?:s|ed|ing)|order(?:s|ed|ing)|bann(?:ed|ing)|bans|forb[ia]d(?:s|e|den|ding)?|prohibit(?:s|ed|ing)|decreed|ratified|enacted|"
    r"propos(?:es|ed|ing)|amend(?:s|ed|ing)|la(?:ys|id) out|set out|outlin(?:es|ed)|unveil(?:s|ed)|exempt(?:s|ed|ing)|abolish(?:es|ed|ing)|rais(?:es|ed|ing) (?=the (?:\w+ )?(?:age|bonus|payment|pay|one|sign)))\s"
)
BODY = re.compile(
    r"\b(?:Duma|parliament|Federation Council|Senate|government|cabinet|president|prime minister|ministry|minister|ministries|MoD|"
    r"governors?|mayors?|deputies|deputy|lawmakers?|commission|committee|council|authorit(?:y|ies)|administration|commissariats?|commissars?|"
    r"(?:recruitment|enlistment|draft|recruiting) (?:offices?|cent(?:er|re)s?|boards?)|Kremlin|officials|agency|FSB|rector|employers?|"
    r"head of \w+|(?:region|oblast|republic|krai)(?:al)? (?:head|assembly|leader))\b",
    re.IGNORECASE,
)
OPENER = re.compile(
    r"(?:(?:in|on|at|after|since|earlier|meanwhile|also|last|south|north|east|west|moreover|and|but|then|now|later)\b[^,;:]{0,60},\s+|"
    r"(?:meanwhile|earlier|also|and|but|then|now|later)\s+)",
    re.IGNORECASE,
)
LONGEST_BODY = 14
ORIGIN = re.compile(
    r",?\s+(?:with reference to|referring to|citing|quoting|with a link to)\s+(?P<source>(?:[^.,:;]|\.(?=\w)){2,120})",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"(?:(?:this|it|that|the (?:news|information|fact|figures?|data))\s+(?:is|was|were|are|has been|had been)\s+(?:\w+ly\s+|also\s+|first\s+)?"
    r"(?:reported|stated|announced|said|written|told|confirmed|published|noted|evidenced)\s*(?:by|in|on|at|about by)\s+|"
    r"(?:as\s+)?(?:reported|stated) by\s+|source:\s+)"
    r"(?P<source>(?:[^.,:;]|\.(?=\w)){2,140})",
    re.IGNORECASE,
)


def performed(text: str, sentence: Span) -> Attribution | None:
    """An act of office told in the text's own voice; the content keeps its subject, so that it can be quoted.

    >>> t = "On Tuesday, parliament passed a law on the register."
    >>> act = performed(t, Span(0, len(t)))
    >>> t[act.source.start:act.source.end], t[act.contents[0].start:act.contents[0].end]
    ('parliament', 'parliament passed a law on the register.')
    """
    opener = OPENER.match(text, sentence.start, sentence.end)
    start = opener.end() if opener else sentence.start
    act = ACT.search(text, start, sentence.end)
    body = trimmed(text, start, act.start()) if act is not None else None
    if act is None or body is None:
        return None
    words = text[body.start : body.end]
    if len(words.split()) > LONGEST_BODY or not BODY.search(words) or SURELY_FINITE.search(words):
        return None
    if re.search(r"\b(?:that|which|who|when|if|by|said|says)\b|[\"“”;:]", words):
        return None
    return Attribution(
        source=body,
        cue=None,
        contents=(Span(body.start, sentence.end),),
        found_by="rule: an act of office",
        score=0.7,
    )


def credit(text: str, sentence: Span) -> tuple[Span, tuple[Span, ...]] | None:
    """The source of a sentence that does nothing but name it, and who carried its word.

    >>> t = "This is reported by the agency Vesna, citing the ministry."
    >>> source, via = credit(t, Span(0, len(t)))
    >>> t[source.start:source.end], t[via[0].start:via[0].end]
    ('the ministry', 'the agency Vesna')
    """
    match = CREDIT.match(text, sentence.start, sentence.end)
    if match is None or len(text[match.end() : sentence.end].split()) > 12:
        return None
    source = trimmed(text, *match.span("source"))
    if source is None or ": " in text[source.end : sentence.end]:
        return None
    origin = ORIGIN.search(text, source.start, sentence.end)
    if origin is None:
        return source, ()
    carrier = trimmed(text, source.start, origin.start())
    inner = trimmed(text, *origin.span("source"))
    return (inner, (carrier,)) if carrier is not None and inner is not None else (source, ())


def credited(
    text: str, sentences: Sequence[Span], said: Sequence[Attribution]
) -> list[Attribution]:
    """What the sentences before a credit say in the text's own voice, given to the source it names."""
    found: list[Attribution] = []
    for number, sentence in enumerate(sentences):
        named = credit(text, sentence) if number else None
        if named is None:
            continue
        source, via = named
        before = sentences[number - 1]
        if any(span.overlap(before) for item in said for span in item.contents):
            continue
        found.append(
            Attribution(
                source=source,
                cue=None,
                contents=(before,),
                via=via,
                found_by="rule: credited in the next sentence",
                score=0.7,
            )
        )
    return found
