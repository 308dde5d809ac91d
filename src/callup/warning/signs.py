"""Each sign's share in the odds of a day, with its sources and claims. In: a weighing and a day. Out: SignShares.

The log odds of a path beside the reference one are what was carried into the window plus the shares of all signs: nothing
else enters. Deliberately missing: quotations, which need texts.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from callup.model import SignShare, StrandSeen
from callup.warning.record import Report, iso, ordinal
from callup.warning.weighing import Weighing

LEAST = 0.001
"""Shares below a thousandth of a unit of log odds are nought."""
TOLD = 0.05
"""What a sentence names: a share that changes odds by a twentieth."""


def in_window(weighing: Weighing, as_of: str) -> list[Report]:
    """The reports of a day's window."""
    at = weighing.at(as_of)
    start = iso(weighing.first + at - int(weighing.counts.length[at]) + 1)
    return [r for r in weighing.observed.reports if start <= r.day <= as_of]


def signs(weighing: Weighing, as_of: str) -> list[SignShare]:
    """Every sign that is reported, expected or moves anything, the weightiest first."""
    at = weighing.at(as_of)
    shares, lifts = weighing.shares(at), weighing.lifts(at)
    seen, expected, misreads = weighing.expected(at)
    lately, usual = weighing.lately(at)
    by_sign: dict[str, list[Report]] = defaultdict(list)
    for report in in_window(weighing, as_of):
        by_sign[report.signal].append(report)
    found = []
    for place, signal in enumerate(weighing.counts.signals):
        named = {
            path: round(float(value), 4)
            for path, value in zip(weighing.case.states.paths, shares[:, place], strict=True)
        }
        size = max(float(np.ptp(shares[:, place])), abs(float(lifts[place])))
        strands = strands_seen(by_sign[signal])
        if size < LEAST and not strands:
            continue
        share = SignShare(
            signal=signal,
            title=weighing.case.signal_title(signal),
            seen=round(float(seen[place]), 2),
            expected=round(float(expected[place]), 2),
            misread=round(float(misreads[place]), 2),
            lately=round(float(lately[place]), 2),
            lately_expected=round(float(usual[place]), 2),
            denied=sum(strand.denied for strand in strands),
            regions=len({code for strand in strands for code in strand.regions}),
            shares=named,
            ahead=round(float(lifts[place]), 4),
            size=round(size, 4),
            sentence="",
            strands=strands,
        )
        found.append(_worded(share, weighing, at))
    return sorted(found, key=lambda share: (-share.size, share.signal))


def _worded(share: SignShare, weighing: Weighing, at: int) -> SignShare:
    days = int(weighing.counts.length[at])
    titles = {name: state.title for name, state in weighing.case.states.states.items()}
    parts = [
        f"{titles[name].lower()} ×{np.exp(value):.2f}"
        for name, value in sorted(share.shares.items(), key=lambda item: -abs(item[1]))
        if abs(value) >= TOLD
    ]
    if abs(share.ahead) >= TOLD:
        days_lately = int(weighing.recent.counts.length[at])
        parts.append(
            f"rate of new waves ×{np.exp(share.ahead):.2f} ({share.lately:.3g} in {days_lately} days, "
            f"{share.lately_expected:.1f} expected)"
        )
    sources = "source" if share.seen == 1 else "sources"
    usual = f"{share.expected:.1f} expected from its outlets' past"
    strayed = f", {share.misread:.1f} of them misread" if share.misread >= TOLD else ""
    moved = "; ".join(parts) or "tells nothing apart"
    sentence = (
        f"{share.title}: {share.seen:.3g} {sources} in {days} days, {usual}{strayed}: {moved}"
    )
    return SignShare(
        **{f: getattr(share, f) for f in share.__struct_fields__} | {"sentence": sentence}
    )


def strands_seen(reports: Iterable[Report]) -> tuple[StrandSeen, ...]:
    """The sources behind some reports of one sign, the newest first."""
    by_origin: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_origin[report.origin].append(report)
    found = [_strand(own) for own in by_origin.values()]
    return tuple(sorted(found, key=lambda s: (-ordinal(s.day), -s.weight, s.id, s.origin)))


def _strand(own: Sequence[Report]) -> StrandSeen:
    ordered = sorted(own, key=lambda r: (-ordinal(r.day), -r.weight, r.claim))
    newest = ordered[0]
    return StrandSeen(
        id=newest.strand,
        origin=newest.name or newest.origin,
        side=newest.side,
        day=newest.day,
        weight=round(newest.weight, 3),
        denied=newest.denied,
        regions=tuple(sorted({code for report in own for code in report.places})),
        claims=tuple(dict.fromkeys(report.claim for report in ordered if report.claim)),
    )
