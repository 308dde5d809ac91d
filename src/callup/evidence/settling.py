"""What became of a forecast, by stated rules. In: a criterion with its days, the record. Out: a state and its claims.

Events. Reported or asserted plainly inside the forecast's time (with the outcome's grace): it came. Said afterwards that it
did not, or not reported while the record goes on after the grace and still speaks of the matter: it did not. Both: it is
disputed, unless far more sources report it. Thresholds. Values of the measure that allow only one answer tell; values that
tell both ways make it disputed, and both stay. No value once the record is past the day: void. A record that ends before
the day leaves it open.
Deliberately missing: any choice between sources.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from callup.case.outcomes import Outcome, OutcomeWords
from callup.evidence.bounds import limits
from callup.evidence.due import Due
from callup.evidence.figures import key_of
from callup.evidence.statements import Statements
from callup.evidence.stems import stems
from callup.model import (
    Certainty,
    Claim,
    Criterion,
    Mode,
    Pace,
    PeriodKind,
    PredictionState,
    Stance,
)

SHOWN = 5
"""As many claims are named for each side of an answer, the earliest first."""
BEFORE_DUE = 31
"""Days before its day from which a value below a threshold can tell that it was missed."""
AFTER_DUE = 366
"""Days after its day up to which a value can tell."""
FIGURE_GRACE = 31
OUTWEIGHED = 5
"""So many times as many independent origins that report an event as deny it leave it no longer disputed: whoever denies a
decree that everybody reports mostly denies something beside it."""
GONE_BY = 62
"""Days after the grace within which "it did not happen" is taken to speak of this forecast."""
LOOKED_AT = 500
SHARED = 2
RATES = frozenset({Pace.A_DAY, Pace.A_WEEK, Pace.A_MONTH, Pace.A_YEAR})
SAYS = frozenset({Stance.REPORTS, Stance.ASSERTS})
AHEAD = frozenset({Stance.PREDICTS, Stance.PLANS, Stance.DEMANDS, Stance.DOUBTS})


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """A state, the rule that made it, and the claims for the state and against it."""

    state: PredictionState
    rule: str
    settled_by: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


class Spoken(msgspec.Struct, frozen=True):
    """All that is said on an outcome's signals, by day of publication: everything, what says it came, what says not."""

    claims: list[Claim]
    days: list[str]
    came: list[Claim]
    failed: list[Claim]


