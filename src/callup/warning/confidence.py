"""What the record holds and lacks, and how well founded the numbers are. In: a weighing and a day. Out: records of it.

Confidence is kept apart from probability, as ICD 203 asks; the steps are conventions, stated here once. Deliberately
missing: any effect on a number; what a record lacks widens intervals by itself.
"""

from collections.abc import Iterator, Sequence

import msgspec

from callup.model import Confidence, Exposure, StateEstimate
from callup.warning.rates import A_PAST
from callup.warning.record import iso, ordinal
from callup.warning.signs import in_window
from callup.warning.weighing import Weighing

SIDES = {
    "author": "texts in their own voice",
    "office": "offices",
    "official": "officials",
    "opposing": "the other side",
    "other": "others",
    "unnamed": "unnamed",
}
"""How sides are called in a sentence; the rest go by their own word."""
FEW_KNOWN = 0.2
"""Below this share of reports from houses whose volumes are known, a record is called one of chosen texts."""
NEVER = 10**6


class Step(msgspec.Struct, frozen=True):
    """What a level asks for: origins, sides, days since the newest, share of known volumes, width of the leading interval."""

    origins: int
    sides: int
    days: int
    known: float
    width: float


HIGH = Step(origins=40, sides=3, days=14, known=0.2, width=0.2)
MODERATE = Step(origins=8, sides=2, days=45, known=0.0, width=0.45)


def exposure_of(weighing: Weighing, at: int) -> Exposure:
    """What the window's record holds."""
    counts, start = weighing.counts, weighing.first + at - int(weighing.counts.length[at]) + 1
    volumes = [
        v for v in weighing.observed.volumes if start <= ordinal(v.day) <= weighing.first + at
    ]
    seen = counts.seen[:, :, at].sum(axis=1)
    empty = not weighing.observed.volumes
    return Exposure(
        first=None if empty else iso(weighing.first + 1),
        window_from=None if empty else iso(start),
        documents=sum(v.on + v.off for v in volumes),
        off_matter=sum(v.off for v in volumes),
        houses=len({v.house for v in volumes}),
        known=round(float(seen[0] / seen.sum()), 3) if seen.sum() else 0.0,
        undated=weighing.observed.undated,
    )


def lacking(weighing: Weighing, as_of: str, exposure: Exposure) -> Iterator[str]:
    """What is missing, in sentences an answer must carry."""
    if exposure.undated:
        one = exposure.undated == 1
        carry, were = ("document carries", "was") if one else ("documents carry", "were")
        yield (
            f"{exposure.undated} {carry} no date and {were} not known by {as_of}: left out. "
            "Date them with 'callup ingest --date 2023-03-24 FILE', or a DATE line at their head."
        )
    if not exposure.documents:
        yield (
            f"No document of the record was known by {as_of} and falls into the window: the answer is the prior, "
            "and what was carried into it."
        )
        return
    if not weighing.counts.seen[:, :, weighing.at(as_of)].sum():
        yield "Nothing in the window bears on raising men: only silence speaks."
    if exposure.houses == 1:
        yield "One house only: what it does not report, nobody here does, and nothing it says is confirmed."
    if exposure.known < FEW_KNOWN:
        yield (
            "The record holds texts on the matter only, not what their outlets publish besides: it has no exposure, "
            "so that a rise may be the collector's."
        )
    if weighing.rates.past[weighing.at(as_of)] < A_PAST / 2:
        yield "The record has hardly any past: what is usual for its outlets is not known yet."


def confidence(weighing: Weighing, as_of: str, states: Sequence[StateEstimate]) -> Confidence:
    """How well founded the answer of a day is."""
    heard = in_window(weighing, as_of)
    leading = max(states, key=lambda state: state.probability)
    sides = sorted({report.side for report in heard})
    newest = max((report.day for report in heard), default=None)
    met = Step(
        origins=len({report.origin for report in heard}),
        sides=len(sides),
        days=ordinal(as_of) - ordinal(newest) if newest else NEVER,
        known=exposure_of(weighing, weighing.at(as_of)).known,
        width=leading.high - leading.low,
    )
    level = "high" if _meets(met, HIGH) else "moderate" if _meets(met, MODERATE) else "low"
    return Confidence(
        level=level,
        reasons=tuple(_reasons(met, sides)),
        origins=met.origins,
        sides=met.sides,
        newest=newest,
    )


def _meets(met: Step, asked: Step) -> bool:
    return (
        met.origins >= asked.origins
        and met.sides >= asked.sides
        and met.days <= asked.days
        and met.known >= asked.known
        and met.width <= asked.width
    )


def _reasons(met: Step, sides: Sequence[str]) -> Iterator[str]:
    if not met.origins:
        yield "nothing in the window bears on the matter: the prior speaks almost alone"
        return
    yield f"{met.origins} independent origin{'' if met.origins == 1 else 's'} in the window"
    yield f"sources: {', '.join(SIDES.get(side, side) for side in sides)}"
    age = {0: "newest of the day itself", 1: "newest one day old"}
    yield age.get(met.days, f"newest {met.days} days old")
    yield f"{met.known:.0%} of reports from outlets whose other pages were read"
    yield f"the leading state's interval is {100 * met.width:.0f} points wide"
