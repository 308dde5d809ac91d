"""Over what stretch a figure counts: so far, since a day, within a stretch, or a day, a week, a month, a year.

"50,000 of them in September" is a part of another figure. In: the words round a figure, its period, what its measure is. Out: a Basis. Figures of different bases are never compared.
Only measures that count happenings have one; a size, a share or a level is what it is at its day. Words are read in English,
Russian and Ukrainian. Deliberately missing: rates worked out from totals.
"""

import re

from callup.case.tables import MeasureKind
from callup.evidence.statements import UNKNOWN_DAY, Statements
from callup.model import Basis, Claim, Pace, PeriodKind, Stance

RATES: dict[Pace, tuple[str, ...]] = {
    Pace.A_DAY: (
        r"(?:per|a|each|every) day|daily|(?:in|over|during) (?:the |a )?(?:past |last |previous |single )?(?:day|24 hours)",
        r"в (?:день|сутки)(?! (?:мобилизац|объявлен|начал|голосован|побед|выбор))|(?:за|кажд\w+) (?:(?:последн|прошедш|минувш|прошл)\w+ )?(?:день|сутки)|ежедневно|ежесуточно|суточн\w+|на день|на добу|за добу|щодня|щодоби",
    ),
    Pace.A_WEEK: (
        r"(?:per|a|each|every) week|weekly|(?:in|over|during) (?:the |a )?(?:past|last|previous|single) week",
        r"в неделю|(?:за|кажд\w+) (?:(?:последн|прошедш|минувш|прошл)\w+ )?неделю|еженедельн\w+|на тиждень|за тиждень|щотижня",
    ),
    Pace.A_MONTH: (
        r"(?:per|a|each|every) month|monthly|(?:in|over|during) (?:the |a )?(?:past|last|previous|single) month",
        r"в месяц|(?:за|кажд\w+) (?:(?:последн|прошедш|минувш|прошл)\w+ )?месяц|ежемесячн\w+|на місяць|за місяць|щомісяця",
    ),
    Pace.A_YEAR: (
        r"(?:per|a|each|every) year|annual(?:ly)?|yearly",
        r"в год(?! (?:назад|рожден))|ежегодн\w+|кажд\w+ год|на рік|щороку",
    ),
}
NO_RATE = r"(?! (?:later|ago|earlier|before|after|on|old|since|in which|when)\b)(?!-)"
"""Not "a month later", "a year ago"."""
_RATE_WORDS = {
    pace: re.compile(rf"(?<!\w)(?:(?:{en}){NO_RATE}|(?:{ru}))(?!\w)", re.IGNORECASE)
    for pace, (en, ru) in RATES.items()
}
AHEAD = frozenset({Stance.PREDICTS, Stance.PLANS, Stance.DEMANDS})


def basis_of(claim: Claim, record: Statements) -> Basis:
    """The stretch a claim's figure counts over."""
    measure = record.case.measures.get(claim.measure or "")
    if measure is None or measure.kind is not MeasureKind.COUNT:
        return Basis()
    if record.is_part(claim):
        return Basis(pace=Pace.PART)
    rate = _rate(record.words_around(claim))
    return Basis(pace=rate) if rate is not None else _stretch(claim, record)


def _rate(words: str) -> Pace | None:
    found = [
        (match.start(), pace)
        for pace, pattern in _RATE_WORDS.items()
        if (match := pattern.search(words)) is not None
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