class Settling:
    """The record, looked at from the forecasts made in it; each outcome's words are sought once."""

    def __init__(self, record: Statements, words: OutcomeWords) -> None:
        self._record = record
        self._words = words
        self._by_signal: dict[str, list[Claim]] = defaultdict(list)
        self._by_measure: dict[str, list[Claim]] = defaultdict(list)
        for claim in record.claims:
            if claim.core and claim.signal and record.published(claim):
                self._by_signal[claim.signal].append(claim)
                if claim.measure:
                    self._by_measure[claim.measure].append(claim)
        self._spoken: dict[str, Spoken] = {}
        self._today = record.as_of or record.last_day or "0000"

    def verdict(self, claim: Claim, criterion: Criterion, due: Due) -> Ruling:
        """What the record says of a forecast."""
        if criterion.outcome is not None:
            return self._event(claim, criterion, due)
        if criterion.measures:
            return self._threshold(claim, criterion, due)
        if self._today <= due.day:
            return _open(f"Its day, {due.day}, has not come.")
        return Ruling(state=PredictionState.VOID, rule=criterion.words)

    # ------------------------------------------------------------------ events

    def _event(self, claim: Claim, criterion: Criterion, due: Due) -> Ruling:
        outcome = self._record.case.outcomes[criterion.outcome or ""]
        until = _later(due.day, outcome.grace_days)
        came = self._came(claim, outcome, due, until)
        gone = self._gone(claim, outcome, due, came)
        came_true, did_not = PredictionState.CAME_TRUE, PredictionState.DID_NOT
        if criterion.negated:
            came_true, did_not = did_not, came_true
        if came and gone and self._origins(came) >= OUTWEIGHED * self._origins(gone):
            return Ruling(
                state=came_true,
                rule=f"Reported within its time ({until}) by many more sources than deny it.",
                settled_by=_ids(came),
                against=_ids(gone),
            )
        if came and gone:
            return Ruling(
                state=PredictionState.DISPUTED,
                rule=f"Some report it by {until}, others say it did not come.",
                settled_by=_ids(came),
                against=_ids(gone),
            )
        if came:
            return Ruling(
                state=came_true, rule=f"Reported within its time ({until}).", settled_by=_ids(came)
            )
        if gone:
            return Ruling(
                state=did_not,
                rule=f"Said after its day, {due.day}, that it did not come.",
                settled_by=_ids(gone),
            )
        return self._silent(claim, outcome, due, did_not)

    def _origins(self, claims: Iterable[Claim]) -> int:
        return len({self._record.origin(claim) for claim in claims})

    def _silent(self, claim: Claim, outcome: Outcome, due: Due, did_not: PredictionState) -> Ruling:
        until = _later(due.day, outcome.grace_days)
        if self._today <= due.day:
            return _open(f"Its day, {due.day}, has not come.")
        if self._today <= until:
            return _open(f"Its day, {due.day}, is past; a report may still come in until {until}.")
        spoken = self._speaking(outcome)
        after = spoken.claims[bisect_right(spoken.days, until) :][:LOOKED_AT]
        later = [said for said in after if self._speaks_of(said, outcome, claim)]
        if not later:
            return _open(f"The record says nothing of the matter after {until}.")
        telling = sorted(
            later,
            key=lambda c: (
                c.stance is not Stance.DENIES,
                c.stance not in AHEAD,
                self._day(c),
                c.id,
            ),
        )
        return Ruling(
            state=did_not,
            rule=f"Not reported by {until}, while the record goes on to {self._today} and speaks of it.",
            settled_by=_ids(telling),
        )

    def _came(self, claim: Claim, outcome: Outcome, due: Due, until: str) -> list[Claim]:
        """Plain reports that it happened, dated inside the forecast's time."""
        since = _later(due.start, -outcome.grace_days)
        made = self._record.published(claim)
        if made is not None and not due.retold:
            since = max(since, made)
        return [
            said
            for said in self._speaking(outcome).came
            if since <= self._happened_on(said) <= until and self._same(said, outcome, claim)
        ]

    def _gone(self, claim: Claim, outcome: Outcome, due: Due, came: Sequence[Claim]) -> list[Claim]:
        """Words soon after the day that it did not come; where somebody says it did, denials of it too."""
        until = _later(due.day, outcome.grace_days)
        spoken = self._speaking(outcome)
        first, last = due.day, _later(until, GONE_BY)
        failed = [said for said in spoken.failed if first < self._day(said) <= last]
        against: list[Claim] = []
        if came:
            # A denial from before it is said to have come denies something else, and so does one long after.
            told = min(self._day(said) for said in came)
            near = spoken.claims[bisect_left(spoken.days, told) : bisect_right(spoken.days, until)]
            against = [said for said in near if self._denies(said, outcome)]
        found = dict.fromkeys((*(c.id for c in failed), *(c.id for c in against)))
        by_id = {
            said.id: said
            for said in (*failed, *against)
            if said not in came and self._same(said, outcome, claim)
        }
        return [by_id[name] for name in found if name in by_id]

    def _same(self, said: Claim, outcome: Outcome, claim: Claim) -> bool:
        """Whether a statement on a generic outcome speaks of what this forecast is about."""
        if not outcome.generic:
            return True
        return len(stems(said.evidence.text) & stems(self._record.sentence(claim))) >= SHARED

    def _speaks_of(self, said: Claim, outcome: Outcome, claim: Claim) -> bool:
        """Whether a later statement is about the event at all."""
        if outcome.broad:
            return True
        named = self._words.found(outcome, "forecast", said.language, said.evidence.text)
        return named and self._same(said, outcome, claim)

    def _denies(self, said: Claim, outcome: Outcome) -> bool:
        return said.stance is Stance.DENIES and self._words.found(
            outcome, "forecast", said.language, said.evidence.text
        )

    def _speaking(self, outcome: Outcome) -> Spoken:
        if outcome.name not in self._spoken:
            claims = sorted(
                (c for signal in outcome.signals for c in self._by_signal.get(signal, ())),
                key=lambda c: (self._day(c), c.id),
            )
            self._spoken[outcome.name] = Spoken(
                claims,
                [self._day(c) for c in claims],
                [c for c in claims if self._says_it_came(c, outcome)],
                [c for c in claims if self._says_it_failed(c, outcome)],
            )
        return self._spoken[outcome.name]

    def _says_it_came(self, said: Claim, outcome: Outcome) -> bool:
        """A plain report that it came; where saying brings it about, those in charge announcing it in so many words."""
        text = said.evidence.text
        if said.stance is Stance.PLANS:
            signal = self._record.case.signals[said.signal or ""]
            if not signal.decided or self._record.side(said) != "official":
                return False
            text = self._record.sentence(said)
        elif said.stance not in SAYS:
            return False
        return said.certainty is Certainty.PLAIN and self._words.found(
            outcome, "happened", said.language, text
        )

    def _says_it_failed(self, said: Claim, outcome: Outcome) -> bool:
        return self._words.found(outcome, "failed", said.language, self._record.sentence(said))

    def _happened_on(self, claim: Claim) -> str:
        """The day of the event where the words give one, else the day of speaking."""
        period = claim.period
        if period is not None and period.kind is PeriodKind.EVENT and period.start:
            return period.start
        return self._record.said_on(claim) or "9999"

    def _day(self, claim: Claim) -> str:
        return self._record.published(claim) or "9999"

    # ------------------------------------------------------------------ thresholds

    def _threshold(self, claim: Claim, criterion: Criterion, due: Due) -> Ruling:
        until = _later(due.day, FIGURE_GRACE)
        holds, fails = self._values(claim, criterion, due)
        yes, no = PredictionState.CAME_TRUE, PredictionState.DID_NOT
        if criterion.negated:
            yes, no = no, yes
        if holds and fails:
            return Ruling(
                state=PredictionState.DISPUTED,
                rule=f"{self._sides(holds)} put it at the mark or beyond, {self._sides(fails)} short of it.",
                settled_by=_ids(holds),
                against=_ids(fails),
            )
        if holds or fails:
            told = "reach the mark" if holds else "stay short of it"
            return Ruling(
                state=yes if holds else no,
                rule=f"All later values that can tell {told} ({self._sides(holds or fails)}).",
                settled_by=_ids(holds or fails),
            )
        if self._today <= until:
            return _open(f"No value tells yet; its day is {due.day}.")
        return Ruling(
            state=PredictionState.VOID, rule=f"No value that could tell by {self._today}."
        )

    def _values(
        self, claim: Claim, criterion: Criterion, due: Due
    ) -> tuple[list[Claim], list[Claim]]:
        """Later values that only allow the threshold to hold, and those that only allow it to fail."""
        made = self._record.published(claim) or "0000"
        holds: list[Claim] = []
        fails: dict[str, Claim] = {}
        for value in self._reported(criterion):
            day = self._day(value)
            if day < made or day > _later(due.day, AFTER_DUE) or value.document == claim.document:
                continue
            answer = _answer(value, criterion)
            beyond = answer is (criterion.low is not None)
            if beyond and day > _later(due.day, FIGURE_GRACE) and not _covers(value, due):
                continue
            if not beyond and day < _later(due.day, -BEFORE_DUE):
                continue
            if answer is True:
                holds.append(value)
            elif answer is False:
                fails[self._record.origin(value)] = value
        reached = {self._record.origin(value) for value in holds}
        return holds, [value for origin, value in fails.items() if origin not in reached]

    def _reported(self, criterion: Criterion) -> Iterable[Claim]:
        for measure in criterion.measures:
            for value in self._by_measure.get(measure, ()):
                key = key_of(value, self._record)
                if (
                    key is not None
                    and key.mode is Mode.REPORTED
                    and key.place == criterion.place
                    and key.unit == criterion.unit
                    and key.basis.pace not in RATES
                ):
                    yield value

    def _sides(self, claims: Sequence[Claim]) -> str:
        sides = sorted({self._record.side(claim) or "sources of no known side" for claim in claims})
        return " and ".join(f"{side} values" if " " not in side else side for side in sides)


def _answer(value: Claim, criterion: Criterion) -> bool | None:
    """Whether a value says that the threshold holds; None where it allows either."""
    assert value.quantity is not None
    allowed = limits(value.quantity)
    if criterion.low is not None:
        if allowed.low >= criterion.low:
            return True
        return False if allowed.high < criterion.low else None
    if criterion.high is None:
        return None
    if allowed.high <= criterion.high:
        return True
    return False if allowed.low > criterion.high else None


def _covers(value: Claim, due: Due) -> bool:
    """Whether a value published after the day still speaks of the time up to it."""
    period = value.period
    if period is None or period.kind is PeriodKind.SAID:
        return False
    return period.end is not None and period.end <= due.day


def _open(rule: str) -> Ruling:
    return Ruling(state=PredictionState.OPEN, rule=rule)


def _ids(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims[:SHOWN])


def _later(day: str, days: int) -> str:
    return (dt.date.fromisoformat(day) + dt.timedelta(days)).isoformat()
