"""Over what stretch a figure counts: so far, since a day, within a stretch, or a day, a week, a month, a year.

"50,000 of them in September" is a part of another figure. In: the words round a figure, its period, what its measure is. Out: a Basis. Figures of different bases are never compared.
Only measures that count happenings, and sums paid, have one; a size, a share or a level is what it is at its day. Deliberately missing: rates worked out from totals.
"""

from callup.case.tables import MeasureKind
from callup.evidence.statements import UNKNOWN_DAY, Statements
from callup.model import Basis, Claim, Pace, PeriodKind, Stance

RATES = (Pace.A_DAY, Pace.A_WEEK, Pace.A_MONTH, Pace.A_YEAR)
AHEAD = frozenset({Stance.PREDICTS, Stance.PLANS, Stance.DEMANDS})


def basis_of(claim: Claim, record: Statements) -> Basis:
    """The stretch a claim's figure counts over."""
    measure = record.case.measures.get(claim.measure or "")
    if measure is not None and measure.kind is MeasureKind.AMOUNT:
        # What is paid a month is no sum paid once.
        rate = _rate(record.words_around(claim), record)
        return Basis() if rate is None else Basis(pace=rate)
    if measure is None or measure.kind is not MeasureKind.COUNT:
        return Basis()
    if record.is_part(claim):
        return Basis(pace=Pace.PART)
    rate = _rate(record.words_around(claim), record)
    return Basis(pace=rate) if rate is not None else _stretch(claim, record)


def _rate(words: str, record: Statements) -> Pace | None:
    """The first stretch named as one that comes again; "a month later" names none."""
    none = record.case.phrase("no_rate")
    found = [
        (match.start(), pace)
        for pace in RATES
        for match in record.case.phrase(pace.value).finditer(words)
        if not words.startswith("-", match.end()) and not none.match(words, match.end() + 1)
    ]
    return min(found)[1] if found else None


def _stretch(claim: Claim, record: Statements) -> Basis:
    """Within a stretch that was over as it was said, since its start when it was not, so far when none is given.

    What lies ahead has no "since": a plan for a year counts within that year.
    """
    period = claim.period
    if period is None or period.kind is not PeriodKind.EVENT or period.start is None:
        return Basis()
    if any(era.start == period.start for era in record.case.head.eras):
        return Basis()
    ahead = claim.stance in AHEAD
    over = period.end is not None and period.end < (record.published(claim) or UNKNOWN_DAY)
    if period.end is not None and (over or ahead or period.start == period.end):
        return Basis(pace=Pace.WITHIN, start=period.start, end=period.end)
    return Basis() if ahead else Basis(pace=Pace.SINCE, start=period.start)
