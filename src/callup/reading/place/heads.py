"""Head nouns: "Oblast", "regions", «края», and the lists that share one. In: hits in order. Out:
the head of each.

"Voronezh and Smolensk Oblasts" and «в Воронежской, Липецкой и Курской областях» give every item the
head at the end. Deliberately missing: heads before the name ("Republic of"), which the index spells
out.
"""

import re
from collections.abc import Sequence

import msgspec

from callup.reading.place.hits import Hit

ENGLISH = re.compile(
    r"[\s\-]+(?:(?P<people>people['’ʼ]?s\s+)?(?P<republic>republics?)"
    r"|(?:autonomous\s+)?(?:(?P<oblast>oblast['’s]{0,2})|(?P<krai>kra[iy]s?|territor(?:y|ies))|(?P<okrug>okrugs?))"
    r"|autonomous\s+(?P<area>districts?|areas?|regions?)"
    r"|(?P<any>regions?|provinces?|regional))(?!\w)"
)
RUSSIAN = re.compile(
    r"\s+(?:автономн\w+\s+)?(?:(?P<oblast>област\w+|обл(?!\w)\.?|губерни\w+)|(?P<krai>кра(?:й|ї|я|ю|е|ем|єм|їв|їв|ев|ям|ях|ями)(?!\w))"
    r"|(?P<okrug>округ(?:и|ів|а|у|ом|е|ов|ам|ах|ами)?(?!\w)|ао(?!\w))|(?:народн\w+\s+)?(?P<republic>республ[иі][кц]\w*))"
)
FEMININE = (
    "ская",
    "ской",
    "скую",
    "цкая",
    "цкой",
    "цкую",
    "ська",
    "ській",
    "ську",
    "цька",
    "цькій",
)
BEFORE = re.compile(
    r"(?:(?P<oblast>област(?:и|ей|ям|ях|ями))|(?P<krai>кра(?:я|ев|ям|ях|ями))|(?P<republic>республик\w*))"
    r"\s*(?:[:—–-]|\(|,\s*(?:как|такие как))\s*$"
)
JOINER = re.compile(
    r"\s*(?:[,;/]|\s(?:and|or|&|и|или|либо|та|і|й|або|как и|а также)\s|,\s*(?:and|or|и|или|та|і|а также)\s)\s*"
    r"(?:(?:in|from|the|of|в|во|из|у|з|по)\s+)*"
)


ITEM = re.compile(r"\s*(?:\([^()\n]{1,40}\))?\s*(?:[,;]|\sи\s|,\s*и\s)?\s*(?:и\s)?\s*")


class Head(msgspec.Struct, frozen=True):
    """The kind of region a head noun names (None: any) and where the name ends with it."""

    kind: str | None
    end: int
    plural: bool
    shared: bool = False


def heads(lower: str, found: Sequence[Hit]) -> list[Head | None]:
    """The head of each hit: its own, or the one it shares with the items after it."""
    result: list[Head | None] = [None] * len(found)
    for number in range(len(found) - 1, -1, -1):
        hit = found[number]
        if not hit.bases:
            continue
        own = _own(lower, hit)
        result[number] = own
        if own is None and number + 1 < len(found):
            result[number] = _carried(lower, hit, found[number + 1], result[number + 1])
    _headed(lower, found, result)
    for number in range(len(found) - 1):
        if _are_oblasts(lower, found[number], found[number + 1]):
            for at in (number, number + 1):
                result[at] = result[at] or Head("oblast", found[at].end, plural=True, shared=True)
    return result


def _headed(lower: str, found: Sequence[Hit], result: list[Head | None]) -> None:
    """Heads put before their list: «области: Московская (224 дела), Тверская (131)»."""
    kind: str | None = None
    end = 0
    for number, hit in enumerate(found):
        match = BEFORE.search(lower[max(end, hit.start - 30) : hit.start])
        if match is not None:
            kind = match.lastgroup
        elif kind is not None and not ITEM.fullmatch(lower, end, hit.start):
            kind = None
        if kind is not None and hit.bases and hit.upper and result[number] is None:
            result[number] = Head(kind, hit.end, plural=True, shared=True)
        end = hit.end


def _are_oblasts(lower: str, left: Hit, right: Hit) -> bool:
    """Whether two feminine adjectives stand in a list: «Московская, Тверская» lack only
    «область».
    """
    both = all(
        hit.bases and hit.upper and not hit.latin and hit.form.endswith(FEMININE)
        for hit in (left, right)
    )
    return both and left.form[-2:] == right.form[-2:] and joined(lower, left, right)


def joined(lower: str, left: Hit, right: Hit, end: int | None = None) -> bool:
    """Whether two hits are neighbours in a list; ``end`` is where the left one ends with its
    head noun.
    """
    start = left.end if end is None else end
    return start < right.start and JOINER.fullmatch(lower, start, right.start) is not None


def _own(lower: str, hit: Hit) -> Head | None:
    match = (ENGLISH if hit.latin else RUSSIAN).match(lower, hit.end)
    if match is None:
        return None
    kind = match.lastgroup
    if kind == "okrug" and not hit.latin and not any(known == "okrug" for _, known in hit.bases):
        return None  # a town's or an army's district, no region
    plural = lower[match.end() - 1] == "s" if hit.latin else True
    return Head(None if kind in {"any", "area"} else kind, match.end(), plural)


def _carried(lower: str, hit: Hit, following: Hit, head: Head | None) -> Head | None:
    if head is None or not head.plural or hit.latin != following.latin or not hit.upper:
        return None
    return (
        Head(head.kind, hit.end, plural=True, shared=True)
        if joined(lower, hit, following)
        else None
    )


def region_under(bases: Sequence[tuple[str, str]], head: Head) -> str:
    """The region a base means under a head; without a decisive head a krai or oblast goes
    before a republic.
    """
    for code, kind in bases:
        if kind == head.kind:
            return code
    return min(bases, key=lambda base: base[1] == "republic")[0]
