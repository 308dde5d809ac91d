"""Independent sources by sign and day, beside what outlets published. In: an Observed, days on which counting begins anew.

Out: Counts: for each day the sources of each sign within its window, what the houses published in it, and the same of
their own past. Two *streams* are kept apart: *exposed* houses, of which the record holds what they publish besides (the
exposure is their documents off the matter), and *chosen* ones, of which it holds texts on the matter only (the exposure is
time). A house's report counts in both by how far the house is exposed. Deliberately missing: what follows; see ``rates``.
"""

from collections import defaultdict
from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from callup.case import Case
from callup.warning.record import Observed, Report, ordinal

Floats = npt.NDArray[np.float64]
EXPOSED, CHOSEN = 0, 1
A_DAY = 2
"""Documents of a house on one day that tell whether it is exposed: more of them are one event told often."""
SHARE = (0.5, 0.7)
"""Share of days' documents off the matter below which a house is taken for chosen texts, and above which for exposed:
a newsroom writes on a hundred things; a collection of texts on one matter holds few beside it, most of them misread."""
FEW = 1.0
"""Documents off the matter that a window is held to have at least, so that nothing is divided by nought."""
FULL = 4.0
"""Documents with which a window says half of what a full one says; one without any says nothing, not even silence."""


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """Arrays by day, the first of them ``first``. ``seen[stream, sign, day]`` and ``exposure[stream, day]`` are of the window,
    ``length[day]`` its days, ``window`` at most; ``unscored`` is the part of ``seen`` to which the reader gave no probability;
    ``off`` the documents off the matter, of exposed houses, and ``documents`` all that were read in the window.
    """

    first: int
    window: float
    signals: tuple[str, ...]
    seen: Floats
    unscored: Floats
    exposure: Floats
    length: Floats
    off: Floats
    documents: Floats

    @property
    def days(self) -> int:
        """How many days there are."""
        return len(self.length)

    @property
    def heard(self) -> Floats:
        """By day, 0 to 1, how much a window can say: by the days it has, and by whether anything was read in it."""
        full = self.length / self.window
        return np.asarray(full * self.documents / (self.documents + FULL))


def house_shares(observed: Observed, first: int, days: int) -> dict[str, Floats]:
    """For each house and day how far it is exposed, by what was known of it by that day."""
    on: dict[str, Floats] = defaultdict(lambda: np.zeros(days))
    off: dict[str, Floats] = defaultdict(lambda: np.zeros(days))
    for volume in observed.volumes:
        at = ordinal(volume.day) - first
        on[volume.house][at] += min(volume.on, A_DAY)
        off[volume.house][at] += min(volume.off, A_DAY)
    low, high = SHARE
    found = {}
    for house in sorted(on.keys() | off.keys()):
        beside, of = np.cumsum(off[house]) + 1, np.cumsum(on[house] + off[house]) + 2
        found[house] = np.clip((beside / of - low) / (high - low), 0.0, 1.0)
    return found


def pages_by_house(observed: Observed, first: int, days: int) -> dict[str, Floats]:
    """What was read of each house on the matter, day by day: of those that published, and those that tell of acts."""
    names = {volume.house for volume in observed.volumes} | {act.house for act in observed.acts}
    found = {name: np.zeros(days) for name in sorted(names)}
    for volume in observed.volumes:
        found[volume.house][ordinal(volume.day) - first] += volume.on
    return found


def counted(
    observed: Observed,
    case: Case,
    span: tuple[int, int],
    window: float,
    anew: Sequence[int] = (),
) -> Counts:
    """The counts of the days of a span, in windows of so many days; counting begins anew on the days of ``anew``."""
    first, last = span
    days = last - first + 1
    signals = tuple(case.states.signals)
    length = _lengths(days, int(window), [day - first for day in anew if first <= day <= last])
    shares = house_shares(observed, first, days)
    off = _off(observed, shares, first, days)
    exposure = np.stack([_windowed(off, length) + FEW, length])
    if observed.tallies:
        seen = unscored = _tallied(observed, shares, (first, days), signals, length)
    else:
        weighed = [_weighed(report, case) for report in observed.reports]
        seen, unscored = _seen(weighed, shares, (first, days), signals, length)
    return Counts(
        first=first,
        window=float(window),
        signals=signals,
        seen=seen,
        unscored=unscored,
        exposure=exposure,
        length=length,
        off=_windowed(off, length),
        documents=_windowed(_documents(observed, first, days), length),
    )


