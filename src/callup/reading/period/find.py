"""When: the times named in a stretch of text. In: text, span, language, the document's date. Out: time mentions, in order.

Deliberately missing: what a time belongs to (the saying, the event, a deadline); ``finders`` decides by where it stands.
"""

import datetime as dt
import re
from bisect import bisect_left, insort

import msgspec

from callup.language import language
from callup.language.times import TimeRule, Times
from callup.model import Span
from callup.reading.period.meanings import MEANINGS
from callup.reading.period.mention import TimeMention
from callup.reading.period.retold import Retold, retelling
from callup.reading.period.rules import RuleMatch, Scene

LOOK_BACK = 80
DEADLINES = frozenset({"by", "before"})
DUE = DEADLINES | {"until"}


def find_times(text: str, span: Span, code: str, anchor: dt.date | None) -> list[TimeMention]:
    """The times named in ``text[span]``; none overlaps another, the longer and surer rule wins."""
    told = retelling(code)
    if told is not None:
        again = Retold(text, span, told)
        there = find_times(again.text, Span(0, len(again.text)), told.into, anchor)
        return [msgspec.structs.replace(one, span=again.back(one.span)) for one in there]
    known = language(code)
    words = known.times if known else None
    if words is None or not words.trigger.search(text, span.start, span.end):
        return []
    ahead = [match.start() for match in words.ahead.finditer(text, span.start, span.end)]
    plans = set(ahead)  # "planned" looks like a past verb and speaks of what comes
    past = [
        match.start()
        for match in words.past.finditer(text, span.start, span.end)
        if match.start() not in plans
    ]
    taken: list[TimeMention] = []
    spans: list[tuple[int, int]] = []
    for rule in words.rules:
        for match in rule.pattern.finditer(text, span.start, span.end):
            here = Span(match.start(), match.end())
            if not _is_free(here, spans):
                continue
            relation = _relation(text, span.start, match.start(), words)
            due = relation in DUE
            future = _is_nearer(ahead, past, match.start()) or (due and not past)
            found = _meant(
                rule, match, Scene(anchor, future or due, due and not future, due), words
            )
            if found is not None:
                relation = found.relation or relation
                insort(spans, (here.start, here.end))
                whole = bool(match.groupdict().get("part"))
                taken.append(_mention(here, found, relation, rule.name, whole=whole))
    return sorted(taken, key=lambda mention: mention.span.start)


def _meant(rule: TimeRule, match: re.Match[str], scene: Scene, words: Times) -> RuleMatch | None:
    """What a rule makes of its words; nothing where that lies beyond the calendar ("99999 years ago")."""
    try:
        return MEANINGS[rule.meaning](match, scene, words)
    except (ValueError, OverflowError):
        return None


def _is_nearer(ahead: list[int], past: list[int], at: int) -> bool:
    """Whether the word nearest to a time that tells its tense speaks of the future."""
    if not ahead:
        return False
    return not past or _distance(ahead, at) <= _distance(past, at)


def _distance(places: list[int], at: int) -> int:
    """How far the nearest of some places, in order, lies from a point."""
    cut = bisect_left(places, at)
    return min(abs(at - place) for place in places[max(0, cut - 1) : cut + 1])


def _is_free(span: Span, spans: list[tuple[int, int]]) -> bool:
    """Whether a span overlaps none of those taken, which lie in order and apart."""
    cut = bisect_left(spans, (span.start, span.end))
    before, after = spans[max(0, cut - 1) : cut], spans[cut : cut + 1]
    return all(end <= span.start for _, end in before) and all(
        start >= span.end for start, _ in after
    )


def _relation(text: str, floor: int, at: int, words: Times) -> str:
    """By the words before a time, or a preposition that is its first word («до марта», «к маю»)."""
    before = text[max(floor, at - LOOK_BACK) : at]
    found = next((name for name, pattern in words.relations if pattern.search(before)), None)
    if found:
        return found
    return words.prepositions.get(text[at : at + LOOK_BACK].split(None, 1)[0].casefold(), "at")


def _mention(span: Span, found: RuleMatch, relation: str, rule: str, *, whole: bool) -> TimeMention:
    start, end = found.start, found.end
    if relation in DEADLINES:
        # "By April" means before it begins; "by the end of the year" and "by March 15" mean that very end.
        late = whole or start == end
        start, end = None, (end if late else start)
    elif relation == "until":
        start = None
    elif relation == "since":
        end = None
    return TimeMention(
        span=span,
        start=start.isoformat() if start else None,
        end=end.isoformat() if end else None,
        relation=relation,
        relative=found.relative,
        resolved=not found.needs_anchor,
        rule=rule,
    )
