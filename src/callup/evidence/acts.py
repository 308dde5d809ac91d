"""Acts that change the state, as the record tells of them. In: strands, their claims, days, houses, case. Out: ActReports.

A claim reports an act when one of the act's cues holds in its words, or in its sentence; when it is said as so, of the
whole country, and not of an older day. Copies report nothing by themselves; each house that tells of it does.
Deliberately missing: whether the act took place; that is for whoever weighs the reports.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from callup.case import Case
from callup.case.law import compiled
from callup.case.states import Act
from callup.case.tables import Cue
from callup.model import (
    ActReport,
    Certainty,
    Claim,
    JoinReason,
    PeriodKind,
    SpeakerKind,
    Stance,
    Strand,
)

SAID = {
    "begins": frozenset({Stance.REPORTS, Stance.ASSERTS, Stance.PLANS}),
    # "No further measures are planned": that it is over is often said as a denial.
    "ends": frozenset({Stance.REPORTS, Stance.ASSERTS, Stance.PLANS, Stance.DENIES}),
}
OLD = 10
"""Days before its telling after which an act is no news but history."""
HEDGED = 0.5
"""What a report said under reserve weighs."""
COPIED = frozenset({JoinReason.SAME_TEXT, JoinReason.LINKS, JoinReason.FORWARDS})


class Provenance:
    """What documents say of themselves, by document: the day, the house, and the sentence of a claim."""

    def __init__(
        self,
        days: Mapping[str, str | None],
        houses: Mapping[str, str],
        texts: Mapping[str, str],
    ) -> None:
        self.days = days
        self.houses = houses
        self._texts = texts

    def sentence(self, claim: Claim) -> str:
        """The whole sentence of a claim; its own words where the text is not at hand."""
        span = claim.evidence.sentence
        return self._texts.get(claim.document, "")[span.start : span.end] or claim.evidence.text


def act_reports(
    strands: Iterable[Strand], claims: Mapping[str, Claim], telling: Provenance, case: Case
) -> list[ActReport]:
    """The reports of acts, in the order of the strands."""
    acts = [(act, compiled(act.cues, act.name)) for act in case.acts.values()]
    found = []
    for strand in strands:
        first = strand.joins[0].document
        for join in strand.joins:
            claim, day = claims.get(join.claim), telling.days.get(join.document)
            copied = join.reason in COPIED and join.document != first
            if claim is None or not claim.core or day is None or copied:
                continue
            for act in _told(claim, telling.sentence(claim), day, acts, case):
                found.append(
                    ActReport(
                        act=act.name,
                        day=day,
                        origin=strand.key,
                        house=telling.houses[join.document],
                        own_word=_own(strand, claim, act),
                        weight=_weight(claim),
                        claim=claim.id,
                    )
                )
    return found


def _told(
    claim: Claim,
    sentence: str,
    day: str,
    acts: Iterable[tuple[Act, dict[str, tuple[Cue, ...]]]],
    case: Case,
) -> Iterator[Act]:
    if claim.certainty is Certainty.CONDITIONAL or _old(claim, day) or _in_part(claim, case):
        return
    for act, cues in acts:
        if claim.stance in SAID[act.kind]:
            own = cues.get(claim.language, ())
            words = claim.evidence.text
            if any(cue.found_in(words) or cue.found_in(sentence) for cue in own):
                yield act


def _old(claim: Claim, day: str) -> bool:
    """Whether it tells of another day: what happened long before, or is to come."""
    period = claim.period
    if period is None or period.kind is not PeriodKind.EVENT or not period.start:
        return False
    told = dt.date.fromisoformat(day)
    start, end = period.start, period.end or period.start
    return end < (told - dt.timedelta(days=OLD)).isoformat()[: len(end)] or start > day


def _in_part(claim: Claim, case: Case) -> bool:
    """Whether it is said of single regions: what one of them finishes, the country has not."""
    return any(place.code.startswith(f"{case.head.country}-") for place in claim.places)


def _own(strand: Strand, claim: Claim, act: Act) -> bool:
    speaks = claim.speaker.kind in {SpeakerKind.PERSON, SpeakerKind.OFFICE}
    return speaks and (strand.actor in act.by or claim.speaker.actor in act.by)


def _weight(claim: Claim) -> float:
    weight = HEDGED if claim.certainty is Certainty.HEDGED else 1.0
    for name in ("claim", "core"):
        weight *= claim.scores.get(name, 1.0)
    return weight
