"""One weighing: a record, a case, draws, reckoned for every day up to the last asked. In: an Observed. Out: a Weighing.

Each day is reckoned from what was known by it, so one weighing answers any of its days. Deliberately missing: words.
"""

from collections.abc import Iterable
from functools import cached_property

import numpy as np

from callup.case import Case
from callup.model import AheadAt, StateAt
from callup.warning.acts import Wave, wave_of
from callup.warning.counts import counted, pages_by_house
from callup.warning.draws import Floats, Options, SignDraws, draws_of
from callup.warning.filtering import course_of, new_wave, states_ahead, telling, wave_support
from callup.warning.rates import Rates, misread, rates_of, rises, shares
from callup.warning.record import Observed, ordinal

FEWER = 50
"""Draws that suffice for what signs add to a wave under way: acts decide, signs only hold or loosen."""
INTERVAL = (0.1, 0.9)
"""The 80% interval, as shares of the draws."""


class Weighing:
    """Everything that is needed to answer for a day between the record's first and the last."""

    def __init__(
        self,
        observed: Observed,
        case: Case,
        last: str,
        options: Options,
        asked: Iterable[str] | None = None,
    ) -> None:
        """``asked`` are the days that will be asked for, all where it is None: others are not reckoned."""
        self.case = case
        self.options = options
        self.observed = observed.known_by(last)
        self.first = self._first(last)
        self.days = ordinal(last) - self.first + 1
        self.draws: SignDraws = draws_of(case, options)
        pages = pages_by_house(self.observed, self.first, self.days)
        acts = self.observed.acts
        short = case.states.onset.window.value
        by_acts = wave_of(acts, pages, (self.first, self.days), (case, self.draws))
        peace = self._rates(by_acts, short, through_waves=False)
        signs = wave_support(peace, self.draws.first(FEWER))
        self.wave = wave_of(acts, pages, (self.first, self.days), (case, self.draws), signs)
        self.rates = self._rates(self.wave, case.states.window.value)
        self.recent = self._rates(self.wave, short)
        self.counts = self.rates.counts
        places = range(self.days) if asked is None else {self.at(day) for day in asked}
        days = np.array(sorted(places), dtype=np.int64)
        self.course = course_of(self.rates, self.recent, self.wave, (case, self.draws), days)

    def _rates(self, wave: Wave, window: float, *, through_waves: bool = True) -> Rates:
        """The rates of windows of so many days; they begin anew with each act."""
        anew = [ordinal(act.day) for act in wave.acts]
        span = (self.first, self.first + self.days - 1)
        counts = counted(self.observed, self.case, span, window, anew)
        return rates_of(counts, wave, self.case, self.draws, through_waves=through_waves)

    def _first(self, last: str) -> int:
        """The day before the record begins: it knows nothing, and stands for all days before it."""
        days = [v.day for v in self.observed.volumes] + [r.day for r in self.observed.reports]
        return ordinal(min(days, default=last)) - 1

    def at(self, day: str) -> int:
        """A day's place; a day before the record is answered as the one just before it."""
        return max(0, ordinal(day) - self.first)

    # ------------------------------------------------------------------ states

    @cached_property
    def _states(self) -> tuple[Floats, Floats]:
        """By draw, state in the case's order, and day: as they are, and as a fuller record might have them."""
        waves, course = self.wave.under_way, self.course
        return (
            self._ordered(waves, course.paths * (1 - waves[:, None])),
            self._ordered(waves, course.spread * (1 - waves[:, None])),
        )

    def _ordered(self, announced: Floats, paths: Floats) -> Floats:
        table = self.case.states
        by_name = {path: paths[:, place] for place, path in enumerate(table.paths)}
        by_name[table.announced] = announced
        return np.stack([by_name[name] for name in table.states], axis=1)

    def states(self, at: int) -> list[StateAt]:
        """Every state of a day."""
        found, spread = self._states
        return [
            StateAt(name=name, **_summary(found[:, place, at], spread[:, place, at]))
            for place, name in enumerate(self.case.states.states)
        ]

    # ------------------------------------------------------------------ ahead

    @cached_property
    def _ahead(self) -> dict[tuple[str, int], tuple[Floats, Floats]]:
        """By question and days: by draw and day, as they are and as a fuller record might have them."""
        table = self.case.states
        found = {}
        for days in table.ahead_days:
            chance = new_wave(self.course, self.draws, days)
            found[table.announced, days] = (chance, chance)
        furthest = max(table.ahead_days)
        later, wider = (
            self._ordered(*states_ahead(paths, self.course, self.wave, self.draws, furthest))
            for paths in (self.course.paths, self.course.spread)
        )
        for place, name in enumerate(table.states):
            if name != table.announced:
                found[name, furthest] = (later[:, place], wider[:, place])
        return found

    def ahead(self, at: int) -> list[AheadAt]:
        """Every question ahead of a day."""
        return [
            AheadAt(question=question, days=days, **_summary(found[:, at], spread[:, at]))
            for (question, days), (found, spread) in self._ahead.items()
        ]

    # ------------------------------------------------------------------ shares

    def shares(self, at: int) -> Floats:
        """By path and sign: the log ratio each sign adds to the odds of a day, the mean over draws."""
        found = shares(self.rates, self.draws, np.array([at]))[:, :, :, 0]
        weight = telling(self.counts, self.wave, self.draws)[:, at]
        return np.asarray((found * weight[:, None, None]).mean(axis=0))

    def carried(self, at: int) -> Floats:
        """By path: the log odds brought into the window of a day, the mean over draws."""
        return np.asarray(self.course.carried[:, :, at].mean(axis=0))

    def lifts(self, at: int) -> Floats:
        """By sign: the log factor on the rate of new waves, scaled so that they sum to the bounded whole."""
        parts = (rises(self.recent, self.draws, np.array([at]))[:, :, 0] * self.draws.ahead).mean(
            axis=0
        )
        whole, bounded = float(parts.sum()), float(self.course.lift[:, at].mean())
        return np.asarray(parts * (bounded / whole if abs(whole) > 1e-9 else 1.0))

    def expected(self, at: int) -> tuple[Floats, Floats, Floats]:
        """By sign: sources seen in the window, expected by their outlets' past, and misread among those."""
        seen = self.counts.seen[:, :, at].sum(axis=0)
        expected = self.rates.expected[:, :, at]
        part = misread(self.rates, self.draws, np.array([at]))[:, :, 0].mean(axis=0)
        return seen, expected.sum(axis=0), part * expected[0]

    def lately(self, at: int) -> tuple[Floats, Floats]:
        """By sign: sources seen in the shorter window, and expected by their outlets' past."""
        seen = self.recent.counts.seen[:, :, at].sum(axis=0)
        return seen, self.recent.expected[:, :, at].sum(axis=0)


def _summary(found: Floats, spread: Floats) -> dict[str, float]:
    """The mean over draws, and the interval in which the answer of a fuller record would lie."""
    low, high = np.quantile(spread, INTERVAL)
    mean = float(found.mean())
    return {
        "probability": round(mean, 6),
        "low": round(min(float(low), mean), 6),
        "high": round(max(float(high), mean), 6),
    }
