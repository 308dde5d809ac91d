"""Marked texts as examples: windows of pieces with what is to be learned of them.

In: texts with marks. Out: plain dictionaries of numbers, so that the machine that trains needs nothing but PyTorch.

| key of an example | what |
| --- | --- |
| ``ids`` | piece numbers, opening and closing ones included |
| ``claim`` | for each piece 0 outside, 1 first of a claim's words, 2 inside, -100 not asked |
| ``said`` | for each piece the label of source, cue or content (``SAID``), -100 where nobody marked them |
| ``spans`` | claims: first and last piece, what each is, and what it is linked to |

Deliberately missing: claims cut by a window's border; they are learned in the window that holds their first word.
"""

from __future__ import annotations

import datetime as dt
import random  # noqa: TID251 (seeded from the command line, handed on as an argument)
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import mentions
from sources import Mark, Text

from callup.model import Span
from callup.reading.pieces import CLOSE, OPEN, Cut, Cutter, Window, windows
from callup.reading.candidates import Candidates, Finder
from callup.reading.labels import ABOUTS, CERTAINTIES, KINDS, RELATIONS, SAID, STANCES

IGNORED = -100
TITLE_SHARE = 0.5
SUBSPAN = (3, 10)  # Pieces of a quotation that stand for a claim when links are learned from attributions.
LEAST_OVERLAP = 0.5


class Examples:
    """Makes examples; the lists of signals and measures are the case's."""

    def __init__(self, cutter: Cutter, finder: Finder, signals: Sequence[str], measures: Sequence[str]) -> None:
        self._cutter, self._finder = cutter, finder
        self._signals = {name: i for i, name in enumerate(signals)}
        self._measures = {name: i for i, name in enumerate(measures)}

    def of(self, text: Text, chance: random.Random) -> Iterator[dict[str, Any]]:
        """The windows of a text."""
        body = Span(text.body, len(text.text))
        cut = self._cutter.cut(text.text, body)
        found = self._finder.find(text.text, body, text.language, text.date) if text.marks else Candidates()
        for window in windows(text.text, cut):
            yield self._example(text, cut, window, found, chance)

    def _example(self, text: Text, cut: Cut, window: Window, found: Candidates, chance: random.Random) -> dict[str, Any]:
        size = window.size
        claim = [0] * size
        said = [IGNORED] * size
        for i in range(window.own - window.first):
            claim[i] = IGNORED
        spans = []
        for mark in text.marks:
            spot = _pieces(cut, window, mark["start"], mark["end"])
            if spot is None or spot[0] < window.own - window.first:
                continue
            _tag(claim, spot, mark)
            spans.append(self._span(text, cut, window, found, mark, spot))
        if text.attributions:
            said = [0] * size
            for item in text.attributions:
                for role in ("source", "cue", "content"):
                    for a, b in item[role]:
                        if (spot := _pieces(cut, window, a, b)) is not None:
                            _label(said, spot, role)
            spans += [s for item in text.attributions for s in _quoted(cut, window, item, chance)]
        spans += _blanks(claim, chance) if text.house != "polnear" else []
        return {
            "ids": [OPEN, *cut.ids[window.first : window.after], CLOSE],
            "claim": claim, "said": said, "spans": spans, "set": text.set, "house": text.house, "file": text.file,
        }  # fmt: skip

    def _span(self, text: Text, cut: Cut, window: Window, found: Candidates, mark: Mark, spot: tuple[int, int]) -> dict[str, Any]:
        signals = [mark["signal"], *(mark.get("signal_alt") or [])]
        stances = [mark["stance"], *(mark.get("stance_alt") or [])]
        about = mark["about"]
        speaker = mark["speaker"]
        kinds = [speaker["kind"]]
        return {
            "at": spot,
            "real": 1 if mark.get("core") or mark.get("signal") else IGNORED,
            "signal": _spread([self._signals[s or "none"] for s in signals]),
            "stance": _spread([STANCES.index(s) for s in stances]),
            "certainty": CERTAINTIES.index(mark.get("certainty", "plain")),
            # Whether a statement on the watched country's men is on the matter; unknown for other countries'.
            "core": int(bool(mark.get("core"))) if about in {"RU", "?"} or not mark.get("signal") else IGNORED,
            "about": _about(mark),
            "kind": KINDS.index(kinds[0]),
            "private": int(bool(speaker.get("private"))),
            "measure": self._measures.get(mark.get("measure") or "none", self._measures["other"]) if mark.get("quantity") and not mark.get("ignore") else IGNORED,
            "links": _links(text, cut, window, found, mark),
        }


