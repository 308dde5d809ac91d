"""Where: the regions in which the window's sources tell of men being raised. In: a weighing, a day. Out: RegionStates.

A region counts for a sign only if a report names it, beside its own share of such reports in the past. The odds of the
ways of raising men there start from the country's. Deliberately missing: regions nobody names, and the other country's.
"""

from collections import Counter, defaultdict

import numpy as np

from callup.model import RegionState
from callup.warning.draws import Floats
from callup.warning.record import Report
from callup.warning.signs import in_window
from callup.warning.weighing import Weighing

REGIONS = 83
"""Among so many a report that names a region falls evenly before anything is known of them."""


def regions(weighing: Weighing, as_of: str) -> list[RegionState]:
    """The regions named in the window for signs that tell the ways of raising men apart, most sources first."""
    at = weighing.at(as_of)
    table = weighing.case.states
    telling = {name for name, sign in table.signals.items() if set(sign.under) & set(table.paths)}
    window = in_window(weighing, as_of)
    now = _by_region([r for r in window if r.signal in telling])
    start = window[0].day if window else as_of
    past = _shares([r for r in weighing.observed.reports if r.day < start and r.signal in telling])
    country = weighing.course.paths[:, :, at].mean(axis=0)
    waves = float(weighing.wave.under_way[:, at].mean())
    named = sum(len({(r.origin, r.signal) for r in own}) for own in now.values())
    found = [
        _region(weighing, (code, own), named * past.get(code, _even(past)), (country, waves))
        for code, own in now.items()
    ]
    return sorted(found, key=lambda region: (-region.seen, region.code))


def _by_region(reports: list[Report]) -> dict[str, list[Report]]:
    found: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        for code in report.places:
            found[code].append(report)
    return found


def _shares(reports: list[Report]) -> dict[str, float]:
    """Each region's share of past reports that name one, an even one added."""
    counts = Counter(code for report in reports for code in report.places)
    whole = counts.total() + REGIONS
    return {code: (count + 1) / whole for code, count in counts.items()} | {"": 1 / whole}


def _even(past: dict[str, float]) -> float:
    return past[""]


def _region(
    weighing: Weighing,
    own: tuple[str, list[Report]],
    expected: float,
    country: tuple[Floats, float],
) -> RegionState:
    code, reports = own
    paths, waves = country
    signals = Counter(signal for _, signal in {(r.origin, r.signal) for r in reports})
    odds = np.log(paths)
    multiples = weighing.draws.multiples.mean(axis=0)
    for signal, seen in signals.items():
        place = weighing.counts.signals.index(signal)
        # What a sign tells in one region is worth what it tells of the country, for so many sources as stand out.
        odds = odds + np.log(multiples[:, place]) * min(seen, 1.0) * weighing.case.states.apart.mode
    there = np.exp(odds - odds.max())
    there = np.append(there / there.sum() * (1 - waves), waves)
    leading = int(there.argmax())
    names = [*weighing.case.states.paths, weighing.case.states.announced]
    newest = sorted(reports, key=lambda r: (r.day, r.claim), reverse=True)
    return RegionState(
        code=code,
        seen=float(len({r.origin for r in reports})),
        expected=round(expected, 2),
        leading=names[leading],
        probability=round(float(there[leading]), 4),
        signals=tuple(sorted(signals)),
        claims=tuple(dict.fromkeys(r.claim for r in newest if r.claim)),
    )
