"""Marked texts as examples: windows of pieces with what is to be learned of them.

In: texts with marks. Out: plain dictionaries of numbers, so that the machine that trains needs nothing but PyTorch.

| key of an example | what |
| --- | --- |
| ``ids`` | piece numbers, opening and closing ones included |
| ``claim`` | for each piece 0 outside, 1 first of a claim's words, 2 inside, -100 not asked |
| ``said`` | for each piece the label of source, cue or content (``SAID``), -100 where nobody marked them |
| ``spans`` | claims: first and last piece, what each is, and what it is linked to |
| ``set``, ``house``, ``file`` | where it comes from |

Deliberately missing: claims cut by a window's border; they are learned in the window that holds their first word.
"""

from __future__ import annotations

import random  # noqa: TID251 (seeded from the command line, handed on as an argument)
from collections.abc import Iterator, Sequence

from links import Shown, Spot, links, members
from sources import Mark, Text
from store import IGNORED, Example

from callup.model import Span
from callup.reading.candidates import Candidates, Finder
from callup.reading.labels import ABOUTS, CERTAINTIES, KINDS, SAID, STANCES
from callup.reading.pieces import CLOSE, OPEN, Cutter, windows

# Pieces of a stretch that stands for a claim: of a quotation, when links are learned from attributions; of what claims nothing.
SHORTEST, LONGEST = 3, 10
BLANKS = 2  # Stretches of a window that claim nothing, at most,
ROOM = 12  # and one for so many free pieces.
FIRST_CHOICE = 0.65  # The weight of what was marked, where another reader would mark otherwise.


class Examples:
    """Makes examples; the lists of signals and measures are the case's."""

    def __init__(
        self, cutter: Cutter, finder: Finder, signals: Sequence[str], measures: Sequence[str]
    ) -> None:
        self._cutter, self._finder = cutter, finder
        self._signals = {name: i for i, name in enumerate(signals)}
        self._measures = {name: i for i, name in enumerate(measures)}

    def of(self, text: Text, chance: random.Random) -> Iterator[Example]:
        """The windows of a text."""
        body = Span(text.body, len(text.text))
        cut = self._cutter.cut(text.text, body)
        found = Candidates()
        if text.marks:
            found = self._finder.find(text.text, body, text.language, text.date)
        for window in windows(text.text, cut):
            yield self._example(Shown(text, cut, window), found, chance)

    def _example(self, shown: Shown, found: Candidates, chance: random.Random) -> Example:
        text, window = shown.text, shown.window
        claim = [IGNORED] * shown.own + [0] * (window.size - shown.own)
        spans = []
        for mark in text.marks:
            spot = shown.pieces(mark["start"], mark["end"])
            if spot is not None and spot[0] >= shown.own:
                _tag(claim, spot, mark)
                spans.append(self._span(shown, found, mark, spot))
        spans += [s for item in text.attributions for s in _quoted(shown, item, chance)]
        if text.house != "polnear":  # Whose marks are attributions: nobody looked for claims.
            spans += _blanks(claim, chance)
        return {
            "ids": [OPEN, *shown.cut.ids[window.first : window.after], CLOSE], "claim": claim, "said": _said(shown),
            "spans": spans, "set": text.set, "house": text.house, "file": text.file,
        }  # fmt: skip

    def _span(self, shown: Shown, found: Candidates, mark: Mark, spot: Spot) -> Example:
        signals = [mark["signal"], *(mark.get("signal_alt") or [])]
        stances = [mark["stance"], *(mark.get("stance_alt") or [])]
        return {
            "at": spot,
            "real": 1 if mark.get("core") or mark.get("signal") else IGNORED,
            "signal": _spread([self._signals[s or "none"] for s in signals]),
            "stance": _spread([STANCES.index(s) for s in stances]),
            "certainty": CERTAINTIES.index(mark.get("certainty", "plain")),
            "core": _core(mark),
            "about": _about(mark),
            "kind": KINDS.index(mark["speaker"]["kind"]),
            "private": int(bool(mark["speaker"].get("private"))),
            "measure": self._measure(mark),
            "links": links(shown, found, mark),
        }

    def _measure(self, mark: Mark) -> int:
        """What is counted; asked only where a figure was marked."""
        if not mark.get("quantity") or mark.get("ignore"):
            return IGNORED
        return self._measures.get(mark.get("measure") or "none", self._measures["other"])


def _core(mark: Mark) -> int:
    """Whether a statement on the watched country's men is on the matter; unknown for other countries'."""
    asked = mark["about"] in {"RU", "?"} or not mark.get("signal")
    return int(bool(mark.get("core"))) if asked else IGNORED


def _about(mark: Mark) -> int:
    about = mark["about"]
    if about == "?" or (not mark.get("core") and not mark.get("signal")):
        return IGNORED
    return ABOUTS.index(about if about in ABOUTS else "none" if about is None else "other")


def _spread(numbers: Sequence[int]) -> list[tuple[int, float]]:
    """A distribution: most of it on the mark, the rest on what another careful reader would mark."""
    first, *others = dict.fromkeys(numbers)
    if not others:
        return [(first, 1.0)]
    rest = (1 - FIRST_CHOICE) / len(others)
    return [(first, FIRST_CHOICE), *((number, rest) for number in others)]


def _tag(claim: list[int], spot: Spot, mark: Mark) -> None:
    asked = bool(mark.get("core") or mark.get("signal")) and not mark.get("ignore")
    for i in range(*spot):
        if asked:
            claim[i] = 1 if i == spot[0] else 2
        elif claim[i] == 0:
            claim[i] = IGNORED


def _said(shown: Shown) -> list[int]:
    """Sources, cues and contents, piece by piece; not asked of texts whose attributions nobody marked."""
    said = [0 if shown.text.attributions else IGNORED] * shown.window.size
    for item in shown.text.attributions:
        for role in ("source", "cue", "content"):
            for a, b in item[role]:
                if (spot := shown.pieces(a, b)) is not None:
                    _label(said, spot, role)
    return said


def _label(said: list[int], spot: Spot, role: str) -> None:
    for i in range(*spot):
        if said[i] == 0 or role != "content":
            said[i] = SAID.index(("B-" if i == spot[0] else "I-") + role)


def _quoted(shown: Shown, item: Mark, chance: random.Random) -> Iterator[Example]:
    """A stretch of what somebody says, linked to who says it."""
    whole = shown.pieces(*item["content"][0]) if item["content"] else None
    if whole is None or whole[1] - whole[0] < SHORTEST:
        return
    length = min(whole[1] - whole[0], chance.randint(SHORTEST, LONGEST))
    at = chance.randint(whole[0], whole[1] - length)
    spots = [shown.pieces(a, b) for a, b in item["source"]]
    if spots and None not in spots:
        yield {"at": (at, at + length), "links": {"speaker": (members(spots), None)}}


def _blanks(claim: list[int], chance: random.Random) -> Iterator[Example]:
    """Stretches in which nothing is claimed."""
    free = [i for i, tag in enumerate(claim) if tag == 0]
    for _ in range(min(BLANKS, len(free) // ROOM)):
        a = chance.choice(free)
        b = min(len(claim), a + chance.randint(SHORTEST, LONGEST))
        if all(tag == 0 for tag in claim[a:b]):
            yield {"at": (a, b), "real": 0, "links": {}}
