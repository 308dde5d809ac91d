"""Denials beside what they deny. In: claims and their dates. Out: pairs, newest denial first.

A denial answers claims of the same signal, by somebody else, in a place that overlaps, within 120 days before or a
week after it. Deliberately missing: a verdict; both stay on the page.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from callup.model import Claim, Denial, SpeakerKind, Stance

BEFORE = dt.timedelta(days=120)
AFTER = dt.timedelta(days=7)
MOST = 3
POSITIVE = frozenset({Stance.REPORTS, Stance.ASSERTS, Stance.PREDICTS, Stance.PLANS})


def denials(claims: Sequence[Claim], dates: Mapping[str, str | None]) -> list[Denial]:
    """Every core denial with up to three claims it denies: most words in common first, then the nearest in time.

    What a named source says comes before what a text says in its own voice.
    """
    found = [
        Denial(denial=claim, denied=tuple(_denied(claim, claims, dates)[:MOST]))
        for claim in claims
        if claim.stance is Stance.DENIES and claim.core and claim.signal
    ]
    return sorted(found, key=lambda pair: dates.get(pair.denial.document) or "", reverse=True)


def _denied(denial: Claim, claims: Sequence[Claim], dates: Mapping[str, str | None]) -> list[Claim]:
    day = _day(dates.get(denial.document))
    found: list[tuple[int, int, str, Claim]] = []
    words = _words(denial)
    seen: set[str] = set()
    for claim in claims:
        if claim.signal != denial.signal or claim.stance not in POSITIVE or not claim.core:
            continue
        if _who(claim) == _who(denial) or not _overlap(claim, denial):
            continue
        gap = _gap(day, _day(dates.get(claim.document)))
        if gap is not None and claim.evidence.text not in seen:
            seen.add(claim.evidence.text)
            own_voice = claim.speaker.kind is SpeakerKind.AUTHOR
            shared = len(words & _words(claim)) - 2 * own_voice
            found.append((-shared, gap, claim.id, claim))
    return [claim for *_, claim in sorted(found, key=lambda item: item[:3])]


def _words(claim: Claim) -> set[str]:
    """The longer words of the evidence: what a denial and a claim share tells which claim it answers best."""
    return {word for word in re.findall(r"\w{4,}", claim.evidence.text.casefold())}


def _gap(denial: dt.date | None, claim: dt.date | None) -> int | None:
    if denial is None or claim is None:
        return 0
    apart = denial - claim
    return abs(apart.days) if -AFTER <= apart <= BEFORE else None


def _overlap(one: Claim, other: Claim) -> bool:
    mine, theirs = ({p.code for p in c.places if "-" in p.code} for c in (one, other))
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
