"""Denials beside what they deny. In: claims and their dates. Out: pairs, newest denial first.

A denial answers claims of the same signal, by somebody else, in a place that overlaps, within 120 days before or a
week after it, that share two of its words or its region; where none does, the nearest one of its signal. Deliberately
missing: a verdict; both stay on the page.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from callup.model import Claim, Denial, SpeakerKind, Stance

BEFORE = dt.timedelta(days=120)
AFTER = dt.timedelta(days=7)
MOST = 3
SHARED = 2
STEM = 5
"""Letters by which two forms of a word are held for one, in English and Russian alike; an accepted coarseness."""
WORD = re.compile(r"[^\W\d_]{4,}")
COMMON = frozenset(
    """there been that this with have will would from they were their about which also what when than some into
    есть быть было были будет будут этого этом чтобы также того если когда""".split()
)
POSITIVE = frozenset({Stance.REPORTS, Stance.ASSERTS, Stance.PREDICTS, Stance.PLANS})


class _Match(msgspec.Struct, frozen=True):
    """A claim that a denial may answer, and how well the two fit."""

    claim: Claim
    shared: int
    beside: int
    same_place: bool
    gap: int

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """Most words in common first, then fewest beside them, then the nearest in time; own voices behind named sources."""
        own_voice = self.claim.speaker.kind is SpeakerKind.AUTHOR
        return (2 * own_voice - self.shared, self.beside, self.gap, self.claim.id)


def denials(claims: Sequence[Claim], dates: Mapping[str, str | None]) -> list[Denial]:
    """Every core denial with up to three claims it denies."""
    positive: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.core and claim.signal and claim.stance in POSITIVE:
            positive[claim.signal].append(claim)
    found = [
        Denial(denial=claim, denied=tuple(_denied(claim, positive[claim.signal], dates)))
        for claim in claims
        if claim.stance is Stance.DENIES and claim.core and claim.signal
    ]
    return sorted(found, key=lambda pair: dates.get(pair.denial.document) or "", reverse=True)


def _denied(denial: Claim, claims: Sequence[Claim], dates: Mapping[str, str | None]) -> list[Claim]:
    day, words, seen = _day(dates.get(denial.document)), _stems(denial), set[str]()
    found: list[_Match] = []
    for claim in claims:
        if _who(claim) == _who(denial) or claim.evidence.text in seen:
            continue
        gap = _gap(day, _day(dates.get(claim.document)))
        if gap is None or not _overlap(claim, denial):
            continue
        seen.add(claim.evidence.text)
        mine = _stems(claim)
        shared = len(words & mine)
        same_place = bool(_regions(claim) & _regions(denial))
        found.append(_Match(claim, shared, len(mine) - shared, same_place, gap))
    found.sort(key=lambda match: match.rank)
    close = [match for match in found if match.shared >= SHARED or match.same_place]
    return [match.claim for match in (close or found[:1])[:MOST]]


def _stems(claim: Claim) -> set[str]:
    words = WORD.findall(claim.evidence.text.casefold())
    return {word[:STEM] for word in words if word not in COMMON}


def _gap(denial: dt.date | None, claim: dt.date | None) -> int | None:
    if denial is None or claim is None:
        return 0
    apart = denial - claim
    return abs(apart.days) if -AFTER <= apart <= BEFORE else None


def _regions(claim: Claim) -> set[str]:
    return {place.code for place in claim.places if "-" in place.code}


def _overlap(one: Claim, other: Claim) -> bool:
    mine, theirs = _regions(one), _regions(other)
    return not mine or not theirs or bool(mine & theirs)


def _who(claim: Claim) -> str:
    return (
        claim.speaker.actor or claim.speaker.name or claim.speaker.role or claim.document
    ).casefold()


def _day(date: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(date or "")
    except ValueError:
        return None
