"""Denials beside what they deny. In: the record. Out: pairs, newest denial first.

A denial answers what another source says of the same matter, in a place that overlaps, within 120 days before or a week
after it: of the same signal, or of an event of the case that both name ("banned from leaving", "close its borders"). The
two share their region, or two of their words (see ``_Matters.needed``). What is denied to have ended ("not revoked")
answers only claims of an end, and a claim that itself says no is not the contrary of a denial. Where nothing fits,
nothing stands beside it. Deliberately missing: a verdict; both stay on the page. Of a matter much spoken of, the nearest
in time are looked at.
"""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from callup.case.outcomes import OutcomeWords
from callup.evidence.figures import PEOPLE
from callup.evidence.statements import Statements
from callup.evidence.stems import stems
from callup.model import Claim, Denial, Quantity, SpeakerKind, Stance

BEFORE = 120
AFTER = 7
MOST = 3
SHARED = 2
NEAR = 1.5
"""A number so many times another is still the same matter: counts told a few weeks apart grow as much."""
LOOKED_AT = 300
REMEMBERED = 20_000
POSITIVE = frozenset({Stance.REPORTS, Stance.ASSERTS, Stance.PREDICTS, Stance.PLANS})


class _Match(msgspec.Struct, frozen=True):
    """A claim that a denial may answer, and how well the two fit."""

    claim: Claim
    shared: int
    beside: int
    gap: int

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """Most words in common first, then fewest beside them, then the nearest in time; own voices behind named sources."""
        own_voice = self.claim.speaker.kind is SpeakerKind.AUTHOR
        return (2 * own_voice - self.shared, self.beside, self.gap, self.claim.id)


class _Spoken(msgspec.Struct):
    """What is said for a matter, by the day it was published."""

    claims: list[Claim]
    days: list[str]

    def near(self, day: str | None) -> list[Claim]:
        """The claims of the days round a denial's; all of them where its day is not known."""
        if day is None:
            return self.claims[-LOOKED_AT:]
        first = bisect_left(self.days, _shifted(day, -BEFORE))
        here = bisect_right(self.days, day)
        last = bisect_right(self.days, _shifted(day, AFTER))
        return self.claims[max(first, here - LOOKED_AT) : min(last, here + LOOKED_AT)]


def denials(record: Statements) -> list[Denial]:
    """Every core denial with up to three claims it denies."""
    matters = _Matters(record)
    found = [
        Denial(denial=claim, denied=tuple(_denied(claim, matters, record)))
        for claim in record.claims
        if claim.stance is Stance.DENIES and claim.core and claim.signal
    ]
    return sorted(found, key=lambda pair: record.published(pair.denial) or "", reverse=True)


class _Matters:
    """What is claimed, by signal and by the events of the case it names."""

    def __init__(self, record: Statements) -> None:
        self._record = record
        self._words = OutcomeWords(record.case.outcomes.values())
        self._spoken: dict[str, _Spoken] = defaultdict(lambda: _Spoken([], []))
        for claim in record.claims:
            if claim.core and claim.signal and claim.stance in POSITIVE:
                for matter in self.of(claim):
                    self._spoken[matter].claims.append(claim)
                    self._spoken[matter].days.append(record.published(claim) or "")
        for spoken in self._spoken.values():
            order = sorted(
                range(len(spoken.days)), key=lambda n: (spoken.days[n], spoken.claims[n].id)
            )
            spoken.claims = [spoken.claims[n] for n in order]
            spoken.days = [spoken.days[n] for n in order]

    def of(self, claim: Claim) -> list[str]:
        """The matters of a claim: its signal, and the events it names; a denial's only where they are its signal's own."""
        events = [
            f"event {outcome.name}"
            for outcome in self._record.case.outcomes.values()
            if claim.signal in outcome.signals
            and not outcome.broad
            and (claim.stance is not Stance.DENIES or claim.signal == outcome.signals[0])
            and self._words.found(outcome, "forecast", claim.language, claim.evidence.text)
        ]
        return [claim.signal or "", *events]

    def near(self, denial: Claim) -> Iterable[Claim]:
        """What is claimed of a denial's matters about its time, each claim once."""
        day = self._record.published(denial)
        found = {c.id: c for matter in self.of(denial) for c in self._spoken[matter].near(day)}
        return found.values()

    def needed(self, denial: Claim, claim: Claim, words: int) -> int:
        """How many words must be shared: none in one region, one where both name an event, else two or all there are."""
        if _regions(claim) & _regions(denial):
            return 0
        named = set(self.of(denial)) & set(self.of(claim)) - {denial.signal or ""}
        return 1 if named else min(SHARED, max(1, words))


def _denied(denial: Claim, matters: _Matters, record: Statements) -> list[Claim]:
    words, seen = _stems(denial.evidence.text), set[str]()
    no, over = (record.case.phrase(name) for name in ("says_no", "ending"))
    ending = bool(over.search(denial.evidence.text))
    who, day = record.origin(denial), record.published(denial)
    found: list[_Match] = []
    for claim in matters.near(denial):
        text = claim.evidence.text
        if (
            text in seen
            or not _contrary(text, no, over, ending=ending)
            or not _overlap(claim, denial)
        ):
            continue
        if record.origin(claim) == who or not _same_number(claim, denial):
            continue
        seen.add(text)
        mine = _stems(text)
        shared = len(words & mine)
        if shared >= matters.needed(denial, claim, len(words)):
            gap = _gap(day, record.published(claim))
            found.append(_Match(claim, shared, len(mine) - shared, gap))
    found.sort(key=lambda match: match.rank)
    return [match.claim for match in found[:MOST]]


@lru_cache(maxsize=REMEMBERED)
def _stems(text: str) -> frozenset[str]:
    """The stems of a statement: the same claim is looked at beside many denials."""
    return frozenset(stems(text))


@lru_cache(maxsize=REMEMBERED)
def _contrary(text: str, no: re.Pattern[str], over: re.Pattern[str], *, ending: bool) -> bool:
    """Whether a claim can be the contrary of a denial: of an end where an end is denied, and no "no" itself."""
    return not no.search(text) and bool(over.search(text)) == ending


def _same_number(claim: Claim, denial: Claim) -> bool:
    """Whether a claim may answer a denial that is about how many: by a number near the one denied, whatever its bound."""
    said, denied = claim.quantity, denial.quantity
    if denied is None or denied.unit not in PEOPLE:
        return True
    if said is None or said.unit != denied.unit:
        return False
    low, high = sorted((_number(said), _number(denied)))
    return high <= low * NEAR


def _number(quantity: Quantity) -> float:
    return float(max(x for x in (quantity.value, quantity.low, quantity.high, 0) if x is not None))


def _gap(one: str | None, other: str | None) -> int:
    if one is None or other is None:
        return 0
    return abs((dt.date.fromisoformat(one) - dt.date.fromisoformat(other)).days)


def _shifted(day: str, days: int) -> str:
    return (dt.date.fromisoformat(day) + dt.timedelta(days)).isoformat()


def _regions(claim: Claim) -> set[str]:
    return {place.code for place in claim.places if "-" in place.code}


def _overlap(one: Claim, other: Claim) -> bool:
    mine, theirs = _regions(one), _regions(other)
    return not mine or not theirs or bool(mine & theirs)
