"""What a day's reports of an act say of it. In: reports by house, their pages on the matter, draws. Out: log ratios by day.

Three things may be behind them: the act; a *false alarm*, which fewer houses take up (``echo``); nothing. A house tells of
an act on a share of its pages on the matter, so that its silence says the more the more it wrote. A house that has told of
one neither tells of it anew nor keeps silent for a week. Deliberately missing: how days follow each other; see ``acts``.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec
import numpy as np

from callup.case import Case
from callup.model import ActReport
from callup.warning.draws import Floats, SignDraws
from callup.warning.record import TEXT, ordinal

AGAIN = 7
"""Days after which a house that tells of an act counts anew."""
MOST_PAGES = 8.0
"""Pages of one house on one day that count: more of them are written after the same news and would tell no surer."""
AFTER = 0.5
"""Of the houses that tell of an act on a day so many tell of it anew on the next: news of it halves by the day."""
WATCHED = 30.0
"""Days of watching that the case's rate of false alarms is worth."""
LATER = 3
"""What lies so many days back is known to have been a false alarm, or an act told already."""
HALF = 0.5
OWN_VOICE = ""


class Told(msgspec.Struct, frozen=True):
    """By house and day: weights of those that tell of an act anew, whether they can, how many pages they wrote; by day the
    weights of those that quote the body.
    """

    houses: Floats
    able: Floats
    pages: Floats
    words: Floats

    @property
    def any_(self) -> Floats:
        """By day: whether anybody tells of one."""
        return np.asarray(np.minimum(self.houses.sum(axis=0), 1.0))


def told_by(
    reports: Iterable[ActReport], pages: Mapping[str, Floats], span: tuple[int, int]
) -> Told:
    """The reports of acts of one kind, by house and day of a span; ``pages`` are those on the matter."""
    first, days = span
    names = {name: place for place, name in enumerate(sorted(pages))}
    by_house, words = np.zeros((len(names), days)), np.zeros((len(names), days))
    for (house, at), own in _by_spot(reports, first, days).items():
        by_house[names[house], at] = _any(own)
        words[names[house], at] = _any([report for report in own if report.own_word])
    able = np.array([_able(own) for own in by_house]).reshape(by_house.shape)
    # A house that tells has written a page at least, whatever is known of its volume.
    wrote = np.array([pages[name] for name in names]).reshape(by_house.shape)
    wrote = np.clip(wrote, (by_house > 0) * 1.0, MOST_PAGES)
    return Told(by_house * able, able, wrote, (words * able).sum(axis=0))


def _by_spot(
    reports: Iterable[ActReport], first: int, days: int
) -> dict[tuple[str, int], list[ActReport]]:
    """The reports of each house and day."""
    found: dict[tuple[str, int], list[ActReport]] = defaultdict(list)
    for report in reports:
        at = ordinal(report.day) - first
        if 0 <= at < days:
            found[report.house, at].append(report)
    return found


def _any(reports: Iterable[ActReport]) -> float:
    """The chance that one of a house's reports is rightly read: what it says in its own voice, on however many pages, and
    what one source says in it, is misread together; different sources are misread apart.
    """
    weights: dict[str, float] = defaultdict(float)
    for report in reports:
        source = OWN_VOICE if report.origin.startswith(TEXT) else report.origin
        weights[source] = max(weights[source], report.weight)
    return 1 - math.prod(1 - weight for weight in weights.values())


def _able(own: Floats) -> Floats:
    """1 on days before which a house has told nothing for a week."""
    told = np.flatnonzero(own)
    found = np.ones(len(own))
    for at in told:
        found[at + 1 : at + 1 + AGAIN] = 0.0
    return found


def ratios(told: Told, draws: SignDraws, case: Case, ages: int) -> Floats:
    """By age of an act in days, draw and day: the log of how much likelier the reports are if it took place so long ago."""
    single = draws.single
    alarms = _learned(told.any_, single["telltale stray"], case.states.telltale.memory.value)
    share = single["telltale pages"]
    tell, none = _chances(told, share, single["telltale echo"])
    # A false alarm is one that at least one house tells of.
    false = tell - np.log(np.maximum(-np.expm1(none), 1e-9))
    some = told.any_
    without = some * (np.log(alarms) + false) + (1 - some) * np.log1p(-alarms)
    found = []
    for age in range(ages):
        still = AFTER**age
        happened, _ = _chances(told, share, np.full(len(share), still))
        found.append(happened - without + _quoted(told, draws, still))
    return np.stack(found)


def _chances(told: Told, share: Floats, part: Floats) -> tuple[Floats, Floats]:
    """By draw and day: the log chance that these houses tell and those do not, and that none does, when a part of the usual
    share of houses would.
    """
    tell = np.zeros((len(share), told.houses.shape[1]))
    none = np.zeros_like(tell)
    for tells, pages in zip(told.houses, told.able * told.pages, strict=True):
        days = np.flatnonzero(pages)
        reach = part[:, None] * -np.expm1(np.outer(np.log1p(-share), pages[days]))
        silent, said = np.log1p(-reach), tells[days]
        none[:, days] += silent
        tell[:, days] += said * np.log(reach) + (1 - said) * silent
    return tell, none


def _quoted(told: Told, draws: SignDraws, still: float) -> Floats:
    """By draw and day: what quoting the body adds, for each house that does; ``still`` is how fresh the act is.

    False alarms name those who may perform an act as well: a quote says how far a report is to be believed, and is none more.
    """
    own, stray = (draws.single[f"telltale {name}"][:, None] for name in ("own_word", "stray_word"))
    fresh = own * still + stray * (1 - still)
    # That the body is quoted nowhere speaks against a report, half as much: speakers are often missed.
    none = np.clip(told.any_ - told.words, 0.0, 1.0)
    return np.asarray(
        told.words * np.log(fresh / stray) + none * HALF * np.log((1 - fresh) / (1 - stray))
    )


def _learned(daily: Floats, assumed: Floats, memory: float) -> Floats:
    """False alarms a day brings, by draw: assumed at first, learned from what lies some days back, half forgotten in so many."""
    keep = 0.5 ** (1 / memory)
    found = np.zeros((len(assumed), len(daily)))
    total, weight = assumed * WATCHED, WATCHED
    for day in range(len(daily)):
        if day >= LATER:
            total = assumed * WATCHED * (1 - keep) + keep * total + daily[day - LATER]
            weight = WATCHED * (1 - keep) + keep * weight + 1
        found[:, day] = total / weight
    return found
