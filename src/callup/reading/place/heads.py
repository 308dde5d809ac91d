"""Head nouns: "Oblast", "regions", «края», and the lists that share one. In: hits in order. Out:
the head of each.

"Voronezh and Smolensk Oblasts" and «в Воронежской, Липецкой и Курской областях» give every item the
head at the end. Deliberately missing: heads before the name ("Republic of"), which the index spells
out.
"""

import re
from collections.abc import Sequence

import msgspec

from callup.reading.place.grammars import Grammars
from callup.reading.place.hits import Hit

ITEM = re.compile(r"\s*(?:\([^()\n]{1,40}\))?\s*(?:[,;]|\sи\s|,\s*и\s)?\s*(?:и\s)?\s*")


class HeadNoun(msgspec.Struct, frozen=True):
    """The kind of region a head noun names (None: any) and where the name ends with it."""

    kind: str | None
    end: int
    plural: bool
    shared: bool = False


def heads(lower: str, found: Sequence[Hit], grammars: Grammars) -> list[HeadNoun | None]:
    """The head of each hit: its own, or the one it shares with the items after it."""
    result: list[HeadNoun | None] = [None] * len(found)
    for number in range(len(found) - 1, -1, -1):
        hit = found[number]
        if not hit.bases:
            continue
        own = _own(lower, hit, grammars)
        result[number] = own
        if own is None and number + 1 < len(found):
            result[number] = _carried(lower, hit, found[number + 1], result[number + 1], grammars)
    _headed(lower, found, result, grammars)
    for number in range(len(found) - 1):
        kind = _bare_kind(lower, found[number], found[number + 1], grammars)
        for at in (number, number + 1) if kind else ():
            result[at] = result[at] or HeadNoun(kind, found[at].end, plural=True, shared=True)
    return result


def _headed(
    lower: str, found: Sequence[Hit], result: list[HeadNoun | None], grammars: Grammars
) -> None:
    """Heads put before their list: «области: Московская (224 дела), Тверская (131)»."""
    kind: str | None = None
    end = 0
    for number, hit in enumerate(found):
        match = grammars.of(hit).head_before.search(lower[max(end, hit.start - 30) : hit.start])
        if match is not None:
            kind = match.lastgroup
        elif kind is not None and not ITEM.fullmatch(lower, end, hit.start):
            kind = None
        if kind is not None and hit.bases and hit.upper and result[number] is None:
            result[number] = HeadNoun(kind, hit.end, plural=True, shared=True)
        end = hit.end


def _bare_kind(lower: str, left: Hit, right: Hit, grammars: Grammars) -> str:
    """The kind meant by two adjectives in a list: «Московская, Тверская» lack only «область»."""
    kind, endings = grammars.of(left).bare_heads
    both = all(
        hit.bases and hit.upper and hit.latin == left.latin and hit.form.endswith(endings)
        for hit in (left, right)
    )
    alike = both and left.form[-2:] == right.form[-2:] and joined(lower, left, right, grammars)
    return kind if alike else ""


def joined(lower: str, left: Hit, right: Hit, grammars: Grammars, end: int | None = None) -> bool:
    """Whether two hits are neighbours in a list; ``end`` is where the left one ends with its
    head noun.
    """
    start = left.end if end is None else end
    return (
        start < right.start
        and grammars.of(left).joiner.fullmatch(lower, start, right.start) is not None
    )


def _own(lower: str, hit: Hit, grammars: Grammars) -> HeadNoun | None:
    grammar = grammars.of(hit)
    match = grammar.head.match(lower, hit.end)
    if match is None:
        return None
    kind = match.lastgroup
    if kind in grammar.head_needs_base and not any(known == kind for _, known in hit.bases):
        return None  # a town's or an army's district, no region
    plural = lower.endswith(grammar.plural_head, 0, match.end())
    return HeadNoun(None if kind in {"any", "area"} else kind, match.end(), plural)


def _carried(
    lower: str, hit: Hit, following: Hit, head: HeadNoun | None, grammars: Grammars
) -> HeadNoun | None:
    if head is None or not head.plural or hit.latin != following.latin or not hit.upper:
        return None
    return (
        HeadNoun(head.kind, hit.end, plural=True, shared=True)
        if joined(lower, hit, following, grammars)
        else None
    )


def region_under(bases: Sequence[tuple[str, str]], head: HeadNoun) -> str:
    """The region a base means under a head; without a decisive head a krai or oblast goes
    before a republic.
    """
    for code, kind in bases:
        if kind == head.kind:
            return code
    return min(bases, key=lambda base: base[1] == "republic")[0]