def _about(mark: Mark) -> int:
    about = mark["about"]
    if about == "?" or (not mark.get("core") and not mark.get("signal")):
        return IGNORED
    return ABOUTS.index(about if about in ABOUTS else "none" if about is None else "other")


def _spread(numbers: Sequence[int]) -> list[tuple[int, float]]:
    """A distribution: most of it on the mark, the rest on what another careful reader would mark."""
    distinct = list(dict.fromkeys(numbers))
    if len(distinct) == 1:
        return [(distinct[0], 1.0)]
    rest = 0.35 / (len(distinct) - 1)
    return [(number, 0.65 if i == 0 else rest) for i, number in enumerate(distinct)]


def _pieces(cut: Cut, window: Window, start: int, end: int) -> tuple[int, int] | None:
    """The pieces of a stretch, counted from the window's first; None where it lies outside or is cut."""
    inside = [
        i - window.first for i in range(window.first, window.after)
        if cut.starts[i] < end and cut.ends[i] > start
    ]  # fmt: skip
    if not inside or cut.starts[inside[0] + window.first] > start + 2:
        return None
    return inside[0], inside[-1] + 1


def _tag(claim: list[int], spot: tuple[int, int], mark: Mark) -> None:
    asked = bool(mark.get("core") or mark.get("signal")) and not mark.get("ignore")
    for i in range(*spot):
        if asked:
            claim[i] = 1 if i == spot[0] else 2
        elif claim[i] == 0:
            claim[i] = IGNORED


def _label(said: list[int], spot: tuple[int, int], role: str) -> None:
    for i in range(*spot):
        if said[i] == 0 or role != "content":
            said[i] = SAID.index(("B-" if i == spot[0] else "I-") + role)


def _quoted(cut: Cut, window: Window, item: Mark, chance: random.Random) -> Iterator[dict[str, Any]]:
    """A stretch of what somebody says, linked to who says it."""
    for a, b in item["content"][:1]:
        whole = _pieces(cut, window, a, b)
        if whole is None or whole[1] - whole[0] < SUBSPAN[0]:
            continue
        length = min(whole[1] - whole[0], chance.randint(*SUBSPAN))
        at = chance.randint(whole[0], whole[1] - length)
        links: dict[str, Any] = {}
        sources = [_pieces(cut, window, x, y) for x, y in item["source"]]
        if item["source"] and None not in sources:
            links["speaker"] = (_members([s for s in sources if s]), None)
        if links:
            yield {"at": (at, at + length), "links": links}


def _members(spots: Iterable[tuple[int, int]]) -> list[int]:
    return sorted({i for a, b in spots for i in range(a, b)})


