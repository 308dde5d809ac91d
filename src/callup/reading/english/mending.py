"""Mending of what linking leaves crooked. In: linked attributions of a paragraph. Out: the same, straightened.

Cues of citing, sources that stand before a "both", sayings whose content stands before them, quotations after a colon.
Deliberately missing: sayings that were not found at all; see ``saying``.
"""

import re
from collections.abc import Sequence

import msgspec

from callup.model import Span
from callup.reading.attribution import QUOTES, Attribution
from callup.reading.english.clauses import FINITE, SURELY_FINITE
from callup.reading.english.cues import is_saying
from callup.reading.english.saying import BAD_SUBJECT, LEAD, PASSIVE, chain, span_of
from callup.reading.segment import trimmed

CITING = re.compile(
    r"\b(?:cit(?:ing|es|ed)|quot(?:ing|es|ed)|referenc(?:ing|es|ed)|referring to)\b", re.IGNORECASE
)
AFTER_ORIGIN = re.compile(
    r"(?P<origin>[^,;:\"“”]{2,90}?)(?:,?\s+that\s+|,\s+)(?P<content>.{12,})$", re.DOTALL
)
REPORTED = re.compile(r"\b(?:reported|recorded|observed|documented|seen)\b")
PLACE_JOINT = re.compile(r"\b(?:in|at|from|across|near)\s")
QUANTIFIER = re.compile(r"(?:both|each|all|all three|neither)$", re.IGNORECASE)


def mended(
    text: str, linked: Sequence[Attribution], sentences: Sequence[Span]
) -> list[Attribution]:
    """What linking leaves crooked: cues of citing, sources that stand before a "both", sayings without a content."""
    found: list[Attribution] = []
    for item in linked:
        home = next((s for s in sentences if item.head is not None and s.covers(item.head)), None)
        if home is None or item.cue is None:
            found.append(item)
            continue
        if _is_place_of_report(text, item):
            continue
        if CITING.search(text, item.cue.start, item.cue.end):
            found += _citing(text, item)
            continue
        found.append(_past_colon(text, _contented(text, _counted(text, item, home), home)))
    return [_introduced(text, item, sentences) for item in found]


def _past_colon(text: str, item: Attribution) -> Attribution:
    """What is said is the quotation, not the words that announce it: "offered | his own view: “…”"."""
    if len(item.contents) != 1:
        return item
    content = item.contents[0]
    announced = re.match(r"[^\"“”:]{3,90}:\s*(?=[\"“])", text[content.start : content.end])
    if announced is None:
        return item
    return msgspec.structs.replace(
        item, contents=(Span(content.start + announced.end(), content.end),)
    )


def _introduced(text: str, item: Attribution, sentences: Sequence[Span]) -> Attribution:
    """Give a quotation after a colon the subject of its sentence: "The scientist offered a diagnosis: “…”"."""
    if item.source is not None or item.cue is not None or not item.contents:
        return item
    content = item.contents[0]
    home = next((s for s in sentences if s.start <= content.start < s.end), None)
    if (
        home is None
        or text[content.start] not in QUOTES
        or text[: content.start].rstrip()[-1:] != ":"
    ):
        return item
    lead = LEAD.match(text, home.start, content.start)
    start = lead.end() if lead else home.start
    verb = FINITE.search(text, start, content.start)
    subject = trimmed(text, start, verb.start()) if verb is not None else None
    if subject is None or BAD_SUBJECT.match(text[subject.start : subject.end]):
        return item
    return msgspec.structs.replace(item, source=subject, found_by="rule: a quotation after a colon")


def _is_place_of_report(text: str, item: Attribution) -> bool:
    """Whether the "source" only says where it was reported: "cases have been reported in | two offices"."""
    if item.cue is None:
        return False
    if item.source is None:
        passive = PASSIVE.match(text[item.cue.start : item.cue.end]) is not None
        return passive and bool(item.contents) and item.contents[-1].end <= item.cue.start
    if item.source.start < item.cue.end:
        return False
    return (
        REPORTED.search(text, item.cue.start, item.cue.end) is not None
        and PLACE_JOINT.search(text, item.cue.end - 3, item.source.start + 1) is not None
    )


def _citing(text: str, item: Attribution) -> list[Attribution]:
    """ "S reports, citing | inmates, that …": the origin speaks and S carries; a bare origin is no content at all."""
    if not item.contents or text[item.contents[0].start] in QUOTES:
        return [item]
    match = AFTER_ORIGIN.match(text, item.contents[0].start, item.contents[0].end)
    if match is None or not FINITE.search(match["content"]):
        return (
            [item]
            if SURELY_FINITE.search(text, item.contents[0].start, item.contents[0].end)
            else []
        )
    chained = chain(item, span_of(match, "origin"), item.cue, span_of(match, "content"))
    return [chained or item]


def _counted(text: str, item: Attribution, home: Span) -> Attribution:
    """Give "both" and its like the names they count: "Two sites - A and B - both reported …"."""
    source = item.source
    if source is None or not QUANTIFIER.match(text[source.start : source.end]):
        return item
    named = trimmed(text, home.start, source.start)
    if named is None or SURELY_FINITE.search(text, named.start, named.end):
        return item
    inside = re.search(r"[-–—(:]\s*([^-–—():]{3,80})[\s)–—-]*$", text[named.start : named.end])
    if inside is not None:
        named = trimmed(text, named.start + inside.start(1), named.start + inside.end(1)) or named
    return msgspec.structs.replace(item, source=named)


def _contented(text: str, item: Attribution, home: Span) -> Attribution:
    """Give a saying without a content the clause it closes: "No one came home, the wives wrote, demanding …"."""
    if item.contents or item.source is None or item.cue is None or item.cue.start < item.source.end:
        return item
    before = trimmed(text, home.start, item.source.start)
    if (
        before is None
        or text[before.end - 1] != ","
        or not is_saying(text[item.cue.start : item.cue.end])
    ):
        return item
    if len(before) < 12 or not FINITE.search(text, before.start, before.end):
        return item
    return msgspec.structs.replace(item, contents=(before,), found_by="tagger, content by rule")