def _weighed(report: Report, case: Case) -> Report:
    """A denial counts as a part of a report."""
    if not report.denied:
        return report
    worth = case.states.worth_denied(report.signal)
    return msgspec.structs.replace(report, weight=report.weight * worth)


def _lengths(days: int, window: int, anew: Sequence[int]) -> Floats:
    """The days of each day's window: it begins with the record, with an act, or so many days before."""
    begins = np.zeros(days)
    for start in sorted(anew):
        begins[start:] = start
    at = np.arange(days)
    return np.minimum(at - begins + 1, window).astype(np.float64)


def _windowed(daily: Floats, length: Floats) -> Floats:
    """Sums over each day's window."""
    sums = np.concatenate([[0.0], np.cumsum(daily)])
    at = np.arange(len(daily))
    return np.asarray(sums[at + 1] - sums[at + 1 - length.astype(np.int64)])


def _off(observed: Observed, shares: dict[str, Floats], first: int, days: int) -> Floats:
    daily = np.zeros(days)
    for volume in observed.volumes:
        at = ordinal(volume.day) - first
        daily[at] += volume.off * shares[volume.house][at]
    return daily


def _documents(observed: Observed, first: int, days: int) -> Floats:
    daily = np.zeros(days)
    for volume in observed.volumes:
        daily[ordinal(volume.day) - first] += volume.on + volume.off
    return daily


def _seen(
    reports: Sequence[Report],
    shares: dict[str, Floats],
    span: tuple[int, int],
    signals: tuple[str, ...],
    length: Floats,
) -> tuple[Floats, Floats]:
    """Sources of each sign in each day's window: a source counts once, with the weight of its latest report."""
    first, days = span
    place = {signal: number for number, signal in enumerate(signals)}
    steps = np.zeros((4, len(signals), days + 1))
    begins = np.arange(days) - length + 1
    for (_, signal), spells in _spells(reports, begins, first).items():
        for start, end, report in spells:
            share = float(shares[report.house][start]) if report.house in shares else 0.0
            for stream, part in ((EXPOSED, share), (CHOSEN, 1 - share)):
                rows = (stream, stream + 2) if not report.scored else (stream,)
                for row in rows:
                    steps[row, place[signal], start] += part * report.weight
                    steps[row, place[signal], end] -= part * report.weight
    sums = np.maximum(np.cumsum(steps[:, :, :days], axis=2), 0.0)
    sums[sums < 1e-9] = 0.0
    return sums[:2], sums[2:]


def _tallied(
    observed: Observed,
    shares: dict[str, Floats],
    span: tuple[int, int],
    signals: tuple[str, ...],
    length: Floats,
) -> Floats:
    """Documents of each sign in each day's window, in place of sources, by how far the day's houses are exposed."""
    first, days = span
    exposed, whole = np.zeros(days), np.zeros(days)
    for volume in observed.volumes:
        at, pages = ordinal(volume.day) - first, volume.on + volume.off
        exposed[at] += pages * shares[volume.house][at]
        whole[at] += pages
    part = exposed / np.maximum(whole, 1.0)
    daily = np.zeros((len(signals), days))
    place = {signal: number for number, signal in enumerate(signals)}
    for tally in observed.tallies:
        at = ordinal(tally.day) - first
        if tally.signal in place and 0 <= at < days:
            daily[place[tally.signal], at] += tally.documents
    return np.array(
        [[_windowed(row * share, length) for row in daily] for share in (part, 1 - part)]
    )


Spell = tuple[int, int, Report]


def _spells(
    reports: Sequence[Report], begins: Floats, first: int
) -> dict[tuple[str, str], list[Spell]]:
    """For each source and sign the stretches of days whose windows hold a report, with the latest report."""
    best: dict[tuple[str, str], dict[int, Report]] = defaultdict(dict)
    for report in reports:
        at = ordinal(report.day) - first
        if not 0 <= at < len(begins):
            continue
        held = best[report.origin, report.signal].get(at)
        if held is None or (report.weight, report.claim) > (held.weight, held.claim):
            best[report.origin, report.signal][at] = report
    found = {}
    for key in sorted(best):
        days = sorted(best[key])
        spells = []
        for number, at in enumerate(days):
            # Windows are stretches of days that move on: the last day whose window still reaches back to this one.
            until = int(np.searchsorted(begins, at, "right"))
            after = days[number + 1] if number + 1 < len(days) else until
            spells.append((at, min(until, after), best[key][at]))
        found[key] = spells
    return found