def _blanks(claim: list[int], chance: random.Random) -> Iterator[dict[str, Any]]:
    """Stretches in which nothing is claimed."""
    free = [i for i, tag in enumerate(claim) if tag == 0]
    for _ in range(min(2, len(free) // 12)):
        a = chance.choice(free)
        b = min(len(claim), a + chance.randint(*SUBSPAN))
        if all(tag == 0 for tag in claim[a:b]):
            yield {"at": (a, b), "real": 0, "links": {}}


def _links(text: Text, cut: Cut, window: Window, found: Candidates, mark: Mark) -> dict[str, Any]:
    """For each relation the pieces linked and the pieces asked (None: all); a relation that is left out is not learned."""
    links: dict[str, Any] = {}
    here = lambda spans: [_pieces(cut, window, a, b) for a, b in spans]  # noqa: E731
    speaker = mark["speaker"]
    if speaker["kind"] == "author":
        links["speaker"] = ([], None)
    elif (spot := mentions.of_speaker(text.text, mark)) is not None and (at := _pieces(cut, window, *spot)) is not None:
        links["speaker"] = (_members([at]), None)
    _link_carriers(text, cut, window, mark, links)
    places, wanted, excused = found.places, set(mark.get("places") or []), set(mark.get("places_opt") or [])
    asked = [(p.span, p.code) for p in places if p.code not in excused]
    _offer(links, "place", here([(s.start, s.end) for s, c in asked if c in wanted]), here([(s.start, s.end) for s, _ in asked]))
    period = mark.get("period")
    times = [(t.span, period is not None and alike(period, t.start, t.end)) for t in found.times]
    right = here([(s.start, s.end) for s, yes in times if yes])
    if period is None or any(right):
        for kind in ("said", "event", "deadline", "validity"):
            linked = right if period is not None and period["kind"] == kind else []
            _offer(links, kind, linked, here([(s.start, s.end) for s, _ in times]))
    quantity = mark.get("quantity")
    figures = [(f.span, quantity is not None and same(quantity, f)) for f in found.figures]
    right = here([(s.start, s.end) for s, yes in figures if yes and s.end > mark["start"] - 300 and s.start < mark["end"] + 200])
    if quantity is None or any(right):
        near = here([(s.start, s.end) for s, _ in figures])
        _offer(links, "quantity", right, near)
    return links


def _link_carriers(text: Text, cut: Cut, window: Window, mark: Mark, links: dict[str, Any]) -> None:
    names = mark.get("via_at") or mark.get("via") or []
    spots = [mentions.nearest(text.text, name, mark["start"], mark["end"]) for name in names if name]
    at = [_pieces(cut, window, *spot) for spot in spots if spot]
    if not names:
        links["via"] = ([], None)
    elif any(at):
        links["via"] = (_members([a for a in at if a]), None)


def _offer(links: dict[str, Any], relation: str, linked: Sequence[Any], asked: Sequence[Any]) -> None:
    yes = _members([s for s in linked if s])
    all_asked = _members([s for s in asked if s])
    if all_asked:
        links[relation] = (yes, all_asked)


def alike(period: Mark, start: str | None, end: str | None) -> bool:
    """Whether a time found by rule is the marked one: half of their days in common, the same open ends."""
    a, b = _days(period.get("start"), period.get("end")), _days(start, end)
    if (period.get("start") is None) != (start is None) or (period.get("end") is None) != (end is None):
        return False
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared >= LEAST_OVERLAP * max(a[1] - a[0], b[1] - b[0])


def _days(start: str | None, end: str | None) -> tuple[int, int]:
    low = _first(start).toordinal() if start else 0
    high = _first(end, last=True).toordinal() + 1 if end else 10**6
    return low, high


def _first(text: str, *, last: bool = False) -> dt.date:
    parts = [int(x) for x in text.split("-")]
    if len(parts) == 3:
        return dt.date(*parts)
    if len(parts) == 2:
        after = dt.date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return after - dt.timedelta(days=1) if last else dt.date(parts[0], parts[1], 1)
    return dt.date(parts[0], 12, 31) if last else dt.date(parts[0], 1, 1)


def same(marked: Mark, found: Any) -> bool:
    """Whether a figure found by rule has the marked one's numbers."""
    def close(a: float | None, b: float | None) -> bool:
        return a is None or b is None or abs(a - b) <= 0.01 * max(abs(a), abs(b), 1e-9)

    pairs = [(marked.get(k), getattr(found, k)) for k in ("value", "low", "high")]
    known = [(a, b) for a, b in pairs if a is not None and b is not None]
    return bool(known) and all(close(a, b) for a, b in known)
