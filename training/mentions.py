"""Where a marked speaker or carrier is named in a text. In: names as marked. Out: the nearest stretch that names it.

Deliberately missing: pronouns that nobody marked; such marks teach who speaks (the kind), not where.
"""

from __future__ import annotations

import re
from typing import Any

WORD = re.compile(r"\w[\w’'-]*")
BEFORE, AFTER = 1500, 500  # Characters around a claim in which its speaker is looked for.
LEAST_STEM = 4
IDLE = frozenset("the a an of in on and for с в и на по из о об від та у".split())


def of_speaker(text: str, mark: dict[str, Any]) -> tuple[int, int] | None:
    """The nearest naming of a mark's speaker."""
    speaker = mark["speaker"]
    names = [mark.get("at"), speaker.get("name"), *(speaker.get("aka") or [])]
    if not speaker.get("name"):
        names.append(speaker.get("role"))
    for name in names:
        found = nearest(text, name, mark["start"], mark["end"]) if name else None
        if found is not None:
            return found
    return None


def nearest(text: str, name: str, start: int, end: int) -> tuple[int, int] | None:
    """The occurrence of a name nearest to a stretch: as written, else by the beginnings of its words."""
    low, high = max(0, start - BEFORE), min(len(text), end + AFTER)
    area = text[low:high].casefold()
    exact = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", area)]
    spots = exact or _by_stems(area, name)
    if not spots:
        return None
    a, b = min(spots, key=lambda spot: _distance(spot[0] + low, spot[1] + low, start, end))
    return a + low, b + low


def _distance(a: int, b: int, start: int, end: int) -> int:
    if a >= end:
        return 2 * (a - end) + 10  # What stands before counts as nearer: sources lead.
    return start - b if b <= start else 0


def _by_stems(area: str, name: str) -> list[tuple[int, int]]:
    stems = [_stem(w) for w in WORD.findall(name.casefold()) if w not in IDLE]
    stems = [stem for stem in stems if len(stem) >= LEAST_STEM] or stems
    if not stems:
        return []
    words = [(m.start(), m.end(), m[0]) for m in WORD.finditer(area)]
    hits = [i for i, (_, _, word) in enumerate(words) if any(word.startswith(s) for s in stems)]
    runs: list[tuple[int, int, int]] = []
    for i in hits:
        if runs and i - runs[-1][1] <= 2:
            runs[-1] = (runs[-1][0], i, runs[-1][2] + 1)
        else:
            runs.append((i, i, 1))
    best = max((count for _, _, count in runs), default=0)
    if best < min(2, len(stems)) and not any(word.startswith(stems[-1]) for _, _, word in words):
        return []
    return [(words[a][0], words[b][1]) for a, b, count in runs if count == best]


def _stem(word: str) -> str:
    return word[: max(LEAST_STEM, len(word) - 2)]
